// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>

namespace callboard::bench {

// What the readers saw: one line of text through a pipe.
struct ReaderReport {
    std::uint64_t deliveries = 0;
    double p50 = 0; // milliseconds from the event's making to its reading
    double p99 = 0;
    double longest = 0;
};

// A process of its own with many plain sockets, so that the readers' work is not the server's. Made before
// anything else of the program.
class Readers {
public:
    Readers();
    ~Readers();

    // Connects so many sockets; on each says `handshake`, waits for an answer and says `hello` (unless they
    // are empty), then reads on until `last` was read on all of them. Every event has its time, in
    // nanoseconds of the monotonic clock, after `marker`.
    void begin(std::uint16_t port, int sockets, const std::string &handshake, const std::string &hello);
    bool areReady(); // all have said their hello
    ReaderReport report();

    static constexpr auto marker = "\"contact\":\"";
    static constexpr auto last = "the-last-one";

private:
    int m_orders = -1;  // written to
    int m_answers = -1; // read from
    pid_t m_process = -1;
};

std::int64_t monotonicNanoseconds();

} // namespace callboard::bench
