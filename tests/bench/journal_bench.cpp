// SPDX-License-Identifier: GPL-3.0-or-later
// journal_bench [--small] [--only append|scan] [--directory DIR]: durable appends against a plain file with
// fdatasync and against a plain SQLite table, and reading back, in records a second. Higher is better.
#include "core/journal/journal.h"
#include "tests/bench/journal_peers.h"
#include "tests/support/faulty_disk.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>
#include <unistd.h>
#include <vector>

namespace {

using namespace callboard;
namespace fs = std::filesystem;

struct Sizes {
    int turns = 25; // of appending
    std::uint64_t singles = 250;
    std::uint64_t grouped = 6'400;
    int rounds = 5; // of reading
    std::uint64_t scanned = 10'000'000;
};

using Samples = std::vector<double>;

double medianOf(Samples samples) {
    std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2),
                     samples.end());
    return samples[samples.size() / 2];
}

void print(const std::string &name, const Samples &ours, const Samples &other) {
    const double a = medianOf(ours);
    const double b = medianOf(other);
    std::printf("%-28s %12.0f %12.0f %6.2f\n", name.c_str(), a, b, a / b);
    std::fflush(stdout);
}

[[noreturn]] void stop(const std::string &what) {
    std::fprintf(stderr, "journal_bench: %s\n", what.c_str());
    std::exit(1);
}

template <class T>
T taken(Result<T> result) {
    if (!result)
        stop(result.error().detail);
    return std::move(*result);
}

