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
    m_rows.add(key, row);
    ++m_open;
    return m_calls[row];
}

// Of several the one that was opened last.
template <class Fits>
OpenCall *CallDesk::find(std::uint64_t key, const Fits &fits) {
    OpenCall *found = nullptr;
    for (auto row = m_rows.first(key); row != KeyRows::none; row = m_rows.after(row)) {
        auto &call = m_calls[row];
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
    m_rows.remove(row);
    addGone({call.key, call.queue, lineAt, {}});
    if (call.isHeadless)
        addHeadless({call.key, call.queue, lineAt, call.joinedAt});
    call.isDone = true;
    m_free.push_back(row);
    --m_open;
}

void CallDesk::addGone(const GoneCall &gone) {
    m_goneRows.add(mixed(gone.key, gone.queue), ringPlace(m_goneFirst + m_goneInOrder.size()));
    m_goneInOrder.push_back(gone);
    if (m_goneInOrder.size() > mostGone)
        forgetGone(Time::min());
}

void CallDesk::addHeadless(const GoneCall &gone) {
    const auto key = mixed(gone.key, gone.queue);
    const auto [place, isNew] = m_headless.insert_or_assign(key, gone);
    if (!isNew)
        return;
    m_headlessInOrder.push_back(key);
    if (m_headlessInOrder.size() > mostHeadless) {
        m_headless.erase(m_headlessInOrder.front());
        m_headlessInOrder.pop_front();
    }
}

void CallDesk::forgetGone(Time before) {
    while (!m_goneInOrder.empty() &&
           (m_goneInOrder.size() > mostGone || m_goneInOrder.front().lineAt < before)) {
        m_goneRows.remove(ringPlace(m_goneFirst++));
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

std::vector<GoneCall> CallDesk::headlessCalls() const {
    std::vector<GoneCall> calls;
    for (const auto key : m_headlessInOrder)
        calls.push_back(m_headless.at(key));
    return calls;
}

void CallDesk::restore(std::vector<OpenCall> open, const std::vector<GoneCall> &gone,
                       const std::vector<GoneCall> &headless) {
    for (auto &each : open) {
        auto &call = this->open(each.key);
        call = std::move(each);
    }
    for (const auto &each : gone)
        addGone(each);
    for (const auto &each : headless)
        addHeadless(each);
}

} // namespace callboard::imports
