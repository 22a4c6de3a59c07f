// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codec/codec.h"
#include "core/journal/group.h"

namespace callboard::ctl {

// Of events alone, whatever groups and starts wrote them: of each 1,000 their texts, and the checksum before
// them. Journals with the same one have the same events.
class EventsChecksum {
public:
    void take(const Event &event) {
        m_text += encode(event);
        m_text += '\n';
        if (++m_count % 1000 == 0)
            close();
    }
    std::string text() {
        close();
        return journal::textOf(m_checksum);
    }

private:
    void close() {
        m_text.append(m_checksum.begin(), m_checksum.end());
        m_checksum = journal::checksumOf(m_text);
        m_text.clear();
    }

    std::string m_text;
    std::uint64_t m_count = 0;
    journal::Checksum m_checksum{};
};

} // namespace callboard::ctl
