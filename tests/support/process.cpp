// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process.h"

#include "tests/support/eventually.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

// In the child, between fork and exec.
[[noreturn]] void become(const std::vector<std::string> &command, const Process::Options &options, int input,
                         int output, pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(127);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    if (!options.folder.empty() && chdir(options.folder.c_str()) != 0)
        _exit(127);
    for (const auto &variable : options.environment)
        putenv(const_cast<char *>(variable.c_str()));
    std::vector<char *> arguments;
    for (const auto &argument : command)
        arguments.push_back(const_cast<char *>(argument.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    _exit(127);
}

} // namespace

Process::Process(const std::vector<std::string> &command, const Options &options) {
    std::array<int, 2> input{};
    std::array<int, 2> output{};
    if (pipe2(input.data(), O_CLOEXEC) != 0 || pipe2(output.data(), O_CLOEXEC) != 0)
        std::abort();
    const pid_t parent = getpid();
    m_pid = fork();
    if (m_pid == 0)
        become(command, options, input[0], output[1], parent);
    ::close(input[0]);
    ::close(output[1]);
    m_input = input[1];
    m_output = output[0];
    m_reader = std::thread([this] { read(); });
}

Process::~Process() {
    stop();
    if (m_input >= 0)
        ::close(m_input);
    m_reader.join();
    ::close(m_output);
}

void Process::read() {
    std::array<char, 4096> part{};
    for (;;) {
        const auto count = ::read(m_output, part.data(), part.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            m_hasRead = true;
            return;
        }
        const std::lock_guard lock(m_mutex);
        m_said.append(part.data(), static_cast<std::size_t>(count));
    }
}

void Process::write(const std::string &text) {
    if (!m_exit && ::write(m_input, text.data(), text.size()) < 0)
        std::abort();
}

std::string Process::output() const {
    const std::lock_guard lock(m_mutex);
    return m_said;
}

bool Process::says(const std::string &text, std::chrono::milliseconds limit) const {
    return eventually([&] { return output().find(text) != std::string::npos; }, limit);
}

void Process::signal(int number) const {
    if (!m_exit)
        ::kill(m_pid, number);
}

std::optional<int> Process::wait(std::chrono::milliseconds limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    while (!m_exit) {
        int status = 0;
        if (waitpid(m_pid, &status, WNOHANG) == m_pid)
            m_exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        else if (std::chrono::steady_clock::now() >= until)
            return std::nullopt;
        else
            std::this_thread::sleep_for(10ms);
    }
    // What it said last may still be in the pipe; a child of its own may hold the pipe open, so not for ever.
    const auto allRead = std::chrono::steady_clock::now() + 2s;
    while (!m_hasRead && std::chrono::steady_clock::now() < allRead)
        std::this_thread::sleep_for(1ms);
    return m_exit;
}

void Process::stop() {
    if (m_exit)
        return;
    ::kill(m_pid, SIGKILL);
    wait(10s);
}

} // namespace callboard::test
