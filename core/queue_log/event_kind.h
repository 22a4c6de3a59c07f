// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace callboard::queue_log {

using namespace std::string_view_literals;

// What Asterisk of any version writes into its queue_log, and what other systems add to it.
enum class EventKind : std::uint8_t {
    // A caller comes to a queue, and how he leaves it.
    EnterQueue,
    Connect,
    CompleteAgent,
    CompleteCaller,
    Abandon,
    ExitWithTimeout,
    ExitEmpty,
    ExitWithKey,
    Withdraw,
    // A caller is not let in: these come instead of EnterQueue, LeaveEmpty beside ExitEmpty.
    Full,
    Closed,
    JoinEmpty,
    LeaveEmpty,
    DivertCaRatio,
    DivertHoldTime,
    // An agent is rung in vain.
    RingNoAnswer,
    RingCanceled,
    AgentDump,
    SysCompat,
    // Talks that go on elsewhere.
    Transfer,
    BlindTransfer,
    AttendedTransfer,
    CallerOnHold,
    CallerOffHold,
    // Agents.
    AgentLogin,
    AgentLogoff,
    AgentCallbackLogin,
    AgentCallbackLogoff,
    AddMember,
    RemoveMember,
    Pause,
    Unpause,
    PauseAll,
    UnpauseAll,
    PauseReason,
    UnpauseReason,
    WrapUpStart,
    Penalty,
    RingInUse,
    // The rest.
    ConfigReload,
    QueueStart,
    Did,
    Info,
    CallStatus,
    OutCall,
    Heartbeat
};
constexpr auto textsOf(EventKind) {
    return std::array{"ENTERQUEUE"sv,
                      "CONNECT"sv,
                      "COMPLETEAGENT"sv,
                      "COMPLETECALLER"sv,
                      "ABANDON"sv,
                      "EXITWITHTIMEOUT"sv,
                      "EXITEMPTY"sv,
                      "EXITWITHKEY"sv,
                      "WITHDRAW"sv,
                      "FULL"sv,
                      "CLOSED"sv,
                      "JOINEMPTY"sv,
                      "LEAVEEMPTY"sv,
                      "DIVERT_CA_RATIO"sv,
                      "DIVERT_HOLDTIME"sv,
                      "RINGNOANSWER"sv,
                      "RINGCANCELED"sv,
                      "AGENTDUMP"sv,
                      "SYSCOMPAT"sv,
                      "TRANSFER"sv,
                      "BLINDTRANSFER"sv,
                      "ATTENDEDTRANSFER"sv,
                      "CALLERONHOLD"sv,
                      "CALLEROFFHOLD"sv,
                      "AGENTLOGIN"sv,
                      "AGENTLOGOFF"sv,
                      "AGENTCALLBACKLOGIN"sv,
                      "AGENTCALLBACKLOGOFF"sv,
                      "ADDMEMBER"sv,
                      "REMOVEMEMBER"sv,
                      "PAUSE"sv,
                      "UNPAUSE"sv,
                      "PAUSEALL"sv,
                      "UNPAUSEALL"sv,
                      "PAUSEREASON"sv,
                      "UNPAUSEREASON"sv,
                      "WRAPUPSTART"sv,
                      "PENALTY"sv,
                      "RINGINUSE"sv,
                      "CONFIGRELOAD"sv,
                      "QUEUESTART"sv,
                      "DID"sv,
                      "INFO"sv,
                      "CALLSTATUS"sv,
                      "OUTCALL"sv,
                      "HEARTBEAT"sv};
}
std::optional<EventKind> eventKindOf(std::string_view word);

} // namespace callboard::queue_log
