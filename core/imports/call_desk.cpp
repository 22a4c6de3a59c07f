// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/call_desk.h"

namespace callboard::imports {

OpenCall &CallDesk::open(std::uint64_t key) {
    std::uint32_t row = static_cast<std::uint32_t>(m_calls.size());
    if (m_free.empty()) {
        m_calls.emplace_back();
    } else {
        row = m_free.back();
        m_free.pop_back();
        m_calls[row] = {};
    }
    m_calls[row].key = key;
    m_rows.emplace(key, row);
    ++m_open;
    return m_calls[row];
}

// Of several the one that was opened last.
template <class Fits>
OpenCall *CallDesk::find(std::uint64_t key, const Fits &fits) {
    OpenCall *found = nullptr;
    const auto [from, to] = m_rows.equal_range(key);
    for (auto i = from; i != to; ++i) {
        auto &call = m_calls[i->second];
        if (fits(call) && (!found || found->id < call.id))
            found = &call;
    }
    return found;
}

OpenCall *CallDesk::active(std::uint64_t key, std::uint32_t queue) {
    return find(key, [queue](const OpenCall &call) {
        return (call.phase == Phase::Waiting || call.phase == Phase::Talking) &&
               (queue == noName || call.queue == queue);
    });
}

OpenCall *CallDesk::between(std::uint64_t key) {
    return find(
        key, [](const OpenCall &call) { return call.phase == Phase::Dialled || call.phase == Phase::Left; });
}

OpenCall *CallDesk::withId(std::uint64_t key, CallId id) {
    return find(key, [id](const OpenCall &call) { return call.id == id; });
}

void CallDesk::close(OpenCall &call, Time lineAt) {
    const auto row = rowOf(call);
    const auto [from, to] = m_rows.equal_range(call.key);
    for (auto i = from; i != to; ++i)
        if (i->second == row) {
            m_rows.erase(i);
            break;
        }
    addGone({call.key, call.queue, lineAt});
    call.isDone = true;
    m_free.push_back(row);
    --m_open;
}

void CallDesk::addGone(const GoneCall &gone) {
    m_goneInOrder.push_back(gone);
    ++m_gone[mixed(gone.key, gone.queue)];
    if (m_goneInOrder.size() > mostGone)
        forgetGone(Time::min());
}

void CallDesk::forgetGone(Time before) {
    while (!m_goneInOrder.empty() &&
           (m_goneInOrder.size() > mostGone || m_goneInOrder.front().lineAt < before)) {
        const auto &oldest = m_goneInOrder.front();
        const auto known = m_gone.find(mixed(oldest.key, oldest.queue));
        if (--known->second == 0)
            m_gone.erase(known);
        m_goneInOrder.pop_front();
    }
}

std::vector<OpenCall> CallDesk::openCalls() const {
    std::vector<OpenCall> open;
    for (const auto &call : m_calls)
        if (!call.isDone)
            open.push_back(call);
    return open;
}

void CallDesk::restore(std::vector<OpenCall> open, const std::vector<GoneCall> &gone) {
    for (auto &each : open) {
        auto &call = this->open(each.key);
        call = std::move(each);
    }
    for (const auto &each : gone)
        addGone(each);
}

} // namespace callboard::imports
