// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/calendar/site_day.h"
#include "core/history/ledger.h"
#include "core/kpi/step.h"

#include <array>
#include <optional>
#include <vector>

namespace callboard::history {

// Hours of each day, by the local clock: 9:00 to 17:00 is [9 h, 17 h); 22:00 to 6:00 goes over midnight.
// Whole quarters of an hour.
struct HoursOfDay {
    minutes from{};
    minutes to{};
    bool holds(minutes sinceMidnight) const {
        return from < to ? from <= sinceMidnight && sinceMidnight < to
                         : from <= sinceMidnight || sinceMidnight < to;
    }
    friend bool operator==(const HoursOfDay &, const HoursOfDay &) = default;
};
// "9-17", "9:30-17:15".
std::optional<HoursOfDay> hoursOf(std::string_view text);

// The period of a report cut into slots, each of one group or of none.
class TimeGroups {
public:
    TimeGroups(const SiteDay &day, Period period, Step step, std::optional<HoursOfDay> hours);

    const std::vector<Period> &groups() const { return m_groups; }
    struct Slot {
        Period time;
        std::size_t group;
    };
    // Null: the moment is not asked for.
    const Slot *slotAt(Time time) const;
    // The first one that ends after the moment; null: none.
    const Slot *slotFrom(Time time) const;
    const Slot *after(const Slot *slot) const { return slot == &m_slots.back() ? nullptr : slot + 1; }
    bool overlaps(Time first, Time last) const { // both included
        const auto *slot = slotFrom(first);
        return slot && slot->time.from <= last;
    }
    // From the first slot to the last; none: there are none.
    std::optional<Period> extent() const {
        return m_slots.empty() ? std::nullopt
                               : std::optional(Period{m_slots.front().time.from, m_slots.back().time.to});
    }
    // Leaves out what is known otherwise: the groups that are marked.
    void leaveOut(const std::vector<bool> &groups);

private:
    std::vector<Period> m_groups;
    std::vector<Slot> m_slots;      // by time
    mutable std::size_t m_last = 0; // rows come nearly in order
};

} // namespace callboard::history
