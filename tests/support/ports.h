// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <netinet/in.h>

namespace callboard::test {

// Ports of 127.0.0.1 that no other test process is given while this one lives (a file lock says so), and that
// the system gives to nobody: they lie below its own range and outside of 20000 to
// 29999, where sound goes by default. They were free, UDP and TCP, a moment ago.

std::uint16_t freePort();

// The first, even, of count ports in a row: what a range of RTP ports needs. count: 100 at most.
std::uint16_t freePorts(int count);

sockaddr_in loopback(std::uint16_t port);

} // namespace callboard::test
