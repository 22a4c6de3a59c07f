// SPDX-License-Identifier: GPL-3.0-or-later
// A supervisor in a talk: how he joins, and how he leaves or takes it over.
#include "backend/telephony/sip/calls.h"
#include "backend/telephony/sip/wording.h"

namespace callboard::sip {

void Calls::take(const Supervise &order) {
    const auto fail = [&](SupervisionEnd cause) {
        tell(SupervisionEnded{order.call, order.agent, order.supervisor, cause, order.askedBy},
             order.causedBy);
    };
    auto *call = find(order.call);
    auto line = takeSupervisor(order.supervisor);
    if (call == nullptr || call->supervising || lineOf(*call, order.agent) == nullptr) {
        if (line)
            hangUp(line);
        return fail(SupervisionEnd::TalkEnded);
    }
    if (!line && !ringSupervisor(line, order))
        return fail(SupervisionEnd::DeviceLost);
    m_byDialog[line.dialog] = order.call;
    call->supervising = Supervising{order.agent, order.supervisor, order.mode,   std::move(line),
                                    {},          order.causedBy,   order.askedBy};
    if (call->supervising->line.isAnswered)
        return supervisorAnswered(*call);
    call->supervising->limit = m_parts.clockwork.after(order.ringFor, [this, id = order.call] {
        if (auto *supervised = find(id))
            endSupervision(*supervised, SupervisionEnd::NoAnswer);
    });
}

bool Calls::ringSupervisor(Line &line, const Supervise &order) {
    const auto binding = m_parts.registrar.find(order.device);
    line.agent = order.supervisor;
    const auto headers = order.askedBy ? std::string{} : autoAnswerHeaders(m_hostInUri, order.call);
    if (binding && invite(line, *binding, order.shown, headers))
        return true;
    if (binding)
        m_parts.registrar.lose(order.device, DeviceLoss::Unreachable);
    return false;
}

// Out of the talk that he is in; none: he is in none.
Line Calls::takeSupervisor(UserId supervisor) {
    for (auto &[id, call] : m_calls) {
        if (!call.supervising || call.supervising->supervisor != supervisor)
            continue;
        auto taken = *std::exchange(call.supervising, std::nullopt);
        m_parts.clockwork.cancel(taken.limit);
        if (call.isTalking())
            arrange(call);
        return std::move(taken.line);
    }
    return {};
}

void Calls::supervisorAnswered(LiveCall &call) {
    const auto &supervising = *call.supervising;
    m_parts.clockwork.cancel(call.supervising->limit);
    arrange(call);
    tell(SupervisionStarted{call.id, supervising.agent, supervising.supervisor, supervising.mode,
                            supervising.askedBy},
         supervising.causedBy);
}

void Calls::take(const SetSupervisionMode &order) {
    auto *call = find(order.call);
    if (call == nullptr || !call->supervising || call->supervising->supervisor != order.supervisor)
        return;
    call->supervising->mode = order.mode;
    if (call->supervising->line.isAnswered)
        arrange(*call);
}

void Calls::take(const AnswerSupervision &order) {
    auto *call = find(order.call);
    if (call == nullptr || !call->supervising || call->supervising->supervisor != order.supervisor)
        return;
    if (auto *dialog = m_dialogs.find(call->supervising->line.dialog))
        dialog->talk();
}

void Calls::take(const EndSupervision &order) {
    auto *call = find(order.call);
    if (call != nullptr && call->supervising && call->supervising->supervisor == order.supervisor)
        endSupervision(*call,
                       order.isRefused && !call->supervising->line.isAnswered ? SupervisionEnd::Rejected
                                                                              : SupervisionEnd::Stopped,
                       order.causedBy);
    else
        tell(SupervisionEnded{order.call, order.agent, order.supervisor, SupervisionEnd::TalkEnded,
                              order.askedBy},
             order.causedBy);
}

void Calls::endSupervision(LiveCall &call, SupervisionEnd cause, CommandId causedBy) {
    auto ended = std::exchange(call.supervising, std::nullopt);
    if (!ended)
        return;
    m_parts.clockwork.cancel(ended->limit);
    hangUp(ended->line);
    if (call.isTalking())
        arrange(call);
    tell(SupervisionEnded{call.id, ended->agent, ended->supervisor, cause, ended->askedBy}, causedBy);
}

void Calls::take(const TakeOver &order) {
    auto *call = find(order.call);
    if (call == nullptr || !call->supervising || call->supervising->supervisor != order.supervisor ||
        !call->supervising->line.isAnswered)
        return;
    const auto agent = call->supervising->agent;
    auto taken = std::exchange(call->supervising, std::nullopt);
    const auto askedBy = taken->askedBy;
    giveTalkTo(*call, *lineOf(*call, agent), std::move(taken->line));
    tell(SupervisionEnded{order.call, agent, order.supervisor, SupervisionEnd::TookOver, askedBy},
         order.causedBy);
    tell(CallTakenOver{order.call, agent, order.supervisor}, order.causedBy);
    hearAnew(*call);
    if (!call->isConference() && otherSide(*call, *lineOf(*call, order.supervisor)).holds())
        tell(CallHeld{order.call, otherSide(*call, *lineOf(*call, order.supervisor)).agent});
}

// His own hold ends with the agent who leaves; the other side's goes on.
void Calls::giveTalkTo(LiveCall &call, Line &line, Line supervisor) {
    const auto &other = otherSide(call, line);
    if (line.holds() && !call.isConference())
        m_parts.media.stopPlaying(other.leg);
    const auto party = line.party;
    letGo(call, line);
    line = std::move(supervisor);
    line.party = party;
    if (other.holds() && !call.isConference())
        m_parts.media.play(line.leg, voice::Play{m_parts.music.of(call.queue)});
    arrange(call);
}

} // namespace callboard::sip
