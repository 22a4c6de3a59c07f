// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/command/command.h"
#include "core/contacts/contact.h"

#include <QObject>

namespace callboard {

// One earlier contact of a number.
struct PastContact {
    Time at;
    Direction direction = Direction::Inbound;
    QueueId queue;
    AgentId agent; // none: nobody talked
    VisitOutcome outcome = VisitOutcome::Unknown;
    Duration wait{};
    Duration talk{};
};

// All that is known of a number: every contact that has it, not only the first.
struct CallerRecord {
    std::string number;
    std::vector<Contact> contacts;
    std::vector<PastContact> past; // newest first
};

// The way up: what people ask of the backend. An answer always comes, as one of the signals.
class Requests : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // The command is pending until done or refused names its id.
    virtual CommandId send(const Command &command) = 0;
    virtual void lookUp(const std::string &number) = 0;

Q_SIGNALS:
    void done(const callboard::CommandId &command);
    void refused(const callboard::CommandId &command, const callboard::Error &error);
    void found(const callboard::CallerRecord &record);
    void notFound(const std::string &number, const callboard::Error &error); // the question failed
};

} // namespace callboard
