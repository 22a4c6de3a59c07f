// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/severity.h"

namespace callboard {

Severity severityOfWait(Duration wait, Duration target) {
    if (wait <= target)
        return Severity::Calm;
    return wait <= 3 * target ? Severity::Warning : Severity::Breach;
}

Severity severityOfLevel(std::optional<double> level, std::int32_t goalPercent, std::int64_t calls) {
    constexpr std::int64_t fewest = 10;
    constexpr double tolerated = 0.1;
    const auto goal = goalPercent / 100.0;
    if (!level || calls < fewest || *level >= goal)
        return Severity::Calm;
    return *level >= goal - tolerated ? Severity::Warning : Severity::Breach;
}

Trouble troubleOf(const Center &center, const Agent &agent) {
    if (agent.state == AgentState::LoggedOut)
        return Trouble::None;
    const auto *settings = settingsOf(center, agent.id);
    const auto phone = !agent.device && settings ? settings->extension : agent.device;
    const auto *device = find(center, phone);
    if (phone && (!device || !device->isRegistered))
        return Trouble::PhoneLost;
    return agent.isDeskLost ? Trouble::DeskLost : Trouble::None;
}

Severity severityOfState(AgentState state, Time workUntil, Trouble trouble, Time now) {
    const bool isOverdue = state == AgentState::WorkingAfterCall && now > workUntil;
    return isOverdue || trouble != Trouble::None ? Severity::Warning : Severity::Calm;
}

} // namespace callboard
