// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/stream.h"
#include "core/queue_log/reader.h"

namespace callboard::imports {

struct ImportOptions {
    std::filesystem::path data;       // streams are folders of `imports` in it
    std::string stream = "queue-log"; // the first of them; further ones are NAME-2, NAME-3, ...
    std::string timeZone;             // empty: the stream's own, or for a new one:
    std::string usualTimeZone = "UTC";
    std::string encoding; // of lines that are not UTF-8; empty: Latin-1
    bool isApart = false; // a file that begins before the end of what is there has a stream of its own
    std::size_t groupRecords = 20'000;
    std::function<void(const queue_log::Remark &)> remark{}; // of lines, as they are read
    std::function<bool()> isStopped{};                       // asked now and then
    std::function<void(std::uint64_t bytes)> progress{};     // of the file that are behind, now and then
};

struct FileReport {
    std::string timeZone;
    std::string stream; // that took its new lines; empty: there were none
    bool isNewStream = false;
    bool isFurther = false; // it began before the end of what was there, and has a stream by itself
    struct Overlap {
        std::string stream;
        Time from, to;
    };
    std::vector<Overlap> overlaps; // of a further one: when another has lines, too
    bool isStopped = false;
    std::optional<Error> damage; // the file could be read up to here only
    queue_log::Counts read;
    std::uint64_t known = 0;      // lines that had been imported, or came twice
    std::optional<Time> from, to; // of its lines
    StreamCounts written;
};

// Takes a file in, each line once however often it is given: what is known to any stream of the family is
// passed over. The file goes to the stream that has a part of it, else to the one
// that knows its lines before the first new one; else to the first
// stream that ended before it began; else, if it may, to a new one: calls on the border of two streams would
// count twice. Errors: import.encoding, import.unreadable, import.notQueueLog (no line is of a queue_log:
// nothing was written), import.overlaps (it may not: nothing was written), those of Stream::open().
Result<FileReport> importFile(const std::filesystem::path &file, const ImportOptions &options);

// Rotated files in the order of their first lines, whatever order they were named in.
std::vector<std::filesystem::path> inOrderOfTime(std::vector<std::filesystem::path> files);

// The folders of the streams in a data directory, by name.
std::vector<std::filesystem::path> streamFolders(const std::filesystem::path &data);

} // namespace callboard::imports
