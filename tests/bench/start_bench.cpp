// SPDX-License-Identifier: GPL-3.0-or-later
// From kill -9 to a backend that answers again, over a journal of made up calls, and from a start where all
// that is made from the journal lacks; beside it the floor: the same journal read through once. `start_bench
// [--small] [--facts N]`; CALLBOARD_BIN names the folder of the programs, else it is ./bin.
#include "core/codec/codec.h"
#include "core/history/archive.h"
#include "tests/bench/made_calls.h"
#include "tests/scenario/site.h"
#include "tests/support/eventually.h"

#include <algorithm>
#include <chrono>
#include <string_view>

namespace callboard::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::uint64_t snapshotEvery = 20'000;
constexpr std::size_t groupSize = 500;
constexpr std::chrono::minutes patience{2};

[[noreturn]] void giveUp(const std::string &why) {
    std::fprintf(stderr, "start_bench: %s\n", why.c_str());
    std::exit(1);
}

// Before minutes are spent on a journal.
void needPrograms() {
    const auto *named = std::getenv("CALLBOARD_BIN");
    const std::filesystem::path folder = named ? named : "bin";
    for (const auto *program : {"callboardd", "callboardctl"})
        if (!std::filesystem::exists(folder / program))
            giveUp("there is no " + (folder / program).string() +
                   "; CALLBOARD_BIN names the folder of the programs, as build/release/bin");
}

double since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

double medianOf(std::vector<double> times) {
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2),
                     times.end());
    return times[times.size() / 2];
}

// The journal as a backend leaves it, with its snapshots, and without what can be made from it.
class Maker {
public:
    explicit Maker(const std::filesystem::path &data)
        : m_journal(must(Journal::open(data, Journal::Mode::write)))
        , m_snapshots(data) {}

    std::uint64_t make(std::uint64_t facts) {
        const Duration span = std::chrono::hours{24 * 365};
        Calls calls(now() - span, span / static_cast<std::int64_t>(facts / 7 + 1));
        calls.begin([&](Fact fact) { take(calls.at(), std::move(fact)); });
        while (m_center.seq < facts) {
            calls.next([&](Time at, Fact fact) { take(at, std::move(fact)); });
            if (m_group.size() >= groupSize)
                write();
        }
        write();
        return m_center.seq;
    }

private:
    void take(Time at, Fact fact) {
        const Event event{m_center.seq + 1, at, {}, std::move(fact)};
        m_group.push_back(recordOf(event));
        apply(m_center, event, m_delta);
    }
    void write() {
        must(m_journal.append(m_group));
        m_group.clear();
        if (m_center.seq < m_kept + snapshotEvery)
            return;
        m_kept = m_center.seq;
        must(m_snapshots.put(m_journal, m_center.seq, foldVersion, encode(m_center)));
    }

    Journal m_journal;
    Snapshots m_snapshots;
    Center m_center;
    Delta m_delta;
    std::vector<Record> m_group;
    std::uint64_t m_kept = 0;
};

// A backend that says that it is ready, and has answered a supervisor.
struct Start {
    double ready = 0;
    double answered = 0;
};
Start start(test::Site &site) {
    const auto begin = Clock::now();
    if (!site.start(patience))
        giveUp("the backend did not get ready in " + std::to_string(patience.count()) + " minutes\n" +
               site.log());
    Start times{since(begin), 0};
    if (const auto board = site.as("olga", {"board"}); board.code != 0)
        giveUp("a supervisor got no board: " + board.output);
    times.answered = since(begin);
    return times;
}

double scan(const std::filesystem::path &data) {
    const auto begin = Clock::now();
    const auto journal = must(Journal::open(data, Journal::Mode::read));
    std::uint64_t count = 0;
    must(journal.read(1, journal.last(), [&](const Record &) { return ++count > 0; }));
    if (count != journal.last())
        giveUp("only " + std::to_string(count) + " of " + std::to_string(journal.last()) +
               " facts were read");
    return since(begin);
}

void print(const char *what, const Start &times) {
    std::printf("the first start %s: ready after %.2f s, a supervisor answered after %.2f s\n", what,
                times.ready, times.answered);
}

// The callers' cards are read anew beside the work of the centre.
void waitForCards(test::Site &site) {
    const auto begin = Clock::now();
    const auto areWhole = [&] { return site.log().find("cards are whole") != std::string::npos; };
    if (!test::eventually(areWhole, std::chrono::minutes{30}))
        giveUp("the callers' cards did not get whole in half an hour\n" + site.log());
    std::printf("and %.0f s later the callers' cards lack nothing\n", since(begin));
}

int run(std::uint64_t facts, int rounds) {
    needPrograms();
    test::Site site;
    std::filesystem::create_directories(site.data());
    const auto made = Clock::now();
    facts = Maker(site.data()).make(facts);
    std::printf("%llu facts made in %.0f s\n", static_cast<unsigned long long>(facts), since(made));
    print("without projections", start(site));
    waitForCards(site);
    if (site.stop() != 0)
        giveUp("the backend did not end in order\n" + site.log());
    std::filesystem::remove_all(site.data() / "snapshots");
    print("without snapshots, as after a change of the fold", start(site));
    if (site.stop() != 0)
        giveUp("the backend did not end in order\n" + site.log());
    std::vector<double> ready, answered, floor;
    for (int round = 0; round < rounds; ++round) {
        start(site);
        const auto lost = site.as("anna", {"state", round % 2 ? "ready" : "not-ready"}); // something to lose
        if (lost.code != 0)
            giveUp("anna's state was refused: " + lost.output);
        site.kill();
        const auto times = start(site);
        ready.push_back(times.ready);
        answered.push_back(times.answered);
        site.kill();
        floor.push_back(scan(site.data()));
    }
    std::printf("%-44s %10s %10s %8s\n", "", "ours", "floor", "ratio");
    std::printf("%-44s %8.2f s %8.2f s %7.3f x\n", "killed, started again: ready", medianOf(ready),
                medianOf(floor), medianOf(ready) / medianOf(floor));
    std::printf("%-44s %8.2f s %8.2f s %7.3f x\n", "killed, started again: a supervisor answered",
                medianOf(answered), medianOf(floor), medianOf(answered) / medianOf(floor));
    std::printf("the slowest of %d: %.2f s\n", rounds, *std::max_element(answered.begin(), answered.end()));
    return 0;
}

} // namespace

} // namespace callboard::bench

int main(int argc, char **argv) {
    setvbuf(stdout, nullptr, _IOLBF, 0);
    std::uint64_t facts = 10'000'000;
    int rounds = 5;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--small") {
            facts = 60'000;
            rounds = 1;
        }
        if (std::string_view(argv[i]) == "--facts" && i + 1 < argc)
            facts = std::strtoull(argv[++i], nullptr, 10);
    }
    return callboard::bench::run(facts, rounds);
}
