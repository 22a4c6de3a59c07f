// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sipp.h"

#include "tests/support/eventually.h"
#include "tests/support/ports.h"
#include "tests/support/scratch.h"
#include "tests/support/source.h"

#include <arpa/inet.h>
#include <array>
#include <fstream>
#include <iostream>
#include <sstream>
#include <sys/socket.h>
#include <unistd.h>

namespace callboard::test {

namespace {

std::filesystem::path makeFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "callboard-sipp-XXXXXX").string();
    return mkdtemp(pattern.data());
}

bool isBound(const std::string &host, std::uint16_t port) {
    std::array<char, 16> address{};
    std::snprintf(address.data(), address.size(), "%08X:%04X ", inet_addr(host.c_str()), unsigned{port});
    return contentOf("/proc/net/udp").find(address.data()) != std::string::npos;
}

void sendTo(const std::string &host, std::uint16_t port, const std::string &message) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = inet_addr(host.c_str());
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ::sendto(socket, message.data(), message.size(), 0, reinterpret_cast<const sockaddr *>(&address),
             sizeof address);
    ::close(socket);
}

void showErrors(const std::filesystem::path &folder) {
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".log")
            std::cerr << std::ifstream(entry.path()).rdbuf();
}

} // namespace

// A cue is a message of the same call: sipp can wait for nothing else.
std::filesystem::path SippProcess::scenarioFile() const {
    static const std::string pause = "<pause/>";
    static const std::string cued =
        "<nop><action><log message=\"pause\"/></action></nop><recv request=\"INFO\"/>";
    const auto original = sourceFolder() / "tests/data/sipp" / (m_sipp.scenario + ".xml");
    if (!m_sipp.isCued)
        return original;
    auto text = contentOf(original);
    text.replace(text.find(pause), pause.size(), cued);
    const auto changed = m_folder / "scenario.xml";
    std::ofstream(changed) << text;
    return changed;
}

void SippProcess::cue() {
    if (!eventually([this] { return !contentOf(m_folder / "pause.log").empty(); }))
        std::cerr << m_sipp.scenario << " did not come to its pause\n";
    sendTo(m_sipp.host, m_sipp.port,
           "INFO sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKcue\r\n"
           "From: <sip:cue@127.0.0.1>\r\nTo: <sip:cue@127.0.0.1>\r\nCall-ID: 1-" +
               std::to_string(m_process->pid()) + "@" + m_sipp.host +
               "\r\nCSeq: 1 INFO\r\nContent-Length: 0\r\n\r\n");
}

std::vector<std::string> Sipp::command(const std::filesystem::path &scenarioFile,
                                       const std::filesystem::path &folder) const {
    std::vector<std::string> words = {"sipp",
                                      "127.0.0.1:" + std::to_string(server),
                                      "-sf",
                                      scenarioFile.string(),
                                      "-s",
                                      user,
                                      "-au",
                                      account.empty() ? user : account,
                                      "-ap",
                                      password,
                                      "-i",
                                      host,
                                      "-p",
                                      std::to_string(port),
                                      "-t",
                                      transport,
                                      "-m",
                                      std::to_string(calls),
                                      "-l",
                                      std::to_string(atOnce),
                                      "-d",
                                      std::to_string(pause),
                                      "-r",
                                      "50",
                                      "-mp",
                                      std::to_string(freePorts(8)),
                                      "-nostdin",
                                      "-timeout",
                                      "60s",
                                      "-timeout_error",
                                      "-trace_err",
                                      "-error_file",
                                      (folder / "errors.log").string()};
    if (isCued)
        words.insert(words.end(), {"-trace_logs", "-log_file", (folder / "pause.log").string()});
    // Of itself sipp answers a challenge for the server alone, not for whom it calls.
    if (!account.empty())
        words.insert(words.end(), {"-auth_uri", user + "@127.0.0.1:" + std::to_string(server)});
    for (const auto &[name, value] : keys)
        words.insert(words.end(), {"-key", name, value});
    return words;
}

SippProcess::SippProcess(Sipp sipp)
    : m_sipp(std::move(sipp))
    , m_folder(makeFolder()) {
    if (m_sipp.port == 0)
        m_sipp.port = freePort();
    m_process = std::make_unique<Process>(m_sipp.command(scenarioFile(), m_folder),
                                          Process::Options{m_folder, {"TERM=dumb"}});
    if (m_sipp.transport == "u1" &&
        !eventually([this] { return isBound(m_sipp.host, m_sipp.port) || m_process->wait({}); }))
        std::cerr << m_sipp.scenario << " does not open its port\n";
}

SippProcess::~SippProcess() {
    m_process->stop();
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

int SippProcess::wait() {
    const int code = m_process->wait(std::chrono::seconds{65}).value_or(-1);
    if (code != 0) {
        std::cerr << m_process->output();
        showErrors(m_folder);
    }
    return code;
}

int run(const Sipp &sipp) {
    return SippProcess(sipp).wait();
}

} // namespace callboard::test
