// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/snapshots.h"

#include "core/journal/files.h"
#include "core/journal/group.h"

#include <algorithm>
#include <charconv>

namespace callboard {

using namespace journal;

namespace {

constexpr std::string_view ending = ".snapshot";

struct Entry {
    std::uint64_t seq = 0;
    int foldVersion = 0;
    std::filesystem::path file;
};

std::string nameOf(std::uint64_t seq, int foldVersion) {
    return "v" + std::to_string(foldVersion) + "-" + std::to_string(seq) + std::string(ending);
}

std::optional<Entry> entryOf(const std::filesystem::path &file) {
    const std::string name = file.filename().string();
    Entry entry{0, 0, file};
    if (name.empty() || name.front() != 'v')
        return std::nullopt;
    const char *end = name.data() + name.size();
    const auto version = std::from_chars(name.data() + 1, end, entry.foldVersion);
    if (version.ec != std::errc{} || version.ptr == end)
        return std::nullopt;
    const auto seq = std::from_chars(version.ptr + 1, end, entry.seq);
    const bool isOurs = seq.ec == std::errc{} && name == nameOf(entry.seq, entry.foldVersion);
    return isOurs ? std::optional(entry) : std::nullopt;
}

// By number, ascending.
std::vector<Entry> entriesIn(const std::filesystem::path &directory) {
    std::vector<Entry> entries;
    std::error_code failure;
    for (std::filesystem::directory_iterator at(directory, failure), end; !failure && at != end;
         at.increment(failure)) {
        if (std::optional<Entry> entry = entryOf(at->path()))
            entries.push_back(std::move(*entry));
    }
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.seq < b.seq; });
    return entries;
}

std::string headOf(std::uint64_t seq, int foldVersion, std::string_view bytes, const std::string &history) {
    return "callboard snapshot 1 " + std::to_string(seq) + " " + std::to_string(foldVersion) + " " + history +
           " " + textOf(checksumOf(bytes)) + "\n";
}

// The bytes behind the head; none where the head is not the one that it must be.
std::optional<std::string> contentOf(const Entry &entry, const std::string &history) {
    const FileHandle file = FileHandle::openToRead(entry.file);
    if (!file)
        return std::nullopt;
    std::string content(file.size(), '\0');
    const std::size_t headSize = headOf(entry.seq, entry.foldVersion, {}, history).size();
    if (content.size() < headSize || !file.read(0, content.data(), content.size()))
        return std::nullopt;
    const std::string_view bytes = std::string_view(content).substr(headSize);
    if (!content.starts_with(headOf(entry.seq, entry.foldVersion, bytes, history)))
        return std::nullopt;
    content.erase(0, headSize);
    return content;
}

void prune(const std::filesystem::path &directory, int foldVersion, const Snapshots::Policy &policy) {
    std::vector<Entry> entries = entriesIn(directory);
    std::error_code ignored;
    std::erase_if(entries, [&](const Entry &entry) {
        return entry.foldVersion != foldVersion && std::filesystem::remove(entry.file, ignored);
    });
    const std::size_t newest = std::min(entries.size(), static_cast<std::size_t>(policy.newest));
    std::optional<std::uint64_t> kept;
    for (std::size_t i = 0; i + newest < entries.size(); ++i) {
        if (!kept || entries[i].seq - *kept >= policy.spacing)
            kept = entries[i].seq;
        else
            std::filesystem::remove(entries[i].file, ignored);
    }
}

} // namespace

Snapshots::Snapshots(std::filesystem::path journalDirectory)
    : Snapshots(std::move(journalDirectory), Policy()) {
}

Snapshots::Snapshots(std::filesystem::path journalDirectory, Policy policy)
    : m_directory(Files{std::move(journalDirectory)}.snapshots())
    , m_policy(policy) {
}

Result<void> Snapshots::put(const Journal &journal, std::uint64_t seq, int foldVersion,
                            std::string_view bytes) {
    const Result<std::optional<std::string>> history = journal.checksumAt(seq);
    if (!history)
        return history.error();
    if (!*history)
        return Error{"journal.invalid", "no group ends with record " + std::to_string(seq)};
    std::error_code failure;
    std::filesystem::create_directories(m_directory, failure);
    if (failure)
        return Error{"journal.failed", m_directory.string() + ": " + failure.message()};
    const std::string head = headOf(seq, foldVersion, bytes, **history);
    const Result<void> written = writeDurably(m_directory / nameOf(seq, foldVersion), head, bytes);
    if (written)
        prune(m_directory, foldVersion, m_policy);
    return written;
}

Result<Snapshots::Found> Snapshots::latest(const Journal &journal, std::uint64_t seq, int foldVersion) const {
    const std::vector<Entry> entries = entriesIn(m_directory);
    Found found;
    for (auto entry = entries.rbegin(); entry != entries.rend() && !found.snapshot; ++entry) {
        if (entry->foldVersion != foldVersion || entry->seq > seq)
            continue;
        const Result<std::optional<std::string>> history = journal.checksumAt(entry->seq);
        if (!history)
            return history.error();
        std::optional<std::string> content = *history ? contentOf(*entry, **history) : std::nullopt;
        if (content)
            found.snapshot = Snapshot{entry->seq, foldVersion, std::move(*content)};
        else
            found.skipped.push_back(entry->file.string() + ": damaged, or made from another history");
    }
    return found;
}

} // namespace callboard
