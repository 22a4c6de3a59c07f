// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue_log/reader.h"

#include "core/base/utf8.h"
#include "core/queue_log/details.h"

#include <algorithm>
#include <cstring>

namespace callboard::queue_log {

namespace {

std::string_view unlessNone(std::string_view text) {
    return text == "NONE" ? std::string_view{} : text;
}

bool isAscii(std::string_view text) {
    constexpr std::uint64_t high = 0x8080808080808080u;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, sizeof word);
        if (word & high)
            return false;
    }
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0x80u) == 0; });
}

// Bytes that belong to no character of UTF-8 are those of Latin-1.
void appendAsLatin1(std::string_view text, std::string &into) {
    while (!text.empty()) {
        const auto length = characterLength(text);
        const auto byte = static_cast<unsigned char>(text.front());
        if (length > 0)
            into += text.substr(0, length);
        else {
            into += static_cast<char>(0xC0u | byte >> 6);
            into += static_cast<char>(0x80u | (byte & 0x3Fu));
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
}

// At the file's beginning.
std::string_view withoutMark(std::string_view text) {
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

// A crash of the machine may leave zeros before a line.
std::string_view withoutZeros(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of('\0'), text.size()));
}

} // namespace

std::uint64_t Counts::refused() const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; isRefused(static_cast<Finding>(i)); ++i)
        sum += findings[i];
    return sum;
}

Reader::Reader(LineSource source, ReaderOptions options)
    : m_source(std::move(source))
    , m_options(std::move(options)) {
}

Result<Reader> Reader::open(const std::filesystem::path &file, ReaderOptions options) {
    auto source = LineSource::open(file);
    if (!source)
        return source.error();
    return Reader(std::move(*source), std::move(options));
}

Result<const Event *> Reader::next() {
    while (const auto line = m_source.next()) {
        ++m_counts.lines;
        if (take(*line)) {
            ++m_counts.events;
            return static_cast<const Event *>(&m_event);
        }
    }
    if (auto failure = m_source.failure(); !failure)
        return failure.error();
    return static_cast<const Event *>(nullptr);
}

const Event &Reader::inEncoding() {
    if (!m_isRepaired || !m_options.encoding)
        return m_event;
    const Line line{m_event.raw, m_event.line};
    m_repaired.clear();
    m_options.encoding->append(withoutZeros(withoutMark(line.text)), m_repaired);
    m_isReadAgain = true;
    if (split(m_repaired)) // the bytes that split it are the same
        read(columns(), line);
    m_isReadAgain = m_isRepaired = false;
    return m_event;
}

bool Reader::take(const Line &line) {
    if (line.isTooLong)
        return note(Finding::TooLong, line);
    const auto whole = withoutMark(line.text);
    const auto rest = withoutZeros(whole);
    const bool hasZeros = rest.size() < whole.size();
    if ((hasZeros && rest.empty()) || rest.find('\0') != rest.npos)
        return note(Finding::ZeroBytes, line);
    if (hasZeros)
        note(Finding::ZerosBefore, line);
    const auto text = readable(line, rest);
    if (isAround(text)) {
        ++m_counts.empty;
        return false;
    }
    return split(text) ? read(columns(), line) : note(Finding::OpenQuote, line);
}

// What looks like Asterisk's own line and has no event may be an export that has quotes from the second field
// on.
bool Reader::split(std::string_view text) {
    if (!isPlain(text))
        return m_splitter.split(text, m_row);
    splitPlain(text, m_row);
    if (!eventKindOf(m_row[4]) && !eventKindOf(m_row[5]) && !m_splitter.split(text, m_row))
        splitPlain(text, m_row);
    return true;
}

// A heading counts as long as it fits.
const Columns &Reader::columns() const {
    return m_header && eventKindOf(m_row[m_header->event]) ? *m_header : Columns::ofRow(m_row);
}

bool Reader::read(const Columns &columns, const Line &line) {
    const auto time = lineTimeOf(m_row[columns.time]);
    if (!time)
        return refuseTime(line);
    if (!isPossible(time->at))
        return note(Finding::ImpossibleTime, line);
    const auto word = m_row[columns.event];
    const auto kind = eventKindOf(word);
    if (!kind)
        return note(word.empty() ? Finding::TooFewFields : Finding::UnknownEvent, line);
    m_event.line = line.number;
    m_event.at = momentOf(*time);
    m_event.kind = *kind;
    m_event.callId = unlessNone(m_row[columns.call]);
    m_event.queue = unlessNone(m_row[columns.queue]);
    m_event.agent = unlessNone(m_row[columns.agent]);
    m_event.raw = line.text;
    readData(m_row, columns, m_event);
    if (!readDetails(m_event))
        note(Finding::BadNumber, line);
    if (!line.isEnded)
        note(Finding::Unfinished, line);
    return true;
}

// What has no time may name the columns.
bool Reader::refuseTime(const Line &line) {
    const auto header = Columns::ofHeader(m_row);
    if (!header)
        return note(Finding::NoTime, line);
    m_header = header;
    ++m_counts.empty;
    return false;
}

Time Reader::momentOf(const LineTime &time) {
    if (!time.isWallClock || !m_options.momentOf)
        return time.at;
    const Time quarter = std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<900>>>(time.at);
    if (quarter != m_quarter) {
        m_quarter = quarter;
        m_ahead = quarter - m_options.momentOf(quarter);
    }
    return time.at - m_ahead;
}

bool Reader::note(Finding finding, const Line &line) {
    if (m_isReadAgain)
        return false;
    ++m_counts.findings[static_cast<std::size_t>(finding)];
    if (m_options.remark)
        m_options.remark({line.number, finding, line.text});
    return false;
}

std::string_view Reader::readable(const Line &line, std::string_view text) {
    m_isRepaired = !isAscii(text) && !isUtf8(text);
    if (!m_isRepaired)
        return text;
    note(m_options.encoding ? Finding::Decoded : Finding::NotUtf8, line);
    m_repaired.clear();
    appendAsLatin1(text, m_repaired);
    return m_repaired;
}

} // namespace callboard::queue_log
