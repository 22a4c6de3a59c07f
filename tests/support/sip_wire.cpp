// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sip_wire.h"

#include "tests/support/ports.h"
#include "tests/support/source.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <sys/socket.h>
#include <unistd.h>

namespace callboard::test {

namespace {

constexpr int waitMs = 500;
constexpr int mostWaits = 60;

// The statuses of all answers in the text, but those to our probes.
std::vector<int> statusesIn(const std::string &text) {
    static const std::string start = "SIP/2.0 ";
    std::vector<int> statuses;
    for (auto at = text.find(start); at != std::string::npos;) {
        const auto next = text.find("\n" + start, at + 1);
        const auto answer = text.substr(at, next == std::string::npos ? next : next - at);
        if (answer.find("Call-ID: probe") == std::string::npos)
            statuses.push_back(std::atoi(answer.c_str() + start.size()));
        at = next == std::string::npos ? next : next + 1;
    }
    return statuses;
}

int hexOf(const std::string &text, std::size_t at) {
    return static_cast<int>(std::strtol(text.substr(at, 2).c_str(), nullptr, 16));
}

// The notation of tests/data/sip as bytes.
std::string bytesOf(const std::string &text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 2, "\\x") == 0) {
            bytes += static_cast<char>(hexOf(text, i + 2));
            i += 3;
        } else if (text.compare(i, 2, "\\\n") == 0) {
            ++i;
        } else {
            bytes += text[i] == '\n' ? "\r\n" : std::string(1, text[i]);
        }
    }
    return bytes;
}

void replaceAll(std::string &text, const std::string &from, const std::string &to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::vector<std::string> split(const std::string &text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        if (word != "or")
            words.push_back(word);
    return words;
}

WireCase readCase(const std::filesystem::path &file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    static const std::string mark = "\n---\n";
    static const std::string expects = "\nexpects: ";
    const auto begin = text.find(expects) + expects.size();
    WireCase found{file.stem().string(), split(text.substr(begin, text.find('\n', begin) - begin)),
                   bytesOf(text.substr(text.find(mark) + mark.size()))};
    replaceAll(found.message, "z9hG4bKbranch", "z9hG4bK" + found.name);
    replaceAll(found.message, "Call-ID: branch", "Call-ID: " + found.name);
    return found;
}

} // namespace

SipWire::SipWire(Transport transport, std::uint16_t server)
    : m_transport(transport) {
    m_socket = ::socket(AF_INET, (transport == Transport::Udp ? SOCK_DGRAM : SOCK_STREAM) | SOCK_CLOEXEC, 0);
    const auto address = loopback(server);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        std::abort();
    sockaddr_in own{};
    socklen_t size = sizeof own;
    ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&own), &size);
    m_port = ntohs(own.sin_port);
}

SipWire::~SipWire() {
    ::close(m_socket);
}

bool SipWire::send(const std::string &bytes) {
    return ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

std::string SipWire::probe() const {
    const auto id = "probe" + std::to_string(m_port) + "-" + std::to_string(m_probes);
    const std::string transport = m_transport == Transport::Udp ? "UDP" : "TCP";
    return "OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + transport +
           " 127.0.0.1:" + std::to_string(m_port) + ";rport;branch=z9hG4bK" + id +
           "\r\nFrom: <sip:probe@127.0.0.1>;tag=1\r\nTo: <sip:127.0.0.1>\r\nCall-ID: " + id +
           "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
}

SipWire::Reading SipWire::read(std::string &text) const {
    std::array<char, 65536> part{};
    pollfd wait{m_socket, POLLIN, 0};
    if (::poll(&wait, 1, waitMs) != 1)
        return Reading::Nothing;
    const auto count = ::recv(m_socket, part.data(), part.size(), 0);
    if (count <= 0)
        return Reading::Closed;
    text.append(part.data(), static_cast<std::size_t>(count));
    return Reading::Some;
}

SipWire::Answers SipWire::ask(const std::string &bytes) {
    const auto answer = "Call-ID: probe" + std::to_string(m_port) + "-" + std::to_string(++m_probes) + "\r\n";
    std::string text;
    bool isOpen = send(bytes) && send(probe());
    for (int waits = 0; isOpen && waits < mostWaits && text.find(answer) == std::string::npos;) {
        const auto reading = read(text);
        isOpen = reading != Reading::Closed;
        if (reading != Reading::Nothing)
            continue;
        ++waits;
        if (m_transport == Transport::Udp)
            send(probe());
    }
    return {text.find(answer) != std::string::npos, statusesIn(text)};
}

std::vector<WireCase> readWireCases() {
    std::vector<WireCase> cases;
    for (const auto &entry : std::filesystem::directory_iterator(sourceFolder() / "tests/data/sip"))
        if (entry.path().extension() == ".txt")
            cases.push_back(readCase(entry.path()));
    std::sort(cases.begin(), cases.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return cases;
}

} // namespace callboard::test
