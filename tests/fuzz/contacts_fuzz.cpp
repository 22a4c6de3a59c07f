// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/directory/contact_source.h"
#include "core/directory/text.h"
#include "tests/fuzz/fuzz.h"

#include <string>
#include <sys/mman.h>
#include <unistd.h>

using namespace callboard;

namespace {

// A file in memory: what an import reads is a path.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view content)
        : m_descriptor(memfd_create("contacts", MFD_CLOEXEC)) {
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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const MemoryFile file(textOf(data, size));
    auto source = directory::openContacts(file.path());
    if (!source) {
        require(isUtf8(source.error().detail), "an error can be shown");
        return 0;
    }
    std::uint64_t line = 0;
    auto contact = (*source)->next();
    for (; contact && *contact; contact = (*source)->next()) {
        require((*contact)->line > line, "contacts come in the order of their lines");
        line = (*contact)->line;
        require(isUtf8((*contact)->contact.name), "what is read is UTF-8");
    }
    require(contact.ok() || isUtf8(contact.error().detail), "an error can be shown");
    return 0;
}
