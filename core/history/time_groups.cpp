// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/time_groups.h"

#include <algorithm>
#include <charconv>

namespace callboard::history {

namespace {

constexpr minutes hour{60};
constexpr minutes quarter{15};
constexpr minutes wholeDay{24 * 60};

std::optional<minutes> clockOf(std::string_view text) {
    const auto colon = std::min(text.find(':'), text.size());
    const auto number = [](std::string_view digits, int most) -> std::optional<int> {
        int value = 0;
        const auto *end = digits.data() + digits.size();
        const auto [stop, failure] = std::from_chars(digits.data(), end, value);
        return failure == std::errc{} && stop == end && value >= 0 && value <= most ? std::optional(value)
                                                                                    : std::nullopt;
    };
    const auto hours = number(text.substr(0, colon), 24);
    const auto rest = colon == text.size() ? std::optional(0) : number(text.substr(colon + 1), 59);
    if (!hours || !rest || *rest % quarter.count() != 0)
        return std::nullopt;
    const minutes clock{*hours * hour.count() + *rest};
    return clock <= wholeDay ? std::optional(clock) : std::nullopt;
}

// The local clock of one day after another. On most days it is sums; zones are asked where clocks change.
class LocalClock {
public:
    explicit LocalClock(const SiteDay &day)
        : m_day(day) {}

    // `at` never falls.
    void moveTo(Time at) {
        if (at < m_end)
            return;
        m_begin = m_day.startOf(m_day.dateAt(at));
        m_end = m_day.nextMidnight(at);
        m_isPlain = m_end - m_begin == Duration{wholeDay};
    }
    Time midnight() const { return m_end; }
    Time next(Time at, minutes step) const {
        return m_isPlain ? at + (step - (at - m_begin) % Duration{step}) : m_day.nextStep(at, step);
    }
    minutes sinceMidnight(Time at) const {
        return m_isPlain ? std::chrono::floor<minutes>(at - m_begin) : m_day.sinceMidnight(at);
    }
    // Up to where these hours go on to hold, or not to; or earlier.
    Time nextChange(Time at, const HoursOfDay &hours) const {
        if (!m_isPlain)
            return m_day.nextStep(at, quarter);
        auto change = m_end;
        for (const auto edge : {m_begin + hours.from, m_begin + hours.to})
            if (edge > at)
                change = std::min<Time>(change, edge);
        return change;
    }

private:
    const SiteDay &m_day;
    Time m_begin = Time::min();
    Time m_end = Time::min();
    bool m_isPlain = false;
};

Time endOf(const LocalClock &clock, Step step, const Period &period, Time from) {
    switch (step) {
    case Step::Whole:
        return period.to;
    case Step::Day:
        return clock.midnight();
    case Step::Hour:
        return clock.next(from, hour);
    case Step::Interval:
        return clock.next(from, quarter);
    }
    return period.to;
}

} // namespace

std::optional<HoursOfDay> hoursOf(std::string_view text) {
    const auto dash = text.find('-');
    if (dash == text.npos)
        return std::nullopt;
    const auto from = clockOf(text.substr(0, dash));
    const auto to = clockOf(text.substr(dash + 1));
    if (!from || !to || *from == *to)
        return std::nullopt;
    return HoursOfDay{*from % wholeDay, *to};
}

TimeGroups::TimeGroups(const SiteDay &day, Period period, Step step, std::optional<HoursOfDay> hours) {
    auto groupEnd = period.from;
    auto groupFrom = period.from;
    bool isNew = true;
    LocalClock clock(day);
    for (auto from = period.from; from < period.to;) {
        clock.moveTo(from);
        if (from >= groupEnd) {
            groupFrom = from;
            groupEnd = std::min(endOf(clock, step, period, from), period.to);
            isNew = true;
        }
        const auto to = hours ? std::min(clock.nextChange(from, *hours), groupEnd) : groupEnd;
        const bool isWanted = !hours || hours->holds(clock.sinceMidnight(from));
        if (isWanted && isNew)
            m_groups.push_back({groupFrom, groupEnd});
        if (isWanted && !isNew && m_slots.back().time.to == from)
            m_slots.back().time.to = to;
        else if (isWanted)
            m_slots.push_back({{from, to}, m_groups.size() - 1});
        isNew = isNew && !isWanted;
        from = to;
    }
}

const TimeGroups::Slot *TimeGroups::slotFrom(Time time) const {
    const auto found = std::upper_bound(m_slots.begin(), m_slots.end(), time,
                                        [](Time at, const Slot &slot) { return at < slot.time.to; });
    return found == m_slots.end() ? nullptr : &*found;
}

const TimeGroups::Slot *TimeGroups::slotAt(Time time) const {
    if (m_last < m_slots.size() && m_slots[m_last].time.holds(time))
        return &m_slots[m_last];
    const auto *slot = slotFrom(time);
    if (!slot || !slot->time.holds(time))
        return nullptr;
    m_last = static_cast<std::size_t>(slot - m_slots.data());
    return slot;
}

void TimeGroups::leaveOut(const std::vector<bool> &groups) {
    std::erase_if(m_slots, [&](const Slot &slot) { return groups[slot.group]; });
    m_last = 0;
}

} // namespace callboard::history
