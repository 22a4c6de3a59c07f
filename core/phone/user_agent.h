// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/phone/sip_uri.h"
#include "core/phone/trust_settings.h"
#include "core/voice/loop.h"
#include "core/voice/media.h"

#include <functional>
#include <memory>
#include <variant>

namespace callboard::phone {

using AccountId = Number<struct PhoneAccountKind>;
using PhoneCallId = Number<struct PhoneCallKind>;

struct Account {
    std::string user;     // "1001"
    std::string password; // for registration and for calls
    std::string name;     // shown to those who are called; UTF-8
    Server server;        // host numeric
    seconds expires{300}; // asked for; the server may say otherwise
    // Not registering: it calls through the server and takes calls that are sent to sip:user@ our address.
    bool registers = true;
};

struct Settings {
    std::string address = "127.0.0.1"; // of one interface, numeric
    std::uint16_t port = 0;            // the same for UDP and TCP; 0: any two that are free
    std::string product = "Callboard phone";
    std::size_t maxCalls = 2000; // at once; more that come in are told 486
    voice::MediaSettings media;
    std::vector<voice::Codec> codecs{voice::Codec::Pcma, voice::Codec::Pcmu}; // the best first
    std::optional<TrustSettings> trust; // for accounts whose server is called over TLS
    milliseconds stopTimeout{3000};     // how long stop() waits for the answers to BYE and un-REGISTER
};

using Sink = std::function<void(std::span<const voice::Sample, voice::blockSamples>)>;

struct Dial {
    SipUri to;          // host numeric
    AccountId account;  // none: without authentication, as a call from a trunk
    std::string number; // From, when there is no account
    std::string name;   // From; empty: the account's
    voice::Source source = voice::Silence{};
    Sink sink; // on the media thread
};

// What happened. All about a call comes between its first event and its Ended, which is the last.
struct Registered {
    AccountId account;
    seconds expires;
};
// Tried again by itself, later and later up to once a minute.
// Errors: phone.registration.refused (the server's code and words), phone.registration.unreachable.
struct RegistrationFailed {
    AccountId account;
    Error error;
};
struct Incoming {
    PhoneCallId call;
    AccountId account;
    std::string number;
    std::string name;  // may be empty
    std::string queue; // the queue's name, when the server tells one
    CallId siteCall;   // what the site's backend calls this call, when the server tells it
};
// The server asks this ringing phone to answer by itself (Event: talk, answer-after).
struct AnswerRequested {
    PhoneCallId call;
};
struct Ringing {
    PhoneCallId call;
};
struct Answered {
    PhoneCallId call;
};
struct HeldByPeer {
    PhoneCallId call;
    bool isHeld;
};
struct Digit {
    PhoneCallId call;
    char digit;
};
enum class Side : std::uint8_t { Us, Peer, Network };
struct Ended {
    PhoneCallId call;
    Side by = Side::Peer;
    bool wasAnswered = false;
    int code = 0;       // SIP status that ended it before it was answered; 0: none (BYE, CANCEL, no reply)
    std::string reason; // of the status, or why the network failed
};
using PhoneEvent = std::variant<Registered, RegistrationFailed, Incoming, AnswerRequested, Ringing, Answered,
                                HeldByPeer, Digit, Ended>;
// Called on the loop's thread, which must not wait; may call the UserAgent.
using Listener = std::function<void(const PhoneEvent &)>;

// A SIP phone, or thousands of them: any number of accounts and calls on one UDP and one TCP port. Every
// call below may come from any thread and returns at once; an id that is over is ignored.
class UserAgent {
public:
    // The loop must outlive it. Errors: phone.listen, and those of Media.
    static Result<std::unique_ptr<UserAgent>> start(voice::Loop &loop, const Settings &settings,
                                                    Listener listener);
    // As stop().
    ~UserAgent();
    UserAgent(const UserAgent &) = delete;
    UserAgent &operator=(const UserAgent &) = delete;

    // The UDP and TCP addresses in use.
    voice::Endpoint udpAddress() const;
    voice::Endpoint tcpAddress() const;

    AccountId addAccount(Account account);
    // Unregisters; its calls go on.
    void removeAccount(AccountId account);

    PhoneCallId call(Dial dial);
    void answer(PhoneCallId call, voice::Source source = voice::Silence{}, Sink sink = {});
    // 486 busy here, 603 decline, 480 ... of a ringing call.
    void reject(PhoneCallId call, int code = 486);
    // Also before the answer: CANCEL, or 603 for a call that rings here.
    void hangUp(PhoneCallId call);
    void hold(PhoneCallId call, bool isHeld);
    void sendDigits(PhoneCallId call, std::string digits);
    void play(PhoneCallId call, voice::Source source);
    // Answers on the media thread, while the call has sound; else never.
    void askStatistics(PhoneCallId call, std::function<void(const voice::LegStatistics &)> answer);

    // Hangs up, unregisters, waits for the answers; no event comes after it returns. Not from the loop's
    // thread.
    void stop();

private:
    class State;
    UserAgent(voice::Loop &loop, std::shared_ptr<State> state);
    voice::Loop &m_loop;
    std::shared_ptr<State> m_state;
};

} // namespace callboard::phone
