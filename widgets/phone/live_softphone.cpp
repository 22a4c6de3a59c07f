// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/phone/live_softphone.h"

#include "core/voice/source_reader.h"

#include <algorithm>
#include <QPointer>
#include <QUrl>

namespace callboard {

namespace {

constexpr milliseconds metering{50};
constexpr milliseconds judging{2000};
constexpr milliseconds patience{800}; // at the end, for the answer to our un-REGISTER
constexpr milliseconds beepTime{500};
constexpr int beepBlocks = 8;
constexpr double beepPitch = 875; // whole turns in the blocks: it ends without a click
constexpr double beepLevel = 0.2;
constexpr std::uint16_t firstPort = 40000; // of RTP; away from a backend on the same machine
constexpr std::uint16_t lastPort = 49999;

// What is secret before what is quick.
Result<phone::Server> serverFor(const PhoneAccount &account) {
    std::optional<phone::Server> best;
    for (const auto &text : account.listen) {
        const auto server = phone::parseListening(text);
        if (!server)
            continue;
        const bool isSecret = server->transport == phone::Transport::Tls;
        if (!best || (isSecret && best->transport != phone::Transport::Tls))
            best = *server;
    }
    if (!best)
        return Error{"phone.host", "the backend names no address that this phone can use"};
    return *best;
}

QString nameOf(voice::Codec codec) {
    switch (codec) {
    case voice::Codec::Pcmu:
    case voice::Codec::Pcma:
        return QStringLiteral("G.711");
    case voice::Codec::G722:
        return QStringLiteral("G.722");
    case voice::Codec::Opus:
        return QStringLiteral("Opus");
    }
    return {};
}

voice::Block blockOf(std::span<const voice::Sample, voice::blockSamples> samples) {
    voice::Block block;
    std::copy(samples.begin(), samples.end(), block.begin());
    return block;
}

void fillWithBeep(voice::BlockPipe &pipe) {
    voice::SourceReader tone(voice::Tone{beepPitch, 0, beepLevel});
    voice::Block block;
    for (int i = 0; i < beepBlocks && tone.read(block); ++i)
        pipe.put(block);
}

} // namespace

LiveSoftphone::LiveSoftphone(Session &session, SoundDoor &sounds, PhoneChoice choice)
    : m_session(session)
    , m_sounds(sounds)
    , m_choice(std::move(choice)) {
    m_metering.setInterval(metering);
    m_judging.setInterval(judging);
    connect(&m_metering, &QTimer::timeout, this, &LiveSoftphone::measure);
    connect(&m_judging, &QTimer::timeout, this, &LiveSoftphone::judge);
    connect(&session, &Session::stateChanged, this, &LiveSoftphone::followSession);
}

LiveSoftphone::~LiveSoftphone() {
    m_agent.reset();
}

void LiveSoftphone::choose(const PhoneChoice &choice) {
    if (choice == m_choice)
        return;
    m_choice = choice;
    if (m_line)
        m_line->choose(m_choice.sound);
    followSession();
    Q_EMIT choiceChanged();
    Q_EMIT changed();
}

QList<SoundDevice> LiveSoftphone::microphones() const {
    auto *system = m_sounds.open();
    return system ? system->microphones() : QList<SoundDevice>{};
}

QList<SoundDevice> LiveSoftphone::speakers() const {
    auto *system = m_sounds.open();
    return system ? system->speakers() : QList<SoundDevice>{};
}

// A cut of the link to the backend ends nothing: the phone has its own.
void LiveSoftphone::followSession() {
    const auto state = m_session.state();
    if (!m_choice.isHere || state == Session::State::SignedOut)
        end();
    else if (state == Session::State::Live && !m_isAsking)
        begin();
}

void LiveSoftphone::begin() {
    m_isAsking = true;
    m_session.askPhone([self = QPointer(this)](const Result<PhoneAccount> &account) {
        if (self)
            self->takeAccount(account);
    });
}

void LiveSoftphone::takeAccount(const Result<PhoneAccount> &account) {
    if (!std::exchange(m_isAsking, false) || !m_choice.isHere)
        return;
    if (!account)
        return account.error().code == "link.lost" ? void() : fail(account.error());
    // The backend is back: no need to wait for the next try.
    if (m_account != *account || m_view.stage == PhoneView::Stage::Failed)
        registerAs(*account);
}

Result<void> LiveSoftphone::startAgent(const phone::Server &server) {
    const auto address = phone::localAddressTowards(server.host);
    if (!address)
        return address.error();
    if (!m_loop) {
        auto loop = voice::Loop::start();
        if (!loop)
            return loop.error();
        m_loop = std::move(*loop);
    }
    phone::Settings settings;
    settings.address = *address;
    settings.product = "Callboard " CALLBOARD_VERSION;
    settings.stopTimeout = patience;
    settings.codecs = {voice::Codec::Pcma, voice::Codec::Pcmu, voice::Codec::G722, voice::Codec::Opus};
    settings.media.firstPort = firstPort;
    settings.media.lastPort = lastPort;
    if (server.transport == phone::Transport::Tls)
        settings.trust = phone::TrustSettings{QUrl(m_session.server()).host().toStdString(), {}};
    auto agent = phone::UserAgent::start(*m_loop, settings,
                                         [this, agent = ++m_agents](const phone::PhoneEvent &event) {
                                             QMetaObject::invokeMethod(
                                                 this,
                                                 [this, agent, event] {
                                                     if (agent == m_agents && m_agent)
                                                         take(event);
                                                 },
                                                 Qt::QueuedConnection);
                                         });
    if (!agent)
        return agent.error();
    m_agent = std::move(*agent);
    return {};
}

void LiveSoftphone::registerAs(const PhoneAccount &account) {
    end();
    const auto server = serverFor(account);
    if (!server)
        return fail(server.error());
    if (const auto started = startAgent(*server); !started)
        return fail(started.error());
    m_account = account;
    phone::Account line;
    line.user = account.extension;
    line.password = account.password;
    line.server = *server;
    m_registered = m_agent->addAccount(std::move(line));
    auto view = m_view;
    view.stage = PhoneView::Stage::Registering;
    view.isSecret = server->transport == phone::Transport::Tls;
    show(view);
}

void LiveSoftphone::end() {
    m_isAsking = false;
    m_account.reset();
    m_agent.reset();
    m_talks.clear();
    auto view = m_view;
    view.stage = PhoneView::Stage::Off;
    view.error.reset();
    show(view);
    showCalls();
}

void LiveSoftphone::fail(const Error &error) {
    auto view = m_view;
    view.stage = PhoneView::Stage::Failed;
    view.error = error;
    show(view);
}

void LiveSoftphone::take(const phone::PhoneEvent &event) {
    std::visit([this](const auto &happened) { on(happened); }, event);
}

void LiveSoftphone::on(const phone::Registered &registered) {
    if (registered.account != m_registered)
        return;
    auto view = m_view;
    view.stage = PhoneView::Stage::Registered;
    view.error.reset();
    show(view);
}

void LiveSoftphone::on(const phone::RegistrationFailed &failed) {
    if (failed.account == m_registered)
        fail(failed.error);
}

void LiveSoftphone::on(const phone::Incoming &incoming) {
    m_talks[incoming.call];
    showCalls();
    const bool isOfQueue = !incoming.queue.empty();
    if (!isOfQueue || !m_account->answersQueueCalls)
        return;
    answer(incoming.call);
    beep();
}

void LiveSoftphone::on(const phone::AnswerRequested &asked) {
    answer(asked.call);
}

void LiveSoftphone::on(const phone::Ended &ended) {
    const auto talk = m_talks.extract(ended.call);
    if (!talk.empty() && m_line && talk.mapped().sound)
        m_line->leave(talk.mapped().sound);
    showCalls();
}

void LiveSoftphone::answer(phone::PhoneCallId call) {
    const auto found = m_talks.find(call);
    if (found == m_talks.end() || !found->second.isRinging)
        return;
    auto sound = std::make_shared<TalkSound>();
    found->second.isRinging = false;
    found->second.sound = sound;
    showCalls();
    if (m_line)
        m_line->join(sound);
    m_agent->answer(call, voice::Live{[sound](std::span<voice::Sample, voice::blockSamples> samples) {
                        voice::Block block;
                        sound->mouth.take(block);
                        std::copy(block.begin(), block.end(), samples.begin());
                    }},
                    [sound](std::span<const voice::Sample, voice::blockSamples> samples) {
                        sound->ear.put(blockOf(samples));
                    });
}

void LiveSoftphone::beep() {
    if (!m_line)
        return;
    auto sound = std::make_shared<TalkSound>();
    fillWithBeep(sound->ear);
    m_line->join(sound);
    QTimer::singleShot(beepTime, this, [this, sound] {
        if (m_line)
            m_line->leave(sound);
    });
}

void LiveSoftphone::test(bool isOn) {
    auto view = m_view;
    view.isTesting = isOn;
    show(view);
    needLine();
}

void LiveSoftphone::playTestSound() {
    beep();
}

void LiveSoftphone::playTestRing() {
    if (auto *system = m_sounds.open())
        system->ring(m_choice.ringer);
}

// Microphone and speaker are open while somebody talks or looks at their levels, and else not.
void LiveSoftphone::needLine() {
    const bool isNeeded = m_view.isTalking || m_view.isTesting;
    if (isNeeded == (m_line != nullptr))
        return;
    auto *system = isNeeded ? m_sounds.open() : nullptr;
    m_line.reset();
    auto view = m_view;
    view.sound = {};
    show(view);
    if (system)
        m_line = system->open(m_choice.sound, [this](const SoundInUse &used) {
            auto now = m_view;
            now.sound = used;
            show(now);
        });
    if (m_line)
        m_metering.start();
    else
        m_metering.stop();
    Q_EMIT levelsChanged(0, 0);
}

void LiveSoftphone::showCalls() {
    auto view = m_view;
    view.isRinging = false;
    view.isTalking = false;
    for (const auto &[id, talk] : m_talks)
        (talk.isRinging ? view.isRinging : view.isTalking) = true;
    if (!view.isTalking) {
        view.quality.reset();
        m_judging.stop();
    } else if (!m_judging.isActive())
        m_judging.start();
    show(view);
    needLine();
}

void LiveSoftphone::measure() {
    if (m_line)
        Q_EMIT levelsChanged(m_line->takeSpokenPeak(), m_line->takeHeardPeak());
}

// The talk that came last is the one that is heard.
void LiveSoftphone::judge() {
    const auto talking = std::find_if(m_talks.rbegin(), m_talks.rend(),
                                      [](const auto &each) { return !each.second.isRinging; });
    if (talking == m_talks.rend())
        return;
    m_agent->askStatistics(talking->first, [this, call = talking->first](const voice::LegStatistics &now) {
        QMetaObject::invokeMethod(
            this, [this, call, now] { takeStatistics(call, now); }, Qt::QueuedConnection);
    });
}

void LiveSoftphone::takeStatistics(phone::PhoneCallId call, const voice::LegStatistics &now) {
    const auto talk = m_talks.find(call);
    if (talk == m_talks.end())
        return;
    const auto before = std::exchange(talk->second.counted, now);
    const auto lost = now.lost - std::min(before.lost, now.lost);
    const auto received = now.received - std::min(before.received, now.received);
    auto view = m_view;
    TalkQuality quality;
    quality.codec = nameOf(now.codec);
    quality.lossRatio =
        lost + received == 0 ? 1 : static_cast<double>(lost) / static_cast<double>(lost + received);
    quality.jitter = std::chrono::round<milliseconds>(now.jitter);
    if (now.roundTrip)
        quality.roundTrip = std::chrono::round<milliseconds>(*now.roundTrip);
    view.quality = quality;
    show(view);
}

void LiveSoftphone::show(const PhoneView &view) {
    if (view == m_view)
        return;
    m_view = view;
    Q_EMIT changed();
}

} // namespace callboard
