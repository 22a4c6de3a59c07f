// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/message.h"

#include "core/codec/codec.h"

#include <algorithm>
#include <array>
#include <rapidjson/document.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace callboard {

using namespace std::string_view_literals;

namespace {

constexpr std::size_t longestId = 64;

// Reads everything and keeps nothing but the depth.
struct DepthHandler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, DepthHandler> {
    int depth = 0;
    bool StartObject() { return ++depth <= deepestNesting; }
    bool EndObject(rapidjson::SizeType) { return depth-- > 0; }
    bool StartArray() { return ++depth <= deepestNesting; }
    bool EndArray(rapidjson::SizeType) { return depth-- > 0; }
};

Result<void> checkJson(std::string_view text) {
    if (text.find('\0') != text.npos) // the parser would take it for the end
        return Error{"wire.parse", "a zero byte"};
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    rapidjson::MemoryStream memory(text.data(), text.size());
    rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(memory);
    rapidjson::Reader reader;
    DepthHandler handler;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, handler);
    if (!result && result.Code() == rapidjson::kParseErrorTermination)
        return Error{"wire.parse", "nested deeper than " + std::to_string(deepestNesting) + " levels"};
    if (!result)
        return Error{"wire.parse", "no JSON at byte " + std::to_string(result.Offset())};
    return {};
}

// Walks text that is known to be JSON.
class Walker {
public:
    explicit Walker(std::string_view text)
        : m_text(text) {}

    char peek() {
        m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size());
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    void skip() { ++m_at; }
    std::string_view value() {
        const char first = peek();
        const std::size_t from = m_at;
        if (first == '"')
            passString();
        else if (first == '{' || first == '[')
            passNested();
        else
            m_at = std::min(m_text.find_first_of(",]} \t\r\n", m_at), m_text.size());
        return m_text.substr(from, m_at - from);
    }

private:
    void passString() {
        for (++m_at; m_text[m_at] != '"'; ++m_at)
            if (m_text[m_at] == '\\')
                ++m_at;
        ++m_at;
    }
    void passNested() {
        int depth = 0;
        do {
            const char letter = m_text[m_at];
            if (letter == '"') {
                passString();
                continue;
            }
            depth += letter == '{' || letter == '[' ? 1 : letter == '}' || letter == ']' ? -1 : 0;
            ++m_at;
        } while (depth > 0);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

struct Members {
    std::string_view version, id, method, params, result, error;

    std::string_view *named(std::string_view name) {
        return name == "\"jsonrpc\""  ? &version
               : name == "\"id\""     ? &id
               : name == "\"method\"" ? &method
               : name == "\"params\"" ? &params
               : name == "\"result\"" ? &result
               : name == "\"error\""  ? &error
                                      : nullptr;
    }
};

Error invalid(std::string detail) {
    return {"wire.invalid", std::move(detail)};
}

Result<Members> readMembers(std::string_view text) {
    Members members;
    Walker walker(text);
    if (walker.peek() == '[')
        return invalid("batches are not taken: send one request a message");
    if (walker.peek() != '{')
        return invalid("a message is an object");
    walker.skip();
    while (walker.peek() != '}') {
        std::string_view *member = members.named(walker.value());
        walker.peek();
        walker.skip(); // the colon
        const std::string_view value = walker.value();
        if (member && !member->empty())
            return invalid("a member stands there twice");
        if (member)
            *member = value;
        if (walker.peek() == ',')
            walker.skip();
    }
    return members;
}

bool isId(std::string_view id) {
    if (id.empty() || id.size() > longestId)
        return false;
    return id.starts_with('"') || id.find_first_not_of("-0123456789") == id.npos;
}

Result<Message> shapeCall(const Members &members) {
    const std::string_view method = members.method;
    if (method.size() < 3 || !method.starts_with('"') || method.find('\\') != method.npos)
        return invalid("the method must be a plain text");
    if (!members.params.empty() && !members.params.starts_with('{'))
        return invalid("params must be an object");
    if (!members.id.empty() && !isId(members.id))
        return invalid("an id is a whole number or a text of at most 64 bytes");
    const auto kind = members.id.empty() ? Message::Kind::Notification : Message::Kind::Request;
    return Message{kind,
                   members.id,
                   method.substr(1, method.size() - 2),
                   members.params.empty() ? "{}"sv : members.params,
                   {},
                   {}};
}

Result<Message> shapeAnswer(const Members &members) {
    if (members.result.empty() == members.error.empty())
        return invalid("neither a call nor an answer");
    // Only who could not read the question leaves its id null.
    if (!isId(members.id) && (members.id != "null" || members.error.empty()))
        return invalid("an answer has the id of its request");
    if (!members.result.empty())
        return Message{Message::Kind::Answer, members.id, {}, "{}"sv, members.result, {}};
    if (!members.error.starts_with('{'))
        return invalid("an error is an object");
    return Message{Message::Kind::Failure, members.id, {}, "{}"sv, {}, members.error};
}

std::string_view wordsOf(RpcError number) {
    switch (number) {
    case RpcError::Parse:
        return "Parse error";
    case RpcError::InvalidRequest:
        return "Invalid request";
    case RpcError::UnknownMethod:
        return "Method not found";
    case RpcError::InvalidParams:
        return "Invalid params";
    case RpcError::Internal:
        return "Internal error";
    case RpcError::Refused:
        return "Refused";
    case RpcError::NotSignedIn:
        return "Not signed in";
    case RpcError::TooMuch:
        return "Too much";
    }
    return "Error";
}

std::string joined(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const std::string_view part : parts)
        size += part.size();
    std::string text;
    text.reserve(size);
    for (const std::string_view part : parts)
        text.append(part);
    return text;
}

} // namespace

