// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/resolution.h"

#include "core/history/chosen_ids.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace callboard::history {

namespace {

constexpr Duration horizon = std::chrono::hours{24 * 7};

// A contact that was answered, by its first stay that was.
struct Contact {
    std::string number;
    std::string matter; // told apart from queues by its first letter
    Time at;
    QueueId queue;
    AgentId agent;
};

class ContactReader {
public:
    ContactReader(const StreamRows &stream, const Period &period, const std::stop_token &stop)
        : m_stream(stream)
        , m_from(period.from - horizon)
        , m_to(period.to + horizon)
        , m_stop(stop) {}

    Result<void> addTo(std::vector<Contact> &contacts) {
        if (const auto read = readVisits(); !read)
            return read;
        if (const auto read = readCodes(); !read)
            return read;
        for (auto &[call, contact] : m_contacts)
            contacts.push_back(std::move(contact));
        return {};
    }

private:
    template <class AnyId>
    AnyId idOf(std::int64_t number) const {
        return m_stream.ids().idOf<AnyId>(static_cast<std::uint32_t>(number));
    }
    Result<void> readVisits() {
        return m_stream.scan(Table::Visits, m_from, m_to, m_stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(visit::call), queue = stretch.column(visit::queue),
                       agent = stretch.column(visit::agent), joined = stretch.column(visit::joined),
                       outcome = stretch.column(visit::outcome);
            for (std::size_t i = 0; i < stretch.size(); ++i) {
                const auto at = moment(joined[i]);
                if (static_cast<VisitOutcome>(outcome[i]) != VisitOutcome::Answered || at < m_from ||
                    at >= m_to || stretch.text(i).empty())
                    continue;
                const auto [known, isNew] = m_contacts.try_emplace(call[i]);
                if (!isNew && known->second.at <= at)
                    continue;
                const auto id = idOf<QueueId>(queue[i]);
                known->second = {std::string(stretch.text(i)), "q" + std::string(id.text()), at, id,
                                 idOf<AgentId>(agent[i])};
            }
            return {};
        });
    }
    // A code may be set long after the call; the last one holds.
    Result<void> readCodes() {
        return m_stream.scan(
            Table::Codes, m_from, Time::max(), m_stop, [&](Stretch &stretch) -> Result<void> {
                const auto call = stretch.column(code::call), set = stretch.column(code::code);
                for (std::size_t i = 0; i < stretch.size(); ++i)
                    if (const auto contact = m_contacts.find(call[i]); contact != m_contacts.end())
                        contact->second.matter = "c" + std::string(idOf<DispositionId>(set[i]).text());
                return {};
            });
    }

    const StreamRows &m_stream;
    Time m_from, m_to;
    const std::stop_token &m_stop;
    std::unordered_map<std::int64_t, Contact> m_contacts; // by call
};

void sortByMatter(std::vector<Contact> &contacts) {
    std::sort(contacts.begin(), contacts.end(), [](const Contact &a, const Contact &b) {
        return std::tie(a.number, a.matter, a.at) < std::tie(b.number, b.matter, b.at);
    });
}

template <class AnyId>
bool isAsked(const std::vector<AnyId> &ids, const AnyId &id) {
    return ids.empty() || std::find(ids.begin(), ids.end(), id) != ids.end();
}

void count(Resolution &row, bool isFirst, bool comesBack, bool isDecided) {
    ++row.contacts;
    row.first += isFirst;
    row.resolved += isFirst && !comesBack && isDecided;
    row.undecided += isFirst && !isDecided;
}

} // namespace

Result<std::vector<Resolution>> resolutionRows(const Streams &streams, const FiguresQuery &asked,
                                               const SiteDay &day, const std::stop_token &stop) {
    const auto query = withTeams(streams, asked);
    if (!query)
        return query.error();
    if (const auto known = checkChosen(streams, *query); !known)
        return known.error();
    std::vector<Contact> contacts;
    Time present{};
    for (const auto &stream : streams) {
        if (const auto done = ContactReader(stream, query->period, stop).addTo(contacts); !done)
            return done.error();
        present = std::max(present, stream.present());
    }
    sortByMatter(contacts);
    const TimeGroups groups(day, query->period, query->step, query->hours);
    std::map<std::tuple<std::size_t, QueueId, AgentId>, Resolution> rows;
    Resolution all{{}, {}, query->period};
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        const auto &contact = contacts[i];
        const auto *slot = groups.slotAt(contact.at);
        if (!slot || !isAsked(query->queues, contact.queue) || !isAsked(query->agents, contact.agent))
            continue;
        const auto isNear = [&](std::size_t other, auto distance) {
            return contacts[other].number == contact.number && contacts[other].matter == contact.matter &&
                   distance < horizon;
        };
        const bool isFirst = i == 0 || !isNear(i - 1, contact.at - contacts[i - 1].at);
        const bool comesBack = i + 1 < contacts.size() && isNear(i + 1, contacts[i + 1].at - contact.at);
        const bool isDecided = contact.at + horizon <= present;
        const auto queue = query->byQueue ? contact.queue : QueueId{};
        const auto agent = query->byAgent ? contact.agent : AgentId{};
        auto &row = rows[{slot->group, queue, agent}];
        row.queue = queue;
        row.agent = agent;
        row.time = groups.groups()[slot->group];
        count(row, isFirst, comesBack, isDecided);
        count(all, isFirst, comesBack, isDecided);
    }
    std::vector<Resolution> ordered;
    for (const auto &[key, row] : rows)
        ordered.push_back(row);
    ordered.push_back(all);
    return ordered;
}

} // namespace callboard::history
