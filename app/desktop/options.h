// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

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

// The options, or what to say instead of starting.
std::variant<DesktopOptions, Reply> readOptions(const QStringList &arguments);

} // namespace callboard
