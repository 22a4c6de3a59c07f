// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/seals.h"

#include "core/center/apply.h"
#include "core/codec/codec.h"

namespace callboard {

namespace {

constexpr std::size_t mostFindings = 10;

}

void Seals::take(const Event &event, const Center &before) {
    const auto *seal = std::get_if<StateSealed>(&event.fact);
    if (!seal)
        return;
    if (seal->foldVersion != foldVersion) {
        ++m_others;
        return;
    }
    ++m_compared;
    if (seal->hash != sealOf(before) && m_findings.size() < mostFindings)
        m_findings.push_back("event " + std::to_string(event.seq) + ": the state that was live at " +
                             toIso(event.at) + " was another than the journal leads to");
}

} // namespace callboard
