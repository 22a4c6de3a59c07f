// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/resolution.h"

#include "core/history/contact_rows.h"

#include <algorithm>

namespace callboard::history {

namespace {

constexpr Duration horizon = std::chrono::hours{24 * 7};
constexpr Duration longestPause = std::chrono::hours{24 * 3}; // a weekend, and a day to change systems

// A contact that was answered, by its first stay that was. Years have millions of them: ids and matters are
// numbers, and the caller's number stands with all others in one text.
struct Contact {
    std::int64_t call;
    Time at;
    std::size_t hash; // of the caller's number
    std::uint64_t numberAt;
    std::uint32_t numberSize;
    std::uint32_t matter; // a queue or a code
    std::uint32_t queue, agent;
    Time known; // until when it is seen whether he comes back
};

// The time in which a stream tells who came.
struct Told {
    Time begin, end;
};

// None: it has no calls.
Result<std::optional<Told>> timeOf(const StreamRows &stream) {
    const auto spans = stream.spans(Table::Visits);
    if (!spans)
        return spans.error();
    Told told{Time::max(), stream.present()};
    for (const auto &span : *spans)
        told.begin = std::min(told.begin, span.first);
    return told.begin == Time::max() ? std::nullopt : std::optional(told);
}

// A stream that goes on after this one, as a live journal does after the import of what was before, tells of
// its callers too. Streams in the order of their beginnings.
Time knownUntil(Time end, const std::vector<Told> &streams) {
    for (const auto &next : streams)
        if (next.begin <= end + longestPause)
            end = std::max(end, next.end);
    return end;
}

class Contacts {
public:
    std::vector<Contact> &all() { return m_all; }
    void add(Contact contact, std::string_view number) {
        contact.hash = std::hash<std::string_view>{}(number);
        contact.numberAt = m_numbers.size();
        contact.numberSize = static_cast<std::uint32_t>(number.size());
        m_numbers += number;
        m_all.push_back(contact);
    }
    // Those of one number about one matter stand together, in the order of their coming.
    void sortByMatter() {
        std::sort(m_all.begin(), m_all.end(), [this](const Contact &a, const Contact &b) {
            if (a.hash != b.hash)
                return a.hash < b.hash;
            if (const auto order = numberOf(a).compare(numberOf(b)); order != 0)
                return order < 0;
            return std::tie(a.matter, a.at) < std::tie(b.matter, b.at);
        });
    }
    bool areOfOneMatter(const Contact &a, const Contact &b) const {
        return a.hash == b.hash && a.matter == b.matter && numberOf(a) == numberOf(b);
    }

private:
    std::string_view numberOf(const Contact &contact) const {
        return std::string_view(m_numbers).substr(contact.numberAt, contact.numberSize);
    }
    std::vector<Contact> m_all;
    std::string m_numbers;
};

class ContactReader {
public:
    ContactReader(const StreamRows &stream, Time known, const Period &period, const std::stop_token &stop,
                  IdBook &ids)
        : m_stream(stream)
        , m_known(known)
        , m_from(period.from - horizon)
        , m_to(period.to + horizon)
        , m_stop(stop)
        , m_ids(stream.ids(), ids) {}

    Result<void> addTo(Contacts &contacts) {
        m_begin = contacts.all().size();
        if (const auto read = readVisits(contacts); !read)
            return read;
        keepTheFirst(contacts.all());
        return readCodes(contacts.all());
    }

private:
    static constexpr std::uint32_t isCode = 1u << 31; // codes and queues share the numbers of ids

