// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace callboard {

// "centre.example:8765" as it is connected to: encrypted, or plain where it is this computer's own server.
QString fullServer(const QString &typed);
// Nothing else is spoken here.
bool isServer(const QString &address);

} // namespace callboard
