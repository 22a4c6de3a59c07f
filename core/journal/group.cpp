// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/group.h"

#include "core/base/utf8.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

namespace callboard::journal {

static_assert(std::endian::native == std::endian::little, "the checksum takes its numbers as little-endian");

namespace {

constexpr std::size_t longestType = 64;
constexpr std::size_t longestCause = 64;
constexpr std::string_view hexDigits = "0123456789abcdef";

Checksum canonical(XXH128_hash_t hash) {
    XXH128_canonical_t ordered;
    XXH128_canonicalFromHash(&ordered, hash);
    Checksum checksum;
    std::memcpy(checksum.data(), ordered.digest, checksum.size());
    return checksum;
}

bool isPlainByte(char c) {
    return c >= 0x20 && c <= 0x7e;
}

// Eight bytes at a time: every byte of every fact goes through here.
bool isPlainAscii(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101u;
    constexpr std::uint64_t tops = 0x80 * ones;
    std::size_t i = 0;
    for (; i + sizeof ones <= text.size(); i += sizeof ones) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, sizeof word);
        // The top bit of a byte is set where it is above 0x7f, where it is 0x7f, or where one is below 0x20.
        if (((word | (word + ones) | (word - 0x20 * ones)) & tops) != 0)
            return false;
    }
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(), isPlainByte);
}

bool hasControl(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

bool isTypeText(std::string_view text) {
    return !text.empty() && text.size() <= longestType && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '_' || c == '-';
    });
}

// Writes where there is room for what it writes.
class Pen {
public:
    explicit Pen(char *at)
        : m_at(at) {}
    char *end() const { return m_at; }

    void put(char c) { *m_at++ = c; }
    void put(std::string_view text) {
        std::memcpy(m_at, text.data(), text.size());
        m_at += text.size();
    }
    template <class Integer>
    void putNumber(Integer number) {
        m_at = std::to_chars(m_at, m_at + mostDigits, number).ptr;
    }
    void putEscaped(char c) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
            put("\\u00");
            put(hexDigits[byte >> 4]);
            put(hexDigits[byte & 15]);
            return;
        }
        if (c == '"' || c == '\\')
            put('\\');
        put(c);
    }
    static constexpr std::size_t mostDigits = 20;
    static constexpr std::size_t longestEscaped = 6;

private:
    char *m_at;
};

std::string named(const Group &group) {
    const std::string first = std::to_string(group.first);
    return group.first == group.last ? "record " + first
                                     : "records " + first + " to " + std::to_string(group.last);
}

} // namespace

Checksum checksumOf(std::string_view bytes) {
    return canonical(XXH3_128bits(bytes.data(), bytes.size()));
}

std::string textOf(const Checksum &checksum) {
    std::string text;
    for (const unsigned char byte : checksum) {
        text += hexDigits[byte >> 4];
        text += hexDigits[byte & 15];
    }
    return text;
}

Checksum checksumOf(const Checksum &previous, const Group &group) {
    struct Content {
        Checksum previous;
        std::array<std::int64_t, 4> numbers;
        Checksum records;
    };
    static_assert(sizeof(Content) == 64);
    const Content content{previous,
                          {static_cast<std::int64_t>(group.first), static_cast<std::int64_t>(group.last),
                           group.start, group.latest},
                          checksumOf(group.records)};
    return canonical(XXH3_128bits(&content, sizeof content));
}

std::optional<std::string> faultOf(const Link &previous, const Group &group) {
    if (group.first != previous.last + 1)
        return named(group) + ": follows " + std::to_string(previous.last) +
               ", what stood between is missing";
    if (group.last < group.first)
        return named(group) + ": numbers run backwards";
    if (group.latest < previous.latest)
        return named(group) + ": its latest time lies before its predecessor's";
    if (checksumOf(previous.checksum, group) != group.checksum)
        return named(group) + ": the checksum does not match, a group here or the one before was altered";
    return std::nullopt;
}

std::optional<std::string> refusalOf(std::string_view type, int version, std::string_view causedBy) {
    if (!isTypeText(type))
        return "its type is not 1 to 64 letters, digits, dots, dashes";
    if (version < 1)
        return "its version is not from 1";
    if (causedBy.size() > longestCause || !isUtf8(causedBy))
        return "its cause is not up to 64 bytes of UTF-8";
    return std::nullopt;
}

