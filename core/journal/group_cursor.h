// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/database.h"
#include "core/journal/group.h"

namespace callboard::journal {

// Walks groups in order and checks each one against its predecessor. Holds a read transaction of SQLite for a
// few thousand groups at most, so that a long walk never keeps the writer from emptying its log.
class GroupCursor {
public:
    // Before the group that holds seq. Ends after the group that holds last.
    static Result<GroupCursor> before(const Database &database, std::uint64_t seq, std::uint64_t last);

    // False at the end. journal.damaged for a group that is not whole: it is not given, and the walk is over.
    Result<bool> next();
    // Valid until the next next(). After journal.damaged the group that is at fault, if wasRead().
    const Group &group() const { return m_group; }
    bool wasRead() const { return m_wasRead; }
    const Link &link() const { return m_link; } // the last whole group, what the next one is measured against

private:
    Result<bool> fetch();
    Result<bool> fail(const std::string &words);

    Statement m_select;
    Group m_group;
    Link m_link;
    std::uint64_t m_last = 0;
    std::size_t m_bytes = 0; // read in this transaction
    bool m_isOpen = false;
    bool m_wasRead = false;
};

// The group before the one that holds seq.
Result<Link> linkBefore(const Database &database, std::uint64_t seq);
// The very last group.
Result<Link> lastLink(const Database &database);

} // namespace callboard::journal
