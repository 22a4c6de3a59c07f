// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fact_inbox.h"

#include <utility>

namespace callboard {

FactInbox::FactInbox(std::function<void(std::vector<Fact>)> taker)
    : m_taker(std::move(taker)) {
}

void FactInbox::put(Fact fact) {
    bool isFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        isFirst = m_facts.empty();
        m_facts.push_back(std::move(fact));
    }
    if (isFirst)
        QMetaObject::invokeMethod(this, &FactInbox::drain, Qt::QueuedConnection);
}

void FactInbox::drain() {
    std::vector<Fact> facts;
    {
        const std::lock_guard lock(m_mutex);
        facts.swap(m_facts);
    }
    if (!facts.empty())
        m_taker(std::move(facts));
}

} // namespace callboard
