// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/import.h"

#include <algorithm>

namespace callboard::imports {

namespace {

using queue_log::Event;
using queue_log::Reader;

std::filesystem::path folderOf(const ImportOptions &options, const std::string &name) {
    return options.data / "imports" / name;
}

std::string memberName(const ImportOptions &options, std::size_t number) {
    return number == 0 ? options.stream : options.stream + "-" + std::to_string(number + 1);
}

// A stream that is there, looked at.
struct Member {
    std::string name;
    LineMemory memory;
    Time oldest{}, newest{};
    std::uint64_t unfinished = 0;
    std::string timeZone;
};

Result<Member> lookAt(const std::filesystem::path &folder, const std::string &name) {
    const auto journal = Journal::open(folder, Journal::Mode::read);
    if (!journal)
        return journal.error();
    auto memory = LineMemory::open(folder, journal->last(), false);
    if (!memory)
        return memory.error();
    Member member{name, std::move(*memory), {}, {}, 0, {}};
    if (member.memory.state().empty())
        return member;
    const auto state = readState(member.memory.state());
    if (!state)
        return state.error();
    const auto read = journal->read(1, 1, [&](const Record &record) {
        member.oldest = record.at;
        return true;
    });
    if (!read)
        return read.error();
    member.newest = state->newest;
    member.unfinished = state->unfinished;
    member.timeZone = state->timeZone;
    return member;
}

Result<std::vector<Member>> familyOf(const ImportOptions &options) {
    std::vector<Member> family;
    std::error_code failure;
    for (;;) {
        const auto name = memberName(options, family.size());
        const auto folder = folderOf(options, name);
        if (!std::filesystem::exists(folder / "journal.db", failure))
            return family;
        auto member = lookAt(folder, name);
        if (!member)
            return member.error();
        family.push_back(std::move(*member));
    }
}

std::string toSecond(Time time) {
    constexpr std::size_t length = 19;
    return toIso(time).substr(0, length) + "Z";
}

std::function<Time(Time)> momentsOf(const SiteDay &day) {
    return [day](Time wallClock) {
        constexpr std::size_t secondsLength = 19;
        return day.timeOf(toIso(wallClock).substr(0, secondsLength)).value_or(wallClock);
    };
}

// One file on its way in.
class Intake {
public:
    Intake(const ImportOptions &options, std::vector<Member> family, std::string timeZone)
        : m_options(options)
        , m_family(std::move(family))
        , m_timeZone(std::move(timeZone)) {}

    Result<FileReport> run(Reader &reader);

private:
    Result<void> takeAll(Reader &reader);
    Result<void> take(const Event &event, Reader &reader);
    Result<bool> isKnownElsewhere(const Event &event, std::uint64_t hash);
    Result<void> choose(const Event &event);
    Error overlap(const Event &event) const;
    void noteOverlaps();
    Result<void> close();
    bool pause(const Reader &reader);

