// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/contacts/contact.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace callboard::directory {

// One contact as its source has it.
struct SourceContact {
    std::uint64_t line = 0;           // where it begins, from 1
    Contact contact;                  // without numbers
    std::vector<std::string> numbers; // as they are spelled
    std::string refusal;              // why it cannot be taken; empty when it can
};

// A file of contacts, one after another in constant memory. An error means that the rest of the file cannot
// be understood.
class ContactSource {
public:
    virtual ~ContactSource() = default;
    virtual Result<std::optional<SourceContact>> next() = 0;
};

// CSV or vCard, whichever the file's beginning shows. Codes: import.unreadable, import.notUtf8, import.empty,
// import.noColumns.
Result<std::unique_ptr<ContactSource>> openContacts(const std::filesystem::path &file);

} // namespace callboard::directory
