// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace callboard::journal {

FileHandle::~FileHandle() {
    if (m_number >= 0)
        ::close(m_number);
}

FileHandle FileHandle::openToRead(const std::filesystem::path &file) {
    return FileHandle(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
}

FileHandle FileHandle::openToWrite(const std::filesystem::path &file) {
    return FileHandle(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
}

std::uint64_t FileHandle::size() const {
    struct stat status {};
    return ::fstat(m_number, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

bool FileHandle::read(std::uint64_t offset, void *bytes, std::size_t size) const {
    char *to = static_cast<char *>(bytes);
    while (size > 0) {
        const ssize_t got = ::pread(m_number, to, size, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        offset += static_cast<std::uint64_t>(got);
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool FileHandle::write(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t put = ::write(m_number, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

bool FileHandle::extendWithZeroes(std::uint64_t size) const {
    const std::uint64_t present = this->size();
    if (present >= size)
        return true;
    const std::string zeroes(size - present, '\0');
    return ::lseek(m_number, 0, SEEK_END) >= 0 && write(zeroes) && ::fsync(m_number) == 0;
}

Error fileError(const std::filesystem::path &file, std::string_view doing) {
    const int number = errno;
    const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
    return {full ? "journal.full" : "journal.failed",
            file.string() + ": " + std::string(doing) + ": " + std::strerror(number)};
}

Result<void> syncDirectory(const std::filesystem::path &directory) {
    const FileHandle handle(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!handle || ::fsync(handle.number()) != 0)
        return fileError(directory, "fsync");
    return {};
}

Result<void> settle(const std::filesystem::path &unfinished, const std::filesystem::path &file) {
    if (::rename(unfinished.c_str(), file.c_str()) != 0)
        return fileError(unfinished, "rename");
    return syncDirectory(file.parent_path());
}

Result<void> writeDurably(const std::filesystem::path &file, std::string_view head, std::string_view body) {
    std::filesystem::path unfinished = file;
    unfinished += ".new";
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    const FileHandle handle = FileHandle::openToWrite(unfinished);
    if (!handle || !handle.write(head) || !handle.write(body) || ::fsync(handle.number()) != 0) {
        const Error error = fileError(unfinished, "write");
        std::filesystem::remove(unfinished, ignored);
        return error;
    }
    return settle(unfinished, file);
}

Result<void> copyDurably(const std::filesystem::path &from, const std::filesystem::path &to) {
    std::filesystem::path unfinished = to;
    unfinished += ".new";
    std::error_code failure;
    std::filesystem::copy_file(from, unfinished, std::filesystem::copy_options::overwrite_existing, failure);
    errno = failure.value();
    const FileHandle handle = failure ? FileHandle() : FileHandle::openToWrite(unfinished);
    if (!handle || ::fsync(handle.number()) != 0) {
        const Error error = fileError(unfinished, "copy");
        std::filesystem::remove(unfinished, failure);
        return error;
    }
    return settle(unfinished, to);
}

} // namespace callboard::journal
