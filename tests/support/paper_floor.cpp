// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/paper_floor.h"

#include "core/decide/decide.h"
#include "tests/support/story.h"

namespace callboard::test {

namespace {

ContactCard ivan() {
    ContactCard card;
    card.id = {7};
    card.name = "Иван \"Vanya\"";
    card.company = "Acme";
    card.numbers = {"+74951234567"};
    return card;
}

} // namespace

PaperFloor::PaperFloor() {
    m_center.at = Time{} + std::chrono::hours{500'000};
    record(BackendStarted{1, "0.1.0"});
    record(ConfigChanged{smallSite()});
    record(DayStarted{"2027-01-15"});
}

Result<std::uint64_t> PaperFloor::command(const Command &command, const Actor &actor, CommandId id) {
    ++commands;
    auto decision =
        decide(m_center, command, actor, m_center.at, [this] { return CallId::make(1, ++m_calls); });
    if (!decision)
        return decision.error();
    if (const auto recorded = record(std::move(decision->facts), id); !recorded)
        return recorded.error();
    isFull = isFull || fillsUp;
    for (auto &order : decision->orders)
        orders.push_back(std::move(order));
    return m_center.seq;
}

Result<void> PaperFloor::record(std::vector<Fact> facts, CommandId causedBy) {
    for (auto &fact : facts) {
        Delta delta;
        m_events.push_back(append(m_center, std::move(fact), &delta, causedBy));
        const Event event = m_events.back();
        if (m_listener)
            m_listener(event, delta);
    }
    return {};
}

Result<void> PaperFloor::replay(std::uint64_t from, std::uint64_t to, const Visitor &visit) const {
    ++replays;
    for (const auto &event : m_events)
        if (event.seq >= from && event.seq <= to && !visit(event))
            break;
    return {};
}

Result<CallerCard> PaperEnquiries::lookUp(const std::string &number) {
    if (number.empty())
        return Error{"badNumber", "no number"};
    if (number != "+74951234567")
        return CallerCard{};
    return CallerCard{{ivan()},
                      {{CallId::make(1, 1),
                        Direction::Inbound,
                        Time{} + seconds{1},
                        QueueId{"support"},
                        {AgentId{"anna"}},
                        true,
                        EndedBy::Caller,
                        EndCause::Normal,
                        seconds{12},
                        seconds{80},
                        {},
                        "noted: pays late"}}};
}

Result<FoundContacts> PaperEnquiries::search(const std::string &text, int limit) {
    auto card = ivan();
    card.note = "Does not like to wait";
    card.emails = {"vanya@acme.example"};
    return FoundContacts{text == "Ив" && limit > 0 ? std::vector{card} : std::vector<ContactCard>{}};
}

Result<PhoneAccount> PaperEnquiries::phoneOf(UserId user) const {
    if (user != UserId{"anna"})
        return Error{"noDevice", "you have no extension"};
    return PhoneAccount{"1001", "secret", {"udp:127.0.0.1:5060"}};
}

void PaperEnquiries::askPast(PastQuestion, Time, QObject *, Answer answer) {
    answer(Error{"past.unknownStream", "a floor of paper has no past"});
}

} // namespace callboard::test
