// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/center/fact.h"
#include "core/command/command.h"
#include "core/wire/redact.h"

namespace callboard {

inline constexpr auto subProtocol = "callboard.v1"sv;
inline constexpr int protocolVersion = 1;

// Methods and notifications beside the commands and the queries.
namespace wire {
inline constexpr auto hello = "session.hello"sv; // request
inline constexpr auto bye = "session.bye"sv;     // request: the token ends, nobody is missed
inline constexpr auto ping = "ping"sv;           // both ways
inline constexpr auto event = "event"sv;         // from the server, as all below
inline constexpr auto snapshot = "snapshot"sv;
inline constexpr auto reveal = "reveal"sv;
inline constexpr auto closing = "session.closing"sv;
} // namespace wire

struct ResumePoint {
    std::string epoch;
    std::uint64_t seq = 0; // the last one that the client has
    static constexpr auto fields() {
        return std::tuple{field("epoch", &ResumePoint::epoch), field("seq", &ResumePoint::seq)};
    }
    friend bool operator==(const ResumePoint &, const ResumePoint &) = default;
};

// A password, or the token of an earlier hello.
struct Hello {
    int protocol = protocolVersion;
    std::string client; // "callboard 0.1.0"
    UserId user;
    std::string password;
    std::string token;
    ResumePoint resume;  // no epoch: from a snapshot
    bool isDesk = false; // a person's desktop: its loss stops offers to him
    static constexpr auto fields() {
        return std::tuple{field("protocol", &Hello::protocol),   field("client", &Hello::client),
                          field("user", &Hello::user),           optionalField("password", &Hello::password),
                          optionalField("token", &Hello::token), optionalField("resume", &Hello::resume),
                          optionalField("desk", &Hello::isDesk)};
    }
};

struct Welcome {
    std::string epoch;
    std::uint64_t seq = 0; // as of now: what follows ends with it or begins there
    std::vector<std::string> capabilities;
    Time serverTime;
    Role role = Role::Agent;
    UserId user;
    std::string token;
    SessionId session;
    Duration heartbeat = seconds{2};
    Duration silence = seconds{5};
    static constexpr auto fields() {
        return std::tuple{field("epoch", &Welcome::epoch),
                          field("seq", &Welcome::seq),
                          field("capabilities", &Welcome::capabilities),
                          field("serverTime", &Welcome::serverTime),
                          field("role", &Welcome::role),
                          field("user", &Welcome::user),
                          field("token", &Welcome::token),
                          optionalField("session", &Welcome::session),
                          optionalField("heartbeatSeconds", &Welcome::heartbeat),
                          optionalField("silenceSeconds", &Welcome::silence)};
    }
};

struct Ping {
    Time serverTime; // from the server only
    static constexpr auto fields() { return std::tuple{optionalField("serverTime", &Ping::serverTime)}; }
};

// The server says why before it closes.
struct Closing {
    std::string code; // "session.tooSlow", "session.silent", "session.shutdown", …
    std::string detail;
    static constexpr auto fields() {
        return std::tuple{field("code", &Closing::code), optionalField("detail", &Closing::detail)};
    }
};

struct Reveal {
    std::vector<CallTexts> calls;
    static constexpr auto fields() { return std::tuple{field("calls", &Reveal::calls)}; }
};

// The answer to a command: the journal's last number after it.
struct Done {
    std::uint64_t seq = 0;
    static constexpr auto fields() { return std::tuple{field("seq", &Done::seq)}; }
};

// The one parameter that every command has beside its own.
struct CommandHead {
    CommandId id;
    static constexpr auto fields() { return std::tuple{field("commandId", &CommandHead::id)}; }
};

// Every event says which journal it is of.
struct SentEvent {
    std::string epoch;
    Event event;
};
std::string eventParams(std::string_view epoch, const Event &event);
Result<SentEvent> readEventParams(std::string_view params);

struct SentSnapshot {
    std::string epoch;
    Center center;
};
std::string snapshotParams(std::string_view epoch, const Center &center);
Result<SentSnapshot> readSnapshotParams(std::string_view params);

// {"commandId":…, and the command's own}
std::string commandParams(const Command &command, CommandId id);

} // namespace callboard
