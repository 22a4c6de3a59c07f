// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/wal.h"

#include "core/journal/files.h"

#include <algorithm>
#include <array>
#include <vector>

namespace callboard::journal {

namespace {

constexpr std::size_t headerSize = 32;
constexpr std::size_t frameHeaderSize = 24;
constexpr std::uint32_t magicLittle = 0x377f0682; // its checksums take words as little-endian
constexpr std::uint32_t magicBig = 0x377f0683;

using Bytes = const unsigned char *;

std::uint32_t big(Bytes at) {
    return std::uint32_t{at[0]} << 24 | std::uint32_t{at[1]} << 16 | std::uint32_t{at[2]} << 8 | at[3];
}

std::uint32_t little(Bytes at) {
    return std::uint32_t{at[3]} << 24 | std::uint32_t{at[2]} << 16 | std::uint32_t{at[1]} << 8 | at[0];
}

struct Sum {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    friend bool operator==(const Sum &, const Sum &) = default;
};

Sum addTo(Sum sum, Bytes bytes, std::size_t size, bool bigEndian) {
    for (std::size_t i = 0; i < size; i += 8) {
        sum.a += (bigEndian ? big(bytes + i) : little(bytes + i)) + sum.b;
        sum.b += (bigEndian ? big(bytes + i + 4) : little(bytes + i + 4)) + sum.a;
    }
    return sum;
}

class Wal {
public:
    explicit Wal(FileHandle file)
        : m_file(std::move(file))
        , m_size(m_file.size()) {}

    WalFindings inspect();

private:
    struct Frame {
        bool isWhole = false;     // the file does not end in it
        bool fits = false;        // both salts and the checksum match
        bool isOfThisLog = false; // both salts match: not left from an earlier round
        bool isNearly = false;    // one salt matches
        bool commits = false;
        Sum stored;
        Sum computed;
    };

    bool readHeader();
    bool isZeroFrom(std::uint64_t offset);
    Frame frameAt(std::uint64_t index, Sum before);
    std::uint64_t offsetOf(std::uint64_t index) const {
        return headerSize + index * (frameHeaderSize + m_pageSize);
    }
    bool goesOnBehind(std::uint64_t index, Sum before, bool committed);
    void describeTail(WalFindings &findings, std::uint64_t index, Sum before);
    WalFindings withDamage(WalFindings findings, std::uint64_t offset, const std::string &words) const;

