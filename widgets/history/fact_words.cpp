// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/fact_words.h"

#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QCoreApplication>

namespace callboard::words {

using namespace Qt::StringLiterals;

namespace {

class Teller {
    Q_DECLARE_TR_FUNCTIONS(Facts)

public:
    Teller(const Center &center, const CallPeople &people)
        : m_center(center)
        , m_people(people) {}

    QString operator()(const CallPlaced &f) const {
        return tr("%1 dials %2").arg(name(f.agent), who({f.to, f.toName}));
    }
    QString operator()(const CallArrived &f) const {
        if (f.direction != Direction::Inbound)
            return tr("Rings at %1").arg(who({f.to, f.toName}));
        return f.from == Party{} ? tr("A caller who hides his number dials %1").arg(shownNumber(f.to))
                                 : tr("%1 dials %2").arg(who(f.from), shownNumber(f.to));
    }
    QString operator()(const CallQueued &f) const { return tr("Joins the queue %1").arg(queue(f.queue)); }
    QString operator()(const CallAnnounced &f) const {
        return tr("Hears an announcement of %1").arg(queue(f.queue));
    }
    QString operator()(const CallLeftQueue &f) const { return tr("Leaves the queue %1").arg(queue(f.queue)); }
    QString operator()(const OfferStarted &f) const { return tr("Rings at %1").arg(name(f.agent)); }
    QString operator()(const OfferEnded &f) const {
        switch (f.outcome) {
        case OfferOutcome::Accepted:
            return tr("%1 takes the call").arg(name(f.agent));
        case OfferOutcome::NoAnswer:
            return tr("%1 does not answer").arg(name(f.agent));
        case OfferOutcome::Rejected:
            return tr("%1 rejects it").arg(name(f.agent));
        case OfferOutcome::Busy:
            return tr("The phone of %1 is busy").arg(name(f.agent));
        case OfferOutcome::DeviceLost:
            return tr("The phone of %1 cannot be reached").arg(name(f.agent));
        case OfferOutcome::CallerGone:
        case OfferOutcome::CancelledElsewhere:
            break;
        }
        return tr("Rings no more at %1").arg(name(f.agent));
    }
    QString operator()(const CallAnswered &f) const {
        if (f.agent)
            return tr("%1 answers").arg(name(f.agent));
        const auto called = m_people.called();
        return called == Party{} ? tr("The other side answers") : tr("%1 answers").arg(who(called));
    }
    QString operator()(const CallHeld &f) const {
        return f.agent ? tr("%1 holds the call").arg(name(f.agent)) : tr("The other side holds the call");
    }
    QString operator()(const CallRetrieved &f) const {
        return f.agent ? tr("%1 talks on").arg(name(f.agent)) : tr("The other side talks on");
    }
    QString operator()(const CallMuted &f) const { return tr("%1 is muted").arg(name(f.agent)); }
    QString operator()(const KeysSent &f) const {
        return tr("%1 presses %n keys for the other side", nullptr, f.count).arg(name(f.agent));
    }
    QString operator()(const CallUnmuted &f) const { return tr("%1 is heard again").arg(name(f.agent)); }
    QString operator()(const CallTransferred &f) const {
        return tr("%1 transfers to %2")
            .arg(name(f.agent), f.joining ? name(f.joining) : who({f.to, f.toName}));
    }
    QString operator()(const CallConferenced &f) const {
        const Someone joining{f.joining, f.from};
        return joining.isKnown() ? tr("%1 brings %2 into the talk").arg(name(f.agent), who(joining))
                                 : tr("%1 brings all together").arg(name(f.agent));
    }
    QString operator()(const CallPartyLeft &f) const {
        const auto left = m_people.party(f.party);
        if (left.isKnown())
            return f.by ? tr("%1 removes %2 from the conference").arg(name(f.by), who(left))
                        : tr("%1 leaves the conference").arg(who(left));
        return f.by ? tr("%1 removes one of the conference").arg(name(f.by))
                    : tr("One leaves the conference");
    }
    QString operator()(const CallPulled &f) const {
        return f.by && f.by != f.agent ? tr("%1 gives the waiting call to %2").arg(name(f.by), name(f.agent))
                                       : tr("%1 takes the waiting call").arg(name(f.agent));
    }
    QString operator()(const CallTakenOver &f) const {
        return tr("%1 takes the talk over from %2").arg(name(f.by), name(f.agent));
    }
    QString operator()(const CallAgentLost &f) const {
        return tr("The phone of %1 is lost in the talk").arg(name(f.agent));
    }
    QString operator()(const CallerReached &f) const {
        return f.by ? tr("%1 says that no call back is needed").arg(name(f.by))
                    : tr("Somebody talks with the caller again");
    }
    QString operator()(const CallMissed &f) const {
        if (f.why == OfferOutcome::Busy)
            return tr("Not rung at %1: the phone is in use").arg(name(f.agent));
        return f.why == OfferOutcome::DeviceLost
                   ? tr("Not rung at %1: the phone is not there").arg(name(f.agent))
                   : tr("%1 has missed this call").arg(name(f.agent));
    }
    QString operator()(const MissedCallSettled &f) const {
        return f.by ? tr("%1 says that no call back is needed").arg(name(f.by))
                    : tr("%1 and the caller talk again").arg(name(f.agent));
    }
    QString operator()(const CallDialFailed &f) const {
        return tr("Not reached: %1").arg(words::endCause(f.cause));
    }
    QString operator()(const CallDialledOut &f) const {
        return tr("Led out to %1").arg(who({f.number, m_people.nameOf(f.number)}));
    }
    QString operator()(const CallEnded &f) const {
        if (f.agent)
            return tr("%1 ends the call").arg(name(f.agent));
        switch (f.by) {
        case EndedBy::Caller:
            if (f.cause == EndCause::Failed)
                return ended(f.cause);
            return f.cause == EndCause::Cancelled ? tr("The caller gives up") : tr("The caller hangs up");
        case EndedBy::Callee:
            return f.cause == EndCause::Normal ? tr("The called side hangs up") : ended(f.cause);
        case EndedBy::Supervisor:
            return f.cause == EndCause::Refused ? tr("%1 sends the caller away").arg(name(f.supervisor))
                                                : tr("%1 ends the call").arg(name(f.supervisor));
        case EndedBy::System:
            break;
        }
        return ended(f.cause);
    }
    QString operator()(const RecordingStarted &f) const {
        return f.by ? tr("%1 begins the recording").arg(name(f.by)) : tr("The recording begins");
    }
    QString operator()(const RecordingPaused &f) const {
        return tr("%1 pauses the recording").arg(name(f.by));
    }
    QString operator()(const RecordingResumed &) const { return tr("The recording goes on"); }
    QString operator()(const RecordingStopped &f) const {
        return tr("The recording ends after %1").arg(clockText(f.length));
    }
    QString operator()(const CallPartyMuted &f) const {
        const auto muted = m_people.party(f.party);
        return muted.isKnown() ? tr("%1 mutes %2").arg(name(f.by), who(muted))
                               : tr("One of the conference may not speak");
    }
    QString operator()(const CallPartyUnmuted &f) const {
        const auto muted = m_people.party(f.party);
        return muted.isKnown() ? tr("%1 lets %2 speak again").arg(name(f.by), who(muted))
                               : tr("One of the conference may speak again");
    }
    QString operator()(const SupervisionAsked &f) const {
        return f.askedBy ? tr("%1 asks %2 in").arg(name(f.askedBy), name(f.supervisor))
                         : tr("The phone of %1 rings to hear the talk").arg(name(f.supervisor));
    }
    QString operator()(const SupervisionModeChanged &f) const {
        const std::array modes{tr("%1 listens now"), tr("%1 whispers now"), tr("%1 talks along now")};
        return modes[static_cast<std::size_t>(f.mode)].arg(name(f.supervisor));
    }
    QString operator()(const SupervisionStarted &f) const {
        return f.askedBy ? tr("%1 is asked in as an expert").arg(name(f.supervisor))
                         : tr("%1 listens to the talk").arg(name(f.supervisor));
    }
    QString operator()(const SupervisionEnded &f) const {
        return tr("%1 leaves the talk").arg(name(f.supervisor));
    }
    QString operator()(const CallSoundLost &f) const {
        const auto silent = sideOf(f);
        return silent.isKnown() ? tr("Nothing is heard of %1").arg(who(silent))
                                : tr("Nothing is heard of the other side");
    }
    QString operator()(const CallSoundBack &f) const {
        const auto heard = sideOf(f);
        return heard.isKnown() ? tr("%1 is heard again").arg(who(heard))
                               : tr("The other side is heard again");
    }
    QString operator()(const DispositionSet &f) const {
        return tr("%1 says how it ended: %2").arg(name(f.agent), nameOf(m_center, f.code));
    }
    QString operator()(const NoteAdded &f) const {
        return tr("%1 notes: %2").arg(name(f.agent), shownText(f.text, 400));
    }
    QString operator()(const RecordingHeard &f) const { return tr("%1 hears the recording").arg(name(f.by)); }
    QString operator()(const RatingGiven &f) const {
        return tr("The customer gives the mark %1 of %2").arg(f.mark).arg(f.of);
    }
    // By the fact's own name, as the protocol tells it.
    template <class Other>
    QString operator()(const Other &other) const {
        return shownText(other.type);
    }

private:
    QString name(UserId user) const { return nameOf(m_center, user); }
    QString queue(QueueId id) const { return nameOf(m_center, id); }
    // "Petr (+7 495 000-00-01)"; a number of the house as whose it is.
    QString who(const Party &party) const {
        if (const auto *queue = queueOfNumber(m_center, party.number))
            return nameOf(m_center, queue->id);
        const auto *device = DeviceId::fits(party.number) ? find(m_center, DeviceId{party.number}) : nullptr;
        if (const auto *agent = device ? agentOfDevice(m_center, device->id) : nullptr)
            return nameOf(m_center, agent->id);
        const auto number = shownNumber(party.number);
        if (party.name.empty() || party.name == party.number)
            return number;
        return party.number.empty() ? shownText(party.name) : u"%1 (%2)"_s.arg(shownText(party.name), number);
    }
    QString who(const Someone &someone) const {
        return someone.agent ? name(someone.agent) : who(someone.party);
    }
    Someone sideOf(const auto &f) const { return f.agent ? Someone{f.agent, {}} : m_people.party(f.party); }
    static QString ended(EndCause why) { return tr("The call ends: %1").arg(words::endCause(why)); }

    const Center &m_center;
    const CallPeople &m_people;
};

} // namespace

QString fact(const Fact &fact, const Center &center, const CallPeople &people) {
    return std::visit(Teller(center, people), fact);
}

QString next(const Fact &fact, const Center &center, CallPeople &people) {
    auto told = words::fact(fact, center, people);
    people.take(fact);
    return told;
}

} // namespace callboard::words
