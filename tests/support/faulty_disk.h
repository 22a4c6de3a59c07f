// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace callboard::test {

// An SQLite file layer over the usual one that fails when told to, and that can lose what was written and not
// synced, as a power cut does. Syncs are noted and not made: the tests are quick on any disc. Journals use it
// by its name. One at a time has a given name; it must outlive the connections.
class FaultyDisk {
public:
    enum class Kind { write, sync, truncate };
    struct Operation {
        Kind kind;
        std::string file; // its path
        std::uint64_t offset = 0;
        int bytes = 0;
    };
    // SQLITE_OK lets the operation through; anything else is its result, and nothing happens.
    using Verdict = std::function<int(const Operation &)>;

    explicit FaultyDisk(std::string name);
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk &) = delete;
    FaultyDisk &operator=(const FaultyDisk &) = delete;

    const std::string &name() const { return m_name; }
    void judgeBy(Verdict verdict) { m_verdict = std::move(verdict); }
    std::uint64_t operations() const { return m_operations; }

    // From now on every operation fails; of what was not synced each sector is lost or kept by chance.
    void cutPower(std::uint32_t seed);

private:
    struct Write {
        std::uint64_t offset;
        std::string before; // what stood there, shorter where the file ended
        std::uint64_t size; // of what was written
    };
    struct Unsynced {
        std::uint64_t size = 0; // of the file when it was last synced
        std::vector<Write> writes;
    };
    struct Methods;
    friend struct Methods;

    int judge(Kind kind, const std::string &file, std::uint64_t offset, int bytes);
    void remember(const std::string &path, sqlite3_file *file, std::uint64_t offset, int bytes);
    static void lose(const std::string &path, const Unsynced &unsynced, std::uint32_t seed);

    std::string m_name;
    sqlite3_vfs *m_below;
    sqlite3_vfs m_layer{};
    Verdict m_verdict;
    std::map<std::string, Unsynced> m_unsynced;
    std::uint64_t m_operations = 0;
    bool m_isOff = false;
};

} // namespace callboard::test
