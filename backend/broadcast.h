// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/center/delta.h"

#include <map>
#include <QString>

namespace callboard {

// One event on its way to all sessions: each of its texts is made once, when the first one needs it.
class Broadcast {
public:
    Broadcast(const std::string &epoch, const Center &center, const Event &event, const Delta &delta);

    const Center &center() const { return m_center; }
    const Event &event() const { return m_event; }
    const Delta &delta() const { return m_delta; }

    const QString &clear();
    const QString &blanked();
    const QString &reveal(CallId call); // of a live call

private:
    const std::string &m_epoch;
    const Center &m_center;
    const Event &m_event;
    const Delta &m_delta;
    QString m_clear;
    QString m_blanked;
    std::map<CallId, QString> m_reveals;
};

QString eventText(const std::string &epoch, const Event &event);

} // namespace callboard
