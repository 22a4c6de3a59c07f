// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faulty_disk.h"

#include <cstring>
#include <fcntl.h>
#include <new>
#include <random>
#include <set>
#include <unistd.h>

namespace callboard::test {

namespace {

constexpr std::uint64_t sector = 512;

} // namespace

// What SQLite calls: each finds its way to the real file, some ask the disk first.
struct FaultyDisk::Methods {
    struct File {
        sqlite3_file base;
        FaultyDisk *disk;
        std::string *path;
        sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
    };

    static File *of(sqlite3_file *file) { return reinterpret_cast<File *>(file); }
    static sqlite3_file *real(sqlite3_file *file) { return of(file)->real(); }
    static sqlite3_vfs *below(sqlite3_vfs *layer) {
        return static_cast<FaultyDisk *>(layer->pAppData)->m_below;
    }

    static int close(sqlite3_file *file) {
        delete of(file)->path;
        return real(file)->pMethods->xClose(real(file));
    }
    static int read(sqlite3_file *file, void *to, int size, sqlite3_int64 offset) {
        return real(file)->pMethods->xRead(real(file), to, size, offset);
    }
    static int write(sqlite3_file *file, const void *from, int size, sqlite3_int64 offset) {
        FaultyDisk &disk = *of(file)->disk;
        const auto at = static_cast<std::uint64_t>(offset);
        if (const int verdict = disk.judge(Kind::write, *of(file)->path, at, size); verdict != SQLITE_OK)
            return verdict;
        disk.remember(*of(file)->path, real(file), at, size);
        return real(file)->pMethods->xWrite(real(file), from, size, offset);
    }
    static int truncate(sqlite3_file *file, sqlite3_int64 size) {
        FaultyDisk &disk = *of(file)->disk;
        const auto at = static_cast<std::uint64_t>(size);
        if (const int verdict = disk.judge(Kind::truncate, *of(file)->path, at, 0); verdict != SQLITE_OK)
            return verdict;
        disk.m_unsynced.erase(*of(file)->path); // file systems order a truncation before what follows
        const int result = real(file)->pMethods->xTruncate(real(file), size);
        disk.m_unsynced[*of(file)->path].size = at;
        return result;
    }
    static int sync(sqlite3_file *file, int) {
        FaultyDisk &disk = *of(file)->disk;
        if (const int verdict = disk.judge(Kind::sync, *of(file)->path, 0, 0); verdict != SQLITE_OK)
            return verdict;
        disk.m_unsynced.erase(*of(file)->path);
        return SQLITE_OK;
    }
    static int size(sqlite3_file *file, sqlite3_int64 *bytes) {
        return real(file)->pMethods->xFileSize(real(file), bytes);
    }
    static int lock(sqlite3_file *file, int level) { return real(file)->pMethods->xLock(real(file), level); }
    static int unlock(sqlite3_file *file, int level) {
        return real(file)->pMethods->xUnlock(real(file), level);
    }
    static int isLocked(sqlite3_file *file, int *out) {
        return real(file)->pMethods->xCheckReservedLock(real(file), out);
    }
    static int control(sqlite3_file *file, int what, void *argument) {
        return real(file)->pMethods->xFileControl(real(file), what, argument);
    }
    static int sectorSize(sqlite3_file *file) { return real(file)->pMethods->xSectorSize(real(file)); }
    static int traits(sqlite3_file *file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
    static int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **out) {
        return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
    }
    static int shmLock(sqlite3_file *file, int offset, int count, int flags) {
        return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
    }
    static void shmBarrier(sqlite3_file *file) { real(file)->pMethods->xShmBarrier(real(file)); }
    static int shmUnmap(sqlite3_file *file, int erase) {
        return real(file)->pMethods->xShmUnmap(real(file), erase);
    }

