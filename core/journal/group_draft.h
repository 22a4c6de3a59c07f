// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/group.h"

namespace callboard {

// Records that will become durable together, kept as the text that the journal will have of them: each is
// written once and copied nowhere. What cannot be stored is told by refusal(), and by the journal.
class GroupDraft {
public:
    // The next record, numbered from the one before it on; `write` appends its payload to a std::string.
    template <class Write>
    void add(std::uint64_t seq, Time at, std::string_view type, int version, std::string_view causedBy,
             const Write &write) {
        begin(seq, at, type, version, causedBy);
        const auto payload = m_text.size();
        write(m_text);
        end(type, payload);
    }
    void add(const Record &record) {
        add(record.seq, record.at, record.type, record.version, record.causedBy,
            [&](std::string &text) { text += record.payload; });
    }

    bool empty() const { return m_count == 0; }
    std::size_t size() const { return m_count; }
    std::size_t bytes() const { return m_text.size(); }
    // "journal.invalid" with the first record that cannot be stored.
    const std::optional<Error> &refusal() const { return m_refusal; }
    // Without what only the journal knows; `latest` is that of these records. Valid until the next add().
    journal::Group group() const;
    void clear(); // keeps its memory

private:
    void begin(std::uint64_t seq, Time at, std::string_view type, int version, std::string_view causedBy);
    void end(std::string_view type, std::size_t payload);
    void refuse(std::string_view type, const std::string &why);

    std::string m_text;
    std::size_t m_count = 0;
    std::uint64_t m_last = 0;
    std::int64_t m_latest = INT64_MIN;
    std::optional<Error> m_refusal;
};

} // namespace callboard
