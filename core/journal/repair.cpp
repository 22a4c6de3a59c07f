// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/check.h"
#include "core/journal/format.h"
#include "core/journal/group_cursor.h"
#include "core/journal/writer_lock.h"

#include <algorithm>

namespace callboard {

using namespace journal;

namespace {

// Starts that wrote nothing leave no trace but the row about the site. Where that is lost, so many are
// skipped.
constexpr std::int64_t skippedStarts = 1'000;

// A working folder inside the target, gone with it.
struct Bench {
    explicit Bench(std::filesystem::path path)
        : folder(std::move(path)) {}
    ~Bench() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }
    Bench(const Bench &) = delete;
    Bench &operator=(const Bench &) = delete;

    std::filesystem::path folder;
};

Result<void> layOut(const Files &source, const Files &bench) {
    const std::optional<InspectionLock> lock = InspectionLock::take(source);
    if (!lock)
        return Error{"journal.busy", source.directory.string() + " is being written: stop the backend first"};
    std::error_code failure;
    std::filesystem::create_directories(bench.directory, failure);
    if (const Result<void> copied = copyDurably(source.database(), bench.database()); !copied)
        return copied;
    return std::filesystem::exists(source.log(), failure) ? copyDurably(source.log(), bench.log())
                                                          : Result<void>();
}

bool opens(const Files &files) {
    const Result<Database> database = Database::open(files.database(), Database::Access::read);
    return database && versionOf(*database, formatSteps()).ok() && checkSchema(*database, formatSteps()).ok();
}

// Of a file whose first page does not tell it any more: the second one begins with the mark of a leaf, where
// a large first page has room that nothing was written into.
std::size_t pageSizeOf(const FileHandle &database) {
    constexpr char leaf = 13;
    const auto isPageAt = [&](std::size_t offset) {
        char mark = 0;
        return database.read(offset, &mark, 1) && mark == leaf;
    };
    return !isPageAt(usualPage) && isPageAt(largePage) ? largePage : usualPage;
}

// The first page holds the file's header and the names of the tables, the same in every journal but for two
// counters: it can be had from a new one.
Result<void> lendFirstPage(const Files &bench) {
    const std::size_t pageSize = pageSizeOf(FileHandle::openToRead(bench.database()));
    const Files model{bench.directory / "model"};
    std::error_code failure;
    std::filesystem::create_directories(model.directory, failure);
    const auto nothing = [](Database &) { return Result<void>(); };
    if (const Result<void> made =
            createDatabase(model, formatSteps(), {newEpoch(), 0}, {}, nothing, pageSize);
        !made)
        return made;
    std::string page(pageSize, '\0');
    if (!FileHandle::openToRead(model.database()).read(0, page.data(), page.size()))
        return fileError(model.database(), "read");
    const FileHandle copy = FileHandle::openToWrite(bench.database());
    const std::uint64_t pages = copy.size() / pageSize;
    for (int i = 0; i < 4; ++i)
        page[static_cast<std::size_t>(28 + i)] = static_cast<char>(pages >> (24 - 8 * i) & 0xff);
    std::copy(page.begin() + 24, page.begin() + 28, page.begin() + 92);
    return copy.write(page) ? Result<void>() : fileError(bench.database(), "write");
}

// All groups up to the first that is not whole.
Result<void> copyGroups(const Database &from, Database &to, Site &site, JournalRepair &repair) {
    Result<GroupCursor> cursor = GroupCursor::before(from, 1, static_cast<std::uint64_t>(INT64_MAX));
    Result<Statement> insert = to.prepare(insertGroup);
    if (!cursor || !insert)
        return cursor ? insert.error() : cursor.error();
    std::int64_t start = 0;
    for (Result<bool> row = cursor->next(); row && *row; row = cursor->next()) {
        if (const Result<void> stored = storeGroup(*insert, cursor->group()); !stored)
            return stored;
        start = std::max(start, cursor->group().start);
        repair.records = cursor->group().last;
    }
    if (site.starts < start)
        site.starts = start + skippedStarts;
    return writeSite(to, site);
}

Result<void> requireFresh(const std::filesystem::path &from, const std::filesystem::path &to) {
    std::error_code failure;
    if (!std::filesystem::exists(Files{from}.database(), failure))
        return Error{"journal.missing", "no journal in " + from.string()};
    if (std::filesystem::exists(Files{to}.database(), failure))
        return Error{"journal.exists", to.string() + " already holds a journal"};
    return {};
}

} // namespace

Result<JournalRepair> repairJournal(const std::filesystem::path &from, const std::filesystem::path &to) {
    if (const Result<void> fresh = requireFresh(from, to); !fresh)
        return fresh.error();
    const Bench bench(to / "repair.tmp");
    const Files copy{bench.folder};
    if (const Result<void> laidOut = layOut(Files{from}, copy); !laidOut)
        return laidOut.error();
    const Result<JournalVerification> verification = verifyJournal(copy.directory);
    if (!verification)
        return verification.error();
    if (!opens(copy)) {
        if (const Result<void> lent = lendFirstPage(copy); !lent)
            return lent.error();
    }
    const Result<Database> source = Database::open(copy.database(), Database::Access::read);
    if (!source)
        return source.error();
    const Result<Site> known = readSite(*source);
    Site site{newEpoch(), known ? known->starts : 0};
    JournalRepair repair{0, site.epoch, verification->damages};
    const auto fill = [&](Database &target) { return copyGroups(*source, target, site, repair); };
    if (const Result<void> made = createDatabase(Files{to}, formatSteps(), site, {}, fill); !made)
        return made.error();
    return repair;
}

} // namespace callboard
