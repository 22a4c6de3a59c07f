// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/enquiries.h"
#include "core/directory/directory.h"
#include "core/history/past_calls.h"

namespace callboard {

// Answers who a number is: contacts and the last calls with it.
class FrontDesk : public Enquiries {
public:
    FrontDesk(Directory &directory, PastCalls &pastCalls)
        : m_directory(directory)
        , m_pastCalls(pastCalls) {}

    Result<CallerCard> lookUp(const std::string &number) override;
    Result<FoundContacts> search(const std::string &text, int limit) override;

private:
    Directory &m_directory;
    PastCalls &m_pastCalls;
};

} // namespace callboard
