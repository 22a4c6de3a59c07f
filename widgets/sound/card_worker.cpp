// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sound/card_worker.h"

#include "widgets/sound/card_line.h"

#include <cstring>
#include <QMediaDevices>

namespace callboard {

namespace {

using voice::Sample;
using Piece = std::array<Sample, voice::blockSamples / 2>;

constexpr qsizetype sampleBytes = sizeof(Sample);
constexpr int microphoneBuffer = sizeof(voice::Block); // what comes at a time
constexpr int speakerBuffer = 2 * sizeof(voice::Block);
constexpr std::chrono::milliseconds looking{1000}; // the system does not tell of devices that come and go
constexpr std::chrono::milliseconds pumping{5};

QAudioFormat telephoneFormat() {
    QAudioFormat format;
    format.setSampleRate(voice::sampleRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

template <class Stream>
bool works(const std::unique_ptr<Stream> &stream) {
    return stream && stream->state() != QAudio::StoppedState;
}

// Qt ends a stream within an event loop of its own: who runs in it must find none any more.
template <class Stream>
void letGo(std::unique_ptr<Stream> &stream, QIODevice *&device) {
    device = nullptr;
    if (const auto ended = std::move(stream))
        ended->reset();
}

void raise(std::atomic<float> &peak, std::span<const Sample> sound) {
    float loudest = 0;
    for (const auto sample : sound)
        loudest = std::max(loudest, std::abs(static_cast<float>(sample)) / 32768.0F);
    if (loudest > peak.load(std::memory_order_relaxed))
        peak.store(loudest, std::memory_order_relaxed);
}

} // namespace

QList<SoundDevice> listed(const QList<QAudioDevice> &devices) {
    QList<SoundDevice> list;
    for (const auto &device : devices)
        list.insert(device.isDefault() ? 0 : list.size(), {device.id(), device.description()});
    return list;
}

CardWorker::CardWorker(SoundChoice choice)
    : m_choice(std::move(choice))
    , m_looking(this)
    , m_pumping(this) {
    m_pumping.setTimerType(Qt::PreciseTimer);
    connect(&m_looking, &QTimer::timeout, this, &CardWorker::follow);
    connect(&m_pumping, &QTimer::timeout, this, &CardWorker::speak);
}

void CardWorker::begin() {
    follow();
    m_looking.start(looking);
    m_pumping.start(pumping);
}

void CardWorker::choose(const SoundChoice &choice) {
    m_choice = choice;
    m_usual = {};
    follow();
}

void CardWorker::follow() {
    if (std::exchange(m_isFollowing, true))
        return; // from within the end of a stream
    followMicrophone();
    followSpeaker();
    m_isFollowing = false;
    Q_EMIT used({m_microphone, m_speaker});
}

// Who has chosen none uses what came first, as if he had chosen that: a headset that is plugged in again is
// taken back. The system's default would say no more: it changes its place in the list, and Qt does not
// follow it.
template <class Device>
static const Device *wanted(const QList<Device> &devices, const QByteArray &chosen, const Device &inUse) {
    const auto *picked = pick(devices, chosen);
    const bool isFound = picked != nullptr && picked->id == chosen;
    if (isFound || inUse.id.isEmpty())
        return picked;
    return pick(devices, inUse.id);
}

static const QByteArray &orUsual(const QByteArray &chosen, const QByteArray &usual) {
    return chosen.isEmpty() ? usual : chosen;
}

void CardWorker::followMicrophone() {
    const auto all = QMediaDevices::audioInputs();
    QList<SoundDevice> devices = listed(all);
    const auto *device = wanted(devices, orUsual(m_choice.microphone, m_usual.microphone), m_microphone);
    if (device != nullptr && device->id == m_microphone.id && works(m_source))
        return;
    letGo(m_source, m_spoken);
    m_rest.clear();
    m_microphone = {};
    if (device == nullptr)
        return;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const QAudioDevice &each) { return each.id() == device->id; });
    m_source = std::make_unique<QAudioSource>(*found, telephoneFormat());
    m_source->setBufferSize(microphoneBuffer);
    m_spoken = m_source->start();
    if (m_spoken == nullptr)
        return letGo(m_source, m_spoken);
    connect(m_spoken, &QIODevice::readyRead, this, &CardWorker::hear);
    m_microphone = *device;
    m_usual.microphone = orUsual(m_usual.microphone, device->id);
}

void CardWorker::followSpeaker() {
    const auto all = QMediaDevices::audioOutputs();
    QList<SoundDevice> devices = listed(all);
    const auto *device = wanted(devices, orUsual(m_choice.speaker, m_usual.speaker), m_speaker);
    if (device != nullptr && device->id == m_speaker.id && works(m_sink))
        return;
    letGo(m_sink, m_heard);
    m_unheard.clear();
    m_speaker = {};
    if (device == nullptr)
        return;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const QAudioDevice &each) { return each.id() == device->id; });
    m_sink = std::make_unique<QAudioSink>(*found, telephoneFormat());
    m_sink->setBufferSize(speakerBuffer);
    m_heard = m_sink->start();
    if (m_heard == nullptr)
        return letGo(m_sink, m_heard);
    m_speaker = *device;
    m_usual.speaker = orUsual(m_usual.speaker, device->id);
}

void CardWorker::hear() {
    if (m_spoken == nullptr)
        return;
    m_rest += m_spoken->readAll();
    std::vector<Sample> sound(static_cast<std::size_t>(m_rest.size() / sampleBytes));
    const auto bytes = static_cast<qsizetype>(sound.size()) * sampleBytes;
    std::memcpy(sound.data(), m_rest.constData(), static_cast<std::size_t>(bytes));
    m_rest.remove(0, bytes);
    raise(spokenPeak, sound);
    for (const auto &talk : m_talks)
        talk->mouth.put(sound);
}

// Whatever there is room for, down to the byte: a device that begins only once it is full never would else.
void CardWorker::speak() {
    while (m_heard != nullptr && m_sink->bytesFree() > 0) {
        if (m_unheard.isEmpty())
            m_unheard = nextPiece();
        const auto most = std::min<qsizetype>(m_unheard.size(), m_sink->bytesFree());
        const auto taken = m_heard->write(m_unheard.constData(), most);
        if (taken <= 0)
            return;
        m_unheard.remove(0, taken);
    }
}

QByteArray CardWorker::nextPiece() {
    std::array<int, std::tuple_size_v<Piece>> sum{};
    for (const auto &talk : m_talks) {
        Piece piece;
        talk->ear.take(piece);
        std::transform(piece.begin(), piece.end(), sum.begin(), sum.begin(), std::plus<int>{});
    }
    Piece mixed;
    std::transform(sum.begin(), sum.end(), mixed.begin(),
                   [](int sample) { return static_cast<Sample>(std::clamp(sample, -32767, 32767)); });
    raise(heardPeak, mixed);
    return {reinterpret_cast<const char *>(mixed.data()), sizeof mixed};
}

} // namespace callboard
