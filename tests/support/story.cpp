// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/story.h"

#include <iterator>

namespace callboard::test {

namespace {

QueueSettings queueNamed(std::string_view id, std::string name, std::string number) {
    QueueSettings queue;
    queue.id = QueueId{id};
    queue.name = std::move(name);
    queue.number = std::move(number);
    return queue;
}

UserSettings userNamed(std::string_view id, Role role, std::string_view extension,
                       std::vector<QueueId> queues) {
    return {UserId{id}, std::string(id), role, DeviceId{extension}, std::move(queues)};
}

} // namespace

SiteSettings smallSite() {
    const QueueId support{"support"}, sales{"sales"};
    SiteSettings site;
    site.name = "Acme";
    site.queues = {queueNamed("support", "Support", "600"), queueNamed("sales", "Sales", "601")};
    site.users = {userNamed("anna", Role::Agent, "1001", {support}),
                  userNamed("boris", Role::Agent, "1002", {sales}),
                  userNamed("vera", Role::Agent, "1003", {support, sales}),
                  userNamed("gleb", Role::Agent, "1004", {}),
                  userNamed("rita", Role::Supervisor, "1005", {}),
                  userNamed("olga", Role::Supervisor, "", {}),
                  userNamed("mark", Role::Manager, "", {}),
                  userNamed("root", Role::Administrator, "", {})};
    site.trunks = {{TrunkId{"city"}, true}};
    site.outbound = {{{}, TrunkId{"city"}}};
    site.reasons = {ReasonId{"lunch"}, ReasonId{"training"}};
    site.dispositions = {{DispositionId{"solved"}, "Solved", {}, {}},
                         {DispositionId{"trouble"}, "Trouble", {}, {}},
                         {DispositionId{"no-line"}, "No line", DispositionId{"trouble"}, {support}},
                         {DispositionId{"order"}, "Order", {}, {sales}}};
    return site;
}

Event append(Center &center, Fact fact, Delta *delta, CommandId causedBy) {
    Event event{center.seq + 1, center.at + seconds{1}, causedBy, std::move(fact)};
    Delta own;
    apply(center, event, delta ? *delta : own);
    return event;
}

Story::Story(std::uint32_t seed)
    : m_random(seed) {
    m_center.at = Time{} + std::chrono::hours{500'000};
}

Event Story::next() {
    if (m_center.seq == 0)
        return append(m_center, BackendStarted{1, "0.1.0"});
    if (m_center.seq == 1)
        return append(m_center, ConfigChanged{smallSite()});
    return append(m_center, pick());
}

CallId Story::someCall() {
    if (m_center.calls.empty() || roll(20) == 0)
        return CallId::make(1, m_count + 100);
    return std::next(m_center.calls.begin(), roll(static_cast<int>(m_center.calls.size())))->id;
}

CallId Story::someConsult(CallId call) {
    for (const auto &other : m_center.calls)
        if (other.consults == call)
            return other.id;
    return someCall();
}

AgentId Story::someAgent() {
    constexpr std::array names = {"anna", "boris", "vera", "gleb", "nobody"};
    return AgentId{names[static_cast<std::size_t>(roll(roll(10) == 0 ? 5 : 4))]};
}

QueueId Story::someQueue() {
    return QueueId{roll(2) == 0 ? "support" : "sales"};
}

Fact Story::pick() {
    const int which = roll(20);
    if (which < 11)
        return pickCallFact();
    if (which < 16)
        return pickQueueFact();
    return pickPersonFact();
}

Fact Story::pickCallFact() {
    const CallId call = someCall();
    switch (roll(17)) {
    case 15:
        return roll(2) == 0 ? Fact{CallSoundLost{call, someAgent()}} : Fact{CallSoundBack{call, someAgent()}};
    case 16:
        if (roll(4) == 0)
            return OutboundCapReached{{}, TrunkId{"city"}, OutboundCap::PerHour, {}};
        return CallDialledOut{call, TrunkId{"city"}, "+74950000001", {}};
    case 13:
    case 14:
        return pickConferenceFact(call);
    case 11:
        return CallPlaced{CallId::make(1, ++m_count), someAgent(), DeviceId{"1001"}, "+74950000001",
                          Direction::Outbound,        "Petr"};
    case 0:
    case 1:
    case 2: {
        if (const Call *placed = find(m_center, call); placed && placed->state == CallState::Placed)
            return CallArrived{call, Direction::Outbound, {"1001", "Anna"}, placed->to,
                               {},   placed->caller,      placed->toName};
        const auto id = CallId::make(1, ++m_count);
        const std::string number = "+7495" + std::to_string(1'000'000 + roll(1'000'000));
        if (roll(4) == 0)
            return CallArrived{
                id, Direction::Outbound, {"1001", "Anna"}, number, TrunkId{"city"}, someAgent(), "Pavel"};
        if (roll(5) == 0)
            return CallArrived{id, Direction::Internal, {"1002", "Boris"}, "1003", {}, someAgent()};
        return CallArrived{id, Direction::Inbound, {number, "Caller \"x\""}, "600", TrunkId{"city"}, {}};
    }
    case 3:
        return CallHeld{call, roll(2) == 0 ? someAgent() : AgentId{}};
    case 4:
        return CallRetrieved{call, roll(2) == 0 ? someAgent() : AgentId{}};
    case 5:
        return RecordingStarted{call, "a.wav"};
    case 6:
        return CallMuted{call, someAgent()};
    case 7:
        return CallUnmuted{call, someAgent()};
    case 8:
        if (const Call *talk = find(m_center, call);
            talk && talk->isTalking() && (talk->agent || talk->caller) && roll(4) > 0)
            return CallTransferred{call, talk->agent ? talk->agent : talk->caller, "601",
                                   roll(2) == 0 ? Party{talk->to, {}} : Party{},
                                   roll(2) == 0 ? someConsult(call) : CallId{}};
        if (const Call *queued = find(m_center, call); queued && queued->agent && roll(2) == 0)
            return CallAgentLost{call, queued->agent};
        return CallDialFailed{call, EndCause::Busy};
    case 12:
        return pickSupervisionFact(call);
    default:
        if (!m_center.cutOff.empty() && roll(3) == 0)
            return CallerReached{
                m_center.cutOff[static_cast<std::size_t>(roll(static_cast<int>(m_center.cutOff.size())))]
                    .call,
                roll(2) == 0 ? call : CallId{}, UserId{"olga"}};
        return roll(4) == 0 ? pickMissed(call) : pickEnd(call);
    }
}

Fact Story::pickMissed(CallId call) {
    const auto id = someAgent();
    const auto *agent = find(m_center, id);
    if (agent && !agent->missed.empty() && roll(2) == 0)
        return MissedCallSettled{agent->missed.front().call, id, {}};
    return CallMissed{call, id, {"1002", "Boris"}, OfferOutcome::Busy};
}

Fact Story::pickEnd(CallId call) {
    const auto by = static_cast<EndedBy>(roll(4));
    return CallEnded{call, by, static_cast<EndCause>(roll(12)),
                     by == EndedBy::Supervisor ? UserId{"olga"} : UserId{}};
}

Fact Story::pickConferenceFact(CallId id) {
    const Call *call = find(m_center, id);
    const int party = 1 + roll(5);
    if (call && call->isTalking() && roll(2) == 0) {
        const int next = call->isConference() ? call->parties.back().number + 1 : 3;
        const auto agent = call->agent ? call->agent : call->caller;
        return CallConferenced{id, agent, someConsult(id), next, roll(2) == 0 ? Party{"+7495", {}} : Party{}};
    }
    switch (roll(4)) {
    case 0:
        return CallPartyMuted{id, party, UserId{"olga"}};
    case 1:
        return CallPartyUnmuted{id, party, UserId{"olga"}};
    default:
        return CallPartyLeft{id, party, roll(2) == 0 ? UserId{"olga"} : UserId{}};
    }
}

Fact Story::pickSupervisionFact(CallId id) {
    const Call *call = find(m_center, id);
    const auto agent = call && call->agent ? call->agent : someAgent();
    const auto mode = static_cast<SupervisionMode>(roll(3));
    const UserId rita{"rita"};
    switch (roll(6)) {
    case 0:
        return SupervisionStarted{id, agent, rita, mode};
    case 1:
        return SupervisionModeChanged{id, agent, rita, mode};
    case 2:
        return SupervisionEnded{id, agent, rita, SupervisionEnd::TalkEnded};
    case 3:
        return CallTakenOver{id, agent, rita};
    default:
        return SupervisionAsked{id, agent, rita, DeviceId{"1005"}, mode};
    }
}

Fact Story::pickQueueFact() {
    const CallId id = someCall();
    const Call *call = find(m_center, id);
    if (call && call->offer) {
        const Offer &offer = *find(m_center, call->offer);
        if (roll(2) == 0)
            return CallAnswered{id, offer.agent, offer.id};
        return OfferEnded{offer.id, id, offer.agent, static_cast<OfferOutcome>(1 + roll(6))};
    }
    if (!call || call->state == CallState::Placed || call->state == CallState::Arrived)
        return CallQueued{id, someQueue()};
    if (roll(6) == 0)
        return CallPulled{id, someAgent(), UserId{"olga"}};
    if (roll(6) == 0)
        return CallLeftQueue{id, call->queue, VisitOutcome::LeftByKey};
    return OfferStarted{OfferId::make(1, ++m_count), id, someAgent(), DeviceId{"1001"}, m_center.at};
}

Fact Story::pickWrapUpFact(AgentId agent) {
    const auto *row = find(m_center, agent);
    const auto call = row && roll(2) == 0 ? row->last.call : someCall();
    const auto &over = m_center.rateable;
    switch (roll(6)) {
    case 5:
        return RecordingHeard{call, roll(4) == 0 ? "" : "talk.flac", UserId{"olga"}};
    case 0:
        return RecordingPaused{call, UserId{"rita"}};
    case 1:
        return RecordingResumed{call, {}};
    case 2:
        return NoteAdded{call, agent, "wants \"it\" at " + std::to_string(m_count)};
    case 3:
        return RatingGiven{over.empty() ? call : over[m_count % over.size()].call, roll(7),
                           roll(2) == 0 ? 3 : 5, UserId{"olga"}};
    default:
        return DispositionSet{call, agent, DispositionId{"solved"}, agent};
    }
}

Fact Story::pickPersonFact() {
    const AgentId agent = someAgent();
    switch (roll(12)) {
    case 11:
        return CallersTurnedAway{roll(3), static_cast<TurnedAwayFor>(roll(3))};
    case 10:
        return AddressBanned{"192.0.2." + std::to_string(roll(9)), m_center.at, roll(3) - 1};
    case 9:
        return QueueOpened{someQueue()};
    case 8:
        return QueueClosed{someQueue()};
    case 7:
        if (roll(4) == 0)
            return DayStarted{"day " + std::to_string(++m_count)};
        return BackendStarted{m_center.start + static_cast<std::uint32_t>(roll(2)), "0.1.0"};
    case 0:
        return DeskConnected{agent, SessionId::make(1, ++m_count), "callboard 0.1.0"};
    case 1:
        return DeskDisconnected{agent, SessionId::make(1, m_count), roll(2) == 0};
    case 2:
        return DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:" + std::to_string(5000 + roll(9)), "phone"};
    case 3:
        return DeviceLost{DeviceId{"1001"}, DeviceLoss::Expired};
    case 4: {
        SiteSettings site = smallSite();
        if (roll(2) == 0)
            std::swap(site.users[0].queues, site.users[1].queues);
        if (roll(2) == 0)
            site.users.erase(site.users.begin() + roll(2));
        if (roll(2) == 0)
            site.queues.pop_back();
        return ConfigChanged{std::move(site)};
    }
    case 5:
        return AfterCallWorkEnded{agent, Author::Rule};
    case 6:
        return pickWrapUpFact(agent);
    default:
        return AgentStateChanged{agent, static_cast<DesiredState>(roll(3)), {}, Author::Agent, agent};
    }
}

} // namespace callboard::test
