// SPDX-License-Identifier: GPL-3.0-or-later
// How an INVITE becomes a call: who sends it, whether he may, what he wants.
#include "backend/telephony/sip/calls.h"
#include "backend/telephony/sip/wording.h"

namespace callboard::sip {

namespace {

// A disc that stands still for a moment costs nobody his call; a backend that falls behind takes no more.
constexpr Duration longestLag = seconds{2};

} // namespace

Calls::Calls(Parts parts, ::sip *stack, std::string localHost)
    : m_parts(std::move(parts))
    , m_stack(stack)
    , m_localHost(std::move(localHost))
    , m_hostInUri(m_localHost.find(':') != std::string::npos ? "[" + m_localHost + "]" : m_localHost)
    , m_dialogs(stack, m_parts.clockwork, m_parts.openDialogs, m_parts.config.session, *this)
    , m_rate(m_parts.config.maxCallsPerSecond)
    , m_refusals(m_parts.clockwork, [this](CallersTurnedAway fact) { m_parts.tell(fact, {}); })
    , m_surveys(m_dialogs, m_parts.media, m_parts.clockwork, [this](Fact fact) { tell(std::move(fact)); }) {
}

Calls::~Calls() = default;

void Calls::refuse(const sip_msg &invite, int status, const std::string &headers) {
    sip_treplyf(nullptr, nullptr, m_stack, &invite, false, static_cast<std::uint16_t>(status),
                std::string(reasonOf(status)).c_str(), "%sContent-Length: 0\r\n\r\n", headers.c_str());
}

void Calls::arrive(const sip_msg &invite) {
    const bool isFullNow = isFull();
    if (isFullNow || m_parts.lag() > longestLag) {
        refuseForNow(invite, isFullNow ? TurnedAwayFor::Room : TurnedAwayFor::Backlog);
        return;
    }
    const auto origin = identify(invite);
    if (origin && !m_rate.mayBegin(Steady::now()))
        refuseForNow(invite, TurnedAwayFor::Rate);
    else if (origin)
        admit(invite, *origin);
}

// Costs no transaction: nothing is kept of what is refused. A stranger is no caller.
void Calls::refuseForNow(const sip_msg &invite, TurnedAwayFor reason) {
    if (knows(invite))
        m_refusals.count(reason);
    sip_replyf(m_stack, &invite, 503, "Service Unavailable", "Retry-After: 5\r\nContent-Length: 0\r\n\r\n");
}

bool Calls::knows(const sip_msg &request) const {
    return bool(m_parts.trunks.find(request.src)) || m_dialogs.owns(request) ||
           bool(m_parts.registrar.owner(request.src, request.tp));
}

// Dialogs that are only being wound up count as well: they hold memory.
bool Calls::isFull() const {
    return m_isClosing || m_calls.size() + m_surveys.count() >= m_parts.config.maxCalls ||
           m_dialogs.count() >= 4 * m_parts.config.maxCalls;
}

const SipDevice *Calls::deviceOf(DeviceId id) const {
    const auto &all = m_parts.config.devices;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &each) { return each.id == id; });
    return found != all.end() ? &*found : nullptr;
}

const SipTrunk *Calls::trunkOf(TrunkId id) const {
    const auto &all = m_parts.config.trunks;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &each) { return each.id == id; });
    return found != all.end() ? &*found : nullptr;
}

// A phone may stand at an address from which a trunk's calls come too (all on one machine): then it is known
// by its registration's address and port, or by an address of ours in From, as phones write it.
bool Calls::claimsDevice(const sip_msg &invite) const {
    if (!headerOf(invite, SIP_HDR_AUTHORIZATION).empty() || m_parts.registrar.owner(invite.src, invite.tp))
        return true;
    const auto user = numberOf(textOf(invite.from.uri.user));
    sa host{};
    const bool isOurs = sa_set(&host, &invite.from.uri.host, invite.from.uri.port) == 0 &&
                        sa_cmp(&host, &invite.dst, SA_ADDR) &&
                        sip_transp_port(invite.tp, invite.from.uri.port) == sa_port(&invite.dst);
    return DeviceId::fits(user) && deviceOf(DeviceId(user)) != nullptr && isOurs;
}

