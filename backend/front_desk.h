// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/enquiries.h"
#include "backend/past.h"
#include "backend/reader.h"
#include "core/directory/directory.h"
#include "core/history/past_calls.h"

#include <map>

namespace callboard {

// Answers who a number is, by contacts and the last calls with it, how a user's phone registers, and what was
// on the floor in the past.
class FrontDesk : public Enquiries {
public:
    FrontDesk(Directory &directory, PastCalls &pastCalls, std::map<UserId, PhoneAccount> phones,
              std::filesystem::path data)
        : m_directory(directory)
        , m_pastCalls(pastCalls)
        , m_phones(std::move(phones))
        , m_past(std::move(data)) {}

    Result<CallerCard> lookUp(const std::string &number) override;
    Result<FoundContacts> search(const std::string &text, int limit) override;
    Result<PhoneAccount> phoneOf(UserId user) const override;
    void askPast(PastQuestion question, Time present, QObject *context, Answer answer) override;

private:
    Result<std::vector<PastCall>> callsWith(const std::string &number,
                                            const std::vector<Contact> &contacts) const;

    Directory &m_directory;
    PastCalls &m_pastCalls;
    std::map<UserId, PhoneAccount> m_phones;
    Past m_past;     // the reader's
    Reader m_reader; // ends before it
};

} // namespace callboard