// As a call centre writes them: about 150 bytes each.
Record recordOf(std::uint64_t seq) {
    return {seq,
            Time(seconds(1'763'719'200) + milliseconds(seq)),
            "call.answered",
            1,
            R"({"call":)" + std::to_string(4'294'967'296 + seq) +
                R"(,"queue":"support","agent":"anna","device":"1001","waited":12345678})",
            "desk-" + std::to_string(seq % 1'000)};
}

// Records are made before the clock runs.
std::vector<Record> recordsTo(std::uint64_t count) {
    std::vector<Record> records;
    records.reserve(count);
    for (std::uint64_t seq = 1; seq <= count; ++seq)
        records.push_back(recordOf(seq));
    return records;
}

template <class Work>
double perSecond(std::uint64_t count, const Work &work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
    return static_cast<double>(count) / passed.count();
}

// By the processor's time: whoever else uses the machine does not count.
template <class Work>
double perProcessorSecond(std::uint64_t count, const Work &work) {
    const std::clock_t begin = std::clock();
    work();
    return static_cast<double>(count) * CLOCKS_PER_SEC /
           static_cast<double>(std::max<std::clock_t>(std::clock() - begin, 1));
}

template <class Append>
double appendRate(std::span<const Record> records, std::size_t group, const Append &append) {
    return perSecond(records.size(), [&] {
        for (std::size_t at = 0; at < records.size(); at += group)
            append(records.subspan(at, std::min(group, records.size() - at)));
    });
}

Journal freshJournal(const fs::path &directory) {
    fs::remove_all(directory);
    return taken(Journal::open(directory, Journal::Mode::write));
}

void appendTo(Journal &journal, std::span<const Record> group) {
    if (const Result<void> appended = journal.append(group); !appended)
        stop(appended.error().detail);
}

std::uint64_t scan(const Journal &journal, const std::vector<Record> *expected = nullptr) {
    std::uint64_t count = 0;
    const Result<void> read = journal.read(1, UINT64_MAX, [&](const Record &record) {
        if (expected && record != (*expected)[count])
            stop("record " + std::to_string(record.seq) + " is not what was written");
        return record.seq == ++count;
    });
    if (!read)
        stop(read.error().detail);
    return count;
}

void checkContent(const fs::path &directory) {
    const std::vector<Record> records = recordsTo(1'000);
    for (const std::size_t group : {std::size_t{1}, std::size_t{64}}) {
        Journal journal = freshJournal(directory / "check");
        appendRate(records, group, [&](std::span<const Record> part) { appendTo(journal, part); });
        if (scan(journal, &records) != records.size())
            stop("records are missing");
    }
}

// Many short turns: what else the disc has to do meets all three alike.
void measureAppends(const fs::path &directory, std::size_t group, std::uint64_t perTurn, int turns) {
    const std::vector<Record> records = recordsTo(perTurn * static_cast<std::uint64_t>(turns));
    Journal journal = freshJournal(directory / "ours");
    bench::PlainFile plain(directory / ("floor-" + std::to_string(group)));
    bench::PlainTable rows(directory / ("peer-" + std::to_string(group) + ".db"));
    const std::array<std::function<void(std::span<const Record>)>, 3> appends = {
        [&](auto some) { appendTo(journal, some); },
        [&](auto some) { plain.append(some); },
        [&](auto some) { rows.append(some); },
    };
    std::array<Samples, 3> samples;
    for (int turn = 0; turn < turns; ++turn) {
        const auto part = std::span(records).subspan(static_cast<std::uint64_t>(turn) * perTurn, perTurn);
        for (std::size_t i = 0; i < appends.size(); ++i) { // each in its turn the first
            const std::size_t who = (i + static_cast<std::size_t>(turn)) % appends.size();
            samples[who].push_back(appendRate(part, group, appends[who]));
        }
    }
    const auto &[ours, file, table] = samples;
    print("append-" + std::to_string(group) + "/fdatasync", ours, file);
    print("append-" + std::to_string(group) + "/sqlite", ours, table);
}

// Written without waiting for a disc, which is not what is measured here.
void prepareScan(const fs::path &directory, bench::PlainTable &table, std::size_t group,
                 std::uint64_t count) {
    const test::FaultyDisk disk("quick");
    JournalOptions options;
    options.vfs = disk.name();
    fs::remove_all(directory);
    Journal journal = taken(Journal::open(directory, Journal::Mode::write, options));
    for (std::uint64_t seq = 1; seq <= count;) {
        std::vector<Record> records;
        for (; records.size() < 65'536 && seq <= count; ++seq)
            records.push_back(recordOf(seq));
        table.append(records);
        appendRate(records, group, [&](auto part) { appendTo(journal, part); });
    }
}

void measureScan(const fs::path &directory, std::size_t group, std::uint64_t count, int rounds) {
    bench::PlainTable table(directory / ("scan-" + std::to_string(group) + ".db"));
    prepareScan(directory / "scan", table, group, count);
    const Journal journal = taken(Journal::open(directory / "scan", Journal::Mode::read));
    Samples ours, rows, bare;
    for (int round = 0; round < rounds; ++round) {
        ours.push_back(perProcessorSecond(count, [&] {
            if (scan(journal) != count)
                stop("records are missing");
        }));
        rows.push_back(perProcessorSecond(count, [&] {
            if (table.scan() != count)
                stop("rows are missing");
        }));
        bare.push_back(perProcessorSecond(count, [&] { bench::readAndHash(directory / "scan/journal.db"); }));
    }
    print("scan-" + std::to_string(group) + "/sqlite", ours, rows);
    print("scan-" + std::to_string(group) + "/read+hash", ours, bare);
}

} // namespace

int main(int count, char **arguments) {
    Sizes sizes;
    fs::path directory = fs::temp_directory_path() / ("journal_bench-" + std::to_string(::getpid()));
    std::string only;
    for (int i = 1; i < count; ++i) {
        if (std::strcmp(arguments[i], "--small") == 0)
            sizes = {1, 20, 640, 1, 6'400};
        else if (std::strcmp(arguments[i], "--only") == 0 && i + 1 < count)
            only = arguments[++i];
        else if (std::strcmp(arguments[i], "--directory") == 0 && i + 1 < count)
            directory = fs::path(arguments[++i]) / "journal_bench";
        else
            return std::fputs("usage: journal_bench [--small] [--only append|scan] [--directory DIR]\n",
                              stderr),
                   2;
    }
    fs::remove_all(directory);
    fs::create_directories(directory);
    checkContent(directory);
    std::printf("%-28s %12s %12s %6s\n", "name (records/s)", "ours", "floor", "ratio");
    if (only != "scan") {
        measureAppends(directory, 1, sizes.singles, sizes.turns);
        measureAppends(directory, 64, sizes.grouped, sizes.turns);
    }
    if (only != "append") {
        measureScan(directory, 64, sizes.scanned, sizes.rounds);
        measureScan(directory, 1, sizes.scanned / 5, sizes.rounds);
    }
    fs::remove_all(directory);
    return 0;
}
