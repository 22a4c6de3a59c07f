// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lossy_path.h"

#include "tests/support/ports.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace callboard::test {

namespace {

constexpr int pollTime = 2; // ms
constexpr std::string_view beforePort = "m=audio ";

int socketAt(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(port);
    ::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    return socket;
}

} // namespace

LossyPath::LossyPath(std::uint16_t site)
    : m_phone{freePort(), -1}
    , m_site{freePort(), -1}
    , m_relay(site, [this](std::string &message, bool isOfSite) { replacePort(message, isOfSite); }) {
    for (auto *end : {&m_phone, &m_site})
        end->socket = socketAt(end->port);
    m_thread = std::thread([this] { run(); });
}

LossyPath::~LossyPath() {
    m_isOver = true;
    m_thread.join();
    ::close(m_phone.socket);
    ::close(m_site.socket);
}

// Ports of tests and of the desktop's phone have five digits all: the message keeps its length.
void LossyPath::replacePort(std::string &message, bool isOfSite) {
    const auto at = message.find(beforePort);
    if (at == std::string::npos)
        return;
    const auto from = at + beforePort.size();
    const auto length = message.find(' ', from) - from;
    (isOfSite ? m_site : m_phone).peer = static_cast<std::uint16_t>(std::stoi(message.substr(from, length)));
    message.replace(from, length, std::to_string((isOfSite ? m_phone : m_site).port));
}

void LossyPath::run() {
    while (!m_isOver) {
        std::array<pollfd, 2> waited{{{m_phone.socket, POLLIN, 0}, {m_site.socket, POLLIN, 0}}};
        ::poll(waited.data(), waited.size(), pollTime);
        if (waited[0].revents != 0)
            take(m_phone, m_site);
        if (waited[1].revents != 0)
            take(m_site, m_phone);
        sendWhatIsDue();
    }
}

void LossyPath::take(End &from, End &to) {
    std::vector<char> bytes(2048);
    const auto size = ::recv(from.socket, bytes.data(), bytes.size(), 0);
    if (size <= 0)
        return;
    bytes.resize(static_cast<std::size_t>(size));
    const auto number = from.count++;
    if (number % lostOfPackets == 0)
        return;
    const auto now = std::chrono::steady_clock::now();
    m_underWay.push_back({number % 2 == 0 ? now : now + late, &to, std::move(bytes)});
}

void LossyPath::sendWhatIsDue() {
    const auto now = std::chrono::steady_clock::now();
    std::erase_if(m_underWay, [&](const Packet &packet) {
        if (packet.due > now)
            return false;
        const auto address = loopback(packet.to->peer);
        ::sendto(packet.to->socket, packet.bytes.data(), packet.bytes.size(), 0,
                 reinterpret_cast<const sockaddr *>(&address), sizeof address);
        return true;
    });
}

} // namespace callboard::test