    Result<void> readVisits(Contacts &contacts) {
        return m_stream.scan(Table::Visits, m_from, m_to, m_stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(visit::call), queue = stretch.column(visit::queue),
                       agent = stretch.column(visit::agent), joined = stretch.column(visit::joined),
                       outcome = stretch.column(visit::outcome);
            for (std::size_t i = 0; i < stretch.size(); ++i) {
                const auto at = moment(joined[i]);
                if (static_cast<VisitOutcome>(outcome[i]) != VisitOutcome::Answered || at < m_from ||
                    at >= m_to || stretch.text(i).empty())
                    continue;
                contacts.add(
                    {call[i], at, 0, 0, 0, m_ids[queue[i]], m_ids[queue[i]], m_ids[agent[i]], m_known},
                    stretch.text(i));
            }
            return {};
        });
    }
    // Of several stays of a call.
    void keepTheFirst(std::vector<Contact> &all) const {
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(m_begin);
        std::stable_sort(begin, all.end(), [](const Contact &a, const Contact &b) {
            return std::tie(a.call, a.at) < std::tie(b.call, b.at);
        });
        all.erase(std::unique(begin, all.end(),
                              [](const Contact &a, const Contact &b) { return a.call == b.call; }),
                  all.end());
    }
    // A code may be set long after the call; the last one holds.
    Result<void> readCodes(std::vector<Contact> &all) {
        return m_stream.scan(
            Table::Codes, m_from, Time::max(), m_stop, [&](Stretch &stretch) -> Result<void> {
                const auto call = stretch.column(code::call), set = stretch.column(code::code);
                for (std::size_t i = 0; i < stretch.size(); ++i) {
                    const auto contact = std::lower_bound(
                        all.begin() + static_cast<std::ptrdiff_t>(m_begin), all.end(), call[i],
                        [](const Contact &each, std::int64_t wanted) { return each.call < wanted; });
                    if (contact != all.end() && contact->call == call[i])
                        contact->matter = isCode | m_ids[set[i]];
                }
                return {};
            });
    }

    const StreamRows &m_stream;
    Time m_known;
    Time m_from, m_to;
    const std::stop_token &m_stop;
    SharedIds m_ids;
    std::size_t m_begin = 0; // where the stream's contacts begin
};

void count(Resolution &row, bool isFirst, bool comesBack, bool isDecided) {
    ++row.contacts;
    row.first += isFirst;
    row.resolved += isFirst && !comesBack && isDecided;
    row.undecided += isFirst && !isDecided;
}

void addAll(Contacts &contacts, const FiguresQuery &query, const TimeGroups &groups,
            ContactRows<Resolution> &rows) {
    contacts.sortByMatter();
    const auto &all = contacts.all();
    const Chosen queues(query.queues, rows.ids()), agents(query.agents, rows.ids());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto &contact = all[i];
        const auto *slot =
            queues.holds(contact.queue) && agents.holds(contact.agent) ? groups.slotAt(contact.at) : nullptr;
        if (!slot)
            continue;
        const auto isNear = [&](const Contact &other, Duration distance) {
            return distance < horizon && contacts.areOfOneMatter(contact, other);
        };
        const bool isFirst = i == 0 || !isNear(all[i - 1], contact.at - all[i - 1].at);
        const bool comesBack = i + 1 < all.size() && isNear(all[i + 1], all[i + 1].at - contact.at);
        const bool isDecided = contact.at + horizon <= contact.known;
        rows.add(slot->group, contact.queue, contact.agent,
                 [&](Resolution &row) { count(row, isFirst, comesBack, isDecided); });
    }
}

} // namespace

Result<std::vector<Resolution>> resolutionRows(const Streams &streams, const FiguresQuery &asked,
                                               const SiteDay &day, const std::stop_token &stop) {
    const auto query = withTeams(streams, asked);
    if (!query)
        return query.error();
    if (const auto known = checkChosen(streams, query->queues, query->agents); !known)
        return known.error();
    const TimeGroups groups(day, query->period, query->step, query->hours);
    ContactRows<Resolution> rows(*query, groups);
    Contacts contacts;
    std::vector<Told> told;
    for (const auto &stream : streams) {
        const auto time = timeOf(stream);
        if (!time)
            return time.error();
        if (*time)
            told.push_back(**time);
    }
    std::sort(told.begin(), told.end(), [](const Told &a, const Told &b) { return a.begin < b.begin; });
    for (const auto &stream : streams) {
        const auto known = knownUntil(stream.present(), told);
        if (const auto done = ContactReader(stream, known, query->period, stop, rows.ids()).addTo(contacts);
            !done)
            return done.error();
    }
    addAll(contacts, *query, groups, rows);
    return rows.take();
}

} // namespace callboard::history
