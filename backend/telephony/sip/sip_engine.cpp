// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/sip_engine.h"

#include "backend/telephony/sip/farewells.h"
#include "backend/telephony/sip/front.h"
#include "core/voice/loop.h"

#include <thread>

namespace callboard::sip {

namespace {

// How long the other sides may take to answer our BYEs at the end.
constexpr std::chrono::milliseconds farewell{1500};

Result<voice::SharedSound> soundOf(const std::filesystem::path &file) {
    if (file.empty())
        return voice::makeQueueTune();
    auto sound = voice::loadSound(file);
    if (!sound)
        return Error{sound.error().code, file.string() + ": " + sound.error().detail};
    return sound;
}

Result<Music> loadMusic(const SipConfig &config) {
    Music music;
    auto site = soundOf(config.music);
    if (!site)
        return site.error();
    music.site = *site;
    for (const auto &queue : config.queues) {
        if (queue.music.empty())
            continue;
        auto sound = soundOf(queue.music);
        if (!sound)
            return sound.error();
        music.queues[queue.id] = *sound;
    }
    return music;
}

Result<void> addDevices(const SipConfig &config, Digest &digest) {
    for (const auto &device : config.devices) {
        const auto key = device.ha1.empty()
                             ? std::optional(digestKey(device.id.text(), config.realm, device.password))
                             : hashFromHex(device.ha1);
        if (!device.id || !key || (device.ha1.empty() && device.password.empty()))
            return Error{"sip.device", "the device \"" + std::string(device.id.text()) +
                                           "\" needs a password or an HA1 of 32 hexadecimal digits"};
        digest.setKey(std::string(device.id.text()), *key);
    }
    return {};
}

Result<void> addTrunks(const SipConfig &config, TrunkAddresses &addresses) {
    for (const auto &trunk : config.trunks)
        for (const auto &from : trunk.from)
            if (auto added = addresses.add(from, trunk.id); !added)
                return added;
    return {};
}

} // namespace

// All that lives between start and stop. What belongs to libre is made, used and released on the loop's
// thread.
class SipEngine::Running {
public:
    Running(const SipConfig &config, Numbers &numbers, Log log, std::function<Duration()> lag, Sink sink)
        : m_config(config)
        , m_numbers(numbers)
        , m_log(std::move(log))
        , m_lag(std::move(lag))
        , m_sink(std::move(sink))
        , m_digest(config.realm) {}
    ~Running() { stop(); }

    Result<void> start(const std::vector<Device> &known);
    void give(Order order);
    void teach(Prompts prompts);
    void stop();
    const std::vector<std::string> &addresses() const { return m_addresses; }

private:
    Result<void> startMedia();
    Result<void> open(const std::vector<Device> &known);
    void closeOnLoop();
    void awaitFarewells();

