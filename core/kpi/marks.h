// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/calls/rating.h"
#include "core/kpi/interval.h"

#include <cstdint>
#include <optional>
#include <tuple>

namespace callboard {

// What customers thought of their contacts (CSAT of DEFINITIONS): calls from outside that are over and in
// which an agent talked, by the moment of their arrival, of the queue and the agent of the last talk.
struct MarkCounts {
    std::int64_t contacts = 0;
    std::int64_t marks = 0;    // contacts with one
    std::int64_t positive = 0; // of these: 4 and 5 of 5, 3 of 3
    std::int64_t sum = 0;      // of the marks, those of three put on the scale from 1 to 5

    Share csat() const { return {positive, marks}; }
    Share response() const { return {marks, contacts}; }
    std::optional<double> mean() const { // from 1 to 5
        return marks > 0 ? std::optional(static_cast<double>(sum) / static_cast<double>(marks))
                         : std::nullopt;
    }
    // On the scale from 1 to 5. Of several of a contact the last one counts, in place of the one before.
    void add(std::int64_t mark) { count(mark, 1); }
    void takeBack(std::int64_t mark) { count(mark, -1); }

    static constexpr auto fields() {
        return std::tuple{field("contacts", &MarkCounts::contacts), field("marks", &MarkCounts::marks),
                          field("positive", &MarkCounts::positive), field("sum", &MarkCounts::sum)};
    }
    friend bool operator==(const MarkCounts &, const MarkCounts &) = default;

private:
    void count(std::int64_t mark, std::int64_t by) {
        marks += by;
        positive += isPositiveMark(mark, 5) ? by : 0;
        sum += by * mark;
    }
};

} // namespace callboard