    static int open(sqlite3_vfs *layer, const char *name, sqlite3_file *file, int flags, int *outFlags) {
        static const sqlite3_io_methods methods = {
            2,       close,      read,   write,  truncate, sync,       size,     lock,    unlock, isLocked,
            control, sectorSize, traits, shmMap, shmLock,  shmBarrier, shmUnmap, nullptr, nullptr};
        File *ours = of(file);
        const int code = below(layer)->xOpen(below(layer), name, ours->real(), flags, outFlags);
        file->pMethods = code == SQLITE_OK ? &methods : nullptr;
        if (code == SQLITE_OK) {
            ours->disk = static_cast<FaultyDisk *>(layer->pAppData);
            ours->path = new std::string(name ? name : "");
        }
        return code;
    }
    static int remove(sqlite3_vfs *layer, const char *name, int syncDirectory) {
        FaultyDisk &disk = *static_cast<FaultyDisk *>(layer->pAppData);
        if (disk.m_isOff)
            return SQLITE_IOERR_DELETE;
        disk.m_unsynced.erase(name);
        return disk.m_below->xDelete(disk.m_below, name, syncDirectory);
    }
};

FaultyDisk::FaultyDisk(std::string name)
    : m_name(std::move(name))
    , m_below(sqlite3_vfs_find(nullptr)) {
    m_layer = *m_below; // clock, randomness and paths are the real ones
    m_layer.szOsFile = static_cast<int>(sizeof(Methods::File)) + m_below->szOsFile;
    m_layer.zName = m_name.c_str();
    m_layer.pNext = nullptr;
    m_layer.pAppData = this;
    m_layer.xOpen = Methods::open;
    m_layer.xDelete = Methods::remove;
    m_layer.xAccess = [](sqlite3_vfs *layer, const char *path, int flags, int *out) {
        return Methods::below(layer)->xAccess(Methods::below(layer), path, flags, out);
    };
    m_layer.xFullPathname = [](sqlite3_vfs *layer, const char *path, int size, char *out) {
        return Methods::below(layer)->xFullPathname(Methods::below(layer), path, size, out);
    };
    sqlite3_vfs_register(&m_layer, 0);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&m_layer);
}

int FaultyDisk::judge(Kind kind, const std::string &file, std::uint64_t offset, int bytes) {
    if (!m_isOff) {
        ++m_operations;
        const int verdict = m_verdict ? m_verdict({kind, file, offset, bytes}) : SQLITE_OK;
        if (verdict != SQLITE_OK)
            return verdict;
    }
    return !m_isOff ? SQLITE_OK : kind == Kind::sync ? SQLITE_IOERR_FSYNC : SQLITE_IOERR_WRITE;
}

void FaultyDisk::remember(const std::string &path, sqlite3_file *file, std::uint64_t offset, int bytes) {
    sqlite3_int64 size = 0;
    file->pMethods->xFileSize(file, &size);
    const auto end = static_cast<std::uint64_t>(size);
    const auto [entry, isNew] = m_unsynced.try_emplace(path);
    if (isNew)
        entry->second.size = end;
    const auto length = static_cast<std::uint64_t>(bytes);
    const std::uint64_t present = offset >= end ? 0 : std::min(length, end - offset);
    Write write{offset, std::string(present, '\0'), length};
    if (present > 0)
        file->pMethods->xRead(file, write.before.data(), static_cast<int>(present),
                              static_cast<sqlite3_int64>(offset));
    entry->second.writes.push_back(std::move(write));
}

void FaultyDisk::lose(const std::string &path, const Unsynced &unsynced, std::uint32_t seed) {
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return;
    std::mt19937 chance(seed);
    std::set<std::uint64_t> kept; // sectors whose newest surviving write is found
    for (auto write = unsynced.writes.rbegin(); write != unsynced.writes.rend(); ++write) {
        for (std::uint64_t at = write->offset, end = at + write->size; at < end;) {
            const std::uint64_t next = std::min((at / sector + 1) * sector, end);
            if (!kept.contains(at / sector) && chance() % 2 == 0)
                kept.insert(at / sector);
            if (!kept.contains(at / sector)) {
                std::string before(next - at, '\0');
                const std::uint64_t from = std::min<std::uint64_t>(at - write->offset, write->before.size());
                write->before.copy(before.data(), before.size(), from);
                if (::pwrite(file, before.data(), before.size(), static_cast<off_t>(at)) < 0)
                    std::abort();
            }
            at = next;
        }
    }
    if (chance() % 2 == 0 && ::lseek(file, 0, SEEK_END) > static_cast<off_t>(unsynced.size) &&
        ::ftruncate(file, static_cast<off_t>(unsynced.size)) != 0)
        std::abort();
    ::close(file);
}

void FaultyDisk::cutPower(std::uint32_t seed) {
    m_isOff = true;
    for (const auto &[path, unsynced] : m_unsynced)
        lose(path, unsynced, seed++);
}

} // namespace callboard::test
