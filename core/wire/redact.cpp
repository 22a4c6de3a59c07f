// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/redact.h"

#include <algorithm>
#include <optional>
#include <type_traits>

namespace callboard {

namespace {

// Both, whatever the direction: a transfer makes who was called the caller, and may lead anywhere.
void blankParties(Party &from, std::string &to) {
    from = {};
    to.clear();
}

void blankParties(auto &call) {
    blankParties(call.from, call.to);
    call.toName.clear();
}

// Of a fact of supervision or of the supervision itself: what decides who reads it.
struct Watched {
    AgentId agent;
    UserId supervisor;
    AgentId askedBy;
};

// None: the fact is about something else.
std::optional<Watched> supervisedIn(const Fact &fact) {
    return std::visit(
        [](const auto &f) -> std::optional<Watched> {
            using F = std::remove_cvref_t<decltype(f)>;
            constexpr bool isOne =
                std::is_same_v<F, SupervisionAsked> || std::is_same_v<F, SupervisionStarted> ||
                std::is_same_v<F, SupervisionModeChanged> || std::is_same_v<F, SupervisionEnded>;
            if constexpr (isOne)
                return Watched{f.agent, f.supervisor, f.askedBy};
            return std::nullopt;
        },
        fact);
}

bool mayReadSupervision(const Center &center, const Watched &watched, const Viewer &viewer) {
    const bool isHis = watched.agent == viewer.user;
    return readsEverything(viewer) || (isHis && (center.site.showsSupervision || watched.askedBy)) ||
           (watched.askedBy && watched.supervisor == viewer.user);
}

// As if their marks had been withheld one by one.
void hideMarksOfOthers(Center &center, UserId viewer) {
    for (auto &contact : center.rateable) {
        if (contact.agent == viewer || contact.mark == 0)
            continue;
        const auto hideIn = [&](auto *row) {
            if (row)
                row->marks.takeBack(contact.mark);
        };
        hideIn(const_cast<Queue *>(find(center, contact.queue))); // the center is ours to change
        hideIn(const_cast<Agent *>(find(center, contact.agent)));
        contact.mark = 0;
    }
}

// Nothing would be left of it.
bool isWithheldWhole(const Fact &fact) {
    return supervisedIn(fact) || std::holds_alternative<AddressBanned>(fact) ||
           std::holds_alternative<RatingGiven>(fact) || std::holds_alternative<RecordingHeard>(fact);
}

} // namespace

bool readsEverything(const Viewer &viewer) {
    return viewer.role != Role::Agent;
}

bool mayRead(const Center &center, const Call &call, const Viewer &viewer) {
    if (readsEverything(viewer) || call.has(viewer.user))
        return true;
    if (const auto *asked = supervisionBy(center, viewer.user); asked && asked->call == call.id)
        return true;
    if (const Offer *offer = call.offer ? find(center, call.offer) : nullptr;
        offer && offer->agent == viewer.user)
        return true;
    const Agent *agent = call.queue ? find(center, AgentId{viewer.user}) : nullptr;
    return agent && servesQueue(center, *agent, call.queue);
}

bool mayRead(const Center &center, const CutOffCall &cut, const Viewer &viewer) {
    const Agent *agent = cut.queue ? find(center, AgentId{viewer.user}) : nullptr;
    return readsEverything(viewer) || cut.has(viewer.user) ||
           (agent && servesQueue(center, *agent, cut.queue));
}

bool speaksWith(const Center &center, std::string_view number, const Viewer &viewer) {
    const Agent *agent = find(center, AgentId{viewer.user});
    const auto isOf = [&](const LastCall &call) { return call.party.number == number; };
    if (readsEverything(viewer) ||
        (agent && (isOf(agent->last) || std::any_of(agent->owed.begin(), agent->owed.end(), isOf))))
        return true;
    return std::any_of(center.calls.begin(), center.calls.end(), [&](const Call &call) {
        const bool isParty =
            std::any_of(call.parties.begin(), call.parties.end(),
                        [&](const Participant &party) { return party.party.number == number; });
        return (call.from.number == number || call.to == number || isParty) && mayRead(center, call, viewer);
    });
}

void blank(Call &call) {
    blankParties(call);
    call.ledOut.clear();
    for (auto &party : call.parties)
        party.party = {};
}

void blank(Guard &guard) {
    guard.banned = 0;
    guard.bannedAt = guard.bannedUntil = Time{};
    guard.bannedAddress.clear();
}

void blank(Agent &agent) {
    blankParties(agent.last.party, agent.last.passedTo);
    for (auto &owed : agent.owed)
        blankParties(owed.party, owed.passedTo);
    for (auto &wrapUp : agent.wrapUps)
        wrapUp.note.clear();
    for (auto &missed : agent.missed)
        missed.from = {};
}

void blank(Fact &fact) {
    if (auto *note = std::get_if<NoteAdded>(&fact))
        note->text.clear();
    if (isWithheldWhole(fact))
        fact = Withheld{};
    if (auto *placed = std::get_if<CallPlaced>(&fact))
        placed->to.clear(), placed->toName.clear();
    if (auto *arrived = std::get_if<CallArrived>(&fact))
        blankParties(*arrived);
    if (auto *transferred = std::get_if<CallTransferred>(&fact))
        blankParties(*transferred);
    if (auto *conferenced = std::get_if<CallConferenced>(&fact))
        conferenced->from = {};
    if (auto *out = std::get_if<CallDialledOut>(&fact))
        out->number.clear();
    if (auto *reached = std::get_if<CallerReached>(&fact))
        reached->talk = {};
    if (auto *missed = std::get_if<CallMissed>(&fact))
        missed->from = {};
}

bool tellsParty(const Fact &fact) {
    if (isWithheldWhole(fact))
        return true;
    if (const auto *placed = std::get_if<CallPlaced>(&fact))
        return !placed->to.empty();
    if (const auto *transferred = std::get_if<CallTransferred>(&fact))
        return !(transferred->from == Party{} && transferred->to.empty());
    if (const auto *conferenced = std::get_if<CallConferenced>(&fact))
        return !(conferenced->from == Party{});
    if (const auto *note = std::get_if<NoteAdded>(&fact))
        return !note->text.empty();
    if (const auto *out = std::get_if<CallDialledOut>(&fact))
        return !out->number.empty();
    if (const auto *reached = std::get_if<CallerReached>(&fact))
        return bool(reached->talk); // with whom somebody talks there
    if (const auto *missed = std::get_if<CallMissed>(&fact))
        return !(missed->from == Party{});
    const auto *arrived = std::get_if<CallArrived>(&fact);
    return arrived && !(arrived->from == Party{} && arrived->to.empty());
}

CallTexts textsOf(const Call &call) {
    CallTexts texts{call.id, call.from, call.to, call.toName, call.ledOut, {}};
    for (const auto &party : call.parties)
        texts.parties.push_back(party.party);
    return texts;
}

bool Lens::remember(const Center &center, CallId id) {
    const Call *call = find(center, id);
    if (!call) {
        m_read.erase(id);
        return false;
    }
    return mayRead(center, *call, m_viewer) && m_read.insert(id).second;
}

Center Lens::snapshot(const Center &center) {
    Center shown = center;
    if (readsEverything(m_viewer))
        return shown;
    m_read.clear();
    for (const auto &call : center.calls)
        if (!remember(center, call.id))
            blank(*shown.calls.find(call.id));
    for (auto &agent : shown.agents)
        if (agent.id != m_viewer.user)
            blank(agent);
    std::erase_if(shown.supervisions, [&](const Supervision &supervision) {
        const Watched watched{supervision.agent, supervision.supervisor, supervision.askedBy};
        return !mayReadSupervision(center, watched, m_viewer);
    });
    blank(shown.guard);
    for (auto &cut : shown.cutOff)
        if (!mayRead(center, cut, m_viewer))
            cut.outside = {};
    hideMarksOfOthers(shown, m_viewer.user);
    return shown;
}

std::vector<CallTexts> Lens::resume(const Center &center) {
    m_read.clear();
    std::vector<CallTexts> texts;
    if (!readsEverything(m_viewer))
        for (const auto &call : center.calls)
            if (remember(center, call.id))
                texts.push_back(textsOf(call));
    return texts;
}

bool Lens::showsParty(const Center &center, const Fact &fact) {
    if (readsEverything(m_viewer))
        return true;
    if (const auto supervised = supervisedIn(fact))
        return mayReadSupervision(center, *supervised, m_viewer);
    if (std::holds_alternative<AddressBanned>(fact) || std::holds_alternative<RecordingHeard>(fact))
        return false;
    if (const auto *rating = std::get_if<RatingGiven>(&fact)) {
        const auto *contact = rateableOf(center, rating->call);
        return contact && contact->agent == m_viewer.user;
    }
    if (const auto *note = std::get_if<NoteAdded>(&fact))
        return note->agent == m_viewer.user;
    const auto *arrived = std::get_if<CallArrived>(&fact);
    const auto *placed = std::get_if<CallPlaced>(&fact);
    if (const auto *transferred = std::get_if<CallTransferred>(&fact))
        return transferred->agent == m_viewer.user || m_read.contains(transferred->call);
    if (const auto *conferenced = std::get_if<CallConferenced>(&fact))
        return conferenced->agent == m_viewer.user || m_read.contains(conferenced->call);
    if (const auto *out = std::get_if<CallDialledOut>(&fact))
        return m_read.contains(out->call);
    if (const auto *reached = std::get_if<CallerReached>(&fact))
        return m_read.contains(reached->talk);
    if (const auto *missed = std::get_if<CallMissed>(&fact))
        return missed->agent == m_viewer.user;
    if (!arrived && !placed)
        return true;
    const Call *call = find(center, arrived ? arrived->call : placed->call);
    const bool isOwn = (arrived ? arrived->caller : placed->agent) == m_viewer.user;
    if (!isOwn && !(call && mayRead(center, *call, m_viewer)))
        return false;
    if (call)
        m_read.insert(call->id);
    return true;
}

std::vector<CallId> Lens::reveals(const Center &center, const Delta &delta) {
    std::vector<CallId> revealed;
    if (readsEverything(m_viewer))
        return revealed;
    if (delta.isWhole) {
        std::erase_if(m_read, [&](CallId id) { return !find(center, id); });
        for (const auto &call : center.calls)
            if (remember(center, call.id))
                revealed.push_back(call.id);
        return revealed;
    }
    for (const CallId id : delta.calls)
        if (remember(center, id))
            revealed.push_back(id);
    return revealed;
}

} // namespace callboard
