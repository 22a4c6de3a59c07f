// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/journal_command.h"

#include "app/ctl/board.h"
#include "app/ctl/site_data.h"
#include "app/ctl/terminal.h"
#include "core/codec/codec.h"
#include "core/history/archive.h"
#include "core/history/books.h"
#include "core/history/past_calls.h"
#include "core/history/projections.h"
#include "core/history/seals.h"
#include "core/history/sound_books.h"
#include "core/imports/import.h"
#include "core/journal/check.h"
#include "core/journal/writer_lock.h"
#include "core/voice/sound_file.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace callboard::ctl {

namespace {

// Folds everything; `before` sees every event with the center before it, `each` with its delta and what came.
Result<Center> foldAll(
    const SiteData &site, const std::function<void(const Event &, const Delta &, const Center &)> &each,
    const std::function<void(const Event &, const Center &)> &before = [](const Event &, const Center &) {}) {
    Center center;
    Delta delta;
    const auto read = readEvents(site.journal, 1, site.journal.last(), [&](const Event &event) {
        before(event, center);
        apply(center, event, delta);
        each(event, delta, center);
        return true;
    });
    if (!read)
        return read.error();
    return center;
}

// The quick way to the present state (from a snapshot) against the long one.
std::optional<std::string> compareWithSnapshot(const SiteData &site, const Center &folded) {
    const auto quick = site.center();
    if (quick && hashOf(*quick) == hashOf(folded))
        return std::nullopt;
    return "the newest snapshot leads to another state than the journal: delete the snapshots, they are a "
           "cache";
}

int verifyFiles(const SiteData &site) {
    const auto verification = verifyJournal(site.directory);
    if (!verification)
        return fail(verification.error());
    for (const auto &note : verification->notes)
        std::cout << "note: " << note << '\n';
    for (const auto &damage : verification->damages)
        std::cout << "damage: " << damage.words << '\n';
    std::cout << verification->records << " events in " << verification->groups
              << " groups, sequence and checksums " << (verification->damages.empty() ? "right" : "wrong")
              << '\n';
    if (verification->damages.empty())
        return 0;
    return fail("the journal is damaged; everything up to event " +
                std::to_string(verification->intactUntil) +
                " is whole: `journal repair DIRECTORY` copies it");
}

int verifySound(const SiteData &site, const SoundBooks &sound) {
    const auto folder = site.directory / "recordings";
    const auto findings = sound.close([&](const std::string &file) -> std::optional<Duration> {
        const auto length = voice::lengthOfSound(folder / file);
        return length ? std::optional<Duration>(*length) : std::nullopt;
    });
    for (const auto &finding : findings)
        std::cout << finding << '\n';
    std::cout << sound.talks() - findings.size() << " of " << sound.talks()
              << " recorded talks have their sound\n";
    return findings.empty() ? 0 : fail("talks lack their sound");
}

int verifyOne(const std::filesystem::path &data) {
    const auto site = SiteData::open(data);
    if (!site)
        return fail(site.error());
    if (const int code = verifyFiles(*site); code != 0)
        return code;
    Books books;
    SoundBooks sound;
    Seals seals;
    const auto end = foldAll(
        *site,
        [&](const Event &event, const Delta &delta, const Center &center) {
            books.take(event, delta);
            sound.take(event, delta, center);
        },
        [&](const Event &event, const Center &before) { seals.take(event, before); });
    if (!end)
        return fail(end.error());
    auto findings = books.close(*end);
    if (const auto differs = compareWithSnapshot(*site, *end))
        findings.push_back(*differs);
    findings.insert(findings.end(), seals.findings().begin(), seals.findings().end());
    for (const auto &finding : findings)
        std::cout << finding << '\n';
    std::cout << seals.compared() << " states sealed while they were live compared"
              << (seals.ofOtherVersions() == 0
                      ? ""
                      : ", " + std::to_string(seals.ofOtherVersions()) + " of other versions not")
              << '\n';
    std::cout << books.visits() << " queue visits, " << books.offers() << " offers, " << end->outOfPlace
              << " facts out of place\n";
    if (!findings.empty())
        return fail("the books do not close");
    std::cout << "The books close.\n";
    return verifySound(*site, sound);
}

// The live journal and every stream that was imported; a directory may have streams alone.
int verify(const CommandLine &line) {
    const auto data = dataDirectoryOf(line.data);
    if (!data)
        return fail(data.error());
    const auto streams = imports::streamFolders(*data);
    std::error_code failure;
    int code = 0;
    if (streams.empty() || std::filesystem::exists(*data / "journal.db", failure))
        code = verifyOne(*data);
    for (const auto &stream : streams) {
        std::cout << "stream " << stream.filename().string() << ":\n";
        code = std::max(code, verifyOne(stream));
    }
    return code;
}

int dump(const CommandLine &line, std::uint64_t from, std::uint64_t to) {
    const auto site = SiteData::open(line.data);
    if (!site)
        return fail(site.error());
    const auto last = to == 0 ? site->journal.last() : to;
    const auto read = readEvents(site->journal, from, last, [](const Event &event) {
        std::cout << encode(event) << '\n';
        return std::cout.good();
    });
    return read ? 0 : fail(read.error());
}

// Only a local time needs the site's zone, and so its present state.
Result<Time> momentOf(const SiteData &site, const std::string &moment, const std::string &zone) {
    if (const auto time = fromIso(moment))
        return *time;
    std::string name = zone;
    if (name.empty()) {
        const auto present = site.center();
        if (!present)
            return present.error();
        name = present->site.timeZone;
    }
    const auto day = SiteDay::ofZone(name);
    if (!day)
        return day.error();
    if (const auto time = day->timeOf(moment))
        return *time;
    return Error{"usage", "'" + moment +
                              "' is no moment; write 2026-11-21T11:42 (local) or "
                              "2026-11-21T08:42:00Z"};
}

// The state after the last event that is not later than the moment.
int showAt(const CommandLine &line, const std::string &moment, const std::string &zone, bool isJson) {
    const auto site = SiteData::open(line.data);
    if (!site)
        return fail(site.error());
    const auto time = momentOf(*site, moment, zone);
    if (!time)
        return fail(time.error());
    const auto restored = restoreAt(site->journal, site->snapshots, *time);
    if (!restored && restored.error().code == "past.before")
        return fail("the journal knows nothing of " + moment + ": its first event is later");
    if (!restored)
        return fail(restored.error());
    std::cout << (isJson ? boardJson(restored->center, *time) + "\n" : boardText(restored->center, *time));
    return 0;
}

Result<void> removeDatabase(const std::filesystem::path &file) {
    for (const auto *suffix : {"", "-wal", "-shm"}) {
        std::error_code failure;
        std::filesystem::remove(file.string() + suffix, failure);
        if (failure)
            return Error{"ctl.notRemoved", file.string() + suffix + ": " + failure.message()};
    }
    return {};
}

// What reports read, of every stream. The live one's writer is known to be away.
int rebuildReports(const std::filesystem::path &directory) {
    for (const auto &stream : history::streamsOf(directory)) {
        std::optional<journal::WriterLock> alone;
        if (stream.directory != directory) {
            auto lock = journal::WriterLock::take({stream.directory});
            if (!lock)
                return fail(lock.error());
            alone.emplace(std::move(lock).value());
        }
        const auto rebuilt = history::rebuildProjections(stream);
        if (!rebuilt)
            return fail(rebuilt.error());
        std::cout << stream.name << ": reports from " << rebuilt->events << " events, " << rebuilt->days
                  << " days saved\n";
    }
    return 0;
}

int rebuild(const CommandLine &line) {
    const auto site = SiteData::open(line.data);
    if (!site)
        return fail(site.error());
    // The one writer has the history open as well.
    const auto alone = journal::WriterLock::take({site->directory});
    if (!alone)
        return fail(alone.error());
    const auto file = site->directory / "history.db";
    if (const auto removed = removeDatabase(file); !removed)
        return fail(removed.error());
    const auto center = site->center();
    if (!center)
        return fail(center.error());
    auto pastCalls = PastCalls::open(file, site->journal.epoch(), center->site.region);
    if (!pastCalls)
        return fail(pastCalls.error());
    Result<void> taken;
    std::uint64_t calls = 0;
    const auto end = foldAll(*site, [&](const Event &event, const Delta &delta, const Center &) {
        calls += delta.finishedCalls.size();
        if (taken)
            taken = pastCalls->take(event, delta);
    });
    if (!end || !taken)
        return fail(end ? taken.error() : end.error());
    if (const auto kept = pastCalls->flush(); !kept)
        return fail(kept.error());
    std::cout << calls << " ended calls from " << site->journal.last() << " events\n";
    return rebuildReports(site->directory);
}

int repair(const CommandLine &line, const std::filesystem::path &to) {
    const auto from = dataDirectoryOf(line.data);
    if (!from)
        return fail(from.error());
    const auto repaired = repairJournal(*from, to);
    if (!repaired)
        return fail(repaired.error());
    for (const auto &damage : repaired->damages)
        std::cout << "damage: " << damage.words << '\n';
    std::cout << repaired->records << " events copied to " << to.string() << '\n';
    return 0;
}

} // namespace

