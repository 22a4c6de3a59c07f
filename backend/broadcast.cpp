// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/broadcast.h"

#include "core/wire/json.h"
#include "core/wire/message.h"
#include "core/wire/session_records.h"

namespace callboard {

QString eventText(const std::string &epoch, const Event &event) {
    return QString::fromStdString(notificationText(wire::event, eventParams(epoch, event)));
}

Broadcast::Broadcast(const std::string &epoch, const Center &center, const Event &event, const Delta &delta)
    : m_epoch(epoch)
    , m_center(center)
    , m_event(event)
    , m_delta(delta) {
}

const QString &Broadcast::clear() {
    if (m_clear.isEmpty())
        m_clear = eventText(m_epoch, m_event);
    return m_clear;
}

const QString &Broadcast::blanked() {
    if (!tellsParty(m_event.fact))
        return clear();
    if (m_blanked.isEmpty()) {
        Event shown = m_event;
        blank(shown.fact);
        m_blanked = eventText(m_epoch, shown);
    }
    return m_blanked;
}

const QString &Broadcast::reveal(CallId call) {
    QString &text = m_reveals[call];
    if (text.isEmpty()) {
        const std::string params = toJson(Reveal{{textsOf(*find(m_center, call))}});
        text = QString::fromStdString(notificationText(wire::reveal, params));
    }
    return text;
}

} // namespace callboard
