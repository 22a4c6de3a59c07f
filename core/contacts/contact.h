// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/contacts/e164.h"

#include <string>
#include <vector>

namespace callboard {

using ContactId = Number<struct ContactKind>;

// Who may be at the other end of a call: what a screen pop shows. All text is UTF-8; whatever is not known is
// empty.
struct Contact {
    ContactId id;         // none until the directory has given one
    std::string sourceId; // what the contact is called where it comes from: a CRM's key, a vCard's UID
    std::string name;
    std::string company;
    std::string city;
    std::string language; // "ru", "en", or however the source says it
    std::string note;     // may have several lines
    std::vector<E164> numbers;
    std::vector<std::string>
        otherNumbers; // dialled digits that are no E.164 number: extensions, misspellings
    std::vector<std::string> emails;

    friend bool operator==(const Contact &, const Contact &) = default;
};

} // namespace callboard
