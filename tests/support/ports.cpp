// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ports.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <string>
#include <sys/file.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace callboard::test {

namespace {

constexpr int portsInBlock = 100;
constexpr int blocks = 127;

// From 10000 to 32699 without what programs under test take for sound when nobody tells them otherwise.
constexpr int firstPortOf(int block) {
    constexpr int blocksBelowSound = 100;
    const int first = 10'000 + block * portsInBlock;
    return block < blocksBelowSound ? first : first + 10'000;
}

bool canBind(int type, std::uint16_t port) {
    const int socket = ::socket(AF_INET, type, 0);
    const int yes = 1;
    if (type == SOCK_STREAM)
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    const bool isBound = ::bind(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
    ::close(socket);
    return isBound;
}

bool isFree(std::uint16_t port) {
    return canBind(SOCK_DGRAM, port) && canBind(SOCK_STREAM, port);
}

// The lock is never given back: it ends with the process.
bool lock(int block) {
    const auto folder = std::filesystem::temp_directory_path() / "callboard-ports";
    std::filesystem::create_directories(folder);
    const int file = ::open((folder / std::to_string(block)).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) == 0)
        return true;
    ::close(file);
    return false;
}

int nextBlock() {
    static int next = getpid();
    for (int tried = 0; tried < blocks; ++tried) {
        const int block = next++ % blocks;
        if (lock(block))
            return firstPortOf(block);
    }
    throw std::runtime_error("every block of test ports is taken");
}

bool areFree(int first, int count) {
    for (int port = first; port < first + count; ++port)
        if (!isFree(static_cast<std::uint16_t>(port)))
            return false;
    return true;
}

} // namespace

std::uint16_t freePorts(int count) {
    static std::mutex mutex;
    static int next = 0;
    static int end = 0;
    const std::lock_guard guard(mutex);
    while (true) {
        next += next % 2;
        if (next + count > end) {
            next = nextBlock();
            end = next + portsInBlock;
        }
        const int first = std::exchange(next, next + count);
        if (areFree(first, count))
            return static_cast<std::uint16_t>(first);
    }
}

std::uint16_t freePort() {
    return freePorts(1);
}

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

} // namespace callboard::test
