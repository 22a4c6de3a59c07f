// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/directory/database.h"

namespace callboard::directory {

// Makes the tables in an empty file, and sees that any other file is ours and of `version`.
Result<void> prepareSchema(Database &database, const std::string &file, std::uint64_t version);

} // namespace callboard::directory
