// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phone/credentials.h"
#include "core/phone/user_agent.h"
#include "core/voice/sdp.h"

#include <optional>

namespace callboard::phone {

// What a call needs of its phone.
struct CallContext {
    sipsess_sock *sessions;
    voice::Media *media;
    std::string address; // for the SDP
    std::vector<voice::Codec> codecs;
    Listener report;
};

// Who we are in one call.
struct Identity {
    std::string uri;         // From
    std::string name;        // may be empty
    std::string contactUser; // of our Contact
    std::string user;        // for a challenge; empty: no credentials
    std::string password;
};

// One call, from either side, with its sound. Loop thread only. After it reported Ended it does nothing more
// and waits to be destroyed, which is never done inside one of its reports.
class Call {
public:
    Call(PhoneCallId id, CallContext context, const Identity &self);
    ~Call();
    Call(const Call &) = delete;
    Call &operator=(const Call &) = delete;

    void place(const Dial &dial);
    // Rings, and reports Incoming.
    void arrive(const sip_msg &invite, Incoming incoming);

    void answer(voice::Source source, Sink sink);
    void reject(int code);
    void hangUp();
    void hold(bool isHeld);
    void sendDigits(const std::string &digits);
    void play(voice::Source source);
    // The keys that our media heard.
    void digitHeard(char digit) { report(Digit{m_id, digit}); }
    void answerRequested();
    // We call whom the user dialled and nobody else: the call is over.
    void redirected(const sip_msg &answer);
    // The loop is closing and nobody listens any more: goes without a word to the user.
    void abandon();

    bool isOver() const { return m_stage == Stage::Over; }
    std::optional<voice::LegId> leg() const;
    // Whether a request inside a dialog, or an answer, is for this call.
    bool owns(const sip_msg &message) const;

private:
    enum class Stage : std::uint8_t { New, Calling, RingingHere, Talking, Over };

    static int onOffer(mbuf **description, const sip_msg *message, void *self);
    static int onAnswer(const sip_msg *message, void *self);
    static void onProgress(const sip_msg *message, void *self);
    static void onEstablished(const sip_msg *message, void *self);
    static void onInfo(sip *stack, const sip_msg *message, void *self);
    static void onClose(int error, const sip_msg *message, void *self);

    Result<void> openLeg(voice::Source source, Sink sink);
    Result<void> applyAnswer(std::string_view sdp);
    Result<std::string> answerTo(std::string_view offer);
    void use(const voice::Remote &remote);
    void report(const PhoneEvent &event);
    void end(Ended ended);
    void endAsFailed(const Error &error);
    Identity m_self;
    PhoneCallId m_id;
    CallContext m_context;
    Ref<Credentials> m_credentials;
    Ref<sipsess> m_session;
    std::optional<voice::OpenedLeg> m_leg;
    std::optional<voice::OfferAnswer> m_description;
    std::string m_offer; // of the INVITE that rings here
    std::optional<Error> m_failure;
    Stage m_stage = Stage::New;
    bool m_isHeldByPeer = false;
    bool m_isHeld = false;
    bool m_hasRung = false;
};

} // namespace callboard::phone
