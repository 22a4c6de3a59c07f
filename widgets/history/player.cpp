// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/player.h"

#include <cstring>

namespace callboard {

namespace {

constexpr std::chrono::milliseconds looking{50};
constexpr std::chrono::milliseconds stock{4000}; // less of it is left: the next piece is asked for
constexpr int mostStill = 20;                    // looks: a card does not always tell that it is empty

std::vector<voice::Sample> samplesOf(const Sound &sound) {
    const auto bytes = QByteArray::fromBase64(QByteArray::fromStdString(sound.samples));
    std::vector<voice::Sample> samples(static_cast<std::size_t>(bytes.size()) / sizeof(voice::Sample));
    std::memcpy(samples.data(), bytes.constData(), samples.size() * sizeof(voice::Sample));
    return samples;
}

Duration lengthOf(const std::vector<voice::Sample> &samples) {
    return Duration{std::chrono::microseconds(samples.size() / 2 * 1'000'000 / voice::sampleRate)};
}

} // namespace

Player::Player(PastSource &past, QObject *parent)
    : QObject(parent)
    , m_past(past) {
    connect(&m_going, &QTimer::timeout, this, &Player::go);
    m_going.setInterval(looking);
}

Player::~Player() {
    end();
}

void Player::listen(const Listening &listening) {
    m_listening = listening;
    if (listening.phone)
        connect(listening.phone, &Softphone::changed, this, &Player::giveWay);
}

void Player::load(CallId call, const Recording &recording) {
    end();
    m_call = call;
    m_recording = recording;
    m_from = {};
    m_trouble.reset();
    Q_EMIT changed();
}

Duration Player::place() const {
    return m_play ? std::min(m_from + Duration{m_play->heard()}, m_recording.length) : m_from;
}

bool Player::open() {
    if (place() >= m_recording.length)
        m_from = {};
    auto *system = m_listening.sounds ? m_listening.sounds->open() : nullptr;
    const auto wished = m_listening.phone ? m_listening.phone->choice().sound.speaker : QByteArray{};
    m_play = system ? system->play(wished) : nullptr;
    m_fetched = m_from;
    m_isAsking = false;
    m_heard = {};
    if (!m_play || !m_play->works())
        fail({"sound.noSpeaker", "this computer has no speaker"});
    return m_play != nullptr; // not after fail()
}

void Player::play() {
    m_trouble.reset();
    if (m_isPlaying || m_recording.length <= Duration{})
        return;
    if (isInCall())
        return fail({"sound.inCall", "a call rings or talks in this computer"});
    if (m_play)
        m_play->pause(false);
    else if (!open())
        return;
    m_isPlaying = true;
    m_still = 0;
    m_going.start();
    fetch();
    Q_EMIT changed();
}

void Player::pause() {
    if (!m_isPlaying)
        return;
    m_isPlaying = false;
    m_going.stop();
    m_play->pause(true);
    Q_EMIT changed();
}

void Player::seek(Duration place) {
    const bool wasPlaying = m_isPlaying;
    end();
    m_from = std::clamp(place, Duration{}, m_recording.length);
    if (wasPlaying && m_from < m_recording.length)
        play();
    else
        Q_EMIT changed();
}

void Player::go() {
    if (!m_play->works())
        return fail({"sound.noSpeaker", "the speaker is gone"});
    fetch();
    if (isHeardOut()) {
        end();
        m_from = m_recording.length;
    }
    Q_EMIT changed();
}

void Player::fetch() {
    if (m_isAsking || m_fetched >= m_recording.length || m_play->left() > stock)
        return;
    m_isAsking = true;
    m_past.ask(AskSound{m_call, m_recording.file, m_fetched},
               [this, alive = QPointer(this), asked = ++m_asked](const Result<Sound> &sound) {
                   if (alive && asked == m_asked)
                       take(sound);
               });
}

void Player::take(const Result<Sound> &sound) {
    m_isAsking = false;
    if (!sound)
        return fail(sound.error());
    auto samples = samplesOf(*sound);
    const auto length = lengthOf(samples);
    m_fetched =
        length > Duration{} ? m_fetched + length : m_recording.length; // a file may be shorter than was told
    m_play->add(std::move(samples));
    m_still = 0;
}

bool Player::isHeardOut() {
    m_still = m_play->heard() == m_heard ? m_still + 1 : 0;
    m_heard = m_play->heard();
    const bool isAllThere = !m_isAsking && m_fetched >= m_recording.length;
    return isAllThere && (m_play->left() == m_play->left().zero() || m_still >= mostStill);
}

void Player::fail(const Error &error) {
    end();
    m_trouble = error;
    Q_EMIT changed();
}

// Qt ends a sink within an event loop of its own: who runs in it must find nothing that plays.
void Player::end() {
    m_from = place();
    m_isPlaying = false;
    m_isAsking = false;
    ++m_asked; // what is on its way is not wanted any more
    m_going.stop();
    const auto ended = std::move(m_play);
}

bool Player::isInCall() const {
    return m_listening.phone && (m_listening.phone->view().isRinging || m_listening.phone->view().isTalking);
}

void Player::giveWay() {
    if (isInCall())
        pause();
}

} // namespace callboard
