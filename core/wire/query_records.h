// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/calls/past_call.h"
#include "core/contacts/contact.h"

namespace callboard {

// Questions that the live center cannot answer, and their answers.

// Whose number is this, and when did we last speak?
struct LookUp {
    static constexpr auto method = "contacts.lookup"sv;
    std::string number; // in any spelling
    static constexpr auto fields() { return std::tuple{field("number", &LookUp::number)}; }
};

struct SearchContacts {
    static constexpr auto method = "contacts.search"sv;
    static constexpr int most = 100;
    std::string text; // of a name, a company or a number
    int limit = 20;   // 1 to `most`
    static constexpr auto fields() {
        return std::tuple{field("text", &SearchContacts::text),
                          optionalField("limit", &SearchContacts::limit)};
    }
};

struct AskTime {
    static constexpr auto method = "server.time"sv;
    static constexpr auto fields() { return std::tuple{}; }
};

struct ContactCard {
    ContactId id;
    std::string name;
    std::string company;
    std::string city;
    std::string language;
    std::string note;
    std::vector<std::string> numbers; // E.164 first, then as they were written
    std::vector<std::string> emails;
    static constexpr auto fields() {
        return std::tuple{field("contact", &ContactCard::id),
                          field("name", &ContactCard::name),
                          optionalField("company", &ContactCard::company),
                          optionalField("city", &ContactCard::city),
                          optionalField("language", &ContactCard::language),
                          optionalField("note", &ContactCard::note),
                          optionalField("numbers", &ContactCard::numbers),
                          optionalField("emails", &ContactCard::emails)};
    }
    friend bool operator==(const ContactCard &, const ContactCard &) = default;
};
ContactCard cardOf(const Contact &contact);
// Blanks what is read by who speaks with the contact, not by who looks through the directory: note and
// e-mail.
void keepDiallable(ContactCard &card);

struct CallerCard;
// The same for a card, with what was noted of earlier calls.
void keepDiallable(CallerCard &card);

// All contacts with the number, and the last calls with it, newest first.
struct CallerCard {
    std::vector<ContactCard> contacts;
    std::vector<PastCall> calls;
    bool lacksCalls = false; // the backend is still reading them
    static constexpr auto fields() {
        return std::tuple{field("contacts", &CallerCard::contacts), field("calls", &CallerCard::calls),
                          optionalField("lacksCalls", &CallerCard::lacksCalls)};
    }
    friend bool operator==(const CallerCard &, const CallerCard &) = default;
};

struct FoundContacts {
    std::vector<ContactCard> contacts;
    static constexpr auto fields() { return std::tuple{field("contacts", &FoundContacts::contacts)}; }
};

} // namespace callboard
