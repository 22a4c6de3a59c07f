// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"
#include "widgets/shell/preferences.h"

#include <QStringList>

#include <variant>

namespace callboard {

// What the command line asks for; empty: as remembered.
struct DesktopOptions {
    QString server;
    QString user;
    QString passwordFile;
    QString language;
    std::optional<Theme> theme;
    QString page;
    QString number; // to dial, put into the field: people press the key themselves
};

struct Reply {
    int exit = 0;
    QString text; // on stdout when the exit is 0, else on stderr
};

// What the desktop begins with: what is remembered, and what the options say instead.
Preferences chosen(Preferences remembered, const DesktopOptions &options);

// What is remembered while people change things. What an option brought is for this once.
class Memory {
public:
    Memory(Preferences remembered, Preferences begun)
        : m_remembered(std::move(remembered))
        , m_shown(std::move(begun)) {}

    const Preferences &take(const Preferences &now);

private:
    Preferences m_remembered;
    Preferences m_shown; // as of the last change
};

// The options, or what to say instead of starting.
std::variant<DesktopOptions, Reply> readOptions(const QStringList &arguments);

} // namespace callboard
