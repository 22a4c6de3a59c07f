// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/calls/past_call.h"
#include "core/center/apply.h"
#include "core/journal/snapshots.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace callboard {

// The ended calls by the outside party's number: a projection of the journal in `history.db`, which may be
// deleted at any time and is then built again. Its writes need not be durable; it knows how far it came.
class PastCalls {
public:
    // A file of another epoch or version is replaced, and so is a damaged one, which is kept beside it with
    // `.damaged` behind its name. `region` reads numbers as contacts do.
    static Result<PastCalls> open(const std::filesystem::path &file, const std::string &epoch,
                                  std::string region);
    PastCalls(PastCalls &&) noexcept;
    PastCalls &operator=(PastCalls &&) noexcept;
    ~PastCalls();

    // The last event taken in; the next one must follow it.
    std::uint64_t seq() const;
    // After a failure nothing more is taken, and calls may lack, until reopen().
    Result<void> take(const Event &event, const Delta &delta);
    bool hasFailed() const;
    // The failure was that the file is damaged: reopen() begins a new one.
    bool isDamaged() const { return m_isDamaged; }
    // seq() then says from where on events are wanted again.
    Result<void> reopen();
    // Whether the last opening put a damaged file aside.
    bool wasReplaced() const { return m_wasReplaced; }
    // Leaves the file to another writer that brings it up to date: until reopen() nothing is taken, and
    // with() tells what that one has kept so far.
    Result<void> leave();
    // False while left to another, or after a failure.
    bool isWriting() const;
    // Keeps what was taken in; done by itself every so many calls and at the end.
    Result<void> flush();

    // Newest first.
    Result<std::vector<PastCall>> with(std::string_view number, std::size_t limit) const;

private:
    struct Store;
    PastCalls(std::filesystem::path file, std::string epoch, std::string region);
    Result<void> openStore();
    Error failed(const Error &error) const;
    void putAway();

    std::filesystem::path m_file;
    std::string m_epoch;
    std::string m_region;
    std::unique_ptr<Store> m_store; // null: could not be opened
    bool m_isLeft = false;
    mutable bool m_isDamaged = false; // reading may find it, too
    bool m_wasReplaced = false;
};

// Takes in what the journal has after seq(), by a fold of its own; ends early when asked to stop.
Result<void> catchUp(PastCalls &calls, const Journal &journal, const Snapshots &snapshots,
                     const std::stop_token &stop = {});

} // namespace callboard
