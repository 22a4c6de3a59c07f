// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/fact.h"
#include "core/directory/directory.h"

namespace callboard {

// Who calls by the site's own contacts, where the line does not say it: so boards, cards and the phone that
// rings name him alike.
class CallerNames {
public:
    explicit CallerNames(const Directory &directory)
        : m_directory(directory) {}

    // Into the fact of a caller from outside.
    void tell(Fact &fact) const;
    // Of several who share the number what they have in common: their name, their company, else nothing.
    std::string nameOf(const std::string &number) const;

private:
    const Directory &m_directory;
};

} // namespace callboard
