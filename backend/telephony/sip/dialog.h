// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/clockwork.h"
#include "backend/telephony/sip/dialog_state.h"
#include "backend/telephony/sip/open_dialogs.h"
#include "backend/telephony/sip/re.h"
#include "backend/telephony/sip/referral.h"
#include "backend/telephony/sip/sip_config.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <optional>
#include <string>

namespace callboard::sip {

using DialogId = Number<struct DialogKind>;

// Why a dialog is over, when it was not we who ended it.
struct DialogEnd {
    enum class How {
        HungUp,    // BYE
        Cancelled, // CANCEL: the caller gave up before an answer
        Refused,   // an answer of 300 or more to our INVITE
        Broken     // no answer, no ACK, no transport, an answer that cannot be used
    };
    How how = How::Broken;
    int status = 0; // of a refusal; 408 when nobody answered at all, 481 when it knows of no such call
};

// What a dialog reports. Called on the loop's thread; the dialog may be told to hang up inside the call.
class DialogListener {
public:
    virtual ~DialogListener() = default;
    // A provisional answer to our INVITE; sdp empty if it carries none.
    virtual void dialogProgressed(DialogId dialog, int status, std::string_view sdp) = 0;
    // The final answer to our INVITE, with the other side's session.
    virtual void dialogAnswered(DialogId dialog, std::string_view sdp) = 0;
    // The other side changes the session; our answer, or the reason for 488.
    virtual Result<std::string> dialogOffered(DialogId dialog, std::string_view sdp) = 0;
    // It asks us to offer (INVITE without a session), and answers with dialogAgreed.
    virtual std::string dialogWantsOffer(DialogId dialog) = 0;
    virtual void dialogAgreed(DialogId dialog, std::string_view sdp) = 0;
    virtual void dialogDigit(DialogId dialog, char digit) = 0;
    // The other side asks to be transferred away. What is then done, once it was told that it will be; empty:
    // it may not.
    virtual std::function<void()> dialogReferred(DialogId dialog, const Referral &referral) = 0;
    // It was asked whether it is still there, and said nothing for answerLimit. Whether that is the end is
    // not the dialog's to say: its sound may come all the while.
    virtual void dialogUnanswered(DialogId dialog) = 0;
    // Last word, except after hangUp() and refuse(), which are ours.
    virtual void dialogEnded(DialogId dialog, DialogEnd end) = 0;
};

// Longer than three repetitions of a question over UDP, shorter than people bear silence.
constexpr seconds answerLimit{4};

// One INVITE dialog, on either side, over libre's transactions. Redirections (3xx) are refusals: a phone must
// not send our calls elsewhere. Loop thread. Owned by Dialogs, which keeps it until its last transaction is
// over.
class Dialog {
public:
    // `over` is told once, when the dialog has nothing left to do; it must not end the dialog there and then.
    Dialog(DialogId id, ::sip *stack, Clockwork &clockwork, OpenDialogs &open, SessionLimits limits,
           DialogListener &listener, std::function<void()> over);
    ~Dialog();
    Dialog(const Dialog &) = delete;
    Dialog &operator=(const Dialog &) = delete;

    DialogId id() const { return m_id; }
    const DialogState &state() const { return m_state; }
    bool isOver() const { return m_phase == Phase::Over; }

    // Our call. `route`: where it goes first; empty: by the target. False: it could not even be sent.
    bool invite(DialogState state, const std::string &route, const std::string &headers,
                const std::string &sdp);
    // For a phone, which says at once that it has got our call: one of which nothing is heard for firstSign
    // is given up as broken.
    void expectSign();
    // Lets the phone answer by itself as soon as it rings (NOTIFY, Event: talk), if it knows how to.
    void talk();
    // It said so while it rang.
    bool knowsTalk() const { return m_knowsTalk; }

    // A call to us: 100 at once. False: the request cannot open a dialog.
    bool accept(const sip_msg &request);
    void progress(int status, const std::string &sdp);
    // 200; `sdp` is our answer, or our offer if the INVITE had none.
    void answer(const std::string &sdp);
    void refuse(int status, const std::string &headers = {});

