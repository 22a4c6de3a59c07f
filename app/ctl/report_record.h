// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/list_query.h"

#include <QJsonObject>
#include <QJsonValue>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace callboard::ctl {

// How a report is grouped, and where its moments are told.
struct ReportShape {
    Period period;
    Step step = Step::Whole;
    bool byQueue = false;
    bool byAgent = false;
    bool hasStreams = false; // a list tells of which stream each line is
    history::TalkBy talkBy = history::TalkBy::End;
};

// One line of a report for programs: CONTRACT's fields in its order, times local with offset, seconds
// numbers, ratios 0 to 1.
using Record = std::vector<std::pair<std::string_view, QJsonValue>>; // names are literals

Record recordOf(const history::QueueRow &row, const ReportShape &shape, const SiteDay &day);
Record recordOf(const history::AgentRow &row, const ReportShape &shape, const SiteDay &day);
Record recordOf(const history::CallRow &row, const ReportShape &shape, const SiteDay &day);
Record recordOf(const history::LostRow &row, const ReportShape &shape, const SiteDay &day);

// An agent's time not ready, for one reason.
struct ReasonRow {
    Period time;
    AgentId agent;
    ReasonId reason; // none: none was given
    AgentFigures::Absence absence;
};
std::vector<ReasonRow> reasonRows(const std::vector<history::AgentRow> &rows);
Record recordOf(const ReasonRow &row, const ReportShape &shape, const SiteDay &day);

// JSON: no value is null. CSV (RFC 4180): the same names, an object's fields each in a column of their own
// ("serviceLevel.strict"), no value is empty; `sample` has the names even where there are no records.
std::string jsonOf(const std::vector<Record> &records);
std::string csvOf(const std::vector<Record> &records, const Record &sample);

} // namespace callboard::ctl