Result<Message> readMessage(std::string_view text) {
    if (const auto checked = checkJson(text); !checked)
        return checked.error();
    const auto members = readMembers(text);
    if (!members)
        return members.error();
    if (members->version != "\"2.0\"")
        return invalid("jsonrpc must be \"2.0\"");
    return members->method.empty() ? shapeAnswer(*members) : shapeCall(*members);
}

std::string requestText(std::string_view id, std::string_view method, std::string_view params) {
    return joined({R"({"jsonrpc":"2.0","id":)", id, R"(,"method":")", method, R"(","params":)", params, "}"});
}

std::string notificationText(std::string_view method, std::string_view params) {
    return joined({R"({"jsonrpc":"2.0","method":")", method, R"(","params":)", params, "}"});
}

std::string answerText(std::string_view id, std::string_view result) {
    return joined({R"({"jsonrpc":"2.0","id":)", id, R"(,"result":)", result, "}"});
}

std::string failureText(std::string_view id, RpcError number, const Error &error) {
    return joined({R"({"jsonrpc":"2.0","id":)", id.empty() ? "null"sv : id, R"(,"error":{"code":)",
                   std::to_string(static_cast<int>(number)), R"(,"message":")", wordsOf(number),
                   R"(","data":{"code":)", quoted(error.code), R"(,"detail":)", quoted(error.detail),
                   R"(,"retryable":)", isRetryable(error.code) ? "true" : "false", "}}}"});
}

bool isRetryable(std::string_view code) {
    constexpr std::array codes = {"busy"sv,         "noDevice"sv,        "journal.full"sv,
                                  "wire.tooMany"sv, "session.tooMany"sv, "session.banned"sv,
                                  "past.busy"sv};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

Error readFailure(std::string_view error) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag>(error.data(), error.size());
    Error failure{"wire.invalid", "an error without a code"};
    const rapidjson::Value &json = document;
    if (document.HasParseError() || !json.IsObject())
        return failure;
    const auto data = json.FindMember("data");
    if (data == json.MemberEnd() || !data->value.IsObject())
        return failure;
    const auto text = [&](const char *name, std::string &into) {
        if (const auto found = data->value.FindMember(name);
            found != data->value.MemberEnd() && found->value.IsString())
            into.assign(found->value.GetString(), found->value.GetStringLength());
    };
    text("code", failure.code);
    text("detail", failure.detail);
    return failure;
}

} // namespace callboard
