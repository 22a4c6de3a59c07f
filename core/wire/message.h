// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace callboard {

// One JSON-RPC 2.0 message. The views lie in the text that was read.
struct Message {
    enum class Kind { Request, Notification, Answer, Failure };
    Kind kind = Kind::Notification;
    std::string_view id;     // as written: a whole number or a string with its quotes; "null" in a failure
    std::string_view method; // without quotes
    std::string_view params; // an object; "{}" where there is none
    std::string_view result; // any JSON
    std::string_view error;  // an object
};

// What JSON-RPC calls the error, for machines that know nothing of call centres.
enum class RpcError : int {
    Parse = -32700,
    InvalidRequest = -32600,
    UnknownMethod = -32601,
    InvalidParams = -32602,
    Internal = -32603,
    Refused = -32000,     // by a rule of the floor
    NotSignedIn = -32001, // say session.hello first
    TooMuch = -32002      // a limit of the server
};

inline constexpr int deepestNesting = 32;

// Errors: "wire.parse" (no JSON, broken UTF-8, nested too deep), "wire.invalid" (JSON, but no message).
// A batch is not taken: "wire.invalid".
Result<Message> readMessage(std::string_view text);

// `params`, `result` and `id` are JSON; the rest is made so.
std::string requestText(std::string_view id, std::string_view method, std::string_view params);
std::string notificationText(std::string_view method, std::string_view params);
std::string answerText(std::string_view id, std::string_view result);
std::string failureText(std::string_view id, RpcError number, const Error &error);

// Could the very same request succeed a little later?
bool isRetryable(std::string_view code);

// What a failure says: the stable code and the detail.
Error readFailure(std::string_view error);

} // namespace callboard
