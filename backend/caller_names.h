// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/center/fact.h"
#include "core/directory/directory.h"

namespace callboard {

// Who calls or is called by the site's own contacts, where the line does not say it: so boards, cards and the
// phone that rings name him alike.
class CallerNames {
public:
    explicit CallerNames(const Directory &directory)
        : m_directory(directory) {}

    // Into a fact that says who is outside; the center has not taken it yet. Whom a call names already keeps
    // that name on his way through others.
    void tell(const Center &center, Fact &fact) const;
    // Of several who share the number what they have in common: their name, their company, else nothing.
    std::string nameOf(const std::string &number) const;

private:
    void name(const Center &center, CallId from, const std::string &number, std::string &name) const;

    const Directory &m_directory;
};

} // namespace callboard
