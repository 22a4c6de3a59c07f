// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/report_fields.h"
#include "core/history/list_query.h"
#include "core/history/resolution.h"
#include "core/history/satisfaction.h"
#include "core/kpi/definitions.h"

#include <array>
#include <optional>

namespace callboard::ctl {

// How a report is grouped, and where its moments are told.
struct ReportShape {
    Period period;
    Step step = Step::Whole;
    bool byQueue = false;
    bool byAgent = false;
    bool byTeam = false;
    bool hasStreams = false; // a list tells of which stream each line is
    history::TalkBy talkBy = history::TalkBy::End;
    ServiceLevel formula = defaultServiceLevel; // the site's own, where there is room for one alone
    std::vector<LevelDefinition> definitions;   // of the first stream; none: other limits are asked for
};

// Local moments as text; those of a report come again and again.
class LocalMoments {
public:
    explicit LocalMoments(const SiteDay &day)
        : m_day(day) {}
    const std::string &textOf(Time time); // valid until the next but one

private:
    struct Known {
        std::optional<Time> time;
        std::string text;
    };
    const SiteDay &m_day;
    std::array<Known, 2> m_known;
    std::size_t m_latest = 0;
};

// One line of a report for programs: CONTRACT's fields in its order, times local with offset, seconds
// numbers, ratios 0 to 1.
void tell(const history::QueueRow &row, const ReportShape &shape, LocalMoments &moments, FieldSink &sink);
void tell(const history::AgentRow &row, const ReportShape &shape, LocalMoments &moments, FieldSink &sink);
void tell(const history::CallRow &row, const ReportShape &shape, LocalMoments &moments, FieldSink &sink);
void tell(const history::LostRow &row, const ReportShape &shape, LocalMoments &moments, FieldSink &sink);
void tell(const history::Resolution &row, const ReportShape &shape, LocalMoments &moments, FieldSink &sink);
void tell(const history::Satisfaction &row, const ReportShape &shape, LocalMoments &moments, FieldSink &sink);
// Whether its objects may have fields that an empty row's have not.
inline bool hasMoreFields(const history::QueueRow &row) {
    return row.figures.counts.unknown != 0;
}
inline bool hasMoreFields(const history::AgentRow &row) {
    return !row.figures.notReady.empty();
}
template <class Row>
bool hasMoreFields(const Row &) {
    return false;
}

// An agent's time not ready, for one reason.
struct ReasonRow {
    Period time;
    AgentId agent;
    ReasonId reason; // none: none was given
    AgentFigures::Absence absence;
};
std::vector<ReasonRow> reasonRows(const std::vector<history::AgentRow> &rows);
void tell(const ReasonRow &row, const ReportShape &shape, LocalMoments &moments, FieldSink &sink);

} // namespace callboard::ctl
