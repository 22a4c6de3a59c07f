// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/import_report.h"

#include "app/ctl/terminal.h"
#include "core/codec/codec.h"

namespace callboard::ctl {

namespace {

using imports::FileReport;
using imports::Oddity;
using queue_log::Finding;

std::string_view wordsOf(Finding finding) {
    switch (finding) {
    case Finding::NoTime:
        return "refused, no time at the beginning";
    case Finding::ImpossibleTime:
        return "refused, a time before 1970 or after 2100";
    case Finding::TooFewFields:
        return "refused, too few fields";
    case Finding::UnknownEvent:
        return "refused, an unknown event";
    case Finding::TooLong:
        return "refused, longer than 64 KiB";
    case Finding::OpenQuote:
        return "refused, a quote that nothing closes";
    case Finding::ZeroBytes:
        return "refused, zero bytes within it or nothing else";
    case Finding::NotUtf8:
        return "taken, not UTF-8 and read as Latin-1 for want of --encoding";
    case Finding::BadNumber:
        return "taken without a number that is none";
    case Finding::Unfinished:
        return "taken, the last line, without an end";
    case Finding::ZerosBefore:
        return "taken without zero bytes before it";
    case Finding::Decoded:
        return "taken, not UTF-8 and read as --encoding says";
    }
    return {};
}

std::string_view wordsOf(Oddity oddity) {
    switch (oddity) {
    case Oddity::NoFact:
        return "of events that are no facts here";
    case Oddity::NoCall:
        return "of a call that name no call or no queue";
    case Oddity::AfterItsCall:
        return "about a call that was over";
    case Oddity::BeganBefore:
        return "about the ringing or hold of a call that began before the log";
    case Oddity::Repeats:
        return "saying what was so already";
    case Oddity::NoAgent:
        return "without an agent, or of one who went without having come";
    case Oddity::Unended:
        break; // no lines
    }
    return {};
}

std::string numbered(std::uint64_t count, const std::string &what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string kindsText(const imports::KindCounts &kinds) {
    constexpr auto words = queue_log::textsOf(queue_log::EventKind{});
    std::string text;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        if (kinds[i] > 0)
            text += (text.empty() ? " (" : ", ") + std::string(words[i]) + " " + std::to_string(kinds[i]);
    return text.empty() ? text : text + ")";
}

// " (3, 17, ...)": the first of so many.
std::string placesText(const imports::FirstLines &lines) {
    std::string text;
    for (const auto line : lines.named())
        text += (text.empty() ? " (" : ", ") + std::to_string(line);
    return text + (lines.count() > lines.named().size() ? ", ...)" : ")");
}

std::string oddityText(const imports::StreamCounts &written) {
    std::string text;
    for (std::size_t i = 0; i < written.oddities.size(); ++i) {
        const auto oddity = static_cast<Oddity>(i);
        const auto &lines = written.oddities[i];
        if (lines.count() == 0 || oddity == Oddity::Unended)
            continue;
        text += "  no fact: " + numbered(lines.count(), "line") + " " + std::string(wordsOf(oddity));
        text += oddity == Oddity::NoFact ? kindsText(written.withoutFact) : placesText(lines);
        text += "\n";
    }
    const auto say = [&](std::uint64_t count, const std::string &words) {
        if (count > 0)
            text += "  " + std::to_string(count) + " " + words + "\n";
    };
    say(written.oddities[static_cast<std::size_t>(Oddity::Unended)].count(),
        "calls without an end were given up 12 hours after their last line, as unknown");
    const auto tell = [&](const imports::FirstLines &lines, const std::string &words) {
        if (lines.count() > 0)
            text += "  " + numbered(lines.count(), "line") + " " + words + placesText(lines) + "\n";
    };
    tell(written.putInOrder, "came after later ones, put in order");
    tell(written.putRight, "behind what came after in the same second of the call, put before it");
    say(written.late.count(), "lines came more than 5 minutes late, and were taken with their own times" +
                                  placesText(written.late));
    say(written.nameless.count(),
        "lines name a queue or an agent beyond as many as can be kept" + placesText(written.nameless));
    if (written.open > 0)
        text +=
            "  " + numbered(written.open, "call") +
            " without an end yet: the next file may have it, else it is unknown 12 hours of the log later\n";
    say(written.dropped, "facts did not fit to what was before them and were left out");
    return text;
}

std::string streamText(const FileReport &report, const SiteDay &day) {
    if (report.stream.empty())
        return "  nothing new\n";
    auto text = "  stream " + report.stream + (report.isNewStream ? " (new)" : "") + ": ";
    text += numbered(report.written.calls, "call") + ", " + numbered(report.written.facts, "fact") +
            " from " + numbered(report.written.taken, "new line") + "\n";
    if (report.isFurther)
        text += "  it begins before the end of what was imported, so it has a stream of its own\n";
    for (const auto &[stream, from, to] : report.overlaps)
        text += "  it overlaps in time with stream " + stream + ", from " + day.toLocalIso(from) + " to " +
                day.toLocalIso(to) + ": calls on the border count twice\n";
    if (report.isStopped)
        text += "  stopped before its end; the same command goes on from here\n";
    return text;
}

std::string placesJson(const std::vector<std::uint64_t> &lines) {
    std::string json;
    for (const auto line : lines)
        json += (json.empty() ? "" : ",") + std::to_string(line);
    return "[" + json + "]";
}

std::string overlapsJson(const std::vector<FileReport::Overlap> &overlaps) {
    std::string json;
    for (const auto &[stream, from, to] : overlaps)
        json += (json.empty() ? "" : ",") + std::string("{\"stream\":") + callboard::quoted(stream) +
                ",\"from\":" + callboard::quoted(toIso(from)) + ",\"to\":" + callboard::quoted(toIso(to)) +
                "}";
    return "[" + json + "]";
}

std::uint64_t countOf(std::uint64_t lines) {
    return lines;
}
std::uint64_t countOf(const imports::FirstLines &lines) {
    return lines.count();
}

// Of each text that has any, what `valueOf` says of its lines.
template <class Texts, class Lines, class Value>
std::string countsJson(const Texts &texts, const Lines &lines, const Value &valueOf) {
    std::string json;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (countOf(lines[i]) > 0)
            json += (json.empty() ? "" : ",") + callboard::quoted(texts[i]) + ":" + valueOf(lines[i]);
    return "{" + json + "}";
}

} // namespace

void LineFindings::take(const queue_log::Remark &remark) {
    m_first[static_cast<std::size_t>(remark.finding)].add(remark.line);
    if (m_refused && isRefused(remark.finding))
        *m_refused << m_file << ':' << remark.line << ": " << textOf(remark.finding) << ": " << remark.text
                   << '\n';
}

std::string LineFindings::text() const {
    std::string text;
    for (std::size_t i = 0; i < m_first.size(); ++i) {
        if (m_first[i].count() == 0)
            continue;
        text += "  " + std::string(wordsOf(static_cast<Finding>(i))) + ": " +
                numbered(m_first[i].count(), "line");
        text += placesText(m_first[i]) + "\n";
    }
    return text;
}

std::string LineFindings::json() const {
    std::string json;
    for (std::size_t i = 0; i < m_first.size(); ++i) {
        if (m_first[i].count() == 0)
            continue;
        const auto finding = static_cast<Finding>(i);
        json += (json.empty() ? "" : ",") + std::string("{\"reason\":") + callboard::quoted(textOf(finding)) +
                ",\"refused\":" + (isRefused(finding) ? "true" : "false") +
                ",\"lines\":" + std::to_string(m_first[i].count()) +
                ",\"first\":" + placesJson(m_first[i].named()) + "}";
    }
    return "[" + json + "]";
}

std::string importText(const std::string &file, const FileReport &report, const LineFindings &findings,
                       const SiteDay &day) {
    auto text = printable(file) + ": " + numbered(report.read.lines, "line") + " read";
    if (report.from)
        text += ", " + day.toLocalIso(*report.from) + " to " + day.toLocalIso(*report.to);
    text += "; " + std::to_string(report.known) + " known already, " + std::to_string(report.read.refused()) +
            " refused\n";
    return text + streamText(report, day) + findings.text() + oddityText(report.written);
}

std::string importJson(const std::string &file, const FileReport &report, const LineFindings &findings) {
    const auto &written = report.written;
    std::string json = "{\"file\":" + callboard::quoted(file);
    const auto add = [&](const std::string &name, const std::string &value) {
        json += "," + callboard::quoted(name) + ":" + value;
    };
    const auto count = [&](const std::string &name, std::uint64_t value) {
        add(name, std::to_string(value));
    };
    const auto flag = [&](const std::string &name, bool value) { add(name, value ? "true" : "false"); };
    add("stream", report.stream.empty() ? "null" : callboard::quoted(report.stream));
    flag("newStream", report.isNewStream);
    add("overlaps", overlapsJson(report.overlaps));
    flag("stopped", report.isStopped);
    add("from", report.from ? callboard::quoted(toIso(*report.from)) : "null");
    add("to", report.to ? callboard::quoted(toIso(*report.to)) : "null");
    count("lines", report.read.lines);
    count("known", report.known);
    count("empty", report.read.empty);
    count("refused", report.read.refused());
    count("taken", written.taken);
    count("facts", written.facts);
    count("calls", written.calls);
    count("open", written.open);
    count("putInOrder", written.putInOrder.count());
    count("putRight", written.putRight.count());
    count("late", written.late.count());
    count("dropped", written.dropped);
    count("nameless", written.nameless.count());
    add("findings", findings.json());
    add("noFact", countsJson(imports::textsOf(Oddity{}), written.oddities,
                             [](const auto &lines) { return std::to_string(lines.count()); }));
    add("noFactFirst", countsJson(imports::textsOf(Oddity{}), written.oddities,
                                  [](const auto &lines) { return placesJson(lines.named()); }));
    add("noFactByEvent", countsJson(queue_log::textsOf(queue_log::EventKind{}), written.withoutFact,
                                    [](std::uint64_t lines) { return std::to_string(lines); }));
    return json + "}";
}

} // namespace callboard::ctl
