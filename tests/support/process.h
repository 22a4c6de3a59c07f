// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace callboard::test {

// A program under test or a peer of it. Dies with this object, and with the test program.
class Process {
public:
    struct Options {
        std::filesystem::path folder;           // to run in; empty: ours
        std::vector<std::string> environment{}; // "HOME=/x", added to ours
    };
    Process(const std::vector<std::string> &command, const Options &options);
    explicit Process(const std::vector<std::string> &command)
        : Process(command, Options{}) {}
    ~Process();
    Process(const Process &) = delete;
    Process &operator=(const Process &) = delete;

    // To its standard input; nothing once it has ended.
    void write(const std::string &text);
    // All that it has said so far, standard error included.
    std::string output() const;
    // Whether it says this within the time.
    bool says(const std::string &text, std::chrono::milliseconds limit = std::chrono::seconds{15}) const;

    void signal(int number) const;
    // Its exit code (128 + the signal that ended it), or none if it still runs after the time.
    std::optional<int> wait(std::chrono::milliseconds limit = std::chrono::seconds{30});
    // Kills it if it runs.
    void stop();
    pid_t pid() const { return m_pid; }

private:
    void read();

    pid_t m_pid = -1;
    int m_input = -1;
    int m_output = -1;
    std::optional<int> m_exit;
    mutable std::mutex m_mutex;
    std::string m_said;
    std::atomic<bool> m_hasRead = false; // to its end
    std::thread m_reader;
};

} // namespace callboard::test
