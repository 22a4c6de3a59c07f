// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/message.h"
#include "tests/fuzz/fuzz.h"

#include <string>

using namespace callboard;

namespace {

bool liesWithin(std::string_view part, std::string_view whole) {
    return part.empty() || part == "{}" || part == "null" ||
           (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

// The same message, written by us.
std::string written(const Message &message) {
    switch (message.kind) {
    case Message::Kind::Request:
        return requestText(message.id, message.method, message.params);
    case Message::Kind::Notification:
        return notificationText(message.method, message.params);
    case Message::Kind::Answer:
        return answerText(message.id, message.result);
    case Message::Kind::Failure:
        return failureText(message.id, RpcError::Refused, readFailure(message.error));
    }
    return {};
}

} // namespace

// One frame from a stranger, who has not signed in.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto text = textOf(data, size);
    const auto message = readMessage(text);
    if (!message)
        return 0;
    for (const auto part : {message->id, message->method, message->params, message->result, message->error})
        require(liesWithin(part, text), "a part lies inside the text");
    const auto ours = written(*message);
    const auto again = readMessage(ours);
    require(again.ok(), "what we write of it is a message");
    require(again->kind == message->kind && again->id == message->id && again->method == message->method,
            "and the same one");
    require(message->kind != Message::Kind::Answer || again->result == message->result,
            "with the same result");
    return 0;
}