    // By what the moment needs: CANCEL, refusal, BYE. Nothing is reported afterwards.
    void hangUp();

    // Asks the other side whether it is still there: once, or every minute. Any answer says so but 481, which
    // is reported as broken.
    void ask();
    void watch();
    void stopWatching() { m_clockwork.cancel(m_probe); }
    // The phone is reached there from now on, whatever it said before.
    void moveTo(const std::string &flow);
    // It is given up: reported as broken, with this status.
    void lose(int status);

    // Requests of this dialog, already screened.
    void handle(const sip_msg &request);
    // A 200 that came again (ACK was lost), or from a second phone behind a forking proxy.
    void handleStray(const sip_msg &response);

private:
    enum class Phase { Idle, Calling, Incoming, Answering, Talking, Closing, Over };

    bool isEstablished() const { return m_phase == Phase::Answering || m_phase == Phase::Talking; }
    void end(DialogEnd end);
    void report(DialogEnd end);
    void finish();
    void bye();
    bool request(Transaction **under, const char *method, const DialogState &state,
                 const std::string &headers, const std::string &content, sip_resp_h *onResponse);
    void acknowledge(const DialogState &state, std::uint32_t sequence);
    void onInviteResponse(int error, const sip_msg *response);
    void giveUp();
    void onInviteAnswered(const sip_msg &response);
    void onCancel();

    void handleBye(const sip_msg &request);
    void handleAck(const sip_msg &request);
    void handleOffer(const sip_msg &request);
    void handleReinvite(const sip_msg &request, const std::string &sdp);
    void handleInfo(const sip_msg &request);
    void handleRefer(const sip_msg &request);
    void sendOk(const sip_msg &request, sip_strans **transaction, const std::string &sdp);
    void resendOk(Steady::duration pause);
    void confirmed();
    void reply(const sip_msg &request, int status, const std::string &headers = {});

    void readSessionTimer(const sip_msg &request);
    void readSessionAnswer(const sip_msg &response);
    std::string sessionTimerHeaders() const;
    void restartSessionTimer();
    void refreshSession();
    bool question(const char *method, const std::string &headers, sip_resp_h *onResponse);
    void onAnswered(int error, const sip_msg *response);

    const DialogId m_id;
    ::sip *m_stack;
    Clockwork &m_clockwork;
    OpenDialogs &m_open;
    const SessionLimits m_limits;
    DialogListener &m_listener;
    const std::function<void()> m_over;
    Phase m_phase = Phase::Idle;
    DialogState m_state;
    bool m_isOurs = false; // the INVITE was
    bool m_isSilent = false;

    Transaction *m_invite = nullptr; // libre's; cleared by it when the transaction ends
    Transaction *m_bye = nullptr;
    Transaction *m_notify = nullptr;
    Transaction *m_question = nullptr; // UPDATE or INFO: whether the other side is there
    bool m_isThere = true;             // it has spoken since it was asked
    std::uint32_t m_inviteSequence = 0;
    std::optional<DialogState> m_early;
    std::string m_route;
    bool m_knowsTalk = false;
    bool m_shallTalk = false;

    Ref<const sip_msg> m_request; // the INVITE that waits for our answer, or for the ACK
    sip_strans *m_transaction = nullptr;
    Ref<mbuf> m_ok;
    TimerId m_resend;
    TimerId m_noAck;
    bool m_awaitsAnswer = false; // the ACK brings it
    bool m_hangsUpAfterAck = false;

    seconds m_sessionInterval{0}; // RFC 4028; 0: none
    bool m_refreshesSession = false;
    bool m_peerKnowsTimer = false;
    TimerId m_sessionTimer;
    TimerId m_probe;   // the next question
    TimerId m_verdict; // on the last one, or on who does not say that he has got our call
};

std::string_view reasonOf(int status);
// Our Contact, whole line, as the other side of this request reaches us.
std::string contactFor(const sip_msg &request);
// Content-Type, Content-Length, the blank line and the session.
std::string sessionContent(const std::string &sdp);

} // namespace callboard::sip
