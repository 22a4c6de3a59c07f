// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decide/conference.h"

#include "core/decide/lead.h"
#include "core/decide/refusal.h"

namespace callboard {

namespace {

constexpr Duration expertRing = seconds{30};

// The one of his calls that fits, the last first; or none.
template <class Fits>
const Call *callOf(const Center &center, UserId user, CallId named, Fits fits) {
    const auto *agent = find(center, user);
    if (!agent)
        return nullptr;
    for (auto id = agent->calls.rbegin(); id != agent->calls.rend(); ++id)
        if (const auto *call = find(center, *id); call && (!named || *id == named) && fits(*call))
            return call;
    return nullptr;
}

const Call *consultOf(const Center &center, UserId user, CallId named) {
    return callOf(center, user, named,
                  [&](const Call &each) { return each.consults && each.caller == user; });
}

struct Led {
    const Call *call = nullptr;
    const Participant *party = nullptr;
};

// The party meant, if this actor may decide about him.
Result<Led> ledBy(const Center &center, const Actor &actor, CallId named, std::int32_t number) {
    const auto *call = named && leads(actor) ? find(center, named)
                                             : callOf(center, actor.user, named,
                                                      [](const Call &each) { return each.isConference(); });
    if (!call || !call->isConference())
        return refusal("noConference", "there is no such call of three or more");
    const auto *party = call->party(number);
    if (!party)
        return refusal("noParty", "nobody in this call has the number " + std::to_string(number));
    if (!leads(actor) && call->leader != actor.user && party->agent != actor.user)
        return refusal("notAllowed", "'" + std::string(call->leader.text()) + "' leads this call");
    return Led{call, party};
}

Result<Decision> silence(const Center &center, const Actor &actor, CallId named, std::int32_t number,
                         bool isMuted) {
    const auto led = ledBy(center, actor, named, number);
    if (!led)
        return led.error();
    if (!leads(actor) && led->call->leader != actor.user)
        return refusal("notAllowed", "only who leads the call may do this");
    if (led->party->isMuted == isMuted)
        return refusal("alreadySo", isMuted ? "this party is muted already" : "this party is not muted");
    return Decision{{}, {SilenceParty{led->call->id, number, isMuted, actor.user}}};
}

// The colleague whose phone has this number, if it can ring now.
Result<const Agent *> expertAt(const Center &center, const std::string &number) {
    const auto *device = DeviceId::fits(number) ? find(center, DeviceId{number}) : nullptr;
    const auto *expert = device ? agentOfDevice(center, device->id) : nullptr;
    if (!expert)
        return refusal("badNumber", "an expert is asked by the extension of his phone");
    if (!device->isRegistered)
        return refusal("targetUnreachable", "the phone " + number + " is not registered");
    if (isEngaged(center, *expert))
        return refusal("targetBusy", "the phone " + number + " is busy");
    return expert;
}

Party shownTo(const Center &center, const Agent &asker) {
    const auto *settings = settingsOf(center, asker.id);
    return {std::string(asker.device.text()), settings ? settings->name : std::string{}};
}

} // namespace

const Supervision *expertRinging(const Center &center, const Actor &actor, CallId named) {
    const auto *asked = supervisionBy(center, actor.user);
    const bool rings = asked && asked->askedBy && !asked->isJoined() && (!named || asked->call == named);
    return rings ? asked : nullptr;
}

Result<Decision> decideFor(const Center &center, const CompleteTransfer &command, const Actor &actor) {
    const auto *consult = consultOf(center, actor.user, command.call);
    if (!consult)
        return refusal("noConsult", "you consult nobody in such a call");
    const bool mustTalk = find(center, consult->consults)->isConference();
    if (consult->state == CallState::Placed || (mustTalk && !consult->isTalking()))
        return refusal("notAnswered", "who was called has not answered yet");
    return Decision{{}, {JoinCalls{consult->consults, consult->id, actor.user}}};
}

Result<Decision> decideFor(const Center &center, const Conference &command, const Actor &actor) {
    const auto *consult = consultOf(center, actor.user, command.call);
    if (!consult)
        return refusal("noConsult", "you consult nobody in such a call");
    if (!consult->isTalking())
        return refusal("notAnswered", "who was called has not answered yet");
    const auto &about = *find(center, consult->consults);
    if (about.consults)
        return refusal("consulted",
                       "you are asked for advice in the other call: who asks brings all together");
    if (about.parties.size() >= largestConference)
        return refusal("conferenceFull",
                       "at most " + std::to_string(largestConference) + " talk in one call");
    return Decision{{}, {AddParty{about.id, consult->id, actor.user}}};
}

Result<Decision> decideFor(const Center &center, const MuteParty &command, const Actor &actor) {
    return silence(center, actor, command.call, command.party, true);
}

Result<Decision> decideFor(const Center &center, const UnmuteParty &command, const Actor &actor) {
    return silence(center, actor, command.call, command.party, false);
}

Result<Decision> decideFor(const Center &center, const RemoveParty &command, const Actor &actor) {
    const auto led = ledBy(center, actor, command.call, command.party);
    if (!led)
        return led.error();
    const auto by = led->party->agent == actor.user ? UserId{} : actor.user;
    return Decision{{}, {DropParty{led->call->id, led->party->number, by}}};
}

Result<Decision> decideFor(const Center &center, const AskExpert &command, const Actor &actor) {
    const auto *call =
        callOf(center, actor.user, command.call, [](const Call &each) { return each.isTalking(); });
    if (!call)
        return refusal("noCall", "you talk in no such call");
    const auto *present = supervisionOf(center, call->id);
    const auto *asked = present ? find(center, present->supervisor) : nullptr;
    const bool isHis = asked && asked->device.text() == command.number && present->askedBy == actor.user;
    if (isHis && present->mode == command.mode)
        return refusal("alreadySo", "this is the mode already");
    if (isHis)
        return Decision{
            {SupervisionModeChanged{call->id, present->agent, asked->id, command.mode, actor.user}},
            {SetSupervisionMode{call->id, asked->id, command.mode}}};
    if (present)
        return refusal("supervised", present->askedBy ? "'" + std::string(present->supervisor.text()) +
                                                            "' was asked already"
                                                      : "a supervisor is in this call");
    const auto expert = expertAt(center, command.number);
    if (!expert)
        return expert.error();
    const auto &e = **expert;
    return Decision{{SupervisionAsked{call->id, actor.user, e.id, e.device, command.mode, actor.user}},
                    {Supervise{call->id,
                               actor.user,
                               e.id,
                               e.device,
                               command.mode,
                               expertRing,
                               shownTo(center, *find(center, actor.user)),
                               {},
                               actor.user}}};
}

Result<Decision> decideFor(const Center &center, const DismissExpert &command, const Actor &actor) {
    for (const auto &each : center.supervisions)
        if (each.askedBy == actor.user && (!command.call || each.call == command.call))
            return Decision{{}, {EndSupervision{each.call, each.agent, each.supervisor, {}, each.askedBy}}};
    return refusal("noExpert", "you have asked nobody into such a call");
}

} // namespace callboard
