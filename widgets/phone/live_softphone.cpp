// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/phone/live_softphone.h"

#include <algorithm>
#include <QPointer>

namespace callboard {

namespace {

constexpr milliseconds watching{1000}; // the system does not tell of devices that come and go
constexpr milliseconds metering{50};
constexpr milliseconds judging{2000};
constexpr milliseconds beepTime{500};

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

} // namespace

LiveSoftphone::LiveSoftphone(Session &session, SipDoor &sip, SoundDoor &sounds, PhoneChoice choice)
    : m_session(session)
    , m_sip(sip)
    , m_sounds(sounds)
    , m_choice(std::move(choice)) {
    m_watching.setInterval(watching);
    m_metering.setInterval(metering);
    m_judging.setInterval(judging);
    connect(&m_watching, &QTimer::timeout, this, &LiveSoftphone::watch);
    connect(&m_metering, &QTimer::timeout, this, &LiveSoftphone::measure);
    connect(&m_judging, &QTimer::timeout, this, &LiveSoftphone::judge);
    connect(&session, &Session::stateChanged, this, &LiveSoftphone::followSession);
}

LiveSoftphone::~LiveSoftphone() {
    m_registration.reset();
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

void LiveSoftphone::registerAs(const PhoneAccount &account) {
    end();
    auto *sip = m_sip.open();
    if (sip == nullptr)
        return fail({"phone.missing", {}});
    auto line =
        sip->open(account, m_session.server(), [this](const phone::PhoneEvent &event) { take(event); });
    if (!line)
        return fail(line.error());
    m_account = account;
    m_registration = std::move(*line);
    auto view = m_view;
    view.stage = PhoneView::Stage::Registering;
    view.isSecret = m_registration->isSecret();
    show(view);
}

void LiveSoftphone::end() {
    m_isAsking = false;
    m_account.reset();
    m_registration.reset();
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

void LiveSoftphone::on(const phone::Registered &) {
    auto view = m_view;
    view.stage = PhoneView::Stage::Registered;
    view.error.reset();
    show(view);
}

void LiveSoftphone::on(const phone::RegistrationFailed &failed) {
    fail(failed.error);
}

void LiveSoftphone::on(const phone::Incoming &incoming) {
    const auto &who = incoming.name.empty() ? incoming.number : incoming.name;
    m_talks[incoming.call].caller = QString::fromStdString(who);
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
    m_registration->answer(call, std::move(sound));
}

void LiveSoftphone::pickUp() {
    const auto ringing =
        std::find_if(m_talks.begin(), m_talks.end(), [](const auto &each) { return each.second.isRinging; });
    if (ringing != m_talks.end())
        answer(ringing->first);
}

// Of two the one that is heard.
void LiveSoftphone::hangUp() {
    const auto talking = std::find_if(m_talks.rbegin(), m_talks.rend(),
                                      [](const auto &each) { return !each.second.isRinging; });
    if (talking != m_talks.rend())
        m_registration->hangUp(talking->first);
    else if (!m_talks.empty())
        m_registration->hangUp(m_talks.rbegin()->first);
}

void LiveSoftphone::beep() {
    auto *sip = m_line ? m_sip.open() : nullptr;
    if (sip == nullptr)
        return;
    auto sound = std::make_shared<TalkSound>();
    sip->fillWithBeep(sound->ear);
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
    view.isOpening = system != nullptr;
    show(view);
    if (system)
        m_line = system->open(m_choice.sound, [this](const SoundInUse &used) {
            auto now = m_view;
            now.sound = used;
            now.isOpening = false;
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
    view.caller.clear();
    for (const auto &[id, talk] : m_talks) {
        (talk.isRinging ? view.isRinging : view.isTalking) = true;
        if (talk.isRinging && view.caller.isEmpty())
            view.caller = talk.caller; // of the one that is picked up first
    }
    if (!view.isTalking) {
        view.quality.reset();
        m_judging.stop();
    } else if (!m_judging.isActive())
        m_judging.start();
    show(view);
    needLine();
}

// A desk that is only signed in opens no sound system for it.
void LiveSoftphone::watch() {
    if (!m_view.isTesting && !m_view.isRinging)
        return m_watching.stop();
    const auto before = std::exchange(m_devices, devices());
    if (!m_watching.isActive())
        m_watching.start();
    else if (m_devices != before)
        Q_EMIT devicesChanged();
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
    m_registration->askStatistics(
        talking->first,
        [this, call = talking->first](const voice::LegStatistics &now) { takeStatistics(call, now); });
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
    const bool wasWorthWatching = m_view.isTesting || m_view.isRinging;
    m_view = view;
    if (wasWorthWatching != (view.isTesting || view.isRinging))
        watch();
    Q_EMIT changed();
}

} // namespace callboard
