// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/past_calls.h"

#include "core/directory/database.h"
#include "core/directory/phone_number.h"
#include "core/history/archive.h"

#include <sstream>
#include <utility>

namespace callboard {

namespace {

using directory::Database;
using directory::Statement;

constexpr std::uint64_t layoutVersion = 5;
constexpr std::uint64_t flushEvery = 500; // calls

// Times and lengths are microseconds; a number is E.164, or the digits as dialled.
constexpr auto layout =
    "CREATE TABLE calls (call INTEGER PRIMARY KEY, number TEXT NOT NULL, direction TEXT "
    "NOT NULL, at INTEGER NOT "
    "NULL, queue TEXT NOT NULL, ended_by TEXT NOT NULL, cause TEXT NOT NULL, answered INTEGER NOT NULL, wait "
    "INTEGER NOT NULL, talk INTEGER "
    "NOT NULL); CREATE INDEX calls_by_number ON calls (number, at); "
    "CREATE TABLE talkers (call INTEGER NOT NULL, agent TEXT NOT NULL, UNIQUE (call, agent)); "
    "CREATE TABLE wrap_ups (call INTEGER PRIMARY KEY, code TEXT NOT NULL, note TEXT NOT NULL); "
    "CREATE TABLE progress (epoch TEXT NOT NULL, seq INTEGER NOT NULL)";

std::uint64_t micros(Duration duration) {
    return static_cast<std::uint64_t>(std::max(duration, Duration{}).count());
}

bool isDamage(const Error &error) {
    return error.code == "directory.damaged";
}

PastCall callIn(const Statement &row) {
    const auto length = [&](int column) { return Duration{static_cast<std::int64_t>(row.number(column))}; };
    PastCall call;
    call.call = CallId{row.number(0)};
    call.direction = fromText<Direction>(row.text(1)).value_or(Direction::Inbound);
    call.at = Time{length(2)};
    call.queue = QueueId{row.text(3)};
    call.isAnswered = row.number(4) != 0;
    call.wait = length(5);
    call.talk = length(6);
    call.disposition = DispositionId{row.text(7)};
    call.note = row.text(8);
    call.endedBy = fromText<EndedBy>(row.text(9)).value_or(EndedBy::System);
    call.cause = fromText<EndCause>(row.text(10)).value_or(EndCause::Normal);
    std::istringstream agents{std::string(row.text(11))};
    for (std::string agent; agents >> agent;)
        call.agents.emplace_back(agent);
    return call;
}

} // namespace

struct PastCalls::Store {
    Database database;
    std::string region;
    Statement insert;
    Statement progress;
    Statement setCode;
    Statement setNote;
    Statement addTalker;
    mutable Statement select;
    std::uint64_t seq = 0;
    std::uint64_t unsaved = 0;
    bool hasFailed = false;

