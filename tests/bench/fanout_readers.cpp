// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/fanout_readers.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace callboard::bench {

namespace {

struct Socket {
    int file = -1;
    std::string rest; // not read to a line's or marker's end yet
    bool isEnded = false;
};

[[noreturn]] void giveUp(const char *what) {
    std::perror(what);
    _exit(1);
}

void sendAll(int file, std::string_view text) {
    while (!text.empty()) {
        const auto sent = send(file, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            giveUp("send");
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
}

int connectTo(std::uint16_t port, const std::string &handshake, const std::string &hello) {
    const int file = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(file, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        giveUp("connect");
    if (handshake.empty())
        return file;
    sendAll(file, handshake);
    std::array<char, 4096> answer{};
    if (recv(file, answer.data(), answer.size(), 0) <= 0)
        giveUp("recv");
    sendAll(file, hello);
    return file;
}

// Takes the times out of what was read; keeps what may be the beginning of one.
void readTimes(Socket &socket, std::vector<float> &delays) {
    const std::string_view marker = Readers::marker;
    const auto now = monotonicNanoseconds();
    std::size_t at = 0;
    for (;;) {
        const auto found = socket.rest.find(marker, at);
        const auto end = found == std::string::npos ? found : socket.rest.find('"', found + marker.size());
        if (end == std::string::npos) {
            const auto keep =
                found != std::string::npos
                    ? found
                    : std::max(at, socket.rest.size() - std::min(socket.rest.size(), marker.size()));
            socket.rest.erase(0, keep);
            return;
        }
        const auto text = socket.rest.substr(found + marker.size(), end - found - marker.size());
        if (text == Readers::last)
            socket.isEnded = true;
        else
            delays.push_back(static_cast<float>(now - std::atoll(text.c_str())) / 1e6f);
        at = end;
    }
}

ReaderReport summary(std::vector<float> delays) {
    if (delays.empty())
        return {};
    std::sort(delays.begin(), delays.end());
    const auto at = [&](double share) {
        return delays[static_cast<std::size_t>(share * static_cast<double>(delays.size() - 1))];
    };
    return {delays.size(), at(0.5), at(0.99), delays.back()};
}

ReaderReport readAll(std::vector<Socket> &sockets) {
    const int poller = epoll_create1(0);
    for (std::size_t i = 0; i < sockets.size(); ++i) {
        epoll_event event{EPOLLIN, {.u64 = i}};
        epoll_ctl(poller, EPOLL_CTL_ADD, sockets[i].file, &event);
    }
    std::vector<float> delays;
    std::vector<char> buffer(256 * 1024);
    std::array<epoll_event, 256> events{};
    for (std::size_t open = sockets.size(); open > 0;) {
        const int count = epoll_wait(poller, events.data(), static_cast<int>(events.size()), 60'000);
        if (count <= 0)
            giveUp("nothing comes");
        for (int i = 0; i < count; ++i) {
            Socket &socket = sockets[events[static_cast<std::size_t>(i)].data.u64];
            const auto bytes = recv(socket.file, buffer.data(), buffer.size(), 0);
            if (bytes <= 0)
                giveUp("closed");
            socket.rest.append(buffer.data(), static_cast<std::size_t>(bytes));
            readTimes(socket, delays);
            if (!socket.isEnded)
                continue;
            epoll_ctl(poller, EPOLL_CTL_DEL, socket.file, nullptr);
            --open;
        }
    }
    close(poller);
    return summary(std::move(delays));
}

struct Order {
    std::uint16_t port = 0;
    int sockets = 0;
    std::size_t handshakeBytes = 0;
    std::size_t helloBytes = 0;
};

void readFully(int file, void *into, std::size_t bytes) {
    for (auto *at = static_cast<char *>(into); bytes > 0;) {
        const auto got = read(file, at, bytes);
        if (got <= 0)
            _exit(0); // the bench is over
        at += got;
        bytes -= static_cast<std::size_t>(got);
    }
}

void writeFully(int file, const void *from, std::size_t bytes) {
    if (write(file, from, bytes) != static_cast<ssize_t>(bytes))
        giveUp("write");
}

[[noreturn]] void serve(int orders, int answers) {
    for (;;) {
        Order order;
        readFully(orders, &order, sizeof order);
        std::string handshake(order.handshakeBytes, '\0'), hello(order.helloBytes, '\0');
        readFully(orders, handshake.data(), handshake.size());
        readFully(orders, hello.data(), hello.size());
        std::vector<Socket> sockets(static_cast<std::size_t>(order.sockets));
        for (auto &socket : sockets)
            socket.file = connectTo(order.port, handshake, hello);
        writeFully(answers, "r", 1);
        const auto report = readAll(sockets);
        writeFully(answers, &report, sizeof report);
        for (const auto &socket : sockets)
            close(socket.file);
    }
}

} // namespace

std::int64_t monotonicNanoseconds() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

Readers::Readers() {
    std::array<int, 2> orders{}, answers{};
    if (pipe(orders.data()) != 0 || pipe(answers.data()) != 0)
        giveUp("pipe");
    m_process = fork();
    if (m_process == 0) {
        close(orders[1]);
        close(answers[0]);
        serve(orders[0], answers[1]);
    }
    close(orders[0]);
    close(answers[1]);
    m_orders = orders[1];
    m_answers = answers[0];
}

Readers::~Readers() {
    close(m_orders);
    close(m_answers);
    waitpid(m_process, nullptr, 0);
}

void Readers::begin(std::uint16_t port, int sockets, const std::string &handshake, const std::string &hello) {
    const Order order{port, sockets, handshake.size(), hello.size()};
    writeFully(m_orders, &order, sizeof order);
    writeFully(m_orders, handshake.data(), handshake.size());
    writeFully(m_orders, hello.data(), hello.size());
}

bool Readers::areReady() {
    pollfd waiting{m_answers, POLLIN, 0};
    if (poll(&waiting, 1, 0) <= 0)
        return false;
    char ready = 0;
    readFully(m_answers, &ready, 1);
    return true;
}

ReaderReport Readers::report() {
    ReaderReport report;
    readFully(m_answers, &report, sizeof report);
    return report;
}

} // namespace callboard::bench
