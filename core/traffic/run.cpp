// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/run.h"

#include "core/phone/speech.h"
#include "core/traffic/phones.h"

namespace callboard::traffic {

namespace {

constexpr milliseconds lookAround{50};
constexpr seconds registrationTime{10};
constexpr seconds betweenReports{10};
// Away from the range of a backend on the same machine.
constexpr std::uint16_t firstStreetPort = 40000;
constexpr std::uint16_t lastStreetPort = 49999;
constexpr std::uint16_t firstDeskPort = 50000;
constexpr std::uint16_t lastDeskPort = 59999;

Result<void> resolve(phone::Server &server) {
    auto host = phone::resolveHost(server.host);
    if (!host)
        return host.error();
    server.host = *host;
    return {};
}

Result<TrafficOptions> completed(TrafficOptions options) {
    if (options.to.empty() && options.agents.empty())
        return Error{"traffic.options", "nobody to call and no phones to answer"};
    if (!options.to.empty() && options.atOnce == 0 && options.callsPerHour <= 0)
        return Error{"traffic.options", "calls need a number per hour or a number at once"};
    for (auto &target : options.to)
        if (auto resolved = resolve(target.uri.server); !resolved)
            return resolved.error();
    if (!options.registrar && options.to.empty())
        return Error{"traffic.options", "the phones need a registrar"};
    if (!options.registrar)
        options.registrar = options.to.front().uri.server;
    if (auto resolved = resolve(*options.registrar); !resolved)
        return resolved.error();
    if (options.address.empty()) {
        auto local = phone::localAddressTowards(options.registrar->host);
        if (!local)
            return local.error();
        options.address = *local;
    }
    return options;
}

Result<voice::SharedSound> soundOf(const TrafficOptions &options) {
    if (options.voice == Voice::File)
        return voice::loadSound(options.voiceFile);
    return options.voice == Voice::Speech ? phone::makeSpeech(options.seed) : voice::SharedSound{};
}

// One run, from the registrations to the summary.
class Run {
public:
    Run(Floor &floor, const Hooks &hooks)
        : m_floor(floor)
        , m_hooks(hooks)
        , m_callers(floor)
        , m_phones(floor, m_callers) {}

    void takeFromStreet(const phone::PhoneEvent &event) { m_callers.take(event); }
    void takeFromDesks(const phone::PhoneEvent &event) { m_phones.take(event); }

    void execute() {
        m_phones.registerAll();
        const auto patience = Steady::now() + registrationTime;
        while (!m_phones.areSettled() && Steady::now() < patience && !m_hooks.stopWanted())
            m_floor.agenda.runUntil(Steady::now() + lookAround);
        report();
        if (!m_floor.options.to.empty())
            m_callers.start();
        serve();
        m_callers.stop();
    }

private:
    void serve() {
        const auto &options = m_floor.options;
        const auto start = Steady::now();
        auto nextReport = start + betweenReports;
        while (!m_hooks.stopWanted()) {
            m_floor.agenda.runUntil(Steady::now() + lookAround);
            const auto now = Steady::now();
            const bool isTimeOver = options.length && now >= start + *options.length;
            if (isTimeOver)
                m_callers.stopArriving();
            if (isTimeOver && now >= start + *options.length + options.drain)
                return;
            // Phones alone answer as long as they may; callers make an end of it, but not before the time
            // is over in which one more may come.
            const bool haveAllCalled = options.calls != 0 && m_floor.summary.placed >= options.calls;
            if (!options.to.empty() && m_callers.isDone() && (isTimeOver || haveAllCalled || !options.length))
                return;
            if (now >= nextReport) {
                nextReport += betweenReports;
                report();
            }
        }
    }

    void report() {
        const auto &summary = m_floor.summary;
        m_hooks.say("phones " + std::to_string(summary.phonesRegistered) + " of " +
                    std::to_string(summary.phones) + ", placed " + std::to_string(summary.placed) +
                    ", waiting " + std::to_string(m_callers.waiting()) + ", talking " +
                    std::to_string(m_callers.talking()) + ", answered " + std::to_string(summary.answered) +
                    ", abandoned " + std::to_string(summary.abandoned) + ", failed " +
                    std::to_string(summary.failedCount()));
    }

    Floor &m_floor;
    const Hooks &m_hooks;
    Callers m_callers;
    Phones m_phones;
};

phone::Settings settingsFor(const TrafficOptions &options, std::uint16_t firstPort, std::uint16_t lastPort) {
    phone::Settings settings;
    settings.address = options.address;
    settings.product = "Callboard traffic";
    settings.media.firstPort = firstPort;
    settings.media.lastPort = lastPort;
    return settings;
}

} // namespace

Result<Summary> run(TrafficOptions wanted, const Hooks &hooks) {
    auto options = completed(std::move(wanted));
    if (!options)
        return options.error();
    auto sound = soundOf(*options);
    if (!sound)
        return sound.error();
    auto loop = voice::Loop::start();
    if (!loop)
        return loop.error();
    Agenda agenda;
    Summary summary;
    Run *active = nullptr; // set before any event, all of which come over the agenda
    auto street = phone::UserAgent::start(
        **loop, settingsFor(*options, firstStreetPort, lastStreetPort), [&](const phone::PhoneEvent &event) {
            agenda.post([&active, event] { active->takeFromStreet(event); });
        });
    if (!street)
        return street.error();
    auto desks = phone::UserAgent::start(**loop, settingsFor(*options, firstDeskPort, lastDeskPort),
                                         [&](const phone::PhoneEvent &event) {
                                             agenda.post([&active, event] { active->takeFromDesks(event); });
                                         });
    if (!desks)
        return desks.error();
    Floor floor{*options, **street, **desks, agenda, summary, *sound};
    Run theRun(floor, hooks);
    active = &theRun;
    theRun.execute();
    (*street)->stop();
    (*desks)->stop();
    return summary;
}

} // namespace callboard::traffic
