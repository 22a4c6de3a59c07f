// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/report_record.h"
#include "app/ctl/terminal.h"

namespace callboard::ctl {

// Reports for people, with the period above and what needs an explanation below; no value is a dash.
struct TablePage {
    std::string above;
    TextTable table;
    std::string below;
};
TablePage queuesTable(const std::vector<history::QueueRow> &rows, const ReportShape &shape,
                      const SiteDay &day);
std::string agentsTable(const std::vector<history::AgentRow> &rows, const ReportShape &shape,
                        const SiteDay &day);
std::string reasonsTable(const std::vector<ReasonRow> &rows, const ReportShape &shape, const SiteDay &day);
std::string resolutionTable(const std::vector<history::Resolution> &rows, const ReportShape &shape,
                            const SiteDay &day);
std::string satisfactionTable(const std::vector<history::Satisfaction> &rows, const ReportShape &shape,
                              const SiteDay &day);
std::string callsTable(const std::vector<history::CallRow> &rows, const ReportShape &shape,
                       const SiteDay &day);
std::string lostTable(const std::vector<history::LostRow> &rows, const ReportShape &shape,
                      const SiteDay &day);

} // namespace callboard::ctl
