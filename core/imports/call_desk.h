// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/imports/key_rows.h"
#include "core/imports/names.h"

#include <deque>
#include <map>

namespace callboard::imports {

using namespace std::string_view_literals;

// Dialled: only the number is known yet. Left: out of the queue or passed on; another queue may follow.
enum class Phase { Dialled, Waiting, Talking, Left };
constexpr auto textsOf(Phase) {
    return std::array{"dialled"sv, "waiting"sv, "talking"sv, "left"sv};
}

// A call whose end has not been read.
struct OpenCall {
    std::uint64_t key = 0; // of its unique id
    CallId id;
    Phase phase = Phase::Dialled;
    std::uint32_t queue = noName;
    std::uint32_t agent = noName;
    Time joinedAt{};
    Time answeredAt{};
    Time rangAt{}; // when the last phone began to ring in vain
    Time floor{};  // nothing more can be before this
    Time lineAt{}; // of the last line that told of it
    bool isHeld = false;
    bool isHeadless = false; // its entry was not read
    bool isDone = false;     // the row is free
    std::string to;
    static constexpr auto fields() {
        return std::tuple{field("key", &OpenCall::key),
                          optionalField("id", &OpenCall::id),
                          field("phase", &OpenCall::phase),
                          field("queue", &OpenCall::queue),
                          field("agent", &OpenCall::agent),
                          field("joinedAt", &OpenCall::joinedAt),
                          field("answeredAt", &OpenCall::answeredAt),
                          optionalField("rangAt", &OpenCall::rangAt),
                          field("floor", &OpenCall::floor),
                          field("lineAt", &OpenCall::lineAt),
                          optionalField("held", &OpenCall::isHeld),
                          optionalField("headless", &OpenCall::isHeadless),
                          optionalField("to", &OpenCall::to)};
    }
    friend bool operator==(const OpenCall &, const OpenCall &) = default;
};

// A call that ended a while ago, so that what is told of it late is known to be late.
struct GoneCall {
    std::uint64_t key = 0;
    std::uint32_t queue = noName;
    Time lineAt{};
    Time joinedAt{}; // only where its entry was not read
    static constexpr auto fields() {
        return std::tuple{field("key", &GoneCall::key), field("queue", &GoneCall::queue),
                          field("lineAt", &GoneCall::lineAt), optionalField("joinedAt", &GoneCall::joinedAt)};
    }
    friend bool operator==(const GoneCall &, const GoneCall &) = default;
};

// The calls that a log tells of just now. One unique id may be in two queues: then it is two calls, as long
// as neither is over. Pointers live until the next open().
class CallDesk {
public:
    static constexpr std::size_t mostGone = 65'536;
    static constexpr std::size_t mostHeadless = 4'096;

    OpenCall &open(std::uint64_t key);
    // Waiting or talking in this queue (noName: in any); null: none.
    OpenCall *active(std::uint64_t key, std::uint32_t queue);
    // Dialled or left; null: none.
    OpenCall *between(std::uint64_t key);
    OpenCall *withId(std::uint64_t key, CallId id);
    bool isGone(std::uint64_t key, std::uint32_t queue) const {
        return m_goneRows.first(mixed(key, queue)) != KeyRows::none;
    }
    // A visit that was over and whose entry had not been read; null: none.
    const GoneCall *headless(std::uint64_t key, std::uint32_t queue) const {
        const auto found = m_headless.find(mixed(key, queue));
        return found == m_headless.end() ? nullptr : &found->second;
    }
    void close(OpenCall &call, Time lineAt);
    void forgetGone(Time before);

    std::size_t size() const { return m_open; }
    // In no certain order.
    template <class Each>
    void forEach(const Each &each) {
        for (auto &call : m_calls)
            if (!call.isDone)
                each(call);
    }
    // Where it stays until it is closed.
    std::uint32_t rowOf(const OpenCall &call) const {
        return static_cast<std::uint32_t>(&call - m_calls.data());
    }
    OpenCall &row(std::uint32_t number) { return m_calls[number]; }

    std::vector<OpenCall> openCalls() const;
    const std::deque<GoneCall> &goneCalls() const { return m_goneInOrder; }
    std::vector<GoneCall> headlessCalls() const; // in the order of their ends
    void restore(std::vector<OpenCall> open, const std::vector<GoneCall> &gone,
                 const std::vector<GoneCall> &headless);

private:
    static std::uint64_t mixed(std::uint64_t key, std::uint32_t queue) {
        return key ^ (queue + 1) * 0x9E37'79B9'7F4A'7C15u;
    }
    static std::uint32_t ringPlace(std::uint64_t place) {
        return static_cast<std::uint32_t>(place % (2 * mostGone));
    }
    void addGone(const GoneCall &gone);
    void addHeadless(const GoneCall &gone);
    template <class Fits>
    OpenCall *find(std::uint64_t key, const Fits &fits);

    std::vector<OpenCall> m_calls;
    std::vector<std::uint32_t> m_free;
    std::size_t m_open = 0;
    KeyRows m_rows;
    std::deque<GoneCall> m_goneInOrder;
    KeyRows m_goneRows;            // each at its place in the order, in a ring
    std::uint64_t m_goneFirst = 0; // place of the first in the order
    // Those whose entry was not read are kept for longer: it may come at any time. The latest ones.
    std::map<std::uint64_t, GoneCall> m_headless;
    std::deque<std::uint64_t> m_headlessInOrder; // their keys
};

} // namespace callboard::imports
