// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue_log/details.h"

namespace callboard::queue_log {

namespace {

enum class Field : std::uint8_t {
    None,
    Wait,
    Talk,
    RingSeconds,
    RingMilliseconds,
    LoggedIn,
    WrapUp,
    Position,
    OriginalPosition,
    Value,
    Number,
    Name,
    Url,
    Extension,
    Context,
    Channel,
    Reason,
    Key
};
using enum Field;
using Form = std::array<Field, 5>;

constexpr Form noFields{};
constexpr Form leaving{Position, OriginalPosition, Wait};
constexpr Form completed{Wait, Talk, OriginalPosition};
constexpr Form transferred{Extension, Context, Wait, Talk, OriginalPosition};
constexpr Form said{Reason};

constexpr Form formOfCall(EventKind kind) {
    switch (kind) {
    case EventKind::EnterQueue:
        return {Url, Number, OriginalPosition, Name};
    case EventKind::Connect:
        return {Wait, Channel, RingSeconds};
    case EventKind::CompleteAgent:
    case EventKind::CompleteCaller:
        return completed;
    case EventKind::Abandon:
    case EventKind::ExitWithTimeout:
    case EventKind::ExitEmpty:
        return leaving;
    case EventKind::ExitWithKey:
        return {Key, Position, OriginalPosition, Wait};
    case EventKind::Withdraw:
        return {Position, OriginalPosition, Wait, Reason};
    case EventKind::RingNoAnswer:
    case EventKind::RingCanceled:
        return {RingMilliseconds};
    case EventKind::Transfer:
    case EventKind::BlindTransfer:
        return transferred;
    case EventKind::Did:
        return {Number};
    case EventKind::Info:
    case EventKind::CallStatus:
    case EventKind::OutCall:
        return said;
    default:
        return noFields;
    }
}

constexpr Form formOf(EventKind kind) {
    switch (kind) {
    case EventKind::AgentLogin:
    case EventKind::AgentCallbackLogin:
        return {Channel};
    case EventKind::AgentLogoff:
    case EventKind::AgentCallbackLogoff:
        return {Channel, LoggedIn, Reason};
    case EventKind::AddMember:
    case EventKind::Pause:
    case EventKind::Unpause:
    case EventKind::PauseAll:
    case EventKind::UnpauseAll:
    case EventKind::PauseReason:
    case EventKind::UnpauseReason:
        return said;
    case EventKind::WrapUpStart:
        return {WrapUp};
    case EventKind::Penalty:
    case EventKind::RingInUse:
        return {Value};
    default:
        return formOfCall(kind);
    }
}

constexpr auto forms = [] {
    std::array<Form, textsOf(EventKind{}).size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = formOf(static_cast<EventKind>(i));
    return all;
}();

std::optional<std::int64_t> countOf(std::string_view text) {
    constexpr std::size_t mostDigits = 9;
    if (text.empty() || text.size() > mostDigits)
        return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

template <class Unit>
bool read(std::string_view text, std::optional<Duration> &into) {
    if (const auto count = countOf(text))
        into = Unit{*count};
    return into.has_value();
}

bool read(std::string_view text, std::optional<std::int64_t> &into) {
    into = countOf(text);
    return into.has_value();
}

bool read(std::string_view text, std::string_view &into) {
    into = text;
    return true;
}

bool read(Field field, std::string_view text, Details &details) {
    switch (field) {
    case None:
        return true;
    case Wait:
        return read<seconds>(text, details.wait);
    case Talk:
        return read<seconds>(text, details.talk);
    case RingSeconds:
        return read<seconds>(text, details.ring);
    case RingMilliseconds:
        return read<milliseconds>(text, details.ring);
    case LoggedIn:
        return read<seconds>(text, details.loggedIn);
    case WrapUp:
        return read<seconds>(text, details.wrapUp);
    case Position:
        return read(text, details.position);
    case OriginalPosition:
        return read(text, details.originalPosition);
    case Value:
        return read(text, details.value);
    case Number:
        return read(text, details.number);
    case Name:
        return read(text, details.name);
    case Url:
        return read(text, details.url);
    case Extension:
        return read(text, details.extension);
    case Context:
        return read(text, details.context);
    case Channel:
        return read(text, details.channel);
    case Reason:
        return read(text, details.reason);
    case Key:
        return read(text, details.key);
    }
    return true;
}

// How, and what the agent left the caller with: one name, or of LINK two; then the fields of a completed
// talk.
bool readAttendedTransfer(Event &event) {
    if (event.dataCount == 0)
        return false;
    event.details.reason = event.data[0];
    const std::size_t names = event.data[0] == "LINK" ? 2 : 1;
    if (event.dataCount > 1)
        event.details.channel = event.data[1];
    bool isRight = event.dataCount > names + 1;
    for (std::size_t i = 0; i < completed.size() && names + 1 + i < event.dataCount; ++i)
        isRight = read(completed[i], event.data[names + 1 + i], event.details) && isRight;
    return isRight;
}

} // namespace

bool readDetails(Event &event) {
    event.details = {};
    if (event.kind == EventKind::AttendedTransfer)
        return readAttendedTransfer(event);
    const auto &form = forms[static_cast<std::size_t>(event.kind)];
    bool isRight = true;
    for (std::size_t i = 0; i < form.size() && i < event.dataCount; ++i)
        if (!event.data[i].empty())
            isRight = read(form[i], event.data[i], event.details) && isRight;
    return isRight;
}

} // namespace callboard::queue_log
