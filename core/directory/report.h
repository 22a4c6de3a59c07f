// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory/directory.h"
#include "core/directory/import.h"

#include <filesystem>
#include <functional>
#include <string_view>

namespace callboard {

// Receives one line of a report at a time, without line end and fit for a terminal whatever the contacts
// hold.
using ReportLine = std::function<void(std::string_view)>;

// `contacts import FILE`: a line for each remark as it comes, up to 200 of a kind, then how many there were
// of everything.
Result<ImportSummary> reportImport(Directory &directory, const std::filesystem::path &file,
                                   const ImportOptions &options, const ReportLine &line);

// `contacts find NUMBER`: a line for each contact; how many there were.
Result<std::size_t> reportFind(const Directory &directory, std::string_view number, const ReportLine &line);

// `contacts search TEXT`: the same.
Result<std::size_t> reportSearch(const Directory &directory, std::string_view text, std::size_t limit,
                                 const ReportLine &line);

} // namespace callboard
