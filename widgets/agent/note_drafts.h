// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <QString>

#include <map>
#include <optional>

namespace callboard {

// What was typed about calls and not saved yet, in a file a call, so that it outlives the desktop and the
// link.
class NoteDrafts {
public:
    // An empty folder: in memory alone. Of many old ones the oldest go.
    explicit NoteDrafts(QString folder);

    // False: it is in memory alone, for the disc did not take it.
    bool keep(CallId call, const QString &text);
    std::optional<QString> of(CallId call) const;
    void drop(CallId call);

    // One for each server and user, below `root`.
    static QString folderOf(const QString &root, const QString &server, const QString &user);

private:
    QString fileOf(CallId call) const;

    QString m_folder;
    std::map<CallId, QString> m_drafts;
};

} // namespace callboard
