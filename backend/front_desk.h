// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/enquiries.h"
#include "core/directory/directory.h"
#include "core/history/past_calls.h"

#include <map>

namespace callboard {

// Answers who a number is, by contacts and the last calls with it, and how a user's phone registers.
class FrontDesk : public Enquiries {
public:
    FrontDesk(Directory &directory, PastCalls &pastCalls, std::map<UserId, PhoneAccount> phones)
        : m_directory(directory)
        , m_pastCalls(pastCalls)
        , m_phones(std::move(phones)) {}

    Result<CallerCard> lookUp(const std::string &number) override;
    Result<FoundContacts> search(const std::string &text, int limit) override;
    Result<PhoneAccount> phoneOf(UserId user) const override;

private:
    Result<std::vector<PastCall>> callsWith(const std::string &number,
                                            const std::vector<Contact> &contacts) const;

    Directory &m_directory;
    PastCalls &m_pastCalls;
    std::map<UserId, PhoneAccount> m_phones;
};

} // namespace callboard
