// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory/byte_source.h"
#include "core/directory/contact_source.h"

#include <memory>

namespace callboard::directory {

// A table of contacts. Columns are known by their headings in English or Russian, as address books and
// spreadsheets write them; others are left out. Without headings the first column that looks like a number
// tells the rest: name parts before it; after it further numbers, e-mail addresses, company, note.
Result<std::unique_ptr<ContactSource>> openCsv(ByteSource source);

} // namespace callboard::directory
