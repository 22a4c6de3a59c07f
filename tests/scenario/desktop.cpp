// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenario/desktop.h"

#include "tests/support/eventually.h"

#include <csignal>
#include <fstream>

namespace callboard::test {

Desktop::Desktop(const Site &site, const Screen &screen, const Options &options)
    : m_site(site)
    , m_screen(screen)
    , m_options(options) {
    for (const auto *folder : {"data", "config/callboard", "run"})
        std::filesystem::create_directories(m_home.path(folder));
    std::filesystem::permissions(m_home.path("run"), std::filesystem::perms::owner_all);
    std::ofstream(m_home.path("config/callboard/callboard.conf")) << "[General]\n" << options.settings;
    m_process = std::make_unique<Process>(command({}), Process::Options{{}, environment()});
}

std::string Desktop::program() const {
    return (std::filesystem::path(m_site.command({}, {}).front()).parent_path() / "callboard").string();
}

Site::Answer Desktop::openLink(const std::string &link) const {
    Process second({program(), link}, {{}, environment()});
    const auto code = second.wait();
    return {code.value_or(-1), second.output()};
}

std::vector<std::string> Desktop::command(const std::vector<std::string> &words) const {
    std::vector<std::string> command{program(),
                                     "--server",
                                     "ws://127.0.0.1:" + std::to_string(m_site.ctiPort()),
                                     "--user",
                                     m_options.user,
                                     "--password-file",
                                     m_site.path("password").string(),
                                     "--language",
                                     "en"};
    command.insert(command.end(), words.begin(), words.end());
    return command;
}

std::vector<std::string> Desktop::environment() const {
    auto all = m_screen.environment();
    for (const auto &[name, folder] :
         {std::pair{"HOME", "data"}, std::pair{"XDG_DATA_HOME", "data"},
          std::pair{"XDG_CONFIG_HOME", "config"}, std::pair{"XDG_RUNTIME_DIR", "run"}})
        all.push_back(std::string(name) + "=" + m_home.path(folder).string());
    all.insert(all.end(), m_options.environment.begin(), m_options.environment.end());
    return all;
}

bool Desktop::isReady() const {
    return eventually([&] { return m_screen.focus(m_options.user + " "); });
}

Site::Answer Desktop::startAgain(const std::vector<std::string> &words) const {
    Process second(command(words), {{}, environment()});
    const auto code = second.wait();
    return {code.value_or(-1), second.output()};
}

void Desktop::kill() {
    m_process->signal(SIGKILL);
    m_process->wait();
}

} // namespace callboard::test
