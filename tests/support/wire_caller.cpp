// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wire_caller.h"

#include "tests/support/ports.h"

#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace callboard::test {

namespace {

constexpr int longestWait = 20'000; // ms

std::string headerOf(const std::string &text, const std::string &name) {
    const auto at = text.find("\r\n" + name + ": ");
    if (at == text.npos)
        return {};
    const auto from = at + name.size() + 4;
    return text.substr(from, text.find("\r\n", from) - from);
}

} // namespace

WireCaller::WireCaller(std::uint16_t server)
    : m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    const auto there = loopback(server);
    ::connect(m_socket, reinterpret_cast<const sockaddr *>(&there), sizeof there);
    sockaddr_in here{};
    socklen_t size = sizeof here;
    ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&here), &size);
    m_port = ntohs(here.sin_port);
}

WireCaller::~WireCaller() {
    ::close(m_socket);
}

std::string WireCaller::message(const std::string &method, int sequence, const std::string &branch) const {
    const auto me = "127.0.0.1:" + std::to_string(m_port);
    const auto call = std::to_string(m_calls);
    const std::string session = method != "INVITE"
                                    ? ""
                                    : "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\n"
                                      "t=0 0\r\nm=audio 9 RTP/AVP 8\r\n";
    return method + " sip:" + m_number + "@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP " + me + ";branch=z9hG4bK" +
           branch + call + "\r\nMax-Forwards: 70\r\nFrom: <sip:74951234567@" + me + ">;tag=wire" + call +
           "\r\nTo: " + m_to + "\r\nCall-ID: wire" + call + "@" + me +
           "\r\nCSeq: " + std::to_string(sequence) + " " + method + "\r\nContact: <sip:74951234567@" + me +
           ">\r\n" + (session.empty() ? "" : "Content-Type: application/sdp\r\n") +
           "Content-Length: " + std::to_string(session.size()) + "\r\n\r\n" + session;
}

void WireCaller::send(const std::string &text) const {
    static_cast<void>(::send(m_socket, text.data(), text.size(), 0));
}

bool WireCaller::dial(const std::string &number) {
    ++m_calls;
    m_number = number;
    m_to = "<sip:" + number + "@127.0.0.1>";
    send(message("INVITE", 1, "first"));
    return next("INVITE") != 0;
}

void WireCaller::cancel() {
    const auto tagged = std::exchange(m_to, "<sip:" + m_number + "@127.0.0.1>"); // as the INVITE said it
    send(message("CANCEL", 1, "first"));
    m_to = tagged;
}

int WireCaller::answer() {
    int status = 0;
    do
        status = next("INVITE");
    while (status != 0 && status < 200);
    send(message("ACK", 1, status < 300 ? "ack" : "first"));
    return status;
}

void WireCaller::hangUp() {
    send(message("BYE", 2, "bye"));
}

bool WireCaller::isOver() {
    return next("BYE") != 0;
}

int WireCaller::next(const std::string &method) {
    std::array<char, 8192> bytes{};
    pollfd readable{m_socket, POLLIN, 0};
    while (::poll(&readable, 1, longestWait) == 1) {
        const auto size = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        const std::string text(bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
        if (!headerOf(text, "Call-ID").starts_with("wire" + std::to_string(m_calls) + "@"))
            continue;
        if (text.starts_with("BYE ")) {
            send("SIP/2.0 200 OK" + text.substr(text.find("\r\n")));
            continue;
        }
        if (!text.starts_with("SIP/2.0 ") || !headerOf(text, "CSeq").ends_with(" " + method))
            continue;
        const int status = std::atoi(text.c_str() + 8);
        if (status > 100 && method == "INVITE")
            m_to = headerOf(text, "To");
        return status;
    }
    return 0;
}

} // namespace callboard::test
