// SPDX-License-Identifier: GPL-3.0-or-later
// import_bench [--small] [--calls N]: calls of a queue_log into a stream's journal and projections a second
// of CPU, with the memory of lines, the fold, the snapshots and the saved days; then how long the whole state
// of a moment takes, at 200 moments of it. The log is shaped like a bank's week: six queues of uneven size,
// two dozen agents, a quarter of the callers give up.
#include "core/history/archive.h"
#include "core/history/streams.h"
#include "core/imports/import.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <random>
#include <stdlib.h>
#include <sys/resource.h>

namespace {

using namespace callboard;

[[noreturn]] void stop(const std::string &what) {
    std::fprintf(stderr, "import_bench: %s\n", what.c_str());
    std::exit(1);
}

struct Line {
    std::int64_t at;
    std::string text;
};

// In the order of time; a call in three seconds, as in the week of the bank's busy hours.
void writeLog(const std::filesystem::path &file, int calls) {
    constexpr const char *queues[] = {"PS", "PS", "PS", "PS", "NW", "NE", "IN", "TT"};
    std::mt19937 random(1999);
    const auto roll = [&](int sides) { return static_cast<int>(random() % static_cast<unsigned>(sides)); };
    const auto before = [](const Line &a, const Line &b) { return a.at > b.at; };
    std::ofstream out(file);
    std::vector<Line> later; // a heap, the earliest on top
    std::int64_t now = 933'490'667;
    const auto flush = [&](std::int64_t until) {
        while (!later.empty() && later.front().at <= until) {
            std::pop_heap(later.begin(), later.end(), before);
            out << later.back().at << later.back().text << '\n';
            later.pop_back();
        }
    };
    const auto say = [&](std::int64_t at, std::string text) {
        later.push_back({at, std::move(text)});
        std::push_heap(later.begin(), later.end(), before);
    };
    for (int i = 0; i < calls; ++i) {
        now += roll(6);
        flush(now);
        const auto id = "|" + std::to_string(now) + "." + std::to_string(i) + "|" + queues[roll(8)] + "|";
        const int wait = roll(240), talk = 5 + roll(380);
        out << now << id << "NONE|ENTERQUEUE||" << 10'000'000 + roll(9'000'000) << "|1\n";
        if (roll(4) == 0) {
            say(now + wait, id + "NONE|ABANDON|1|1|" + std::to_string(wait));
            continue;
        }
        const auto agent = id + "Agent/AGENT" + std::to_string(roll(24));
        const auto waited = std::to_string(wait);
        say(now + wait, agent + "|CONNECT|" + waited + "|" + std::to_string(now) + ".b|0");
        say(now + wait + talk, agent + "|COMPLETECALLER|" + waited + "|" + std::to_string(talk) + "|1");
    }
    flush(INT64_MAX);
}

double cpuSeconds(std::clock_t before) {
    return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}

imports::FileReport import(const std::filesystem::path &file, const std::filesystem::path &data) {
    imports::ImportOptions options;
    options.data = data;
    auto report = imports::importFile(file, options);
    if (!report)
        stop(report.error().detail);
    return *report;
}

// Of the whole stream, in milliseconds, sorted.
std::vector<double> momentTimes(const std::filesystem::path &data) {
    const auto streams = history::streamsOf(data);
    if (streams.size() != 1)
        stop("the import has not made one stream");
    const auto journal = Journal::open(streams.front().directory, Journal::Mode::read);
    if (!journal)
        stop(journal.error().detail);
    const Snapshots snapshots(streams.front().directory);
    std::mt19937_64 random(7);
    std::vector<double> times;
    for (int i = 0; i < 200; ++i) {
        const auto begun = std::chrono::steady_clock::now();
        const auto restored = restore(*journal, snapshots, 1 + random() % journal->last());
        if (!restored)
            stop(restored.error().detail);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
        times.push_back(took.count());
    }
    std::ranges::sort(times);
    return times;
}

} // namespace

int main(int argc, char **argv) {
    int calls = 1'000'000;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--small") == 0)
            calls = 2'000;
        if (std::strcmp(argv[i], "--calls") == 0 && i + 1 < argc)
            calls = std::atoi(argv[++i]);
    }
    auto pattern = (std::filesystem::temp_directory_path() / "callboard-import-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(pattern.data());
    writeLog(folder / "queue_log", calls);
    auto before = std::clock();
    const auto first = import(folder / "queue_log", folder / "data");
    const auto seconds = cpuSeconds(before);
    before = std::clock();
    const auto second = import(folder / "queue_log", folder / "data");
    const auto again = cpuSeconds(before);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%d calls, %llu lines, %llu facts: %.0f calls a second of CPU; again %.0f; at most %ld MiB\n",
                calls, static_cast<unsigned long long>(first.read.lines),
                static_cast<unsigned long long>(first.written.facts), calls / seconds, calls / again,
                usage.ru_maxrss / 1024);
    const auto moments = momentTimes(folder / "data");
    std::printf("the state of a moment: median %.1f ms, p95 %.1f ms, longest %.1f ms\n", moments[100],
                moments[190], moments.back());
    std::filesystem::remove_all(folder);
    if (first.written.calls != static_cast<std::uint64_t>(calls) || first.written.dropped > 0)
        stop("not all calls were imported whole");
    return second.written.taken == 0 ? 0 : 1;
}
