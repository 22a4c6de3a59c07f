// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/apply.h"

namespace callboard::test {

// A story told in text, folded, and its outcome as text. A line is a time after 09:00 UTC, a fact's type and
// its fields; `until` is a time after 09:00 too, `from` is number/name:
//     0:05 call.queued call=1 queue=support
// The site is smallSite().
class Timeline {
public:
    explicit Timeline(std::string_view lines);

    const Center &center() const { return m_center; }
    // "anna busy 0:10", one line an agent who is not logged out.
    std::string agents() const;
    // "support answered anna wait 0:07", one line a finished visit; and so on.
    std::string visits() const { return m_visits; }
    std::string segments() const { return m_segments; }
    std::string offers() const { return m_offers; }
    // "anna ready 0:00-0:10"
    std::string intervals() const { return m_intervals; }
    std::uint64_t outOfPlace() const { return m_center.outOfPlace; }

private:
    void take(std::string_view line);
    void note(const Delta &delta);

    Center m_center;
    std::string m_visits, m_segments, m_offers, m_intervals;
};

Time storyTime(std::string_view clock); // "1:05" is 09:01:05
std::string clockOf(Time time);

} // namespace callboard::test
