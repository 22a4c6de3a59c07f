// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/queue_log/reader.h"
#include "tests/fuzz/fuzz.h"

#include <string>
#include <sys/mman.h>
#include <unistd.h>

using namespace callboard;

namespace {

// A file in memory: what is read is a path.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view content)
        : m_descriptor(memfd_create("queue_log", MFD_CLOEXEC)) {
        require(write(m_descriptor, content.data(), content.size()) == static_cast<ssize_t>(content.size()),
                "the file can be written");
    }
    ~MemoryFile() { close(m_descriptor); }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    int m_descriptor;
};

void check(const queue_log::Event &event, std::uint64_t lineBefore) {
    require(event.line >= lineBefore, "events come in the order of their lines");
    require(queue_log::isPossible(event.at + std::chrono::hours{24}), "a time is one of ours");
    require(event.dataCount <= queue_log::mostData, "the fields are bounded");
    for (const auto text : {event.callId, event.queue, event.agent, event.details.number, event.details.name,
                            event.details.reason, event.details.channel})
        require(isUtf8(text), "what is read is UTF-8");
    for (const auto &time : {event.details.wait, event.details.talk, event.details.ring})
        require(!time || time->count() >= 0, "no time is below zero");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const MemoryFile file(textOf(data, size));
    std::uint64_t remarks = 0, line = 0, found = 0;
    auto reader =
        queue_log::Reader::open(file.path(), {[](Time wall) { return wall - std::chrono::hours{3}; },
                                              [&](const queue_log::Remark &) { ++remarks; }});
    if (!reader)
        return 0;
    auto event = reader->next();
    for (; event && *event; event = reader->next()) {
        check(**event, line);
        line = (*event)->line;
    }
    const auto &counts = reader->counts();
    for (const auto count : counts.findings)
        found += count;
    require(counts.lines == counts.events + counts.empty + counts.refused(),
            "no line is passed over in silence");
    require(remarks == found, "every finding is told");
    return 0;
}
