// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/engine.h"
#include "backend/telephony/sip/address.h"
#include "backend/telephony/sip/call_rate.h"
#include "backend/telephony/sip/dialogs.h"
#include "backend/telephony/sip/live_call.h"
#include "backend/telephony/sip/refusals.h"
#include "backend/telephony/sip/registrar.h"
#include "backend/telephony/sip/sip_config.h"
#include "backend/telephony/sip/surveys.h"

#include <map>

namespace callboard::sip {

// The sounds of phrases ("ru/next").
using Prompts = std::map<std::string, voice::SharedSound, std::less<>>;

// What the site plays.
struct Music {
    voice::SharedSound site;
    std::map<QueueId, voice::SharedSound> queues;
    Prompts prompts;
    // One after the other; null when none of them has a sound.
    voice::SharedSound spoken(const std::vector<std::string> &phrases) const;
    voice::SharedSound of(QueueId queue) const {
        const auto found = queues.find(queue);
        return found != queues.end() ? found->second : site;
    }
};

// The calls: takes INVITEs and orders, joins dialogs and sound, tells facts. Loop thread.
class Calls : public DialogListener {
public:
    using Tell = std::function<void(Fact, CommandId causedBy)>;
    using Log = std::function<void(const std::string &)>;
    struct Parts {
        const SipConfig &config;
        Numbers &numbers;
        const TrunkAddresses &trunks;
        const Music &music;
        Digest &digest;
        Strangers &strangers;
        Registrar &registrar;
        Clockwork &clockwork;
        OpenDialogs &openDialogs;
        voice::Media &media;
        Tell tell;
        std::function<Duration()> lag;                   // of the oldest fact told and not recorded yet
        std::function<void(std::function<void()>)> post; // onto the loop, from any thread
        Log log;
    };

    Calls(Parts parts, ::sip *stack, std::string localHost);
    ~Calls() override;

    // A screened INVITE without a To tag.
    void arrive(const sip_msg &invite);
    Dialogs &dialogs() { return m_dialogs; }
    // Whether it comes from a trunk, over the connection of a registered phone, or belongs to a call.
    bool knows(const sip_msg &request) const;

    void take(const EnterQueue &order);
    void take(const Announce &order);
    void take(const LeaveQueue &order);
    void take(const RingDevice &order);
    void take(const CancelOffer &order);
    void take(const AnswerOffer &order);
    void take(const DialOut &order);
    void take(const PlaceCall &order);
    void take(const EndCall &order);
    void take(const RecordCall &order);
    void take(const HoldRecording &order);
    void take(const TellNotice &order);
    void take(const StopRecording &order);
    void take(const HoldLine &order);
    void take(const MuteLine &order);
    void take(const PressKeys &order);
    void take(const ReleaseLine &order);
    void take(const Supervise &order);
    void take(const SetSupervisionMode &order);
    void take(const AnswerSupervision &order);
    void take(const EndSupervision &order);
    void take(const TakeOver &order);
    void take(const SwitchLine &order);
    void take(const JoinCalls &order);
    void take(const AddParty &order);
    void take(const DropParty &order);
    void take(const SilenceParty &order);
    void take(const AskMark &order);

    // A phone has registered, or lost its connection: are the talks on it still there?
    void phoneCame(const Bound &bound);
    void askPhone(DeviceId device);

    void mediaEvent(const voice::MediaEvent &event);
    // Every call ends, by the system, as interrupted; no further one begins.
    void endAll();
    bool isIdle() const { return m_calls.empty() && m_dialogs.count() == 0 && m_recordings.empty(); }
    std::size_t count() const { return m_calls.size(); }

    void dialogProgressed(DialogId dialog, int status, std::string_view sdp) override;
    void dialogAnswered(DialogId dialog, std::string_view sdp) override;
    Result<std::string> dialogOffered(DialogId dialog, std::string_view sdp) override;
    std::string dialogWantsOffer(DialogId dialog) override;
    void dialogAgreed(DialogId dialog, std::string_view sdp) override;
    void dialogDigit(DialogId dialog, char digit) override;
    std::function<void()> dialogReferred(DialogId dialog, const Referral &referral) override;
    void dialogUnanswered(DialogId dialog) override;
    void dialogEnded(DialogId dialog, DialogEnd end) override;

private:
    struct Origin {
        TrunkId trunk;
        const SipDevice *device = nullptr;
    };
    struct Recorded {
        CallId call;
        std::string file;
        std::string why; // it was told to stop, or empty
    };

    // Arriving.
    bool isFull() const;
    void refuseForNow(const sip_msg &invite, TurnedAwayFor reason);
    std::optional<Origin> identify(const sip_msg &invite);
    bool claimsDevice(const sip_msg &invite) const;
    std::optional<Origin> authenticate(const sip_msg &invite);
    void admit(const sip_msg &invite, const Origin &origin);
    Direction directionOf(const Origin &origin, const std::string &to) const;
    void refuse(const sip_msg &invite, int status, const std::string &headers = {});
    const SipDevice *deviceOf(DeviceId id) const;
    const SipTrunk *trunkOf(TrunkId id) const;

