// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/figures.h"
#include "core/history/id_book.h"

#include "core/base/result.h"

#include <string>
#include <vector>

namespace callboard::history {

// The figures of one day as bytes, ids by their numbers in the book. Errors of reading: "history.damaged".
std::string bytesOf(const std::vector<QueueFigures> &rows, const IdBook &ids);
std::string bytesOf(const std::vector<AgentFigures> &rows, const IdBook &ids);
Result<void> read(std::string_view bytes, const IdBook &ids, std::vector<QueueFigures> &rows);
Result<void> read(std::string_view bytes, const IdBook &ids, std::vector<AgentFigures> &rows);

} // namespace callboard::history
