// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phone/sip_uri.h"

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace callboard::phone {

// The value of the first header of this name, without the blank; empty if there is none.
inline std::string headerIn(const std::string &message, const std::string &name) {
    const auto start = message.find("\r\n" + name + ": ");
    if (start == std::string::npos)
        return {};
    const auto value = start + name.size() + 4;
    return message.substr(value, message.find("\r\n", value) - value);
}

// An answer with all that must be repeated from the request.
inline std::string answerTo(const std::string &request, const std::string &status,
                            const std::string &headers = "", const std::string &body = "") {
    const auto to = headerIn(request, "To");
    const bool hasTag = to.find(";tag=") != std::string::npos || status.starts_with("100");
    return "SIP/2.0 " + status + "\r\nVia: " + headerIn(request, "Via") +
           "\r\nFrom: " + headerIn(request, "From") + "\r\nTo: " + to + (hasTag ? "" : ";tag=fake") +
           "\r\nCall-ID: " + headerIn(request, "Call-ID") + "\r\nCSeq: " + headerIn(request, "CSeq") +
           "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

// A SIP server over UDP that says whatever a test wants to have said.
class FakeServer {
public:
    using Answer = std::function<std::vector<std::string>(const std::string &request)>;

    explicit FakeServer(Answer answer)
        : m_answer(std::move(answer))
        , m_socket(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bind(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address);
        socklen_t size = sizeof address;
        getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~FakeServer() {
        m_isStopped = true;
        m_thread.join();
        close(m_socket);
    }

    Server address() const { return {"127.0.0.1", m_port, Transport::Udp}; }
    // All requests so far.
    std::vector<std::string> requests() {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }
    void send(const Server &target, const std::string &datagram) const {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(target.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        sendto(m_socket, datagram.data(), datagram.size(), 0, reinterpret_cast<sockaddr *>(&address),
               sizeof address);
    }

private:
    void serve() {
        while (!m_isStopped) {
            pollfd wait{m_socket, POLLIN, 0};
            if (poll(&wait, 1, 20) == 1)
                receive();
        }
    }
    void receive() {
        std::array<char, 65536> buffer{};
        sockaddr_in from{};
        socklen_t size = sizeof from;
        const auto count =
            recvfrom(m_socket, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr *>(&from), &size);
        if (count <= 0)
            return;
        const std::string request(buffer.data(), static_cast<std::size_t>(count));
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(request);
        }
        for (const auto &answer : m_answer(request))
            sendto(m_socket, answer.data(), answer.size(), 0, reinterpret_cast<sockaddr *>(&from), size);
    }

    Answer m_answer;
    int m_socket;
    std::uint16_t m_port = 0;
    std::mutex m_mutex;
    std::vector<std::string> m_requests;
    std::atomic<bool> m_isStopped{false};
    std::thread m_thread;
};

} // namespace callboard::phone
