// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/sound_saver.h"

#include <QDataStream>
#include <QPointer>

namespace callboard {

namespace {

constexpr quint32 rate = 8000;
constexpr quint16 channels = 2;
constexpr quint16 frameBytes = channels * sizeof(qint16);
constexpr int headerBytes = 44;

QByteArray headerOf(qint64 bytes) {
    QByteArray header;
    QDataStream out(&header, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out.writeRawData("RIFF", 4);
    out << static_cast<quint32>(bytes + headerBytes - 8);
    out.writeRawData("WAVEfmt ", 8);
    out << quint32{16} << quint16{1} << channels << rate << quint32{rate * frameBytes} << frameBytes
        << quint16{16};
    out.writeRawData("data", 4);
    out << static_cast<quint32>(bytes);
    return header;
}

Duration lengthOf(qint64 bytes) {
    return std::chrono::microseconds(bytes / frameBytes * 1'000'000 / rate);
}

} // namespace

bool SoundSaver::save(CallId call, const Recording &recording, const QString &file) {
    giveUp();
    m_call = call;
    m_recording = recording;
    m_bytes = 0;
    m_file = std::make_unique<QSaveFile>(file);
    if (!m_file->open(QIODevice::WriteOnly) || m_file->write(headerOf(0)) != headerBytes) {
        m_file.reset();
        return false;
    }
    fetch();
    return true;
}

void SoundSaver::giveUp() {
    ++m_asked;
    m_file.reset();
}

void SoundSaver::fetch() {
    const auto length = std::max(m_recording.length, Duration{1});
    Q_EMIT went(static_cast<int>(100 * lengthOf(m_bytes) / length));
    m_past.ask(AskSound{m_call, m_recording.file, lengthOf(m_bytes)},
               [this, alive = QPointer(this), asked = ++m_asked](const Result<Sound> &sound) {
                   if (alive && asked == m_asked)
                       take(sound);
               });
}

void SoundSaver::take(const Result<Sound> &sound) {
    const auto piece =
        sound ? QByteArray::fromBase64(QByteArray::fromStdString(sound->samples)) : QByteArray{};
    constexpr auto mayLack = seconds{1}; // of what was told
    if (sound && piece.isEmpty() && lengthOf(m_bytes) + mayLack < m_recording.length) {
        m_file.reset();
        return Q_EMIT failed({"sound.unreadable", "it ends early"});
    }
    if (sound && m_file->write(piece) == piece.size()) {
        m_bytes += piece.size();
        const bool isAll = piece.isEmpty() || lengthOf(m_bytes) >= m_recording.length;
        return isAll ? finish() : fetch();
    }
    m_file.reset();
    Q_EMIT failed(sound ? Error{"sound.notSaved", "the file cannot be written"} : sound.error());
}

void SoundSaver::finish() {
    const auto file = m_file->fileName();
    const bool isWritten =
        m_file->seek(0) && m_file->write(headerOf(m_bytes)) == headerBytes && m_file->commit();
    m_file.reset();
    if (isWritten)
        Q_EMIT saved(file);
    else
        Q_EMIT failed({"sound.notSaved", "the file cannot be written"});
}

} // namespace callboard
