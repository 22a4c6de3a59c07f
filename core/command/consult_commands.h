// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// What an agent does with two calls on one phone.

// A second call of the agent's, to somebody who may help; the first one hears music meanwhile.
struct ConsultCall {
    static constexpr auto method = "call.consult"sv;
    CallId call;
    std::string number;
    static constexpr auto fields() {
        return std::tuple{optionalField("call", &ConsultCall::call), field("number", &ConsultCall::number)};
    }
};

// Speak with the one of the two calls that is held, and hold the other.
struct SwapCalls {
    static constexpr auto method = "call.swap"sv;
    CallId call; // the consult; none: the one there is
    static constexpr auto fields() { return std::tuple{optionalField("call", &SwapCalls::call)}; }
};

// The consult ends, and the agent speaks again with the first.
struct CancelConsult {
    static constexpr auto method = "call.cancelConsult"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{optionalField("call", &CancelConsult::call)}; }
};

// The first goes on to whom the agent consults, and he leaves both.
struct CompleteTransfer {
    static constexpr auto method = "call.complete"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{optionalField("call", &CompleteTransfer::call)}; }
};

} // namespace callboard
