// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/rating.h"
#include "core/calls/wrap_up.h"

namespace callboard {

// What an agent keeps of his call, during the talk and after it.

struct SetDisposition {
    static constexpr auto method = "call.setDisposition"sv;
    CallId call;   // none: the one talked in, else the last
    AgentId agent; // none: oneself
    DispositionId code;
    static constexpr auto fields() {
        return std::tuple{optionalField("call", &SetDisposition::call),
                          optionalField("agent", &SetDisposition::agent),
                          field("code", &SetDisposition::code)};
    }
};

// The whole of it: an earlier note of this call is replaced.
struct WriteNote {
    static constexpr auto method = "call.writeNote"sv;
    static constexpr std::size_t longestText = 4000; // bytes
    CallId call;
    std::string text;
    static constexpr auto fields() {
        return std::tuple{optionalField("call", &WriteNote::call), field("text", &WriteNote::text)};
    }
};

// Who was cut off with a backend need not be called back.
struct MarkReached {
    static constexpr auto method = "call.markReached"sv;
    CallId call; // that was cut off
    static constexpr auto fields() { return std::tuple{field("call", &MarkReached::call)}; }
};

// A call that one missed need not be called back.
struct SettleMissed {
    static constexpr auto method = "call.settleMissed"sv;
    CallId call; // that was missed
    static constexpr auto fields() { return std::tuple{field("call", &SettleMissed::call)}; }
};

// What a customer thinks of a call that is over: told by supervisors, or by a program that signs in as one.
struct RateCall {
    static constexpr auto method = "call.rate"sv;
    CallId call;
    std::int32_t mark = 0;
    std::int32_t of = 5;
    static constexpr auto fields() {
        return std::tuple{field("call", &RateCall::call), field("mark", &RateCall::mark),
                          laterField("of", &RateCall::of)};
    }
};

// Of a talk that is not recorded, where the site allows it.
struct StartRecording {
    static constexpr auto method = "recording.start"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{optionalField("call", &StartRecording::call)}; }
};

struct PauseRecording {
    static constexpr auto method = "recording.pause"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{optionalField("call", &PauseRecording::call)}; }
};

struct ResumeRecording {
    static constexpr auto method = "recording.resume"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{optionalField("call", &ResumeRecording::call)}; }
};

} // namespace callboard
