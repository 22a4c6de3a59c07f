// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/opened_parts.h"

#include <map>

namespace callboard::history {

namespace {

using ByCall = std::multimap<CallId, OpenedStay *>;

// Who talked after the row's moment, and as of then had done so.
Result<void> addOutsiders(const StreamRows &stream, const OpenQuery &query, const ByCall &rows,
                          const std::stop_token &stop) {
    auto first = Time::max(), last = Time::min();
    for (const auto &[call, row] : rows) {
        first = std::min(first, row->at);
        last = std::max(last, row->at);
    }
    return stream.scan(
        Table::Outside, first, last + longestCall, stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(outside::call), ended = stretch.column(outside::ended);
            for (std::size_t i = 0; i < stretch.size(); ++i) {
                const auto end = moment(ended[i]);
                const CallId id{static_cast<std::uint64_t>(call[i])};
                if (query.isLater(end))
                    continue;
                for (auto [at, behind] = rows.equal_range(id); at != behind; ++at)
                    if (auto &known = at->second->outsiders; at->second->at <= end)
                        if (const std::string number(stretch.text(i));
                            std::find(known.begin(), known.end(), number) == known.end())
                            known.push_back(number);
            }
            return {};
        });
}

} // namespace

Result<void> addOutsiders(const Streams &streams, const OpenQuery &query, const std::stop_token &stop,
                          std::vector<OpenedStay> &rows) {
    for (const auto &stream : streams) {
        ByCall known;
        for (auto &row : rows)
            if (row.call && row.stream == stream.name())
                known.emplace(row.call, &row);
        if (!known.empty())
            if (const auto done = addOutsiders(stream, query, known, stop); !done)
                return done;
    }
    return {};
}

} // namespace callboard::history
