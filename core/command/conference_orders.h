// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// Whom the agent consults joins the call, and he is back in it himself. Reported by call.conferenced; of a
// consult that was not answered nothing comes of it.
struct AddParty {
    CallId call;
    CallId consult;
    AgentId agent;
    CommandId causedBy{};
};

// His phone is hung up. Reported by call.partyLeft, or by call.ended when it ends the call.
struct DropParty {
    CallId call;
    std::int32_t party = 0;
    UserId by; // none: he leaves by himself
    CommandId causedBy{};
};

// Reported by call.partyMuted and call.partyUnmuted.
struct SilenceParty {
    CallId call;
    std::int32_t party = 0;
    bool isMuted = true;
    UserId by;
    CommandId causedBy{};
};

} // namespace callboard