std::optional<std::string> refusalOf(std::string_view payload) {
    if (payload.size() < 2 || payload.front() != '{' || payload.back() != '}')
        return "its payload is not a JSON object";
    if (!isPlainAscii(payload) && (hasControl(payload) || !isUtf8(payload)))
        return "its payload has a control character or is not UTF-8";
    return std::nullopt;
}

std::optional<std::string> refusalOf(const Record &record) {
    auto why = refusalOf(record.type, record.version, record.causedBy);
    return why ? why : refusalOf(record.payload);
}

void beginRecord(std::int64_t at, std::string_view type, int version, std::string_view causedBy,
                 std::string &text) {
    constexpr std::size_t marks = 9;
    const auto begin = text.size();
    text.resize(begin + marks + 2 * Pen::mostDigits + type.size() + Pen::longestEscaped * causedBy.size());
    Pen pen(text.data() + begin);
    pen.put('[');
    pen.putNumber(at);
    pen.put(",\"");
    pen.put(type);
    pen.put("\",");
    pen.putNumber(version);
    pen.put(",\"");
    for (const char c : causedBy)
        pen.putEscaped(c);
    pen.put("\",");
    text.resize(static_cast<std::size_t>(pen.end() - text.data()));
}

bool GroupText::fail() {
    m_failed = true;
    return false;
}

template <std::size_t size>
bool GroupText::take(const char (&expected)[size]) {
    constexpr std::size_t length = size - 1;
    if (m_rest.size() < length || std::memcmp(m_rest.data(), expected, length) != 0)
        return false;
    m_rest.remove_prefix(length);
    return true;
}

template <class Integer>
bool GroupText::takeNumber(Integer &number) {
    const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), number);
    if (error != std::errc{})
        return false;
    m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
    return true;
}

// Up to the quote that closes the text. Most texts are short and have no backslash.
bool GroupText::takeText(std::string &text) {
    std::size_t end = 0;
    while (end < m_rest.size() && m_rest[end] != '"' && m_rest[end] != '\\')
        ++end;
    text.assign(m_rest.data(), end);
    m_rest.remove_prefix(end);
    while (!m_rest.empty() && m_rest.front() != '"') {
        if (!takeCharacter(text))
            return false;
    }
    return !m_rest.empty();
}

bool GroupText::takeCharacter(std::string &text) {
    unsigned byte = 0;
    if (take("\\u00")) {
        const std::string_view digits = m_rest.substr(0, 2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        m_rest.remove_prefix(digits.size());
        text += static_cast<char>(byte);
        return error == std::errc{} && digits.size() == 2 && end == digits.data() + 2;
    }
    take("\\");
    if (m_rest.empty())
        return false;
    text += m_rest.front();
    m_rest.remove_prefix(1);
    return true;
}

// Up to the bracket that closes the record: a line break follows it, or the bracket that closes the group.
bool GroupText::takePayload(std::string &payload) {
    const std::size_t line = m_rest.find('\n');
    const std::string_view closing = line == std::string_view::npos ? "]]" : "],\n";
    const std::size_t end = line == std::string_view::npos ? m_rest.size() : line + 1;
    if (end < closing.size() || m_rest.substr(end - closing.size(), closing.size()) != closing)
        return false;
    payload.assign(m_rest.substr(0, end - closing.size()));
    m_rest.remove_prefix(end);
    return true;
}

bool GroupText::next(Record &record) {
    if (m_failed)
        return false;
    if (m_rest.empty())
        return m_begun && m_seq == m_last + 1 ? false : fail();
    if (!m_begun && !take("["))
        return fail();
    m_begun = true;
    std::int64_t at = 0;
    if (!(take("[") && takeNumber(at) && take(",\"") && takeText(record.type) && take("\",") &&
          takeNumber(record.version) && take(",\"") && takeText(record.causedBy) && take("\",") &&
          takePayload(record.payload)) ||
        m_seq > m_last)
        return fail();
    record.seq = m_seq++;
    record.at = Time(microseconds(at));
    return true;
}

} // namespace callboard::journal
