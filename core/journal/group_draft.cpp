// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/group_draft.h"

#include <algorithm>

namespace callboard {

void GroupDraft::begin(std::uint64_t seq, Time at, std::string_view type, int version,
                       std::string_view causedBy) {
    const auto expected = m_last + 1;
    m_last = seq;
    if (!empty() && seq != expected)
        refuse(type, "expected number " + std::to_string(expected));
    if (const auto why = journal::refusalOf(type, version, causedBy))
        refuse(type, *why);
    if (empty()) {
        m_text = '[';
    } else {
        m_text.back() = ','; // the bracket that closed the group
        m_text += '\n';
    }
    const auto micros = at.time_since_epoch().count();
    m_latest = std::max(m_latest, micros);
    journal::beginRecord(micros, type, version, causedBy, m_text);
}

void GroupDraft::end(std::string_view type, std::size_t payload) {
    if (const auto why = journal::refusalOf(std::string_view(m_text).substr(payload)))
        refuse(type, *why);
    m_text += "]]";
    ++m_count;
}

void GroupDraft::refuse(std::string_view type, const std::string &why) {
    if (!m_refusal)
        m_refusal = Error{"journal.invalid",
                          "record " + std::to_string(m_last) + " (" + std::string(type) + "): " + why};
}

journal::Group GroupDraft::group() const {
    journal::Group group;
    group.first = m_last + 1 - m_count;
    group.last = m_last;
    group.latest = m_latest;
    group.records = m_text;
    return group;
}

void GroupDraft::clear() {
    m_text.clear();
    m_count = 0;
    m_latest = INT64_MIN;
    m_refusal.reset();
}

} // namespace callboard
