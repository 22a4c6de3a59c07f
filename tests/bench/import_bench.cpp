// SPDX-License-Identifier: GPL-3.0-or-later
// import_bench [--small] [--calls N] [--rounds N]: calls of a queue_log into a stream's journal and
// projections a second of CPU, with the memory of lines, the fold, the snapshots and the saved days; in turn
// with a script that reads the same file once and keeps nothing (queue_log_scan.py). Then how long the whole
// state of a moment takes, at 200 moments of it. The log is shaped like a bank's week: six queues of uneven
// size, two dozen agents, a quarter of the callers give up.
#include "core/history/archive.h"
#include "core/history/streams.h"
#include "core/imports/import.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <optional>
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

double cpuOf(const timeval &time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}
double cpuOfChildren() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return cpuOf(usage.ru_utime) + cpuOf(usage.ru_stime);
}

// Seconds of CPU; none: there is no such script here.
std::optional<double> scan(const std::filesystem::path &script, const std::filesystem::path &log, int calls) {
    if (!std::filesystem::exists(script))
        return std::nullopt;
    const auto before = cpuOfChildren();
    auto *answer = popen((script.string() + " " + log.string()).c_str(), "r");
    int offered = 0, answered = 0;
    const bool isRead = answer && std::fscanf(answer, "%d %d", &offered, &answered) == 2;
    if (!isRead || pclose(answer) != 0 || offered != calls)
        stop("the script has not read the log");
    return cpuOfChildren() - before;
}

double medianOf(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
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
    int calls = 1'000'000, rounds = 5;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--small") == 0)
            calls = 2'000, rounds = 1;
        if (std::strcmp(argv[i], "--calls") == 0 && i + 1 < argc)
            calls = std::atoi(argv[++i]);
        if (std::strcmp(argv[i], "--rounds") == 0 && i + 1 < argc)
            rounds = std::atoi(argv[++i]);
    }
    auto pattern = (std::filesystem::temp_directory_path() / "callboard-import-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(pattern.data());
    const auto log = folder / "queue_log", data = folder / "data";
    writeLog(log, calls);
    std::vector<double> ours, again, peer;
    for (int round = 0; round < rounds; ++round) {
        std::filesystem::remove_all(data);
        auto before = std::clock();
        const auto first = import(log, data);
        ours.push_back(calls / cpuSeconds(before));
        if (first.written.calls != static_cast<std::uint64_t>(calls) || first.written.dropped > 0)
            stop("not all calls were imported whole");
        if (round == 0)
            std::printf("%d calls, %llu lines, %llu facts\n", calls,
                        static_cast<unsigned long long>(first.read.lines),
                        static_cast<unsigned long long>(first.written.facts));
        before = std::clock();
        if (import(log, data).written.taken != 0)
            stop("the same file is news the second time");
        again.push_back(calls / cpuSeconds(before));
        if (const auto seconds = scan(CALLBOARD_BENCH_FOLDER "/queue_log_scan.py", log, calls))
            peer.push_back(calls / *seconds);
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("calls a second of CPU: %.0f; the same file again %.0f; at most %ld MiB\n", medianOf(ours),
                medianOf(again), usage.ru_maxrss / 1024);
    if (!peer.empty())
        std::printf("a script that scans the file: %.0f; ours is %.2f of it\n", medianOf(peer),
                    medianOf(ours) / medianOf(peer));
    const auto moments = momentTimes(data);
    std::printf("the state of a moment: median %.1f ms, p95 %.1f ms, longest %.1f ms\n", moments[100],
                moments[190], moments.back());
    std::filesystem::remove_all(folder);
    return 0;
}
