// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace callboard::directory {

enum class Column {
    Other,
    Id,
    Name,
    FirstName,
    MiddleName,
    LastName,
    Company,
    City,
    Language,
    Note,
    Number,
    Email
};

struct ColumnPlan {
    std::vector<Column> columns;
    bool hasHeadings = false; // the first record is no contact
};

// What a heading means: "Mobile Phone", "Phone 1 - Value", "Телефон (рабочий)".
Column columnOf(std::string_view heading);

// At least five digits, and little else.
bool looksLikeNumber(std::string_view cell);

// From the first record. An error when no column of numbers or of names can be told.
Result<ColumnPlan> planColumns(const std::vector<std::string> &firstRecord);

} // namespace callboard::directory
