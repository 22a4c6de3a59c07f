// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/command/command.h"
#include "core/wire/query_records.h"

#include <QObject>

namespace callboard {

// The way up: what people ask of the backend. An answer always comes, as one of the signals.
class Requests : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // The command is pending until settled or refused names its id.
    virtual CommandId send(const Command &command) = 0;
    virtual void lookUp(const std::string &number) = 0;
    // Contacts by the beginnings of their words, at most `most`.
    virtual void search(const std::string &text, int most) = 0;

Q_SIGNALS:
    void done(const callboard::CommandId &command);    // allowed, and on its way
    void settled(const callboard::CommandId &command); // after it: its facts are there, or none will come
    void refused(const callboard::CommandId &command, const callboard::Error &error);
    void found(const std::string &number, const callboard::CallerCard &card);
    void notFound(const std::string &number, const callboard::Error &error); // the question failed
    void matched(const std::string &text, const callboard::FoundContacts &found);
    void notMatched(const std::string &text, const callboard::Error &error);
};

} // namespace callboard