    const SipConfig &m_config;
    Numbers &m_numbers;
    Log m_log;
    std::function<Duration()> m_lag;
    Sink m_sink;
    Music m_music;
    TrunkAddresses m_trunks;
    Digest m_digest;
    std::vector<std::string> m_addresses;
    std::unique_ptr<voice::Loop> m_loop;
    std::unique_ptr<voice::Media> m_media;
    // Loop thread only.
    std::unique_ptr<Clockwork> m_clockwork;
    std::unique_ptr<Strangers> m_strangers;
    std::unique_ptr<OpenDialogs> m_openDialogs;
    std::unique_ptr<Farewells> m_farewells;
    std::unique_ptr<Registrar> m_registrar;
    std::unique_ptr<Front> m_front;
    std::unique_ptr<Calls> m_calls;
};

Result<void> SipEngine::Running::start(const std::vector<Device> &known) {
    if (auto added = addDevices(m_config, m_digest); !added)
        return added;
    if (auto added = addTrunks(m_config, m_trunks); !added)
        return added;
    auto music = loadMusic(m_config);
    if (!music)
        return music.error();
    m_music = std::move(*music);
    auto loop = voice::Loop::start();
    if (!loop)
        return loop.error();
    m_loop = std::move(*loop);
    if (auto started = startMedia(); !started)
        return started;
    Result<void> opened;
    m_loop->postAndWait([&] { opened = open(known); });
    return opened;
}

Result<void> SipEngine::Running::startMedia() {
    voice::MediaSettings settings;
    settings.firstPort = m_config.firstRtpPort;
    settings.lastPort = m_config.lastRtpPort;
    settings.rtpTimeout = m_config.silence;
    auto media = voice::Media::start(settings, [this](const voice::MediaEvent &event) {
        m_loop->post([this, event] {
            if (m_calls != nullptr)
                m_calls->mediaEvent(event);
        });
    });
    if (!media)
        return media.error();
    m_media = std::move(*media);
    return {};
}

Result<void> SipEngine::Running::open(const std::vector<Device> &known) {
    m_clockwork = std::make_unique<Clockwork>();
    if (auto started = m_clockwork->start(); !started)
        return started;
    m_front = std::make_unique<Front>();
    if (auto opened = m_front->open(m_config); !opened)
        return opened;
    m_addresses = m_front->addresses();
    m_strangers = std::make_unique<Strangers>(
        *m_clockwork, [this](AddressBanned fact) { m_sink(std::move(fact), {}); }, m_log);
    m_registrar = std::make_unique<Registrar>(m_config, m_digest, *m_strangers, *m_clockwork,
                                              [this](Fact fact) { m_sink(std::move(fact), {}); });
    m_openDialogs = std::make_unique<OpenDialogs>(m_config.openDialogs);
    m_farewells = std::make_unique<Farewells>(m_front->stack(), *m_openDialogs);
    m_registrar->whenBound([this](const Bound &bound) {
        m_farewells->registered(bound.device, bound.flow);
        m_calls->phoneCame(bound);
    });
    m_registrar->whenClosed([this](DeviceId device) { m_calls->askPhone(device); });
    m_registrar->start(m_front->stack());
    m_registrar->take(known);
    m_calls = std::make_unique<Calls>(
        Calls::Parts{m_config, m_numbers, m_trunks, m_music, m_digest, *m_strangers, *m_registrar,
                     *m_clockwork, *m_openDialogs, *m_media, m_sink, m_lag,
                     [this](auto work) { m_loop->post(std::move(work)); }, m_log},
        m_front->stack(), m_front->host());
    m_front->serve(*m_registrar, *m_calls, *m_strangers);
    m_farewells->say();
    return {};
}

void SipEngine::Running::give(Order order) {
    m_loop->post([this, order = std::move(order)] {
        if (m_calls != nullptr)
            std::visit([this](const auto &each) { m_calls->take(each); }, order);
    });
}

void SipEngine::Running::teach(Prompts prompts) {
    m_loop->post([this, prompts = std::move(prompts)]() mutable {
        prompts.merge(m_music.prompts);
        m_music.prompts = std::move(prompts);
    });
}

void SipEngine::Running::stop() {
    if (m_loop == nullptr)
        return;
    m_loop->postAndWait([this] {
        if (m_calls != nullptr)
            m_calls->endAll();
    });
    awaitFarewells();
    m_media.reset(); // finishes the recordings, whose facts are then posted
    m_loop->postAndWait([this] { closeOnLoop(); });
    m_loop->stop();
    m_loop.reset();
}

void SipEngine::Running::awaitFarewells() {
    const auto until = Steady::now() + farewell;
    bool isIdle = false;
    while (!isIdle && Steady::now() < until) {
        m_loop->postAndWait([&] { isIdle = m_calls == nullptr || m_calls->isIdle(); });
        if (!isIdle)
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
}

void SipEngine::Running::closeOnLoop() {
    m_calls.reset();
    if (m_registrar != nullptr)
        m_registrar->stop();
    m_farewells.reset();
    m_front.reset();
    m_registrar.reset();
    m_openDialogs.reset();
    m_strangers.reset();
    m_clockwork.reset();
}

SipEngine::SipEngine(SipConfig config, Numbers &numbers, Log log)
    : m_config(std::move(config))
    , m_numbers(numbers)
    , m_log(std::move(log)) {
}

SipEngine::~SipEngine() {
    stop();
}

Result<void> SipEngine::start(Sink sink, std::vector<Device> known) {
    if (m_running != nullptr)
        return Error{"sip.started", "the engine was started before"};
    m_running = std::make_unique<Running>(m_config, m_numbers, m_log, m_lag, std::move(sink));
    auto started = m_running->start(known);
    if (!started)
        m_running.reset();
    return started;
}

void SipEngine::give(Order order) {
    if (m_running != nullptr)
        m_running->give(std::move(order));
}

void SipEngine::teach(const std::map<std::string, std::filesystem::path> &files) {
    Prompts prompts;
    for (const auto &[phrase, file] : files)
        if (auto sound = voice::loadSound(file))
            prompts[phrase] = *sound;
        else
            m_log("announcements: " + sound.error().code + ": " + sound.error().detail);
    if (m_running != nullptr)
        m_running->teach(std::move(prompts));
}

void SipEngine::stop() {
    if (m_running == nullptr)
        return;
    m_running->stop(); // its thread may still give orders: only after it ended may the pointer go
    m_running.reset();
}

std::vector<std::string> SipEngine::addresses() const {
    return m_running != nullptr ? m_running->addresses() : std::vector<std::string>{};
}

} // namespace callboard::sip
