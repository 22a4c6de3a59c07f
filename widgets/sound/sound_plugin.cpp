// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sound/sound_plugin.h"

#include "widgets/sound/card_line.h"
#include "widgets/sound/card_play.h"

#include <algorithm>
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

QList<SoundDevice> SoundPlugin::microphones() const {
    return listed(QMediaDevices::audioInputs());
}

QList<SoundDevice> SoundPlugin::speakers() const {
    return listed(QMediaDevices::audioOutputs());
}

bool SoundPlugin::prepare() {
    if (m_file.isOpen())
        return true;
    m_file.setFileTemplate(m_file.fileTemplate() + QStringLiteral(".wav"));
    return m_file.open() && m_file.write(ringTone()) >= 0 && m_file.flush();
}

void SoundPlugin::ring(const QByteArray &device) {
    const auto all = QMediaDevices::audioOutputs();
    const auto devices = listed(all);
    const auto *picked = pick(devices, device);
    if (picked == nullptr || !prepare())
        return;
    if (!m_effect || m_ringsOn != picked->id) {
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const QAudioDevice &each) { return each.id() == picked->id; });
        m_effect = std::make_unique<QSoundEffect>(*found);
        m_effect->setSource(QUrl::fromLocalFile(m_file.fileName()));
        m_ringsOn = picked->id;
    }
    m_effect->play();
}

std::unique_ptr<SoundLine> SoundPlugin::open(const SoundChoice &choice,
                                             std::function<void(const SoundInUse &)> used) {
    return std::make_unique<CardLine>(choice, std::move(used));
}

std::unique_ptr<SoundPlay> SoundPlugin::play(const QByteArray &speaker) {
    const auto all = QMediaDevices::audioOutputs();
    const auto devices = listed(all);
    const auto *picked = pick(devices, speaker);
    if (picked == nullptr)
        return nullptr;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const QAudioDevice &each) { return each.id() == picked->id; });
    return std::make_unique<CardPlay>(*found);
}

} // namespace callboard