    // Lines.
    bool openLine(Line &line, const std::string &host);
    void hangUp(Line &line);
    void closeLine(Line &line);
    void answerCaller(LiveCall &call);
    bool agree(Line &line, std::string_view sdp);
    LiveCall *find(CallId call);
    LiveCall *owner(DialogId dialog);
    std::pair<LiveCall *, Line *> lineOf(voice::LegId leg); // null: it is gone
    Line *lineOf(LiveCall &call, DialogId dialog);
    Line &otherSide(LiveCall &call, const Line &line);
    Line *lineOf(LiveCall &call, AgentId agent);
    DialogId invite(Line &line, const Binding &binding, const Party &shown, const std::string &headers);

    // Legs whose phone may be gone.
    std::vector<Line *> talksOn(DeviceId device);
    void lose(DialogId dialog);
    bool mayGoBack(const LiveCall &call);
    void loseAgent(LiveCall &call);

    // Offers and ends.
    std::vector<Ringing>::iterator ringingOf(LiveCall &call, DialogId dialog);
    void endOffer(LiveCall &call, std::vector<Ringing>::iterator ringing, OfferOutcome outcome,
                  CommandId causedBy = {});
    void endOffers(LiveCall &call, OfferOutcome outcome, CommandId causedBy = {});
    void connect(LiveCall &call, std::vector<Ringing>::iterator ringing);
    void dialFailed(LiveCall &call, EndedBy by, EndCause cause);
    void end(LiveCall &call, EndedBy by, EndCause cause, CommandId causedBy = {}) {
        end(call, EndCall{call.id, by, cause, causedBy});
    }
    void end(LiveCall &call, const EndCall &how);
    // Whether the caller stays to say how the talk was.
    bool isAsked(const LiveCall &call, const EndCall &how) const;
    LiveCall placed(const PlaceCall &order) const;
    void placedAnswered(LiveCall &call);
    void showProgress(LiveCall &call);
    void startEarlyMedia(LiveCall &call, std::string_view sdp);

    // Supervisors.
    static bool isSupervisor(const LiveCall &call, const Line &line) {
        return call.supervising && &call.supervising->line == &line;
    }
    bool ringSupervisor(Line &line, const Supervise &order);
    Line takeSupervisor(UserId supervisor);
    void supervisorAnswered(LiveCall &call);
    // If there is one.
    void endSupervision(LiveCall &call, SupervisionEnd cause, CommandId causedBy = {});
    void giveTalkTo(LiveCall &call, Line &line, Line supervisor);
    // Two calls on one phone.
    LiveCall *findJoined(CallId call); // for orders about a consult that may be over
    LiveCall *awayFrom(AgentId agent);
    Line *sideOf(LiveCall &call, AgentId agent);
    void move(LiveCall &from, Line &line, LiveCall &to, Line &standIn);
    void letGo(LiveCall &call, Line &line);
    void consult(LiveCall call, const PlaceCall &order);
    void phoneLeft(LiveCall &call, LiveCall &other, AgentId agent);
    void join(LiveCall &call, LiveCall &consult, AgentId agent, CommandId causedBy);
    void inherit(LiveCall &call, LiveCall &consult, Line &other);
    void tellHold(LiveCall &call);

    // Three and more.
    void confer(LiveCall &call, LiveCall &consult, AgentId agent, CommandId causedBy);
    void bringBack(LiveCall &call, LiveCall &consult, AgentId agent);
    void adopt(LiveCall &call, LiveCall &consult, Line &other);
    void passPlace(LiveCall &call, LiveCall &consult, AgentId agent, CommandId causedBy);
    void leave(LiveCall &call, Line &line, UserId by, CommandId causedBy);
    void endFor(LiveCall &call, EndedBy leaver, UserId by, CommandId causedBy);
    void endConference(LiveCall &call);
    void sendDigits(LiveCall &call, const Line &from, std::string_view digits);

    std::function<void()> joinReplaced(LiveCall &call, AgentId agent, const Replaced &replaced);
    bool canLead(const std::string &number) const;
    Party calledParty(const LiveCall &call) const;
    void sendOn(LiveCall &call, AgentId agent, const std::string &number);

    // Sound.
    void spokeTo(voice::LegId leg);
    void soundChanged(voice::LegId leg, bool isSilent);
    void tellSound(LiveCall &call, Line &line);
    // The talk begins anew, with other sides: what was told of them is forgotten.
    void hearAnew(LiveCall &call);
    // Of a side that has been silent all along it is told after a while.
    void watchSound(CallId call);
    void join(LiveCall &call);
    void arrange(LiveCall &call);
    // `how`: Line::isHolding or isParking.
    void hold(LiveCall &call, Line &line, bool Line::*how, bool isOn, CommandId causedBy = {});
    void placeRecording(LiveCall &call);
    void recordingFails(const RecordCall &order, const std::string &why);

    void tell(Fact fact, CommandId causedBy = {}) { m_parts.tell(std::move(fact), causedBy); }

    Parts m_parts;
    ::sip *m_stack;
    std::string m_localHost; // of our addresses in From, and of the sound
    std::string m_hostInUri;
    Dialogs m_dialogs;
    std::uint64_t m_sessions = 0;
    bool m_isClosing = false;
    CallRate m_rate;
    Refusals m_refusals;
    Surveys m_surveys;
    std::map<CallId, LiveCall> m_calls;
    std::map<DialogId, CallId> m_byDialog;
    std::map<OfferId, CallId> m_byOffer;
    std::map<AgentId, CallId> m_away;  // of two calls the one that his phone is not in
    std::map<CallId, CallId> m_joined; // a consult that is over, and the call that took its place
    std::map<voice::RecordingId, Recorded> m_recordings;
};

} // namespace callboard::sip
