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

    std::vector<std::string> command(const std::filesystem::path &folder) const;
};

// Runs it to its end and gives its exit code; what it said goes to the test's output on failure.
int run(const Sipp &sipp);
// Starts it; runs in a folder of its own.
class SippProcess {
public:
    explicit SippProcess(const Sipp &sipp);
    ~SippProcess();
    int wait();

private:
    std::filesystem::path m_folder;
    Process m_process;
};

} // namespace callboard::test