std::optional<Calls::Origin> Calls::identify(const sip_msg &invite) {
    const auto trunk = m_parts.trunks.find(invite.src);
    if (trunk && !claimsDevice(invite))
        return Origin{trunk, nullptr};
    return authenticate(invite);
}

// Strangers, wrong passwords and unknown users get the same answer.
std::optional<Calls::Origin> Calls::authenticate(const sip_msg &invite) {
    const auto now = Steady::now();
    const auto credentials = headerOf(invite, SIP_HDR_AUTHORIZATION);
    const auto outcome = m_parts.digest.check(credentials, "INVITE", textOf(invite.ruri), now);
    if (outcome.verdict != Digest::Verdict::Granted) {
        const bool isKnown = credentials.empty() ? bool(m_parts.registrar.owner(invite.src, invite.tp))
                                                 : outcome.verdict == Digest::Verdict::Stale;
        if (!isKnown)
            m_parts.strangers.turnedAway(invite, outcome);
        const auto challenge = m_parts.digest.challenge(outcome.verdict, now);
        sip_replyf(m_stack, &invite, 401, "Unauthorized", "WWW-Authenticate: %s\r\nContent-Length: 0\r\n\r\n",
                   challenge.c_str());
        return std::nullopt;
    }
    m_parts.strangers.proved(invite);
    const auto *device = deviceOf(DeviceId(outcome.user));
    if (device == nullptr || numberOf(textOf(invite.from.uri.user)) != outcome.user) {
        m_parts.strangers.refused(invite, outcome.user + " calls as another");
        refuse(invite, 403);
        return std::nullopt;
    }
    return Origin{{}, device};
}

Direction Calls::directionOf(const Origin &origin, const std::string &to) const {
    if (origin.device == nullptr)
        return Direction::Inbound;
    const auto &queues = m_parts.config.queues;
    const bool isQueue =
        std::any_of(queues.begin(), queues.end(), [&](const auto &q) { return q.number == to; });
    const bool isDevice = DeviceId::fits(to) && deviceOf(DeviceId(to)) != nullptr;
    return isQueue || isDevice ? Direction::Internal : Direction::Outbound;
}

void Calls::admit(const sip_msg &invite, const Origin &origin) {
    LiveCall call;
    call.to = numberOf(textOf(invite.uri.user));
    if (call.to.empty()) {
        refuse(invite, 404);
        return;
    }
    if (!openLine(call.caller, hostOf(invite.dst))) {
        refuseForNow(invite, TurnedAwayFor::Room);
        return;
    }
    if (const auto sdp = bodyOf(invite); !sdp.empty()) {
        auto answer = call.caller.session->answer(sdp);
        if (!answer) {
            closeLine(call.caller);
            refuse(invite, 488);
            return;
        }
        call.caller.answer = std::move(answer->text);
    }
    call.caller.dialog = m_dialogs.accept(invite);
    if (!call.caller) {
        closeLine(call.caller);
        refuse(invite, 400);
        return;
    }
    call.id = m_parts.numbers.nextCall();
    call.direction = directionOf(origin, call.to);
    call.from = callerOf(invite, bool(origin.trunk));
    if (origin.device != nullptr) {
        call.from.number = std::string(origin.device->id.text());
        call.from.name =
            origin.device->name.empty() ? call.from.name : cleaned(origin.device->name, longestName);
        call.caller.agent = origin.device->agent;
        call.caller.isDevice = true;
    }
    m_byDialog[call.caller.dialog] = call.id;
    const auto &kept = m_calls[call.id] = std::move(call);
    tell(CallArrived{kept.id, kept.direction, kept.from, kept.to, origin.trunk, kept.caller.agent});
}

} // namespace callboard::sip