    Result<void> take(const Event &event, const Delta &delta);
    Result<void> flush();
    Result<void> prepare(const std::string &epoch);
    Result<void> begin(const std::string &epoch);
    Result<void> put(const FinishedCall &finished);
    Result<void> putTalker(CallId call, AgentId agent);
    // The code or the note of a call; while it lives, too.
    Result<void> keep(const Fact &fact);
};

// The old content when it is of this journal and layout; an error asks for a new file, which costs nothing,
// where emptying a large one takes seconds.
Result<void> PastCalls::Store::begin(const std::string &epoch) {
    if (const auto fast = database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF"); !fast)
        return fast;
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return version.error();
    if (*version != 0) {
        auto known = database.prepare("SELECT epoch, seq FROM progress");
        const auto row = known ? known->step() : Result<bool>(known.error());
        if (!row && isDamage(row.error()))
            return row.error();
        if (*version != layoutVersion || !row || !*row || known->text(0) != epoch)
            return Error{"history.otherJournal", "history.db is of another journal or layout"};
        seq = known->number(1);
        return {};
    }
    if (const auto made = database.execute(std::string(layout) +
                                           "; PRAGMA user_version = " + std::to_string(layoutVersion));
        !made)
        return made;
    auto first = database.prepare("INSERT INTO progress VALUES (?, 0)");
    return first ? first->bind(1, epoch).run() : Result<void>(first.error());
}

Result<void> PastCalls::Store::prepare(const std::string &epoch) {
    if (const auto begun = begin(epoch); !begun)
        return begun;
    const auto into = [&](Statement &statement, std::string_view sql) -> Result<void> {
        auto made = database.prepare(sql);
        if (!made)
            return made.error();
        statement = std::move(made).value();
        return {};
    };
    if (const auto made = into(insert, "INSERT OR REPLACE INTO calls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        !made)
        return made;
    if (const auto made = into(progress, "UPDATE progress SET seq = ?"); !made)
        return made;
    if (const auto made = into(setCode, "INSERT INTO wrap_ups VALUES (?, ?, '') ON CONFLICT (call) DO UPDATE "
                                        "SET code = excluded.code");
        !made)
        return made;
    if (const auto made = into(setNote, "INSERT INTO wrap_ups VALUES (?, '', ?) ON CONFLICT (call) DO UPDATE "
                                        "SET note = excluded.note");
        !made)
        return made;
    if (const auto made = into(addTalker, "INSERT OR IGNORE INTO talkers VALUES (?, ?)"); !made)
        return made;
    if (const auto made = into(
            select, "SELECT call, direction, at, queue, answered, wait, talk, "
                    "coalesce(code, ''), coalesce(note, ''), ended_by, cause, "
                    "coalesce((SELECT group_concat(agent, ' ') FROM (SELECT agent FROM talkers WHERE "
                    "talkers.call = calls.call ORDER BY rowid)), '') FROM calls LEFT JOIN wrap_ups USING "
                    "(call) WHERE number = ? ORDER BY at DESC, call DESC LIMIT ?");
        !made)
        return made;
    return database.execute("BEGIN");
}

Result<void> PastCalls::Store::put(const FinishedCall &finished) {
    const auto &call = finished.call;
    const auto &outside = call.direction == Direction::Outbound ? call.calledOutside() : call.from.number;
    const auto key = spellingKey(outside, region);
    if (key.empty())
        return {};
    // How long a talk was that was cut off nobody knows; the reports do not count it either.
    const bool isKnown = call.isTalking() && finished.cause != EndCause::Interrupted;
    const auto talked = call.talkedFor + (isKnown ? finished.endedAt - call.talkingSince : Duration{});
    const bool isAnswered = call.isTalking() || talked > Duration{};
    const bool hasWaited = isAnswered || call.cameBy;
    ++unsaved;
    return insert.reset()
        .bind(1, call.id.value)
        .bind(2, key)
        .bind(3, textOf(call.direction))
        .bind(4, micros(call.arrivedAt.time_since_epoch()))
        .bind(5, call.cameBy.text())
        .bind(6, textOf(finished.by))
        .bind(7, textOf(finished.cause))
        .bind(8, std::uint64_t{isAnswered})
        .bind(9, micros(hasWaited ? call.waitedFor : finished.endedAt - call.arrivedAt))
        .bind(10, micros(talked))
        .run();
}

Result<void> PastCalls::Store::putTalker(CallId call, AgentId agent) {
    ++unsaved;
    return agent ? addTalker.reset().bind(1, call.value).bind(2, agent.text()).run() : Result<void>{};
}

Result<void> PastCalls::Store::keep(const Fact &fact) {
    const auto put = [&](Statement &statement, CallId call, std::string_view text) {
        ++unsaved;
        return statement.reset().bind(1, call.value).bind(2, text).run();
    };
    if (const auto *set = std::get_if<DispositionSet>(&fact))
        return put(setCode, set->call, set->code.text());
    if (const auto *note = std::get_if<NoteAdded>(&fact))
        return put(setNote, note->call, note->text);
    return {};
}

Result<void> PastCalls::Store::take(const Event &event, const Delta &delta) {
    seq = event.seq;
    if (const auto kept = keep(event.fact); !kept)
        return kept;
    for (const auto &talk : delta.segments)
        if (const auto kept = putTalker(talk.call, talk.agent); !kept)
            return kept;
    for (const auto &finished : delta.finishedCalls) {
        if (const auto kept = put(finished); !kept)
            return kept;
        const auto &call = finished.call; // a talk that was cut off is no segment: nobody knows its length
        std::vector<AgentId> talkers{call.agent, call.caller};
        for (const auto &party : call.parties)
            talkers.push_back(party.agent);
        for (const auto &agent : talkers)
            if (const auto kept = putTalker(call.id, call.isTalking() ? agent : AgentId{}); !kept)
                return kept;
    }
    return unsaved >= flushEvery ? flush() : Result<void>{};
}

Result<void> PastCalls::Store::flush() {
    unsaved = 0;
    if (const auto kept = progress.reset().bind(1, seq).run(); !kept)
        return kept;
    return database.execute("COMMIT; BEGIN");
}

Result<PastCalls> PastCalls::open(const std::filesystem::path &file, const std::string &epoch,
                                  std::string region) {
    PastCalls calls(file, epoch, std::move(region));
    if (const auto opened = calls.reopen(); !opened)
        return opened.error();
    return calls;
}

PastCalls::PastCalls(std::filesystem::path file, std::string epoch, std::string region)
    : m_file(std::move(file))
    , m_epoch(std::move(epoch))
    , m_region(std::move(region)) {
}
PastCalls::PastCalls(PastCalls &&) noexcept = default;
PastCalls &PastCalls::operator=(PastCalls &&) noexcept = default;

PastCalls::~PastCalls() {
    // What is not kept is built again from the journal.
    static_cast<void>(flush().ok());
}

Result<void> PastCalls::openStore() {
    m_store.reset(); // what was not committed is rolled back
    m_isLeft = false;
    auto database = Database::open(m_file);
    if (!database)
        return database.error();
    auto store =
        std::make_unique<Store>(Store{std::move(database).value(), m_region, {}, {}, {}, {}, {}, {}});
    if (const auto prepared = store->prepare(m_epoch); !prepared)
        return prepared;
    m_store = std::move(store);
    return {};
}

// The database's words advise for contacts, which are no cache.
Error PastCalls::failed(const Error &error) const {
    if (m_store)
        m_store->hasFailed = true;
    m_isDamaged = m_isDamaged || isDamage(error);
    return m_isDamaged ? Error{"history.damaged", m_file.string() + " is damaged"} : error;
}

// A cache: a file that gives trouble is worth less than a new one. A damaged one may tell somebody why.
void PastCalls::putAway() {
    m_store.reset();
    std::error_code ignored;
    if (m_isDamaged)
        std::filesystem::rename(m_file, m_file.string() + ".damaged", ignored);
    for (const auto *ending : {"", "-wal", "-shm", "-journal"})
        std::filesystem::remove(m_file.string() + ending, ignored);
    m_wasReplaced = std::exchange(m_isDamaged, false);
}

Result<void> PastCalls::reopen() {
    m_wasReplaced = false;
    if (!m_isDamaged) {
        const auto opened = openStore();
        if (opened)
            return opened;
        static_cast<void>(failed(opened.error()));
    }
    putAway();
    return openStore();
}

Result<void> PastCalls::leave() {
    if (hasFailed())
        return {};
    m_isLeft = true;
    const auto left = m_store->database.execute("COMMIT");
    return left ? left : failed(left.error());
}

bool PastCalls::isWriting() const {
    return !hasFailed() && !m_isLeft;
}

bool PastCalls::hasFailed() const {
    return !m_store || m_store->hasFailed;
}

std::uint64_t PastCalls::seq() const {
    return m_store ? m_store->seq : 0;
}

Result<void> PastCalls::take(const Event &event, const Delta &delta) {
    if (!isWriting())
        return {};
    const auto taken = m_store->take(event, delta);
    return taken ? taken : failed(taken.error());
}

Result<void> PastCalls::flush() {
    if (!isWriting())
        return {};
    const auto kept = m_store->flush();
    return kept ? kept : failed(kept.error());
}

Result<std::vector<PastCall>> PastCalls::with(std::string_view number, std::size_t limit) const {
    std::vector<PastCall> calls;
    if (!m_store)
        return calls;
    const auto key = spellingKey(number, m_region);
    auto &rows = m_store->select.reset().bind(1, key).bind(2, std::uint64_t{limit});
    for (;;) {
        const auto row = rows.step();
        if (!row)
            return isDamage(row.error()) ? failed(row.error()) : row.error();
        if (!*row)
            break;
        calls.push_back(callIn(rows));
    }
    rows.reset();
    return calls;
}

Result<void> catchUp(PastCalls &calls, const Journal &journal, const Snapshots &snapshots,
                     const std::stop_token &stop) {
    constexpr std::uint64_t atOnce = 16'384; // a long read would keep the writer's log from being emptied
    if (calls.seq() >= journal.last())
        return {};
    auto restored = restore(journal, snapshots, calls.seq());
    if (!restored)
        return restored.error();
    Delta delta;
    Result<void> taken;
    while (calls.isWriting() && calls.seq() < journal.last() && taken && !stop.stop_requested()) {
        const auto first = calls.seq() + 1;
        const auto read = readEvents(journal, first, first + atOnce - 1, [&](const Event &event) {
            apply(restored->center, event, delta);
            taken = calls.take(event, delta);
            return taken.ok() && !stop.stop_requested();
        });
        if (!read)
            return read;
    }
    return taken;
}

} // namespace callboard
