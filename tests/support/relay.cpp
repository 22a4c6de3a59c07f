// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relay.h"

#include "tests/support/ports.h"

#include <arpa/inet.h>
#include <array>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace callboard::test {

namespace {

constexpr int patience = 20; // ms

int newSocket() {
    return ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

// False: it is closed.
bool pass(int from, int to, bool isOfSite, const Relay::Rewrite &rewrite) {
    std::array<char, 8192> part{};
    const auto count = ::recv(from, part.data(), part.size(), 0);
    if (count <= 0)
        return false;
    std::string text(part.data(), static_cast<std::size_t>(count));
    if (rewrite)
        rewrite(text, isOfSite);
    return ::send(to, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

} // namespace

Relay::Relay(std::uint16_t to, Rewrite rewrite)
    : m_to(to)
    , m_rewrite(std::move(rewrite))
    , m_port(freePort())
    , m_listener(newSocket()) {
    const auto address = loopback(m_port);
    ::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    ::listen(m_listener, 8);
    m_thread = std::thread([this] { run(); });
}

Relay::~Relay() {
    m_isOver = true;
    m_thread.join();
    closeAll();
    ::close(m_listener);
}

void Relay::accept() {
    const int near = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    const int far = newSocket();
    const auto address = loopback(m_to);
    if (::connect(far, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        m_joined.emplace_back(near, far);
        return;
    }
    ::close(near);
    ::close(far);
}

void Relay::closeAll() {
    for (const auto &[near, far] : std::exchange(m_joined, {})) {
        ::close(near);
        ::close(far);
    }
}

void Relay::run() {
    while (!m_isOver) {
        if (m_isCut.exchange(false))
            closeAll();
        std::vector<pollfd> waited{{m_listener, POLLIN, 0}};
        for (const auto &[near, far] : m_joined) {
            waited.push_back({near, POLLIN, 0});
            waited.push_back({far, POLLIN, 0});
        }
        if (::poll(waited.data(), waited.size(), patience) <= 0)
            continue;
        for (auto i = m_joined.size(); i > 0; --i) {
            const auto [near, far] = m_joined[i - 1];
            const bool isOpen = (waited[2 * i - 1].revents == 0 || pass(near, far, false, m_rewrite)) &&
                                (waited[2 * i].revents == 0 || pass(far, near, true, m_rewrite));
            if (isOpen)
                continue;
            ::close(near);
            ::close(far);
            m_joined.erase(m_joined.begin() + static_cast<std::ptrdiff_t>(i - 1));
        }
        if (waited.front().revents != 0)
            accept();
    }
}

} // namespace callboard::test