void addJournalCommand(CommandLine &line) {
    auto *journal =
        line.program.add_subcommand("journal", "Check, print and repair a journal (with --data DIR)");
    journal->require_subcommand(1);
    journal->add_subcommand("verify", "Checksums, sequence, and whether the books close")->callback([&line] {
        line.action = [&line] { return verify(line); };
    });
    auto *dumping = journal->add_subcommand("dump", "All events, one JSON object a line");
    auto range = std::make_shared<std::pair<std::uint64_t, std::uint64_t>>(1, 0);
    dumping->add_option("--from", range->first, "First event");
    dumping->add_option("--to", range->second, "Last event");
    dumping->callback(
        [&line, range] { line.action = [&line, range] { return dump(line, range->first, range->second); }; });
    struct At {
        std::string moment, zone;
        bool isJson = false;
    };
    auto at = std::make_shared<At>();
    auto *showing = journal->add_subcommand("at", "The whole board at a past moment");
    showing->add_option("moment", at->moment, "2026-11-21T11:42, local to the site")->required();
    showing->add_option("--time-zone", at->zone, "Another zone than the site's");
    showing->add_flag("--json", at->isJson, "For programs");
    showing->callback([&line, at] {
        line.action = [&line, at] { return showAt(line, at->moment, at->zone, at->isJson); };
    });
    journal->add_subcommand("rebuild", "Make the projections anew")->callback([&line] {
        line.action = [&line] { return rebuild(line); };
    });
    auto target = std::make_shared<std::filesystem::path>();
    auto *repairing = journal->add_subcommand("repair", "Copy what is whole to another directory");
    repairing->add_option("to", *target, "A directory without a journal")->required();
    repairing->callback([&line, target] { line.action = [&line, target] { return repair(line, *target); }; });
}

} // namespace callboard::ctl
