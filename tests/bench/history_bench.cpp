// SPDX-License-Identifier: GPL-3.0-or-later
// Reports over a store of calls made up here, against SQLite's and PostgreSQL's group-by over the same rows.
// First the answers are compared row by row, then each is timed in turn. `history_bench [--small] [--calls
// N]`.
#include "core/codec/codec.h"
#include "core/history/projections.h"
#include "core/history/saved_days.h"
#include "core/journal/database.h"
#include "tests/bench/history_peers.h"
#include "tests/bench/made_calls.h"
#include "tests/support/scratch.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace callboard::bench {

namespace {

using namespace history;

constexpr int yearsOfCalls = 3;

double cpuSeconds() {
    timespec spent{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

template <class Each>
double median(int rounds, Each each) {
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        each();
        times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[static_cast<std::size_t>(rounds / 2)];
}

void print(const std::string &name, double ours, double peer) {
    std::printf("%-58s %10.1f ms %10.1f ms %8.1f x\n", name.c_str(), ours * 1e3, peer * 1e3, peer / ours);
}

const Time begin = *fromIso("2023-11-21T00:00:00Z");

// Without a journal: what feeding costs beside it.
void fill(const Stream &stream, const std::string &epoch, std::uint64_t calls) {
    const Duration span = std::chrono::hours{24 * 365 * yearsOfCalls};
    Calls source(begin, span / static_cast<std::int64_t>(calls));
    auto projections = must(Projections::open(stream, epoch));
    std::uint64_t seq = 0;
    Center alone; // the same facts only folded
    Delta delta;
    double foldedIn = 0, fedIn = 0;
    std::vector<Event> batch;
    const auto feed = [&] {
        auto from = cpuSeconds();
        for (const auto &event : batch)
            apply(alone, event, delta);
        foldedIn += cpuSeconds() - from;
        from = cpuSeconds();
        for (const auto &event : batch)
            projections.take(event);
        if (projections.wantsFlush())
            static_cast<void>(
                must(projections.flush().ok() ? Result<int>(1) : Result<int>(Error{"", "flush"})));
        fedIn += cpuSeconds() - from;
        batch.clear();
    };
    source.begin([&](Fact fact) { batch.push_back({++seq, begin, {}, std::move(fact)}); });
    feed();
    for (std::uint64_t call = 0; call < calls; ++call) {
        source.next([&](Time at, Fact fact) { batch.push_back({++seq, at, {}, std::move(fact)}); });
        if (batch.size() > 20'000)
            feed();
    }
    feed();
    const auto flushFrom = cpuSeconds();
    if (!projections.flush())
        std::exit(1);
    fedIn += cpuSeconds() - flushFrom;
    const auto saveFrom = cpuSeconds();
    const auto days = must(projections.saveDays());
    const auto savedIn = cpuSeconds() - saveFrom;
    const auto each = [&](double time) { return time * 1e6 / static_cast<double>(calls); };
    std::printf(
        "%llu calls, %llu facts, %zu days; us of CPU a call: fold and projections %.3f, fold alone %.3f, "
        "so projections %.3f, saved days %.3f\n",
        static_cast<unsigned long long>(calls), static_cast<unsigned long long>(seq), days, each(fedIn),
        each(foldedIn), each(fedIn - foldedIn), each(savedIn));
}

Streams openStreams(const Stream &stream, const std::string &epoch) {
    Streams streams;
    streams.push_back(must(StreamRows::openFile(stream, epoch)));
    return streams;
}

std::vector<PeerVisit> visitsOf(const Streams &streams) {
    std::vector<PeerVisit> visits;
    const auto &stream = streams.front();
    const auto done = stream.scan(Table::Visits, Time::min(), Time::max(), {}, [&](Stretch &stretch) {
        for (std::size_t row = 0; row < stretch.size(); ++row) {
            const auto id = [&](visit::Column column) {
                return std::string(stream.ids()
                                       .idOf<QueueId>(static_cast<std::uint32_t>(stretch.column(column)[row]))
                                       .text());
            };
            visits.push_back({id(visit::queue), id(visit::agent), stretch.column(visit::outcome)[row],
                              stretch.column(visit::joined)[row], stretch.column(visit::wait)[row]});
        }
        return Result<void>();
    });
    if (!done)
        std::exit(1);
    return visits;
}

PeerRows rowsOf(const std::vector<QueueRow> &rows, bool byDay) {
    PeerRows peers;
    for (const auto &row : rows)
        if (bool(row.figures.queue) && row.figures.counts.offered > 0)
            peers.insert(
                {(byDay ? std::to_string(row.time.from.time_since_epoch().count() / 1'000'000) + " " : "") +
                     std::string(row.figures.queue.text()),
                 {row.figures.counts.offered, row.figures.counts.answered,
                  row.figures.counts.answerWait.count()}});
    return peers;
}

struct Question {
    std::string name;
    FiguresQuery query;
    std::string sql; // for both peers
};

std::vector<Question> questions() {
    const auto micros = [](Time time) { return std::to_string(time.time_since_epoch().count()); };
    FiguresQuery all;
    all.period = {begin - std::chrono::hours{3},
                  begin + std::chrono::hours{24 * (365 * yearsOfCalls + 1) - 3}};
    all.step = Step::Day;
    all.byQueue = true;
    const std::string sums = "count(*), sum(CASE WHEN outcome = 0 THEN 1 ELSE 0 END), "
                             "sum(CASE WHEN outcome = 0 THEN wait ELSE 0 END) FROM visits ";
    // Moscow has been three hours ahead of UTC all these years.
    const std::string day = "((joined + 10800000000) / 86400000000 * 86400 - 10800)";
    FiguresQuery one;
    one.period = {begin - std::chrono::hours{3} + std::chrono::hours{24 * 365},
                  begin - std::chrono::hours{3} + std::chrono::hours{24 * 365 * 2}};
    one.agents = {AgentId{"agent-17"}};
    one.hours = hoursOf("10-11");
    one.byQueue = true;
    return {{"queues by queue and day, all", all,
             "SELECT " + day + " || ' ' || queue, " + sums + "GROUP BY " + day + ", queue"},
            {"one agent, one hour of the day, a year", one,
             "SELECT queue, " + sums + "WHERE agent = 'agent-17' AND joined >= " + micros(one.period.from) +
                 " AND joined < " + micros(one.period.to) +
                 " AND (joined + 10800000000) / 3600000000 % 24 = 10 GROUP BY queue"}};
}

// The whole program, started anew each time; its floor is a start that does nothing.
void timeColdProcess(const std::filesystem::path &program, const Stream &stream, int rounds) {
    if (!std::filesystem::exists(program)) {
        std::printf("the cold process is left out: there is no %s\n", program.c_str());
        return;
    }
    const auto start = [&](const std::string &words) {
        return median(rounds, [&] {
            if (std::system((program.string() + " " + words + " > /dev/null").c_str()) != 0)
                std::exit(1);
        });
    };
    const auto floor = start("version");
    const auto data = "--data " + stream.directory.string() + " report queues --from 2023-11-21 ";
    print("cold: callboardctl, a row for each queue, its start", start(data + "--to 2026-11-19"), floor);
    print("cold: a row for each day, csv", start(data + "--to 2026-11-19 --group-by day --format csv"),
          floor);
    for (const std::string format : {"table", "csv", "json"})
        print("cold: a row for each queue and day, " + format,
              start(data + "--to 2026-11-19 --group-by queue,day --format " + format), floor);
}

int run(std::uint64_t calls, int rounds, bool feedsOnly, const std::filesystem::path &program) {
    const test::Scratch scratch;
    const Stream stream{std::string(liveStream), scratch.path()};
    const auto epoch = must(Journal::open(stream.directory, Journal::Mode::write)).epoch(); // of an empty one
    fill(stream, epoch, calls);
    if (feedsOnly)
        return 0;
    const auto zone = must(SiteDay::ofZone("Europe/Moscow"));
    std::printf("%-58s %13s %13s %10s\n", "name", "ours", "peer", "ratio");
    timeColdProcess(program, stream, rounds);
    const auto visits = visitsOf(openStreams(stream, epoch));
    auto sqlite = must(SqlitePeer::make(scratch.path("peer.db"), visits));
    auto postgres = PostgresPeer::make(scratch.path("postgres"), visits);
    if (!postgres)
        std::printf("PostgreSQL is left out: %s\n", postgres.error().detail.c_str());
    for (const auto &[name, query, sql] : questions()) {
        const bool byDay = query.step == Step::Day;
        const auto ask = [&, &query = query] {
            return rowsOf(must(queueFigures(openStreams(stream, epoch), query, zone)), byDay);
        };
        const auto answer = ask();
        if (must(sqlite.ask(sql)) != answer || (postgres && must(postgres->ask(sql)) != answer)) {
            std::fprintf(stderr, "%s: the answers differ\n", name.c_str());
            return 1;
        }
        const auto time = [&](const FiguresQuery &asked) {
            return median(rounds, [&] { must(queueFigures(openStreams(stream, epoch), asked, zone)); });
        };
        const auto ours = time(query);
        auto unsaved = query;
        unsaved.limits = {seconds{20}, seconds{5}}; // as nothing that is saved tells
        if (byDay)
            print(name + ", with and without saved days", ours, time(unsaved));
        print(name + ", sqlite", ours,
              median(std::min(rounds, 3), [&, &sql = sql] { return must(sqlite.ask(sql)); }));
        if (postgres)
            print(name + ", postgresql", ours,
                  median(rounds, [&, &sql = sql] { return must(postgres->ask(sql)); }));
        if (postgres && !byDay) {
            must(postgres->ask("CREATE INDEX ON visits (agent, joined)"));
            must(postgres->ask("VACUUM ANALYZE visits"));
            print(name + ", postgresql with an index for it", ours,
                  median(rounds, [&, &sql = sql] { return must(postgres->ask(sql)); }));
        }
    }
    return 0;
}

} // namespace

} // namespace callboard::bench

int main(int argc, char **argv) {
    setvbuf(stdout, nullptr, _IOLBF, 0); // what is known is told, also into a file
    std::uint64_t calls = 10'000'000;
    int rounds = 5;
    bool feedsOnly = false;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--small") {
            calls = 20'000;
            rounds = 1;
        }
        feedsOnly = feedsOnly || std::string_view(argv[i]) == "--feed";
        if (std::string_view(argv[i]) == "--calls" && i + 1 < argc)
            calls = std::strtoull(argv[++i], nullptr, 10);
    }
    return callboard::bench::run(calls, rounds, feedsOnly,
                                 std::filesystem::path(argv[0]).parent_path() / "callboardctl");
}
