// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/requests.h"

#include <QPointer>

namespace callboard {

class ActionButton;

// The questions that one part of a page has open: which button waits for which fact, and what came back.
class Asking : public QObject {
    Q_OBJECT

public:
    explicit Asking(Requests &requests);

    // `about` is the name of the agent whom it is about, where that is not who asks: a refusal speaks of him.
    void ask(const Command &command, ActionButton *button, const QString &about = {});

Q_SIGNALS:
    void asked();                        // whatever was refused before is no news any more
    void done(const QString &method);    // allowed; its facts may still be to come
    void settled();                      // what was asked for is done, or will not be
    void refused(const QString &reason); // in words for people

private:
    struct Open {
        CommandId id;
        QPointer<ActionButton> button;
        QString method;
        QString about;
    };
    std::vector<Open>::iterator find(const CommandId &id);
    std::optional<Open> close(const CommandId &id); // none: it is somebody else's

    Requests &m_requests;
    std::vector<Open> m_open;
};

} // namespace callboard
