// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"

#include <cstdint>
#include <map>

namespace callboard::test {

// sipp, one call by a scenario of tests/data/sipp; ends with 0 when all went as the scenario says.
struct Sipp {
    std::uint16_t server = 0;     // of the site
    std::string scenario;         // "caller_hangs_up"
    std::string user = "600";     // [service]: who is called, or who registers
    std::uint16_t port = 0;       // its own; 0: any
    std::string transport = "u1"; // "t1" for TCP
    int calls = 1;                // in all
    int atOnce = 1;
    int pause = 0;                             // ms, what <pause/> waits
    std::map<std::string, std::string> keys{}; // [name] in the scenario
    std::string account{};                     // for [authentication]; empty: user
    std::string password{};
    std::string host = "127.0.0.1"; // its own
    bool isCued = false; // its <pause/> lasts until cue() in place of its time (one call, over UDP)

    std::vector<std::string> command(const std::filesystem::path &scenarioFile,
                                     const std::filesystem::path &folder) const;
};

// Runs it to its end and gives its exit code; what it said goes to the test's output on failure.
int run(const Sipp &sipp);
// Starts it; runs in a folder of its own. Over UDP its port is open when the constructor returns: what is
// sent to it is not lost.
class SippProcess {
public:
    explicit SippProcess(Sipp sipp);
    ~SippProcess();
    int wait();
    // Waits until it has come to its pause, and ends that.
    void cue();

private:
    std::filesystem::path scenarioFile() const;

    Sipp m_sipp;
    std::filesystem::path m_folder;
    std::unique_ptr<Process> m_process;
};

} // namespace callboard::test
