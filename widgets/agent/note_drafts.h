// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QString>

#include <map>
#include <optional>

namespace callboard {

// What was typed about calls and not saved yet, in a file a call, so that it outlives the desktop and the
// link; and the number that was dialled last.
class NoteDrafts {
public:
    // An empty folder: in memory alone. Of many old ones the oldest go.
    explicit NoteDrafts(QString folder);

    // False: it is in memory alone, for the disc did not take it.
    bool keep(CallId call, const QString &text);
    std::optional<QString> of(CallId call) const;
    void drop(CallId call);

    void keepDialled(const QString &number);
    const QString &lastDialled() const { return m_lastDialled; }

    // One for each server and user, below `root`.
    static QString folderOf(const QString &root, const QString &server, const QString &user);

private:
    QString fileOf(CallId call) const;
    QString dialledFile() const;
    bool write(const QString &path, const QString &text) const;

    QString m_folder;
    std::map<CallId, QString> m_drafts;
    QString m_lastDialled;
};

} // namespace callboard
