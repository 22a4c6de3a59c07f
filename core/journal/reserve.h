// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/files.h"

namespace callboard::journal {

// Disc space kept back for the journal: a file that is deleted when the disc is full, so that the journal can
// go on while recordings stop and people are told.
class Reserve {
public:
    Reserve(std::filesystem::path file, std::uint64_t bytes)
        : m_file(std::move(file))
        , m_bytes(bytes) {}

    bool isHeld() const { return m_isHeld; }
    // Takes the room if it is there: never the last of it.
    void hold();
    void release();

private:
    bool hasRoom() const;

    std::filesystem::path m_file;
    std::uint64_t m_bytes;
    bool m_isHeld = false;
};

} // namespace callboard::journal