    const ImportOptions &m_options;
    std::vector<Member> m_family;
    std::string m_timeZone;
    std::unique_ptr<Stream> m_stream;
    std::size_t m_chosen = SIZE_MAX; // in the family
    std::size_t m_knower = SIZE_MAX; // who knew the last line that was known
    std::uint64_t m_lines = 0;
    std::uint64_t m_file = 0; // the hash of its first line
    FileReport m_report;
};

Result<FileReport> Intake::run(Reader &reader) {
    if (const auto taken = takeAll(reader); !taken)
        return taken.error();
    m_report.timeZone = m_timeZone;
    m_report.read = reader.counts();
    if (m_report.read.events == 0 && !m_report.isStopped && m_report.read.refused() > 0)
        return Error{"import.notQueueLog", "none of its " + std::to_string(m_report.read.lines) +
                                               " lines is one of a queue_log; nothing was imported"};
    if (m_report.damage && m_report.read.events == 0)
        return *m_report.damage;
    if (const auto closed = close(); !closed)
        return closed.error();
    return m_report;
}

Result<void> Intake::takeAll(Reader &reader) {
    for (;;) {
        const auto event = reader.next();
        if (!event) {
            m_report.damage = event.error();
            return {};
        }
        if (!*event)
            return {};
        if (const auto taken = take(**event, reader); !taken)
            return taken;
        if (pause(reader))
            return {};
    }
}

// True: to be stopped.
bool Intake::pause(const Reader &reader) {
    constexpr std::uint64_t linesBetween = 1024;
    if (++m_lines % linesBetween != 0)
        return false;
    if (m_options.progress)
        m_options.progress(reader.bytesRead());
    m_report.isStopped = m_options.isStopped && m_options.isStopped();
    return m_report.isStopped;
}

Result<void> Intake::take(const Event &event, Reader &reader) {
    const auto hash = hashOf(event);
    if (!m_report.from)
        m_file = hash;
    m_report.from = std::min(m_report.from.value_or(event.at), event.at);
    m_report.to = std::max(m_report.to.value_or(event.at), event.at);
    const auto known = isKnownElsewhere(event, hash);
    if (!known)
        return known.error();
    if (*known) {
        ++m_report.known;
        return {};
    }
    if (!m_stream)
        if (const auto chosen = choose(event); !chosen)
            return chosen;
    const auto isNew = m_stream->take(reader.inEncoding(), hash);
    if (!isNew)
        return isNew.error();
    m_report.known += !*isNew;
    return {};
}

Result<bool> Intake::isKnownElsewhere(const Event &event, std::uint64_t hash) {
    for (std::size_t i = 0; i < m_family.size(); ++i) {
        if (i == m_chosen)
            continue;
        const auto known = m_family[i].memory.knows(event.at, hash);
        if (!known)
            return known;
        if (*known) {
            m_knower = i;
            return true;
        }
    }
    return false;
}

Result<void> Intake::choose(const Event &event) {
    m_chosen = m_knower;
    for (std::size_t i = 0; i < m_family.size(); ++i)
        if (m_family[i].unfinished == m_file)
            m_chosen = i;
    for (std::size_t i = 0; i < m_family.size() && m_chosen == SIZE_MAX; ++i)
        if (event.at >= m_family[i].newest - windowSpan)
            m_chosen = i;
    m_report.isNewStream = m_chosen == SIZE_MAX;
    m_chosen = std::min(m_chosen, m_family.size());
    m_report.isFurther = m_report.isNewStream && m_chosen > 0;
    if (m_report.isFurther && !m_options.isApart)
        return overlap(event);
    m_report.stream = memberName(m_options, m_chosen);
    if (m_chosen < m_family.size())
        m_family[m_chosen].memory = {}; // its own is the one that is written
    auto stream = Stream::open(folderOf(m_options, m_report.stream),
                               {m_report.stream, m_timeZone, m_options.groupRecords, m_file});
    if (!stream)
        return stream.error();
    m_stream = std::move(*stream);
    return {};
}

// The first stream is the one that a file usually goes on with.
Error Intake::overlap(const Event &event) const {
    const auto &other = m_family.front();
    return {"import.overlaps", "it has new lines from " + toSecond(event.at) +
                                   " on, before the end of what stream " + other.name + " has (" +
                                   toSecond(other.oldest) + " to " + toSecond(other.newest) +
                                   "): calls on the border would count twice; nothing was imported"};
}

void Intake::noteOverlaps() {
    if (!m_report.isFurther)
        return;
    for (const auto &other : m_family)
        if (*m_report.from <= other.newest && other.oldest <= *m_report.to)
            m_report.overlaps.push_back(
                {other.name, std::max(*m_report.from, other.oldest), std::min(*m_report.to, other.newest)});
}

Result<void> Intake::close() {
    if (!m_stream)
        return {};
    noteOverlaps();
    const auto done = m_report.isStopped ? m_stream->pause() : m_stream->finish();
    m_report.written = m_stream->counts();
    return done;
}

std::optional<Time> firstTime(const std::filesystem::path &file) {
    auto reader = Reader::open(file, {});
    if (!reader)
        return std::nullopt;
    const auto event = reader->next();
    return event && *event ? std::optional((*event)->at) : std::nullopt;
}

} // namespace

Result<FileReport> importFile(const std::filesystem::path &file, const ImportOptions &options) {
    auto family = familyOf(options);
    if (!family)
        return family.error();
    auto timeZone = options.timeZone;
    if (timeZone.empty() && !family->empty())
        timeZone = family->front().timeZone;
    if (timeZone.empty())
        timeZone = options.usualTimeZone;
    const auto day = SiteDay::ofZone(timeZone);
    if (!day)
        return day.error();
    queue_log::ReaderOptions reading{momentsOf(*day), options.remark};
    if (!options.encoding.empty()) {
        auto encoding = queue_log::Encoding::named(options.encoding);
        if (!encoding)
            return encoding.error();
        reading.encoding = std::move(*encoding);
    }
    auto reader = Reader::open(file, std::move(reading));
    if (!reader)
        return reader.error();
    return Intake(options, std::move(*family), timeZone).run(*reader);
}

std::vector<std::filesystem::path> inOrderOfTime(std::vector<std::filesystem::path> files) {
    std::vector<std::pair<Time, std::filesystem::path>> dated;
    for (auto &file : files)
        dated.emplace_back(firstTime(file).value_or(Time::max()), std::move(file));
    std::stable_sort(dated.begin(), dated.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    files.clear();
    for (auto &[time, file] : dated)
        files.push_back(std::move(file));
    return files;
}

std::vector<std::filesystem::path> streamFolders(const std::filesystem::path &data) {
    std::vector<std::filesystem::path> folders;
    std::error_code failure;
    for (const auto &entry : std::filesystem::directory_iterator(data / "imports", failure))
        if (std::filesystem::exists(entry.path() / "journal.db", failure))
            folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    return folders;
}

} // namespace callboard::imports
