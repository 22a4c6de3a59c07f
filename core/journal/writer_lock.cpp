// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/writer_lock.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace callboard::journal {

namespace {

constexpr off_t writerByte = 0;
constexpr off_t inspectionByte = 1;

// Locks of the open file, not of the process: two Journals in one process exclude each other too.
bool lockByte(const FileHandle &file, off_t byte, short kind, int command) {
    struct flock lock {};
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    lock.l_start = byte;
    lock.l_len = 1;
    int result = 0;
    do
        result = ::fcntl(file.number(), command, &lock);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

std::string holderOf(const FileHandle &file) {
    std::array<char, 16> text{};
    const ssize_t size = ::pread(file.number(), text.data(), text.size() - 1, 0);
    const std::string holder(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    return holder.substr(0, holder.find('\n'));
}

} // namespace

Result<WriterLock> WriterLock::take(const Files &files) {
    WriterLock lock;
    lock.m_file = FileHandle::openToWrite(files.lock());
    if (!lock.m_file)
        return fileError(files.lock(), "open");
    if (!lockByte(lock.m_file, writerByte, F_WRLCK, F_OFD_SETLK)) {
        if (errno != EAGAIN && errno != EACCES)
            return fileError(files.lock(), "lock");
        return Error{"journal.busy",
                     files.directory.string() + " is written by process " + holderOf(lock.m_file)};
    }
    const std::string pid = std::to_string(::getpid()) + "\n";
    if (::ftruncate(lock.m_file.number(), 0) != 0 || !lock.m_file.write(pid))
        return fileError(files.lock(), "write");
    if (!lockByte(lock.m_file, inspectionByte, F_WRLCK, F_OFD_SETLKW))
        return fileError(files.lock(), "lock");
    return lock;
}

std::optional<InspectionLock> InspectionLock::take(const Files &files) {
    InspectionLock lock;
    lock.m_file = FileHandle::openToRead(files.lock());
    if (lock.m_file && !lockByte(lock.m_file, inspectionByte, F_RDLCK, F_OFD_SETLK))
        return std::nullopt;
    return lock;
}

} // namespace callboard::journal
