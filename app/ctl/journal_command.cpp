// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/journal_command.h"

#include "app/ctl/board.h"
#include "app/ctl/events_checksum.h"
#include "app/ctl/journal_rebuild.h"
#include "app/ctl/site_data.h"
#include "app/ctl/terminal.h"
#include "core/base/stream_name.h"
#include "core/codec/codec.h"
#include "core/history/archive.h"
#include "core/history/books.h"
#include "core/history/seals.h"
#include "core/history/sound_books.h"
#include "core/imports/import.h"
#include "core/journal/check.h"
#include "core/voice/sound_file.h"

#include <CLI/CLI.hpp>
#include <iomanip>
#include <iostream>
#include <sstream>

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
    if (findings.empty())
        return 0;
    std::error_code failure;
    return fail("talks lack their sound" + (std::filesystem::exists(folder, failure)
                                                ? std::string()
                                                : ": there is no " + folder.string() +
                                                      "; of a repaired journal it is where that was before"));
}

// Journals with the same checksum are the same file by file; those with the same events may have been written
// in other groups, as by an import that was interrupted.
Result<void> tellSameness(const SiteData &site, const Center &end, EventsChecksum &events) {
    const auto checksum = site.journal.checksumAt(end.seq);
    if (!checksum)
        return checksum.error();
    std::ostringstream state;
    state << std::hex << std::setw(16) << std::setfill('0') << hashOf(end);
    std::cout << "after event " << end.seq << ": checksum " << checksum->value_or("none") << ", state "
              << state.str() << "\nthe events alone: " << events.text() << '\n';
    return {};
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
    EventsChecksum events;
    const auto end = foldAll(
        *site,
        [&](const Event &event, const Delta &delta, const Center &center) {
            events.take(event);
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
    if (const auto same = tellSameness(*site, *end, events); !same)
        return fail(same.error());
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

// The names of the streams where there is no live one; else empty.
std::string importsOf(const std::filesystem::path &directory) {
    std::string names;
    for (const auto &stream : history::streamsOf(directory)) {
        if (stream.name == liveStream)
            return {};
        names += (names.empty() ? "" : ", or ") + stream.name;
    }
    return names;
}

// The live journal, or an import's.
Result<SiteData> openStream(const std::filesystem::path &data, const std::string &name) {
    const auto directory = dataDirectoryOf(data);
    if (name.empty()) {
        auto site = SiteData::open(data);
        const auto imports = directory && !site ? importsOf(*directory) : std::string();
        if (!imports.empty())
            return Error{"journal.missing", directory->string() +
                                                " has no journal of its own, only imports: --stream " +
                                                imports};
        return site;
    }
    const auto streams = directory ? chosenStreams(*directory, name) : directory.error();
    return streams ? SiteData::open(streams->front().directory) : streams.error();
}

constexpr auto streamHelp = "live, or the name of an import; default: live";

struct Dump {
    std::uint64_t from = 1;
    std::uint64_t to = 0; // 0: the last
    std::string stream;
};

int dump(const CommandLine &line, const Dump &wish) {
    if (wish.to != 0 && wish.to < wish.from)
        return fail(Error{"usage", "no event lies between --from " + std::to_string(wish.from) +
                                       " and --to " + std::to_string(wish.to)});
    const auto site = openStream(line.data, wish.stream);
    if (!site)
        return fail(site.error());
    const auto last = wish.to == 0 ? site->journal.last() : wish.to;
    const auto read = readEvents(site->journal, wish.from, last, [](const Event &event) {
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

struct At {
    std::string moment, zone, stream;
    bool isJson = false;
};

// Until when the state after an event is known to have lasted, and what came then.
struct Lasted {
    Time until;
    std::string then;
};

// To the next event, or the last sign of life of a backend that the next one followed; at the end of a
// journal to its last event, or the present where a backend writes it.
Result<Lasted> lastedOf(const SiteData &site, const Center &center) {
    if (center.seq == site.journal.last())
        return isBeingWritten(site.directory) ? Lasted{now(), "that is the present"}
                                              : Lasted{center.at, "there the journal ends"};
    std::optional<Event> next;
    const auto read = readEvents(site.journal, center.seq + 1, center.seq + 1, [&](const Event &event) {
        next = event;
        return true;
    });
    if (!read)
        return read.error();
    const auto *start = next ? std::get_if<BackendStarted>(&next->fact) : nullptr;
    if (!start)
        return Lasted{Time::max(), {}};
    return Lasted{std::max(center.at, start->aliveUntil),
                  "from then to " + toIso(next->at) + " no backend was looking"};
}

// The state after the last event that is not later than the moment. Beyond what is known no time passes.
int showAt(const CommandLine &line, const At &at) {
    const auto site = openStream(line.data, at.stream);
    if (!site)
        return fail(site.error());
    const auto time = momentOf(*site, at.moment, at.zone);
    if (!time)
        return fail(time.error());
    const auto restored = restoreAt(site->journal, site->snapshots, *time);
    if (!restored && restored.error().code == "past.before")
        return fail("the journal knows nothing of " + at.moment + ": its first event is later");
    if (!restored)
        return fail(restored.error());
    const auto &center = restored->center;
    const auto lasted = lastedOf(*site, center);
    if (!lasted)
        return fail(lasted.error());
    const bool isBeyond = *time > lasted->until;
    if (isBeyond)
        std::cerr << "callboardctl: the board is that of " << toIso(lasted->until) << ": " << lasted->then
                  << '\n';
    const auto shown = isBeyond ? lasted->until : *time;
    std::cout << (at.isJson ? boardJson(center, shown) + "\n" : boardText(center, shown));
    return 0;
}

// What a site has beside its journal and no repair touches.
std::string leftBehind(const std::filesystem::path &from) {
    std::string names;
    std::error_code failure;
    for (const auto *name : {"recordings", "contacts.db", "imports"})
        if (std::filesystem::exists(from / name, failure))
            names += (names.empty() ? "" : ", ") + std::string(name);
    return names;
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
    if (const auto left = leftBehind(*from); !left.empty())
        std::cout << "only events were copied; take along from " << from->string() << ": " << left << '\n';
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
    auto range = std::make_shared<Dump>();
    dumping->add_option("--from", range->from, "First event");
    dumping->add_option("--to", range->to, "Last event");
    dumping->add_option("--stream", range->stream, streamHelp);
    dumping->callback([&line, range] { line.action = [&line, range] { return dump(line, *range); }; });
    auto at = std::make_shared<At>();
    auto *showing = journal->add_subcommand("at", "The whole board at a past moment");
    showing->add_option("moment", at->moment, "2026-11-21T11:42, local to the site")->required();
    showing->add_option("--time-zone", at->zone, "Another zone than the site's");
    showing->add_option("--stream", at->stream, streamHelp);
    showing->add_flag("--json", at->isJson, "For programs");
    showing->callback([&line, at] { line.action = [&line, at] { return showAt(line, *at); }; });
    journal->add_subcommand("rebuild", "Make projections and snapshots anew, imports included")
        ->callback([&line] { line.action = [&line] { return rebuildAll(line); }; });
    auto target = std::make_shared<std::filesystem::path>();
    auto *repairing = journal->add_subcommand("repair", "Copy what is whole to another directory");
    repairing->add_option("to", *target, "A directory without a journal")->required();
    repairing->callback([&line, target] { line.action = [&line, target] { return repair(line, *target); }; });
}

} // namespace callboard::ctl
