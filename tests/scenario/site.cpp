// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/site.h"

#include "core/history/archive.h"
#include "tests/support/ports.h"
#include "tests/support/source.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>

namespace callboard::test {

namespace {

constexpr std::chrono::seconds longestCommand{120};

constexpr std::array names{"anna",  "boris", "clara", "dmitri", "elena",
                           "felix", "gleb",  "hanna", "igor",   "julia"};

std::string program(const std::string &name) {
    const auto *folder = std::getenv("CALLBOARD_BIN");
    return (folder ? std::string(folder) : "bin") + "/" + name;
}

struct Teller {
    std::string operator()(const CallArrived &f) const {
        return " " + std::string(textOf(f.direction)) + " " + f.from.number + " to " + f.to;
    }
    std::string operator()(const CallQueued &f) const { return " " + std::string(f.queue.text()); }
    std::string operator()(const CallLeftQueue &f) const {
        return " " + std::string(f.queue.text()) + " " + std::string(textOf(f.outcome));
    }
    std::string operator()(const OfferStarted &f) const { return " " + std::string(f.agent.text()); }
    std::string operator()(const OfferEnded &f) const {
        return " " + std::string(f.agent.text()) + " " + std::string(textOf(f.outcome));
    }
    std::string operator()(const CallAnswered &f) const { return " " + std::string(f.agent.text()); }
    std::string operator()(const CallEnded &f) const {
        return " " + std::string(textOf(f.by)) + " " + std::string(textOf(f.cause));
    }
    std::string operator()(const CallPulled &f) const {
        return " " + std::string(f.agent.text()) + " by " + std::string(f.by.text());
    }
    std::string operator()(const SupervisionStarted &f) const {
        return " " + std::string(f.supervisor.text()) + " " + std::string(textOf(f.mode));
    }
    std::string operator()(const SupervisionEnded &f) const {
        return " " + std::string(f.supervisor.text()) + " " + std::string(textOf(f.cause));
    }
    std::string operator()(const CallTakenOver &f) const { return " " + std::string(f.by.text()); }
    std::string operator()(const CallMissed &f) const {
        return " " + std::string(f.agent.text()) + " " + std::string(textOf(f.why));
    }
    std::string operator()(const MissedCallSettled &f) const { return " " + std::string(f.agent.text()); }
    std::string operator()(const CallAgentLost &f) const { return " " + std::string(f.agent.text()); }
    std::string operator()(const AgentStateChanged &f) const {
        return " " + std::string(f.agent.text()) + " " + std::string(textOf(f.state));
    }
    std::string operator()(const AfterCallWorkEnded &f) const { return " " + std::string(f.agent.text()); }
    std::string operator()(const DeviceRegistered &f) const { return " " + std::string(f.device.text()); }
    std::string operator()(const DeviceLost &f) const {
        return " " + std::string(f.device.text()) + " " + std::string(textOf(f.reason));
    }
    template <class Other>
    std::string operator()(const Other &) const {
        return {};
    }
};

bool isOfEveryStart(const Fact &fact) {
    return std::holds_alternative<BackendStarted>(fact) || std::holds_alternative<ConfigChanged>(fact) ||
           std::holds_alternative<DayStarted>(fact) || std::holds_alternative<StateSealed>(fact);
}

std::string lineOf(const Fact &fact) {
    return std::string(typeOf(fact)) + std::visit(Teller{}, fact);
}

const std::string servesSupport = "queues = [\"support\"]\n";

std::string userEntry(const std::string &id, const std::string &role, const std::string &phone,
                      const std::string &serves = servesSupport) {
    return "\n[[user]]\nid = \"" + id + "\"\nname = \"" + id + "\"\nrole = \"" + role +
           "\"\npassword = \"demo\"\n" +
           (phone.empty() ? ""
                          : "extension = \"" + phone + "\"\nsip_password = \"sip-" + phone + "\"\n" + serves);
}

std::string servesOf(const Site::Plan &plan, const std::string &agent) {
    const auto found = plan.serves.find(agent);
    return found != plan.serves.end() ? found->second + "\n" : servesSupport;
}

std::string tlsListen(const std::string &certificate) {
    return certificate.empty() ? "" : ", \"tls:127.0.0.1:" + std::to_string(freePort()) + '"';
}

std::string tlsFiles(const std::string &certificate) {
    const auto file = (sourceFolder() / "tests/data/certificates" / certificate).string();
    return certificate.empty()
               ? ""
               : "srtp = true\ncertificate = \"" + file + ".pem\"\nkey = \"" + file + ".key\"\n";
}

} // namespace

std::string Site::extensionOf(int agent) {
    return std::to_string(1001 + agent);
}

std::string Site::nameOf(int agent) {
    return names[static_cast<std::size_t>(agent)];
}

Site::Site(const Plan &plan)
    : m_sipPort(freePort())
    , m_ctiPort(freePort())
    , m_rtpPort(freePorts(rtpPorts)) {
    configure(plan);
}

void Site::configure(const Plan &plan) const {
    const auto sip = std::to_string(m_sipPort);
    std::ofstream file(path("callboard.toml"));
    file << "[site]\nname = \"Acme\"\ntime_zone = \"Europe/Moscow\"\ndata_directory = "
            "\"data\"\n\n[sip]\nlisten = "
         << '[' << (plan.hasIpv6 ? "\"udp:[::1]:" + std::to_string(freePort()) + "\", " : "")
         << "\"udp:127.0.0.1:" << sip << "\", \"tcp:127.0.0.1:" << sip << '"' << tlsListen(plan.certificate)
         << "]\n"
         << tlsFiles(plan.certificate) << plan.sip << "rtp_ports = [" << m_rtpPort << ", "
         << m_rtpPort + rtpPorts - 1 << "]\n\n[cti]\nlisten = \"127.0.0.1:" << m_ctiPort
         << "\"\n\n[[queue]]\nid = \"support\"\nname = \"Support\"\nnumber = \"600\"\n"
         << plan.queue << "\n[[trunk]]\nid = \"city\"\nfrom = [\"" << plan.trunkHost << "\"]\n";
    for (int i = 0; i < plan.agents; ++i)
        file << userEntry(nameOf(i), "agent", extensionOf(i), servesOf(plan, nameOf(i)));
    file << userEntry("olga", "supervisor", plan.supervisorPhone) << userEntry("root", "administrator", "");
    std::ofstream(path("password")) << "demo\n";
}

bool Site::start(std::chrono::milliseconds limit) {
    m_daemon = std::make_unique<Process>(
        std::vector<std::string>{program("callboardd"), "--config", path("callboard.toml").string()});
    return m_daemon->says("callboardd ready", limit);
}

void Site::kill() {
    m_daemon->signal(SIGKILL);
    m_daemon->wait();
}

int Site::stop() {
    m_daemon->signal(SIGTERM);
    return m_daemon->wait().value_or(-1);
}

std::vector<std::string> Site::command(const std::string &user, const std::vector<std::string> &words) const {
    std::vector<std::string> command{program("callboardctl"),
                                     "--server",
                                     "ws://127.0.0.1:" + std::to_string(m_ctiPort),
                                     "--user",
                                     user,
                                     "--password-file",
                                     path("password").string()};
    command.insert(command.end(), words.begin(), words.end());
    return command;
}

Site::Answer Site::as(const std::string &user, const std::vector<std::string> &words) const {
    Process process(command(user, words));
    const auto code = process.wait(longestCommand);
    return {code.value_or(-1), process.output()};
}

Site::Answer Site::offline(const std::vector<std::string> &words) const {
    std::vector<std::string> command{program("callboardctl"), "--data", data().string()};
    command.insert(command.end(), words.begin(), words.end());
    Process process(command);
    const auto code = process.wait(longestCommand);
    return {code.value_or(-1), process.output()};
}

std::vector<Event> Site::events() const {
    std::vector<Event> events;
    const auto journal = Journal::open(data(), Journal::Mode::read);
    if (!journal)
        return events;
    static_cast<void>(readEvents(*journal, 1, journal->last(), [&](const Event &event) {
        events.push_back(event);
        return true;
    }));
    return events;
}

std::string Site::story() const {
    std::string story;
    for (const auto &event : events())
        if (!isOfEveryStart(event.fact))
            story += lineOf(event.fact) + "\n";
    return story;
}

bool Site::waitFor(const std::string &line, int times, std::chrono::milliseconds limit) const {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    do {
        const auto all = events();
        if (std::count_if(all.begin(), all.end(),
                          [&](const Event &e) { return lineOf(e.fact).starts_with(line); }) >= times)
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    } while (std::chrono::steady_clock::now() < deadline);
    return false;
}

} // namespace callboard::test