    FileHandle m_file;
    std::uint64_t m_size;
    std::array<unsigned char, headerSize> m_header{};
    std::vector<unsigned char> m_frame;
    std::size_t m_pageSize = 0;
    bool m_bigEndian = false;
};

bool Wal::readHeader() {
    if (!m_file.read(0, m_header.data(), m_header.size()))
        return false;
    const std::uint32_t magic = big(m_header.data());
    m_pageSize = big(m_header.data() + 8);
    m_bigEndian = magic == magicBig;
    const bool isPageSize = m_pageSize >= 512 && m_pageSize <= 65536 && (m_pageSize & (m_pageSize - 1)) == 0;
    if ((magic != magicLittle && magic != magicBig) || !isPageSize)
        return false;
    m_frame.resize(frameHeaderSize + m_pageSize);
    const Sum sum = addTo({}, m_header.data(), 24, m_bigEndian);
    return sum == Sum{big(m_header.data() + 24), big(m_header.data() + 28)};
}

bool Wal::isZeroFrom(std::uint64_t offset) {
    std::array<unsigned char, 4096> bytes;
    for (std::uint64_t at = offset; at < m_size; at += bytes.size()) {
        const std::size_t size = std::min<std::uint64_t>(bytes.size(), m_size - at);
        if (!m_file.read(at, bytes.data(), size) ||
            std::any_of(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size),
                        [](auto b) { return b != 0; }))
            return false;
    }
    return true;
}

Wal::Frame Wal::frameAt(std::uint64_t index, Sum before) {
    Frame frame;
    frame.isWhole = m_file.read(offsetOf(index), m_frame.data(), m_frame.size());
    if (!frame.isWhole)
        return frame;
    Bytes bytes = m_frame.data();
    const bool first = std::equal(bytes + 8, bytes + 12, m_header.data() + 16);
    const bool second = std::equal(bytes + 12, bytes + 16, m_header.data() + 20);
    frame.isOfThisLog = first && second;
    frame.isNearly = first || second;
    frame.commits = big(bytes + 4) != 0;
    frame.stored = {big(bytes + 16), big(bytes + 20)};
    frame.computed =
        addTo(addTo(before, bytes, 8, m_bigEndian), bytes + frameHeaderSize, m_pageSize, m_bigEndian);
    frame.fits = frame.isOfThisLog && big(bytes) != 0 && frame.computed == frame.stored;
    return frame;
}

// Does the chain of checksums go on behind a bad frame, past the end of the transaction that the bad frame
// belongs to? The next transaction began only when that one was durable: then the bad frame was altered
// later.
bool Wal::goesOnBehind(std::uint64_t index, Sum before, bool committed) {
    for (;; ++index) {
        const Frame frame = frameAt(index, before);
        if (!frame.fits)
            return false;
        if (committed)
            return true;
        committed = frame.commits;
        before = frame.stored;
    }
}

WalFindings Wal::withDamage(WalFindings findings, std::uint64_t offset, const std::string &words) const {
    findings.damage =
        JournalDamage{0, offset, "journal.db-wal, offset " + std::to_string(offset) + ": " + words};
    return findings;
}

// From the end of the last whole transaction on: what else is of this round of the log?
void Wal::describeTail(WalFindings &findings, std::uint64_t index, Sum before) {
    const auto first = index;
    findings.tornOffset = offsetOf(index);
    std::uint64_t end = findings.tornOffset;
    for (Frame frame = frameAt(index, before); frame.isWhole; frame = frameAt(++index, frame.stored)) {
        if (frame.isNearly)
            end = offsetOf(index + 1);
    }
    // The file ends within a frame; behind whole ones of zeros it is the end of room that was reserved.
    if (m_size > offsetOf(index) && (index == first || !isZeroFrom(offsetOf(index))))
        end = m_size;
    findings.tornBytes = end - findings.tornOffset;
    const std::uint64_t frameSize = m_frame.size();
    findings.tornFrames = (findings.tornBytes + frameSize - 1) / frameSize;
}

WalFindings Wal::inspect() {
    WalFindings findings;
    if (m_size == 0)
        return findings;
    if (!readHeader()) {
        // The header is made durable before the first frame is written: lost, it stands alone.
        if (isZeroFrom(0))
            return findings;
        if (m_size >= headerSize)
            return withDamage(findings, 0,
                              "the log's header was altered, the transactions in it cannot be taken");
        findings.tornBytes = m_size;
        findings.tornFrames = 1;
        return findings;
    }
    Sum sum{big(m_header.data() + 24), big(m_header.data() + 28)};
    Sum committedSum = sum;
    std::uint64_t index = 0;
    Frame frame = frameAt(index, sum);
    for (; frame.fits; frame = frameAt(++index, sum)) {
        sum = frame.stored;
        if (frame.commits) {
            findings.committedFrames = index + 1;
            committedSum = sum;
        }
    }
    if (frame.isWhole && (goesOnBehind(index + 1, frame.stored, frame.commits) ||
                          goesOnBehind(index + 1, frame.computed, frame.commits)))
        return withDamage(findings, offsetOf(index),
                          "frame " + std::to_string(index + 1) +
                              " was altered, transactions behind it cannot be taken");
    describeTail(findings, findings.committedFrames, committedSum);
    return findings;
}

} // namespace

WalFindings inspectWal(const std::filesystem::path &log) {
    FileHandle file = FileHandle::openToRead(log);
    return file ? Wal(std::move(file)).inspect() : WalFindings();
}

} // namespace callboard::journal
