// SPDX-License-Identifier: GPL-3.0-or-later
// queue_log_bench [--small]: lines of a queue_log read into events a second of CPU, beside the floor:
// std::getline over the same file. In turn, medians of five rounds.
#include "core/queue_log/reader.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <stdlib.h>

namespace {

using namespace callboard;

constexpr int rounds = 5;

[[noreturn]] void stop(const std::string &what) {
    std::fprintf(stderr, "queue_log_bench: %s\n", what.c_str());
    std::exit(1);
}

// A call is entered, rung in vain every third time, connected and completed, or abandoned every fourth time.
std::uint64_t writeLog(const std::filesystem::path &file, int calls) {
    std::ofstream out(file);
    std::uint64_t lines = 0;
    for (int i = 0; i < calls; ++i) {
        const auto call = std::to_string(1'366'720'340 + i) + "." + std::to_string(2 * i);
        const auto queue = "|support-" + std::to_string(i % 20);
        const auto say = [&](int after, const std::string &rest) {
            out << 1'366'720'340 + i + after << '|' << call << queue << '|' << rest << '\n';
            ++lines;
        };
        const auto agent = "Agent/" + std::to_string(1000 + i % 500);
        say(0, "NONE|ENTERQUEUE||+7495" + std::to_string(1'000'000 + i % 999'983) + "|1");
        if (i % 3 == 0)
            say(8, agent + "|RINGNOANSWER|8000");
        if (i % 4 == 0) {
            say(31, "NONE|ABANDON|1|2|31");
            continue;
        }
        say(12, agent + "|CONNECT|12|" + call + "1|4");
        say(212, agent + "|COMPLETECALLER|12|200|1");
    }
    return lines;
}

double linesPerSecond(std::uint64_t lines, std::clock_t before) {
    return static_cast<double>(lines) * CLOCKS_PER_SEC / static_cast<double>(std::clock() - before);
}

double ours(const std::filesystem::path &file, std::uint64_t lines) {
    const auto before = std::clock();
    auto reader = queue_log::Reader::open(file, {});
    std::uint64_t events = 0;
    Duration talk{};
    while (reader) {
        const auto event = reader->next();
        if (!event || !*event)
            break;
        ++events;
        talk += (*event)->details.talk.value_or(Duration{});
    }
    const auto rate = linesPerSecond(lines, before);
    if (events != lines || talk == Duration{})
        stop("not all lines were events");
    return rate;
}

double floorOf(const std::filesystem::path &file, std::uint64_t lines) {
    const auto before = std::clock();
    std::ifstream in(file);
    std::uint64_t read = 0;
    for (std::string line; std::getline(in, line);)
        ++read;
    const auto rate = linesPerSecond(lines, before);
    if (read != lines)
        stop("the floor has lost lines");
    return rate;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv) {
    const bool isSmall = argc > 1 && std::strcmp(argv[1], "--small") == 0;
    auto pattern = (std::filesystem::temp_directory_path() / "queue-log-bench-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(pattern.data());
    const auto file = folder / "queue_log";
    const auto lines = writeLog(file, isSmall ? 20'000 : 1'000'000);
    std::vector<double> read, scanned;
    for (int i = 0; i < rounds; ++i) {
        read.push_back(ours(file, lines));
        scanned.push_back(floorOf(file, lines));
    }
    std::filesystem::remove_all(folder);
    std::printf("queue_log, M lines/s (%llu lines): ours %.2f floor %.2f ratio %.2f\n",
                static_cast<unsigned long long>(lines), median(read) / 1e6, median(scanned) / 1e6,
                median(read) / median(scanned));
}
