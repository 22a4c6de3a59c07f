// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/check.h"
#include "core/journal/group_cursor.h"

namespace callboard::journal {

// Goes through all groups, also behind damage, and notes what is wrong into the verification.
class Walk {
public:
    Walk(const Database &database, JournalVerification &verification);
    Result<void> run();

private:
    std::uint64_t follow(GroupCursor &cursor);
    void checkText(const Group &group, std::int64_t latestBefore);
    std::uint64_t nextReadable(std::uint64_t damaged) const;
    bool isReadable(std::uint64_t seq) const;
    void note(std::uint64_t seq, const std::string &words);

    const Database &m_database;
    JournalVerification &m_verification;
    std::uint64_t m_last = 0;
    bool m_isIntact = true;
};

} // namespace callboard::journal
