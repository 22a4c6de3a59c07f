// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/linphone.h"

#include "tests/support/ports.h"

#include <fstream>

namespace callboard::test {

namespace {

std::string settings(const Linphone::Options &options) {
    const auto server = "127.0.0.1:" + std::to_string(options.server);
    const int firstPort = freePorts(20);
    return "[sip]\nsip_port=-1\nsip_tcp_port=-1\nsip_tls_port=0\nguess_hostname=0\ndefault_proxy=0\n"
           "[net]\nfirewall_policy=0\n"
           "[video]\nenabled=0\n"
           "[rtp]\naudio_rtp_port=" +
           std::to_string(firstPort) + '-' + std::to_string(firstPort + 19) +
           "\n"
           "[auth_info_0]\nrealm=callboard\nusername=" +
           options.user + "\npasswd=" + options.password + "\n[proxy_0]\nreg_proxy=<sip:" + server +
           ";transport=" + options.transport + ">\nreg_identity=sip:" + options.user + "@" + server +
           "\nreg_expires=600\nreg_sendregister=1\npublish=0\n";
}

} // namespace

Linphone::Linphone(const Options &options)
    : m_options(options) {
    const auto folder = m_scratch.path();
    std::filesystem::create_directories(folder / ".local/share/linphone");
    std::ofstream(folder / "linphonerc") << settings(options);
    std::vector<std::string> command = {"linphonec", "-c", (folder / "linphonerc").string()};
    if (options.answers)
        command.emplace_back("-a");
    m_process = std::make_unique<Process>(command, Process::Options{folder, {"HOME=" + folder.string()}});
    this->command("soundcard use files");
}

void Linphone::dial(const std::string &number) {
    command("call sip:" + number + "@127.0.0.1:" + std::to_string(m_options.server) +
            ";transport=" + m_options.transport);
}

void Linphone::quit() {
    command("quit");
    m_process->wait(std::chrono::seconds{10});
}

} // namespace callboard::test
