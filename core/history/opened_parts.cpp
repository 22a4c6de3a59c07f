// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/opened_parts.h"

#include <algorithm>

namespace callboard::history {

namespace {

bool isEarlier(const OpenedStay &a, const OpenedStay &b) {
    return std::tie(a.at, a.call, a.stream) < std::tie(b.at, b.call, b.stream);
}

} // namespace

OpenedParts::OpenedParts(std::size_t most)
    : m_parts(textsOf(Part{}).size(), Earliest(most)) {
}

void OpenedParts::Earliest::add(OpenedStay stay) {
    m_stays.push_back(std::move(stay));
    if (m_stays.size() > 2 * m_most)
        cut();
}

void OpenedParts::Earliest::moveTo(std::vector<OpenedStay> &all) {
    cut();
    std::sort(m_stays.begin(), m_stays.end(), isEarlier);
    std::move(m_stays.begin(), m_stays.end(), std::back_inserter(all));
}

void OpenedParts::Earliest::cut() {
    if (m_stays.size() <= m_most)
        return;
    const auto end = m_stays.begin() + static_cast<std::ptrdiff_t>(m_most);
    std::nth_element(m_stays.begin(), end, m_stays.end(), isEarlier);
    m_last = end->at;
    m_stays.erase(end, m_stays.end());
}

Opened OpenedParts::take() {
    for (auto &part : m_parts)
        part.moveTo(m_opened.stays);
    return std::move(m_opened);
}

} // namespace callboard::history
