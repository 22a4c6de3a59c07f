// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/outbound_book.h"

#include <algorithm>
#include <utility>

namespace callboard {

OutboundUse *OutboundBook::useOf(std::string_view prefix) {
    const auto use = std::find_if(m_uses.begin(), m_uses.end(),
                                  [&](const OutboundUse &each) { return each.prefix == prefix; });
    return use != m_uses.end() ? &*use : nullptr;
}

void OutboundBook::follow(const std::vector<OutboundRule> &rules) {
    std::vector<OutboundUse> uses;
    for (const auto &rule : rules) {
        const auto *known = useOf(rule.prefix);
        uses.push_back(known ? *known : OutboundUse{});
        uses.back().prefix = rule.prefix;
    }
    m_uses = std::move(uses);
}

void OutboundBook::begin(const CallDialledOut &fact, const OutboundRule *rule, Time at) {
    auto *use = useOf(fact.prefix);
    if (!use)
        return;
    use->live.push_back({fact.call, {}});
    ++use->today;
    const auto old = std::upper_bound(use->begun.begin(), use->begun.end(), at - std::chrono::hours{1});
    use->begun.erase(use->begun.begin(), old);
    if (rule && rule->perHour > 0)
        use->begun.push_back(at);
}

void OutboundBook::reach(const OutboundCapReached &fact, Time at) {
    if (auto *use = useOf(fact.prefix)) {
        use->reachedAt = at;
        use->reached = fact.cap;
        use->reachedUntil = fact.until;
    }
}

void OutboundBook::answer(CallId call, Time at) {
    for (auto &use : m_uses)
        for (auto &out : use.live)
            if (out.call == call && out.answeredAt == Time{})
                out.answeredAt = at;
}

void OutboundBook::fail(CallId call) {
    for (auto &use : m_uses)
        std::erase_if(use.live,
                      [&](const OutboundCall &out) { return out.call == call && out.answeredAt == Time{}; });
}

template <class Predicate>
void OutboundBook::finish(Predicate isOver, Time at) {
    for (auto &use : m_uses)
        std::erase_if(use.live, [&](const OutboundCall &out) {
            const bool ends = isOver(out);
            if (ends && out.answeredAt != Time{})
                use.talked += std::max(at - out.answeredAt, Duration{});
            return ends;
        });
}

void OutboundBook::end(CallId call, Time at) {
    finish([call](const OutboundCall &out) { return out.call == call; }, at);
}

void OutboundBook::leave(CallId call, std::int32_t party, Time at) {
    finish([=](const OutboundCall &out) { return out.call == call && out.party == party; }, at);
}

void OutboundBook::number(CallId call, std::int32_t party) {
    for (auto &use : m_uses)
        for (auto &out : use.live)
            if (out.call == call)
                out.party = party;
}

void OutboundBook::move(CallId from, CallId to, std::int32_t party) {
    for (auto &use : m_uses)
        for (auto &out : use.live)
            if (out.call == from) {
                out.call = to;
                out.party = party;
            }
}

void OutboundBook::beginDay(Time at) {
    for (auto &use : m_uses) {
        use.talked = {};
        use.today = 0;
        for (auto &out : use.live)
            if (out.answeredAt != Time{})
                out.answeredAt = std::max(out.answeredAt, at);
    }
}

} // namespace callboard
