// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decide/conference.h"
#include "core/decide/lead.h"
#include "core/decide/wrap_up.h"

#include "core/center/other_end.h"
#include "core/center/outbound.h"
#include "core/decide/refusal.h"

#include <algorithm>

namespace callboard {

namespace {

// One question asked at one moment; `say` has one answer a command.
class Decider {
public:
    Decider(const Center &center, const Actor &actor, Time now, const std::function<CallId()> &nextCall)
        : m_center(center)
        , m_actor(actor)
        , m_now(now)
        , m_nextCall(nextCall) {}

    Result<Decision> say(const SetState &command) const;
    Result<Decision> say(const Dial &command) const;
    Result<Decision> say(const AnswerCall &command) const;
    Result<Decision> say(const RejectOffer &command) const;
    Result<Decision> say(const HangUp &command) const;
    Result<Decision> say(const HoldCall &command) const;
    Result<Decision> say(const RetrieveCall &command) const;
    Result<Decision> say(const MuteCall &command) const;
    Result<Decision> say(const UnmuteCall &command) const;
    Result<Decision> say(const SendDigits &command) const;
    Result<Decision> say(const TransferCall &command) const;
    Result<Decision> say(const ConsultCall &command) const;
    Result<Decision> say(const SwapCalls &command) const;
    Result<Decision> say(const CancelConsult &command) const;
    template <class Other>
    Result<Decision> say(const Other &command) const {
        if constexpr (requires { decideFor(m_center, command, m_actor, m_now); })
            return decideFor(m_center, command, m_actor, m_now);
        else
            return decideFor(m_center, command, m_actor);
    }

private:
    bool leads() const { return callboard::leads(m_actor); }
    // The agent meant, where the actor may act for him.
    Result<const Agent *> subject(AgentId named) const;
    Result<const Offer *> ringing(CallId named) const;
    Result<const Call *> inCall(CallId named) const;
    // The answered call that the actor himself takes part in.
    Result<const Call *> talk(CallId named) const;
    Result<Decision> hold(CallId named, bool isHeld) const;
    Result<Decision> mute(CallId named, bool isMuted) const;
    // The actor's consult, beside the call that it is about.
    Result<const Call *> consult(CallId named) const;
    // The other of two calls on the actor's phone; null: there is no other.
    const Call *besides(const Call &call) const;
    Result<Decision> turn(const Call &from, const Call &to) const;
    std::optional<Error> refuseTarget(const std::string &number) const;
    std::optional<Error> refuseReason(const SetState &command) const;
    std::optional<Error> refuseNumber(const std::string &number) const;
    std::optional<Error> refuseOutbound(const std::string &number) const;
    bool looksInside(const std::string &number) const;
    bool isInside(const std::string &number) const;

