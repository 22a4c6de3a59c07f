// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/given_marks.h"

#include "core/calls/rating.h"

#include <algorithm>

namespace callboard::history {

Result<GivenMarks> GivenMarks::read(const StreamRows &stream, Period given, const std::stop_token &stop) {
    GivenMarks all;
    const auto read =
        stream.scan(Table::Ratings, given.from, given.to, stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(rating::call), mark = stretch.column(rating::mark),
                       of = stretch.column(rating::of), at = stretch.column(rating::given);
            for (std::size_t i = 0; i < stretch.size(); ++i)
                if (isMark(mark[i], of[i]) && moment(at[i]) < given.to)
                    all.m_marks.push_back({call[i], markOnFive(mark[i], of[i])});
            return {};
        });
    if (!read)
        return read.error();
    std::stable_sort(all.m_marks.begin(), all.m_marks.end(),
                     [](const Mark &a, const Mark &b) { return a.call < b.call; });
    return all;
}

std::optional<std::int64_t> GivenMarks::of(std::int64_t call) const {
    const auto after =
        std::upper_bound(m_marks.begin(), m_marks.end(), call,
                         [](std::int64_t wanted, const Mark &mark) { return wanted < mark.call; });
    return after != m_marks.begin() && std::prev(after)->call == call ? std::optional(std::prev(after)->mark)
                                                                      : std::nullopt;
}

} // namespace callboard::history
