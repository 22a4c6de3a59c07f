// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon.h"

#include "backend/prompts.h"
#include "backend/recordings.h"
#include "backend/telephony/sip/sip_engine.h"
#include "core/center/outbound.h"
#include "core/directory/phone_number.h"
#include "core/history/archive.h"

#include <algorithm>
#include <future>

namespace callboard {

namespace {

constexpr milliseconds retryAfter{200};
constexpr milliseconds longestSleep{60'000}; // the clock is not quite as long as the machine's
constexpr Duration farFromWall = seconds{10};

const UserSecrets *secretsOf(const Config &config, UserId user) {
    const auto found = std::find_if(config.secrets.begin(), config.secrets.end(),
                                    [&](const UserSecrets &secrets) { return secrets.user == user; });
    return found != config.secrets.end() ? &*found : nullptr;
}

std::string listenTextOf(const SipListen &listen) {
    const auto &host = listen.address.host;
    const auto shown = host.find(':') == host.npos ? host : "[" + host + "]";
    return std::string(textOf(listen.transport)) + ":" + shown + ":" + std::to_string(listen.address.port);
}

// Numbers from outside in one spelling, so that contacts, history and screens agree. What is no telephone
// number stays as it was sent.
void unifyNumbers(std::vector<Told> &told, const std::string &region) {
    for (auto &one : told)
        if (auto *arrived = std::get_if<CallArrived>(&one.fact);
            arrived && arrived->direction == Direction::Inbound)
            if (const auto number = normalise(arrived->from.number, region))
                arrived->from.number = number->text();
}

std::filesystem::path musicOf(const Config &config, QueueId queue) {
    for (const auto &music : config.music)
        if (music.queue == queue)
            return music.file;
    return {};
}

sip::SipConfig sipConfigOf(const Config &config) {
    sip::SipConfig sip;
    for (const auto &listen : config.sip.listen)
        sip.listen.push_back(listenTextOf(listen));
    sip.certificate = config.sip.certificate;
    sip.key = config.sip.key;
    sip.locksSound = config.sip.locksSound;
    sip.firstRtpPort = config.sip.firstRtpPort;
    sip.lastRtpPort = config.sip.lastRtpPort;
    sip.codecs = config.sip.codecs;
    sip.realm = config.sip.realm;
    sip.music = config.sip.music;
    sip.maxCalls = static_cast<std::size_t>(config.sip.maxCalls);
    sip.maxCallsPerSecond = config.sip.maxCallsPerSecond;
    sip.shortestRegistration = config.sip.shortestRegistration;
    sip.longestRegistration = config.sip.longestRegistration;
    sip.session.shortest = config.sip.shortestSession;
    sip.session.own = config.sip.sessionExpires;
    sip.openDialogs = config.dataDirectory / "open-dialogs";
    sip.recordings = config.dataDirectory / "recordings";
    for (const auto &user : config.site.users)
        if (const auto *secrets = secretsOf(config, user.id); user.extension && secrets)
            sip.devices.push_back({user.extension, user.id, user.name, secrets->sipPassword, {}});
    for (const auto &queue : config.site.queues)
        sip.queues.push_back({queue.id, queue.number, musicOf(config, queue.id)});
    for (const auto &trunk : config.trunks) {
        const auto settings = std::find_if(config.site.trunks.begin(), config.site.trunks.end(),
                                           [&](const TrunkSettings &t) { return t.id == trunk.trunk; });
        sip.trunks.push_back({trunk.trunk, trunk.from, trunk.to, "udp", settings->allowsOutbound, {}});
    }
    sip.letsOut = [site = config.site](const std::string &number) {
        return outboundRule(site, number) != nullptr;
    };
    return sip;
}

std::map<UserId, PhoneAccount> phonesOf(const Config &config, const std::vector<std::string> &listen) {
    std::map<UserId, PhoneAccount> phones;
    for (const auto &user : config.site.users)
        if (const auto *secrets = secretsOf(config, user.id); user.extension && secrets)
            phones[user.id] = {std::string(user.extension.text()), secrets->sipPassword, listen,
                               config.sip.autoAnswers};
    return phones;
}

std::set<SpokenLanguage> languagesOf(const SiteSettings &site) {
    std::set<SpokenLanguage> languages;
    for (const auto &queue : site.queues)
        if (queue.language != SpokenLanguage::None)
            languages.insert(queue.language);
    return languages;
}

} // namespace

Daemon::Daemon(const Config &config, Log log)
    : m_config(config)
    , m_log(std::move(log)) {
    m_rearm.setSingleShot(true);
    m_alarm.setSingleShot(true);
    m_alarm.setTimerType(Qt::PreciseTimer);
    connect(&m_rearm, &QTimer::timeout, this, &Daemon::arm);
    connect(&m_alarm, &QTimer::timeout, this, &Daemon::wake);
    connect(&m_housekeeping, &QTimer::timeout, this, &Daemon::keepHouse);
}

Daemon::~Daemon() {
    stop();
}

Result<std::unique_ptr<Daemon>> Daemon::start(const Config &config, Log log) {
    std::unique_ptr<Daemon> daemon(new Daemon(config, std::move(log)));
    for (const auto step : {&Daemon::openRecords, &Daemon::startHub, &Daemon::recordRescue,
                            &Daemon::startEngine, &Daemon::startServer})
        if (const auto done = (*daemon.*step)(); !done)
            return done.error();
    daemon->m_historyKeeper = std::make_unique<HistoryKeeper>(config.dataDirectory, daemon->m_log);
    daemon->m_housekeeping.start(seconds{1});
    daemon->m_rearm.start(0);
    return daemon;
}

Result<void> Daemon::openRecords() {
    std::error_code failure;
    std::filesystem::create_directories(m_config.dataDirectory / "recordings", failure);
    if (failure)
        return Error{"data.notWritable", m_config.dataDirectory.string() + ": " + failure.message()};
    auto journal = Journal::open(m_config.dataDirectory, Journal::Mode::write);
    if (!journal)
        return journal.error();
    m_journal.emplace(std::move(journal).value());
    if (const auto &torn = m_journal->opening().tornTail)
        say("journal: " + std::to_string(torn->bytes) +
            " bytes that had not become durable were cut at offset " + std::to_string(torn->offset) +
            "; nothing acknowledged was among them");
    m_signOfLife.emplace(m_config.dataDirectory / "alive");
    m_snapshots.emplace(m_config.dataDirectory);
    m_numbers.emplace(m_journal->start());
    m_clock.emplace(now(), m_journal->latestAt(), sinceBoot());
    auto directory = Directory::open(m_config.dataDirectory / "contacts.db", m_config.site.region);
    if (!directory)
        return directory.error();
    m_directory.emplace(std::move(directory).value());
    m_callerNames.emplace(*m_directory);
    auto pastCalls = PastCallsKeeper::open({m_config.dataDirectory, m_config.site.region}, *m_journal, m_log);
    if (!pastCalls)
        return pastCalls.error();
    m_pastCalls = std::move(pastCalls).value();
    return {};
}

void Daemon::keepHouse() {
    m_hub->idle();
    if (!m_hub->isHeldUp())
        m_signOfLife->beat(m_hub->now());
    if (m_hub->isHeldUp())
        m_rearm.start(0); // nothing is published that would do it
    else if (m_journal->holdsReserve())
        m_pastCalls->mend();
    const bool isFar = std::chrono::abs(m_clock->behindWall()) > farFromWall;
    if (isFar && !std::exchange(m_isClockFar, isFar))
        say("the clock of this machine was set by " + std::to_string(toSeconds(m_clock->behindWall())) +
            " s; the backend's follows it slowly, or at once when it is started anew");
    m_isClockFar = isFar;
}

HubLinks Daemon::links() {
    return {[this] { return m_clock->read(now(), sinceBoot()); },
            [this](Order order) {
                if (m_engine && !m_isEngineStopping)
                    m_engine->give(std::move(order));
            },
            [this](const Error &error) { Q_EMIT failed(QString::fromStdString(error.detail)); },
            [this](const std::string &line) { say(line); },
            [this](const Event &event, const Delta &delta) { keep(event, delta); },
            [this](const Center &center, Fact &fact) { m_callerNames->tell(center, fact); }};
}

void Daemon::keep(const Event &event, const Delta &delta) {
    m_pastCalls->take(event, delta);
    m_rearm.start(0);
}

Result<void> Daemon::startHub() {
    const auto day = SiteDay::ofZone(m_config.site.timeZone);
    if (!day)
        return day.error();
    m_hub = std::make_unique<Hub>(*m_journal, *m_snapshots, *m_numbers, *day, links());
    const auto begun =
        m_hub->begin(m_config.site, CALLBOARD_VERSION, m_signOfLife->before().value_or(Time{}));
    if (!begun)
        return begun.error();
    say("journal: event " + std::to_string(m_journal->last()) + ", " + std::to_string(*begun) +
        " folded at the start");
    return {};
}

Result<void> Daemon::recordRescue() {
    return m_hub->record(rescueRecordings(m_config.dataDirectory / "recordings"), {});
}

Result<void> Daemon::startEngine() {
    m_inbox = std::make_unique<FactInbox>([this](std::vector<Told> told) {
        unifyNumbers(told, m_config.site.region);
        static_cast<void>(m_hub->hear(std::move(told)).ok()); // a failure ends the program by itself
    });
    auto engine = std::make_unique<sip::SipEngine>(sipConfigOf(m_config), *m_numbers, m_log);
    engine->watchLag([inbox = m_inbox.get()] { return inbox->lag(); });
    const auto started = engine->start(
        [inbox = m_inbox.get()](Fact fact, CommandId causedBy) { inbox->put(std::move(fact), causedBy); },
        m_hub->center().devices);
    if (!started)
        return started.error();
    m_sipAddresses = engine->addresses();
    m_reader = std::jthread([this, sip = engine.get()](const std::stop_token &stop) {
        makePrompts(m_config.dataDirectory / "prompts", languagesOf(m_config.site), stop, m_log,
                    [sip](const std::string &phrase, const std::filesystem::path &file) {
                        sip->teach({{phrase, file}});
                    });
    });
    m_engine = std::move(engine);
    return {};
}

Result<void> Daemon::startServer() {
    Access::Options options;
    options.log = m_log;
    m_access = std::make_unique<Access>(credentialsOf(m_config), options);
    m_frontDesk = std::make_unique<FrontDesk>(*m_directory, m_pastCalls->calls(),
                                              phonesOf(m_config, m_sipAddresses), m_config.dataDirectory);
    m_server = std::make_unique<Server>(*m_hub, *m_frontDesk, *m_access, SessionLimits{}, m_log);
    return m_server->listen(
        {m_config.cti.listen.host, m_config.cti.listen.port, m_config.cti.certificate, m_config.cti.key});
}

std::string Daemon::addresses() const {
    std::string text = "sip";
    for (const auto &address : m_sipAddresses)
        text += " " + address;
    return text + ", cti " + (m_config.cti.certificate.empty() ? "ws://" : "wss://") +
           m_config.cti.listen.host + ":" + std::to_string(m_server->port());
}

void Daemon::arm() {
    if (m_hub->isHeldUp()) {
        m_alarm.start(retryAfter);
        return;
    }
    const auto wait = std::chrono::ceil<milliseconds>(m_hub->nextDue() - m_hub->now());
    m_alarm.start(std::clamp(wait, milliseconds{0}, longestSleep));
}

void Daemon::wake() {
    m_hub->isHeldUp() ? m_hub->retry() : m_hub->tick();
    m_rearm.start(0);
}

// Calls end when they are ended, not when the last phone has said that it knows, or has not: what is told
// meanwhile is recorded at once.
void Daemon::stopEngine() {
    constexpr milliseconds betweenLooks{5};
    m_isEngineStopping = true; // it takes no orders any more
    const auto stopped = std::async(std::launch::async, [this] { m_engine->stop(); });
    while (stopped.wait_for(betweenLooks) != std::future_status::ready)
        m_inbox->drain();
    m_inbox->drain();
}

void Daemon::stop() {
    if (m_server)
        m_server->stop();
    m_reader = {}; // tells it to stop, and waits
    if (m_engine)
        stopEngine();
    m_housekeeping.stop();
    m_rearm.stop();
    m_alarm.stop();
    if (m_server && m_hub)
        if (const auto put = m_hub->putSnapshot(); !put)
            say("no snapshot: " + put.error().detail);
    m_server.reset();
    m_engine.reset();
    m_pastCalls.reset();
    m_historyKeeper.reset();
}

} // namespace callboard
