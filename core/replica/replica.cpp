// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"

#include "core/center/apply.h"

#include <algorithm>

namespace callboard {

void Replica::take(std::string epoch, Center center) {
    m_epoch = std::move(epoch);
    m_center = std::move(center);
}

Replica::Step Replica::place(std::string_view epoch, std::uint64_t seq) const {
    if (isEmpty() || epoch != m_epoch || seq > m_center.seq + 1)
        return Step::Gap;
    return seq <= m_center.seq ? Step::Duplicate : Step::Applied;
}

Replica::Step Replica::apply(std::string_view epoch, const Event &event, Delta &delta) {
    const Step step = place(epoch, event.seq);
    if (step == Step::Applied)
        callboard::apply(m_center, event, delta);
    return step;
}

Replica::Step Replica::pass(std::string_view epoch, std::uint64_t seq, Time at) {
    const Step step = place(epoch, seq);
    if (step == Step::Applied) {
        m_center.seq = seq;
        m_center.at = at;
    }
    return step;
}

bool Replica::reveal(CallId call, const Party &from, const Party &to, const std::vector<Party> &parties,
                     std::string_view ledOut) {
    auto *found = m_center.calls.find(call);
    if (!found)
        return false;
    found->from = from;
    found->to = to.number;
    found->toName = to.name;
    found->ledOut = ledOut;
    for (std::size_t i = 0; i < std::min(parties.size(), found->parties.size()); ++i)
        found->parties[i].party = parties[i];
    return true;
}

} // namespace callboard
