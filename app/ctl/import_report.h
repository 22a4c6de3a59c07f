// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar/site_day.h"
#include "core/imports/import.h"

#include <fstream>

namespace callboard::ctl {

// What is told of the lines of one file: how many of each finding, the first of them by number, and all that
// were refused in a file of their own where one is wished.
class LineFindings {
public:
    void write(std::ostream *refused, std::string file) {
        m_refused = refused;
        m_file = std::move(file);
    }
    void take(const queue_log::Remark &remark);
    std::string text() const;
    std::string json() const; // an array

private:
    std::array<imports::FirstLines, queue_log::textsOf(queue_log::Finding{}).size()> m_first;
    std::ostream *m_refused = nullptr;
    std::string m_file;
};

std::string importText(const std::string &file, const imports::FileReport &report,
                       const LineFindings &findings, const SiteDay &day);
std::string importJson(const std::string &file, const imports::FileReport &report,
                       const LineFindings &findings);

} // namespace callboard::ctl
