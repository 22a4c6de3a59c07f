// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/replica.h"

#include "core/center/apply.h"

namespace callboard {

void Replica::take(std::string epoch, Center center) {
    m_epoch = std::move(epoch);
    m_center = std::move(center);
}

Replica::Step Replica::apply(std::string_view epoch, const Event &event, Delta &delta) {
    if (isEmpty() || epoch != m_epoch || event.seq > m_center.seq + 1)
        return Step::Gap;
    if (event.seq <= m_center.seq)
        return Step::Duplicate;
    callboard::apply(m_center, event, delta);
    return Step::Applied;
}

bool Replica::reveal(CallId call, const Party &from, std::string_view to) {
    const auto found = m_center.calls.find(call);
    if (found == m_center.calls.end())
        return false;
    found->second.from = from;
    found->second.to = to;
    return true;
}

} // namespace callboard
