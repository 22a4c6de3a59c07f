// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sound/ring_plugin.h"

#include <QAudioDevice>
#include <QDataStream>
#include <QMediaDevices>
#include <QUrl>

#include <cmath>
#include <numbers>

namespace callboard {

namespace {

constexpr int rate = 16000;

// Two soft rising notes, twice; each fades out so that nothing clicks.
qint16 sampleAt(int position) {
    const double time = static_cast<double>(position) / rate;
    const double inBeat = std::fmod(time, 0.6);
    if (inBeat > 0.4)
        return 0;
    const bool isFirst = inBeat < 0.2;
    const double inNote = isFirst ? inBeat : inBeat - 0.2;
    const double fade = std::min(inNote / 0.01, 1.0) * std::exp(-inNote * 9);
    const double pitch = isFirst ? 659.3 : 880.0;
    return static_cast<qint16>(9000 * fade * std::sin(2 * std::numbers::pi * pitch * time));
}

QByteArray ringTone() {
    constexpr quint32 samples = rate * 12 / 10;
    constexpr quint32 bytes = samples * 2;
    QByteArray wave;
    QDataStream out(&wave, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out.writeRawData("RIFF", 4);
    out << quint32{36 + bytes};
    out.writeRawData("WAVEfmt ", 8);
    out << quint32{16} << quint16{1} << quint16{1} << quint32{rate} << quint32{rate * 2} << quint16{2}
        << quint16{16};
    out.writeRawData("data", 4);
    out << bytes;
    for (quint32 i = 0; i < samples; ++i)
        out << sampleAt(static_cast<int>(i));
    return wave;
}

} // namespace

bool RingPlugin::prepare() {
    if (m_file.isOpen())
        return true;
    m_file.setFileTemplate(m_file.fileTemplate() + QStringLiteral(".wav"));
    if (!m_file.open() || m_file.write(ringTone()) < 0 || !m_file.flush())
        return false;
    m_effect.setSource(QUrl::fromLocalFile(m_file.fileName()));
    return true;
}

void RingPlugin::ring() {
    if (!QMediaDevices::defaultAudioOutput().isNull() && prepare())
        m_effect.play();
}

} // namespace callboard
