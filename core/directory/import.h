// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory/directory.h"

#include <filesystem>
#include <functional>
#include <string>

namespace callboard {

struct ImportOptions {
    std::string region;    // where the file's numbers without a country code are dialled; empty: the site's
    bool isStrict = false; // one refused contact refuses the whole file
};

// What a person should know of one line of the file.
struct ImportRemark {
    enum class Kind {
        Refused,      // the contact was not taken
        KeptAsDigits, // taken, but this number is none: it is found by exactly its digits
        LeftOut       // taken, but without this number: it has no digits to find it by
    };
    Kind kind;
    std::uint64_t line; // from 1
    std::string text;   // one line, fit for a terminal
};

struct ImportSummary {
    std::uint64_t read = 0; // contacts in the file: added + updated + unchanged + refused
    std::uint64_t added = 0;
    std::uint64_t updated = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t refused = 0;
    std::uint64_t keptAsDigits = 0; // numbers
    std::uint64_t leftOut = 0;      // numbers
    friend bool operator==(const ImportSummary &, const ImportSummary &) = default;
};

// Takes a CSV or vCard file into the directory in one transaction and constant memory. Known contacts are
// updated (stableKey), others stay as they are; the same file again changes nothing. An error leaves the
// directory as it was and names file and line. Codes: import.unreadable, import.notUtf8, import.empty,
// import.noColumns, import.notContacts, import.unclosedQuote, import.unclosedCard, import.tooLong,
// import.refused (strict), directory.region and those of the storage.
Result<ImportSummary> importContacts(Directory &directory, const std::filesystem::path &file,
                                     const ImportOptions &options,
                                     const std::function<void(const ImportRemark &)> &remark);

} // namespace callboard
