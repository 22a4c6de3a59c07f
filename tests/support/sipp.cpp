// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sipp.h"

#include "tests/support/ports.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <unistd.h>

namespace callboard::test {

namespace {

std::filesystem::path makeFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "callboard-sipp-XXXXXX").string();
    return mkdtemp(pattern.data());
}

std::filesystem::path sourceFolder() {
    const char *folder = std::getenv("CALLBOARD_SOURCE");
    return folder != nullptr ? folder : ".";
}

void showErrors(const std::filesystem::path &folder) {
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".log")
            std::cerr << std::ifstream(entry.path()).rdbuf();
}

} // namespace

std::vector<std::string> Sipp::command(const std::filesystem::path &folder) const {
    const auto own = std::to_string(port != 0 ? port : freePort());
    std::vector<std::string> words = {"sipp",
                                      "127.0.0.1:" + std::to_string(server),
                                      "-sf",
                                      (sourceFolder() / "tests/data/sipp" / (scenario + ".xml")).string(),
                                      "-s",
                                      user,
                                      "-au",
                                      account.empty() ? user : account,
                                      "-ap",
                                      password,
                                      "-i",
                                      "127.0.0.1",
                                      "-p",
                                      own,
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
                                      "25s",
                                      "-timeout_error",
                                      "-trace_err",
                                      "-error_file",
                                      (folder / "errors.log").string()};
    for (const auto &[name, value] : keys)
        words.insert(words.end(), {"-key", name, value});
    return words;
}

SippProcess::SippProcess(const Sipp &sipp)
    : m_folder(makeFolder())
    , m_process(sipp.command(m_folder), {m_folder, {"TERM=dumb"}}) {
}

SippProcess::~SippProcess() {
    m_process.stop();
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

int SippProcess::wait() {
    const int code = m_process.wait(std::chrono::seconds{30}).value_or(-1);
    if (code != 0) {
        std::cerr << m_process.output();
        showErrors(m_folder);
    }
    return code;
}

int run(const Sipp &sipp) {
    return SippProcess(sipp).wait();
}

} // namespace callboard::test