    const Center &m_center;
    const Actor &m_actor;
    Time m_now;
    const std::function<CallId()> &m_nextCall;
};

bool isDialable(char c) {
    return (c >= '0' && c <= '9') || c == '*' || c == '#';
}

Result<const Agent *> Decider::subject(AgentId named) const {
    const auto id = named ? named : m_actor.user;
    const auto *agent = find(m_center, id);
    if (id != m_actor.user && !leads())
        return refusal("notAllowed", "only a supervisor may do this for another agent");
    if (!agent)
        return refusal("unknownAgent", "'" + std::string(id.text()) + "' takes no calls here");
    return agent;
}

std::optional<Error> Decider::refuseReason(const SetState &command) const {
    const auto &known = m_center.site.reasons;
    if (!command.reason)
        return std::nullopt;
    if (command.state != DesiredState::NotReady)
        return refusal("unknownReason", "a reason belongs to not ready only");
    if (std::find(known.begin(), known.end(), command.reason) != known.end())
        return std::nullopt;
    return refusal("unknownReason", "'" + std::string(command.reason.text()) + "' is no reason of this site");
}

Result<Decision> Decider::say(const SetState &command) const {
    const auto agent = subject(command.agent);
    if (!agent)
        return agent.error();
    if (const auto refused = refuseReason(command))
        return *refused;
    const auto &a = **agent;
    const auto author = a.id == m_actor.user ? Author::Agent : Author::Supervisor;
    const AgentStateChanged changed{a.id, command.state, command.reason, author, m_actor.user};
    Decision decision;
    // Asking for a state while the after-call work runs means: I am done with it.
    if (a.work.call && a.calls.empty() && command.state != DesiredState::NotReady) {
        if (const auto refused = author == Author::Agent ? refuseUnfinished(m_center, a) : std::nullopt)
            return *refused;
        decision.facts.push_back(AfterCallWorkEnded{a.id, author, m_actor.user});
    }
    if (a.desired.state != command.state || a.desired.reason != command.reason || a.isDeskLost)
        decision.facts.push_back(changed);
    if (decision.facts.empty())
        return refusal("alreadySo", "the agent's state is this already");
    return decision;
}

bool Decider::isInside(const std::string &number) const {
    return queueOfNumber(m_center, number) || (DeviceId::fits(number) && find(m_center, DeviceId{number}));
}

std::optional<Error> Decider::refuseNumber(const std::string &number) const {
    const auto digits = std::string_view(number).substr(number.starts_with('+') ? 1 : 0);
    if (digits.empty() || number.size() > Dial::longestNumber ||
        !std::all_of(digits.begin(), digits.end(), isDialable))
        return refusal("badNumber", "a number has 1 to 32 of the signs 0-9 * #, and may begin with +");
    return isInside(number) ? std::nullopt : refuseOutbound(number);
}

// As long as a number of the house, and no rule for calls out speaks of it: who dials it means somebody here.
bool Decider::looksInside(const std::string &number) const {
    const auto &site = m_center.site;
    const auto isSpokenOf = [&](const OutboundRule &rule) {
        return !rule.prefix.empty() && number.starts_with(rule.prefix);
    };
    if (number.starts_with('+') || std::any_of(site.outbound.begin(), site.outbound.end(), isSpokenOf))
        return false;
    const auto length = number.size();
    return std::any_of(site.queues.begin(), site.queues.end(),
                       [&](const QueueSettings &queue) { return queue.number.size() == length; }) ||
           std::any_of(site.users.begin(), site.users.end(),
                       [&](const UserSettings &user) { return user.extension.text().size() == length; });
}

std::optional<Error> Decider::refuseOutbound(const std::string &number) const {
    const auto *rule = outboundRule(m_center.site, number);
    if (!rule && looksInside(number))
        return refusal("unknownNumber", "nobody and no queue here has the number " + number);
    if (!rule)
        return refusal("outboundNotAllowed", "the site lets no calls out to such numbers");
    const auto cap = capOf(m_center, *rule, m_now);
    if (!cap)
        return std::nullopt;
    return refusal("outboundCapped",
                   "the site's limit for calls to such numbers is reached: " + std::string(textOf(*cap)));
}

Result<Decision> Decider::say(const Dial &command) const {
    const auto agent = subject({});
    if (!agent)
        return agent.error();
    if (const auto refused = refuseNumber(command.number))
        return *refused;
    const auto &a = **agent;
    const auto *device = find(m_center, a.device);
    if (!device || !device->isRegistered)
        return refusal("noDevice", "the phone " + std::string(a.device.text()) + " is not registered");
    if (a.state == AgentState::LoggedOut)
        return refusal("loggedOut", "log in first");
    if (isEngaged(m_center, a))
        return refusal("busy", "there is a call already");
    const auto call = m_nextCall();
    const auto direction = isInside(command.number) ? Direction::Internal : Direction::Outbound;
    return Decision{{CallPlaced{call, a.id, a.device, command.number, direction}},
                    {PlaceCall{call, a.id, a.device, command.number}}};
}

Result<const Offer *> Decider::ringing(CallId named) const {
    const auto agent = subject({});
    if (!agent)
        return agent.error();
    const auto *offer = find(m_center, (*agent)->offer);
    if (!offer || (named && offer->call != named))
        return refusal("noOffer", "no such call rings here now");
    return offer;
}

Result<Decision> Decider::say(const AnswerCall &command) const {
    const auto offer = ringing(command.call);
    const auto *asked = offer ? nullptr : expertRinging(m_center, m_actor, command.call);
    if (!offer && !asked)
        return offer.error();
    const auto *device = find(m_center, asked ? asked->device : (*offer)->device);
    if (!device || !device->answersWhenTold)
        return refusal("answerAtPhone", "this phone can only be answered at the phone itself");
    if (asked)
        return Decision{{}, {AnswerSupervision{asked->call, asked->supervisor}}};
    return Decision{{}, {AnswerOffer{(*offer)->id}}};
}

Result<Decision> Decider::say(const RejectOffer &command) const {
    const auto offer = ringing(command.call);
    if (!offer)
        return offer.error();
    return Decision{{}, {CancelOffer{(*offer)->id, OfferOutcome::Rejected}}};
}

Result<const Call *> Decider::inCall(CallId named) const {
    if (named && leads()) {
        const auto *call = find(m_center, named);
        return call ? Result<const Call *>(call) : refusal("unknownCall", "there is no such live call");
    }
    const auto agent = subject({});
    if (!agent)
        return agent.error();
    const auto &calls = (*agent)->calls;
    const auto wanted = named || calls.empty() ? named : calls.back();
    if (std::find(calls.begin(), calls.end(), wanted) == calls.end())
        return refusal("noCall", "the agent is in no such call");
    return find(m_center, wanted);
}

Result<Decision> Decider::say(const HangUp &command) const {
    const auto call = inCall(command.call);
    if (!call)
        return call.error();
    if (const auto *self = (*call)->party(m_actor.user))
        return Decision{{}, {DropParty{(*call)->id, self->number, {}}}};
    const auto by = (*call)->caller == m_actor.user  ? EndedBy::Caller
                    : (*call)->agent == m_actor.user ? EndedBy::Callee
                                                     : EndedBy::Supervisor;
    const bool isSupervisor = by == EndedBy::Supervisor;
    const auto cause = isSupervisor && (*call)->isWaiting() ? EndCause::Refused : EndCause::Normal;
    return Decision{{}, {EndCall{(*call)->id, by, cause, {}, {}, isSupervisor ? m_actor.user : UserId{}}}};
}

Result<const Call *> Decider::talk(CallId named) const {
    const auto agent = subject({});
    if (!agent)
        return agent.error();
    for (auto id = (*agent)->calls.rbegin(); id != (*agent)->calls.rend(); ++id)
        if (const auto *call = find(m_center, *id); call->isTalking() && (!named || *id == named))
            return call;
    return refusal("noCall", "you talk in no such call");
}

Result<Decision> Decider::hold(CallId named, bool isHeld) const {
    const auto call = talk(named);
    if (!call)
        return call.error();
    if ((*call)->isHeldBy(m_actor.user) == isHeld)
        return refusal("alreadySo", isHeld ? "the call is on hold already" : "the call is not on hold");
    return Decision{{}, {HoldLine{(*call)->id, m_actor.user, isHeld}}};
}

Result<Decision> Decider::say(const HoldCall &command) const {
    return hold(command.call, true);
}

Result<Decision> Decider::say(const RetrieveCall &command) const {
    const auto call = talk(command.call);
    const auto *other = call && (*call)->isHeldBy(m_actor.user) ? besides(**call) : nullptr;
    return other ? turn(*other, **call) : hold(command.call, false);
}

Result<Decision> Decider::mute(CallId named, bool isMuted) const {
    const auto call = talk(named);
    if (!call)
        return call.error();
    if ((*call)->isMuted(m_actor.user) == isMuted)
        return refusal("alreadySo", isMuted ? "you are muted already" : "you are not muted");
    return Decision{{}, {MuteLine{(*call)->id, m_actor.user, isMuted}}};
}

Result<Decision> Decider::say(const MuteCall &command) const {
    return mute(command.call, true);
}

Result<Decision> Decider::say(const UnmuteCall &command) const {
    return mute(command.call, false);
}

Result<Decision> Decider::say(const SendDigits &command) const {
    constexpr std::string_view keys = "0123456789*#ABCD";
    const auto call = talk(command.call);
    if (!call)
        return call.error();
    if (command.digits.empty() || command.digits.size() > Dial::longestNumber ||
        command.digits.find_first_not_of(keys) != std::string::npos)
        return refusal("badNumber", "keys are 1 to 32 of the signs 0-9 * # A-D");
    const auto count = static_cast<std::int32_t>(command.digits.size());
    return Decision{{KeysSent{(*call)->id, m_actor.user, count}},
                    {PressKeys{(*call)->id, m_actor.user, command.digits}}};
}

// A phone that cannot ring now is told before the caller is let go.
std::optional<Error> Decider::refuseTarget(const std::string &number) const {
    if (const auto refused = refuseNumber(number))
        return refused;
    if (queueOfNumber(m_center, number) || !DeviceId::fits(number))
        return std::nullopt;
    const auto *device = find(m_center, DeviceId{number});
    if (!device)
        return std::nullopt;
    const auto *agent = agentOfDevice(m_center, device->id);
    if (!agent || !device->isRegistered)
        return refusal("targetUnreachable", "the phone " + number + " is not registered");
    if (agent->id == m_actor.user)
        return refusal("badNumber", "this is your own phone");
    if (isEngaged(m_center, *agent))
        return refusal("targetBusy", "the phone " + number + " is busy");
    return std::nullopt;
}

Result<Decision> Decider::say(const TransferCall &command) const {
    const auto call = talk(command.call);
    if (!call)
        return call.error();
    if ((*call)->isConference())
        return refusal("conference", "more than two talk here: leave the call, or remove the others first");
    if (const auto refused = refuseTarget(command.number))
        return *refused;
    const bool isCaller = (*call)->caller == m_actor.user;
    const auto from = isCaller ? otherEnd(m_center, **call, m_actor.user) : Party{};
    return Decision{{CallTransferred{(*call)->id, m_actor.user, command.number, from}}, {}};
}

// He is on the phone already: the engine holds the call and places the other for him.
Result<Decision> Decider::say(const ConsultCall &command) const {
    const auto call = talk(command.call);
    if (!call)
        return call.error();
    const auto &agent = *find(m_center, m_actor.user);
    if (agent.calls.size() > 1)
        return refusal("busy", "there is a second call already");
    if (const auto refused = refuseTarget(command.number))
        return *refused;
    const auto placed = m_nextCall();
    const auto direction = isInside(command.number) ? Direction::Internal : Direction::Outbound;
    return Decision{{CallPlaced{placed, agent.id, agent.device, command.number, direction}},
                    {PlaceCall{placed, agent.id, agent.device, command.number, {}, (*call)->id}}};
}

Result<const Call *> Decider::consult(CallId named) const {
    const auto agent = subject({});
    if (!agent)
        return agent.error();
    for (const auto id : (*agent)->calls)
        if (const auto *call = find(m_center, id);
            call->consults && call->caller == m_actor.user && (!named || id == named))
            return call;
    return refusal("noConsult", "you consult nobody in such a call");
}

const Call *Decider::besides(const Call &call) const {
    const auto &calls = find(m_center, m_actor.user)->calls;
    const auto other =
        std::find_if(calls.rbegin(), calls.rend(), [&](const CallId id) { return id != call.id; });
    return other != calls.rend() ? find(m_center, *other) : nullptr;
}

Result<Decision> Decider::turn(const Call &from, const Call &to) const {
    if (!from.isTalking())
        return refusal("notAnswered", "who was called has not answered yet");
    return Decision{{}, {SwitchLine{from.id, to.id, m_actor.user}}};
}

Result<Decision> Decider::say(const SwapCalls &command) const {
    const auto found = consult(command.call);
    if (!found)
        return found.error();
    const auto &present = *find(m_center, find(m_center, m_actor.user)->calls.back());
    return turn(present, *besides(present));
}

Result<Decision> Decider::say(const CancelConsult &command) const {
    const auto found = consult(command.call);
    if (!found)
        return found.error();
    const auto &asked = **found;
    const auto cause = asked.isTalking() ? EndCause::Normal : EndCause::Cancelled;
    return Decision{
        {}, {EndCall{asked.id, EndedBy::Caller, cause}, HoldLine{asked.consults, m_actor.user, false}}};
}

} // namespace

Result<Decision> decide(const Center &center, const Command &command, const Actor &actor, Time now,
                        const std::function<CallId()> &nextCall) {
    const Decider decider(center, actor, now, nextCall);
    return std::visit([&](const auto &c) { return decider.say(c); }, command);
}

} // namespace callboard
