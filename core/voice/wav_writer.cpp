// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/wav_writer.h"

#include <bit>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace callboard::voice {

namespace {

static_assert(std::endian::native == std::endian::little, "a WAV file is little-endian");

constexpr std::uint64_t headerSize = 44;
constexpr std::uint32_t channels = 2;
constexpr std::uint32_t frameBytes = channels * sizeof(Sample);
constexpr std::uint64_t mostBytes = 0xffff'ffffU - headerSize;

Error discError(const std::filesystem::path &path) {
    const bool isFull = errno == ENOSPC || errno == EDQUOT;
    return {isFull ? "recording.full" : "recording.disc",
            path.string() + ": " + std::generic_category().message(errno)};
}

std::chrono::milliseconds lengthOf(std::uint64_t bytes) {
    return std::chrono::milliseconds(bytes / frameBytes * 1000 / sampleRate);
}

std::array<unsigned char, headerSize> headerFor(std::uint32_t bytes) {
    std::array<unsigned char, headerSize> header{};
    std::size_t at = 0;
    const auto text = [&](const char *tag) {
        std::memcpy(header.data() + at, tag, 4);
        at += 4;
    };
    const auto number = [&](std::uint32_t value, std::size_t size) {
        std::memcpy(header.data() + at, &value, size);
        at += size;
    };
    text("RIFF");
    number(static_cast<std::uint32_t>(bytes + headerSize - 8), 4);
    text("WAVE");
    text("fmt ");
    number(16, 4);
    number(1, 2); // PCM
    number(channels, 2);
    number(sampleRate, 4);
    number(sampleRate * frameBytes, 4);
    number(frameBytes, 2);
    number(8 * sizeof(Sample), 2);
    text("data");
    number(bytes, 4);
    return header;
}

// Sets the header for so much sound and cuts off what stands behind it.
Result<void> complete(int descriptor, std::uint64_t bytes, const std::filesystem::path &part) {
    const auto header = headerFor(static_cast<std::uint32_t>(bytes));
    if (::ftruncate(descriptor, static_cast<off_t>(headerSize + bytes)) != 0 ||
        ::pwrite(descriptor, header.data(), header.size(), 0) != static_cast<ssize_t>(header.size()))
        return discError(part);
    return {};
}

} // namespace

std::filesystem::path partOf(std::filesystem::path path) {
    path += ".part";
    return path;
}

// Never over a file that is there. Not every file system knows how to do that in one step.
bool renameToNew(const std::filesystem::path &from, const std::filesystem::path &to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return true;
    return errno == EINVAL && ::link(from.c_str(), to.c_str()) == 0 && ::unlink(from.c_str()) == 0;
}

WavWriter::WavWriter(int descriptor, std::filesystem::path path)
    : m_descriptor(descriptor)
    , m_path(std::move(path)) {
}

WavWriter::WavWriter(WavWriter &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_path(std::move(other.m_path))
    , m_bytes(other.m_bytes) {
}

WavWriter &WavWriter::operator=(WavWriter &&other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

WavWriter::~WavWriter() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<WavWriter> WavWriter::create(const std::filesystem::path &path) {
    std::error_code folderError;
    if (path.has_parent_path())
        std::filesystem::create_directories(path.parent_path(), folderError);
    const auto part = partOf(path);
    WavWriter writer(::open(part.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0640), path);
    if (writer.m_descriptor < 0)
        return discError(part);
    const auto header = headerFor(0);
    if (::pwrite(writer.m_descriptor, header.data(), header.size(), 0) != static_cast<ssize_t>(header.size()))
        return discError(part);
    return writer;
}

Result<void> WavWriter::append(std::span<const Sample> samples) {
    auto bytes = std::as_bytes(samples);
    if (m_bytes + bytes.size() > mostBytes)
        return Error{"recording.tooLong", m_path.string() + ": a WAV file ends at 4 GB"};
    auto at = headerSize + m_bytes;
    while (!bytes.empty()) {
        const auto written = ::pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return discError(partOf(m_path));
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        at += static_cast<std::uint64_t>(written);
        m_bytes = (at - headerSize) / frameBytes * frameBytes;
    }
    return {};
}

Result<void> WavWriter::release() {
    auto outcome = complete(m_descriptor, m_bytes, partOf(m_path));
    const int descriptor = std::exchange(m_descriptor, -1);
    if (::close(descriptor) != 0 && outcome)
        return discError(m_path);
    return outcome;
}

Result<void> WavWriter::finish() {
    if (auto released = release(); !released)
        return released;
    return renameToNew(partOf(m_path), m_path) ? Result<void>() : discError(m_path);
}

std::chrono::milliseconds WavWriter::length() const {
    return lengthOf(m_bytes);
}

Result<Rescued> rescueRecording(const std::filesystem::path &part) {
    if (part.extension() != ".part")
        return Error{"recording.disc", part.string() + ": no .part file"};
    const int descriptor = ::open(part.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return discError(part);
    struct stat status {};
    const bool isKnown = ::fstat(descriptor, &status) == 0;
    const auto size = isKnown ? static_cast<std::uint64_t>(status.st_size) : 0;
    const auto bytes = size > headerSize ? (size - headerSize) / frameBytes * frameBytes : 0;
    const auto outcome = complete(descriptor, bytes, part);
    ::close(descriptor);
    auto path = part;
    path.replace_extension().replace_extension(".wav");
    if (!outcome)
        return outcome.error();
    if (!renameToNew(part, path))
        return discError(path);
    return Rescued{path, lengthOf(bytes)};
}

} // namespace callboard::voice
