// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/note_drafts.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>

#include <algorithm>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostKept = 200;
constexpr qint64 longestDraft = 64 * 1024; // bytes; the desktop writes none so long
constexpr qint64 longestNumber = 64;

} // namespace

NoteDrafts::NoteDrafts(QString folder)
    : m_folder(std::move(folder)) {
    if (m_folder.isEmpty())
        return;
    QDir dir(m_folder);
    const auto files = dir.entryInfoList({u"*.txt"_s}, QDir::Files, QDir::Time); // the newest first
    for (qsizetype i = 0; i < files.size(); ++i) {
        bool isNumber = false;
        const auto number = files[i].baseName().toULongLong(&isNumber);
        QFile file(files[i].filePath());
        if (i >= mostKept || !isNumber)
            file.remove();
        else if (file.open(QIODevice::ReadOnly))
            m_drafts[CallId{number}] = QString::fromUtf8(file.read(longestDraft));
    }
    QFile dialled(dialledFile());
    if (dialled.open(QIODevice::ReadOnly))
        m_lastDialled = QString::fromUtf8(dialled.read(longestNumber)).simplified();
}

QString NoteDrafts::folderOf(const QString &root, const QString &server, const QString &user) {
    if (root.isEmpty())
        return {};
    const auto name = QCryptographicHash::hash((server + u'\n' + user).toUtf8(), QCryptographicHash::Sha256);
    return root + u'/' + QString::fromLatin1(name.toHex().first(32));
}

QString NoteDrafts::fileOf(CallId call) const {
    return m_folder + u'/' + QString::number(call.value) + u".txt"_s;
}

QString NoteDrafts::dialledFile() const {
    return m_folder + u"/dialled"_s;
}

bool NoteDrafts::keep(CallId call, const QString &text) {
    m_drafts[call] = text;
    return m_folder.isEmpty() || write(fileOf(call), text);
}

bool NoteDrafts::write(const QString &path, const QString &text) const {
    QDir().mkpath(m_folder);
    QSaveFile file(path);
    const auto bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return file.write(bytes) == bytes.size() && file.commit();
}

// Where the disc does not take it, this desktop still knows it.
void NoteDrafts::keepDialled(const QString &number) {
    m_lastDialled = number;
    if (!m_folder.isEmpty())
        write(dialledFile(), number);
}

std::optional<QString> NoteDrafts::of(CallId call) const {
    const auto found = m_drafts.find(call);
    return found != m_drafts.end() ? std::optional(found->second) : std::nullopt;
}

void NoteDrafts::drop(CallId call) {
    if (m_drafts.erase(call) > 0 && !m_folder.isEmpty())
        QFile::remove(fileOf(call));
}

} // namespace callboard
