// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phone/user_agent.h"

#include "core/phone/call.h"
#include "core/phone/registration.h"
#include "core/phone/site_headers.h"
#include "core/phone/stack.h"
#include "core/voice/sip_text.h"

#include <atomic>
#include <future>
#include <map>

namespace callboard::phone {

namespace {

std::string hex(std::uint32_t number) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int shift = 28; shift >= 0; shift -= 4)
        text += digits[number >> static_cast<unsigned>(shift) & 15U];
    return text;
}

} // namespace

// Everything behind the door lives on the loop's thread, but the ids and the media.
class UserAgent::State : public std::enable_shared_from_this<State> {
public:
    State(voice::Loop &loop, Settings settings, Listener listener)
        : m_loop(loop)
        , m_settings(std::move(settings))
        , m_listener(std::move(listener)) {}

    Result<void> open();
    void close(std::function<void()> closed);
    // After close(), when it takes too long.
    void hurry();
    // After close(). The media must not end on its own thread, which may hold the last hand on this.
    std::unique_ptr<voice::Media> releaseMedia() { return std::move(m_media); }

    void post(std::function<void(State &)> work) {
        m_loop.post([self = shared_from_this(), work = std::move(work)] {
            if (!self->m_isClosed)
                work(*self);
        });
    }
    AccountId nextAccount() { return {++m_accountCount}; }
    PhoneCallId nextCall() { return {++m_callCount}; }

    void addAccount(AccountId id, const Account &account);
    void removeAccount(AccountId id);
    void place(PhoneCallId id, const Dial &dial);
    void withCall(PhoneCallId id, std::function<void(Call &)> work);
    void askStatistics(PhoneCallId id, std::function<void(const voice::LegStatistics &)> answer);
    milliseconds stopTimeout() const { return m_settings.stopTimeout; }

    voice::Endpoint udpAddress;
    voice::Endpoint tcpAddress;

private:
    struct Line {
        Account account;
        std::string contactUser;
        std::unique_ptr<Registration> registration;
    };

    void onMedia(const voice::MediaEvent &event);
    void digitHeard(voice::LegId leg, char digit);
    void onInvite(const sip_msg &invite);
    bool onTalk(const sip_msg &notify);
    void onRedirection(const sip_msg &answer);
    Call *owning(const sip_msg &message);
    void onEvent(const PhoneEvent &event);
    void forget(PhoneCallId id);
    Registration::Reports reportsOf(AccountId id);
    Identity identityOf(const Line &line) const;
    Identity identityOf(const Dial &dial) const;
    CallContext context();
    Call &addCall(PhoneCallId id, const Identity &self);

    voice::Loop &m_loop;
    const Settings m_settings;
    const Listener m_listener;
    std::unique_ptr<voice::Media> m_media;
    std::unique_ptr<Stack> m_stack;
    Stack *m_closingStack = nullptr;
    std::map<AccountId, Line> m_lines;
    std::map<AccountId, Line> m_leavingLines;
    std::map<std::string, AccountId, std::less<>> m_byContact;
    std::map<PhoneCallId, std::unique_ptr<Call>> m_calls;
    std::atomic<std::uint64_t> m_accountCount{0};
    std::atomic<std::uint64_t> m_callCount{0};
    bool m_isClosed = false;
};

Result<void> UserAgent::State::open() {
    // The media may outlast a State only inside its own events.
    auto media =
        voice::Media::start(m_settings.media, [weak = weak_from_this()](const voice::MediaEvent &event) {
            if (const auto self = weak.lock())
                self->onMedia(event);
        });
    if (!media)
        return media.error();
    m_media = std::move(*media);
    m_stack = std::make_unique<Stack>();
    auto opened = m_stack->open(m_settings.address, m_settings.port, m_settings.product, m_settings.trust,
                                {[this](const sip_msg &invite) { onInvite(invite); },
                                 [this](const sip_msg &notify) { return onTalk(notify); },
                                 [this](const sip_msg &answer) { onRedirection(answer); }});
    if (!opened) {
        m_stack.reset();
        m_isClosed = true;
        return opened;
    }
    udpAddress = m_stack->address(SIP_TRANSP_UDP);
    tcpAddress = m_stack->address(SIP_TRANSP_TCP);
    return {};
}

void UserAgent::State::close(std::function<void()> closed) {
    if (m_isClosed)
        return closed();
    m_isClosed = true;
    m_calls.clear();
    for (auto &[id, line] : m_lines)
        m_leavingLines.insert_or_assign(id, std::move(line));
    m_lines.clear();
    // An end may erase its line at once.
    std::vector<Registration *> leaving;
    for (auto &[id, line] : m_leavingLines)
        if (line.registration)
            leaving.push_back(line.registration.get());
    for (auto *registration : leaving)
        registration->end();
    m_closingStack = m_stack.get();
    Stack::close(std::move(m_stack), [self = shared_from_this(), closed = std::move(closed)] {
        self->m_closingStack = nullptr;
        closed();
    });
}

void UserAgent::State::hurry() {
    m_leavingLines.clear();
    if (m_closingStack != nullptr)
        m_closingStack->hurry();
}

void UserAgent::State::addAccount(AccountId id, const Account &account) {
    auto &line = m_lines[id];
    line.account = account;
    // Not to be guessed, so that only the registrar's calls find their way in.
    line.contactUser = voice::escapedUser(account.user) + (account.registers ? "-" + hex(rand_u32()) : "");
    m_byContact[line.contactUser] = id;
    if (!account.registers)
        return;
    line.registration =
        std::make_unique<Registration>(m_stack->stack(), account, line.contactUser, reportsOf(id));
    line.registration->begin();
}

Registration::Reports UserAgent::State::reportsOf(AccountId id) {
    return {[this, id](seconds expires) {
                onEvent(Registered{id, expires});
            },
            [this, id](Error error) {
                if (auto fault = m_stack ? m_stack->takeTlsFault() : std::nullopt)
                    error = {"phone.registration.certificate", std::move(*fault)};
                onEvent(RegistrationFailed{id, std::move(error)});
            },
            [this, id] { m_loop.post([self = shared_from_this(), id] { self->m_leavingLines.erase(id); }); }};
}

void UserAgent::State::removeAccount(AccountId id) {
    auto line = m_lines.extract(id);
    if (line.empty())
        return;
    m_byContact.erase(line.mapped().contactUser);
    if (!line.mapped().registration)
        return;
    auto &kept = m_leavingLines.insert_or_assign(id, std::move(line.mapped())).first->second;
    kept.registration->end();
}

Identity UserAgent::State::identityOf(const Line &line) const {
    const auto &account = line.account;
    Server home = account.server;
    home.transport = Transport::Udp; // an address of record has none
    return {print(SipUri{account.user, home}), voice::quotedName(account.name), line.contactUser,
            account.user, account.password};
}

Identity UserAgent::State::identityOf(const Dial &dial) const {
    const auto line = m_lines.find(dial.account);
    auto self = line != m_lines.end() ? identityOf(line->second) : Identity{};
    if (line == m_lines.end()) {
        self.uri = print(SipUri{dial.number, {udpAddress.host, udpAddress.port, Transport::Udp}});
        self.contactUser = dial.number.empty() ? "anonymous" : voice::escapedUser(dial.number);
    }
    if (!dial.name.empty())
        self.name = voice::quotedName(dial.name);
    return self;
}

CallContext UserAgent::State::context() {
    return {m_stack->sessions(), m_media.get(), m_settings.address, m_settings.codecs,
            [this](const PhoneEvent &event) { onEvent(event); }};
}

Call &UserAgent::State::addCall(PhoneCallId id, const Identity &self) {
    return *(m_calls[id] = std::make_unique<Call>(id, context(), self));
}

void UserAgent::State::place(PhoneCallId id, const Dial &dial) {
    addCall(id, identityOf(dial)).place(dial);
}

void UserAgent::State::withCall(PhoneCallId id, std::function<void(Call &)> work) {
    post([id, work = std::move(work)](State &self) {
        if (const auto found = self.m_calls.find(id); found != self.m_calls.end())
            work(*found->second);
    });
}

void UserAgent::State::askStatistics(PhoneCallId id,
                                     std::function<void(const voice::LegStatistics &)> answer) {
    const auto found = m_calls.find(id);
    const auto leg = found != m_calls.end() ? found->second->leg() : std::nullopt;
    if (leg)
        m_media->askStatistics(*leg, [answer = std::move(answer)](const auto &statistics) {
            if (statistics)
                answer(*statistics);
        });
}

void UserAgent::State::onInvite(const sip_msg &invite) {
    const auto account = m_byContact.find(textOf(invite.uri.user));
    if (account == m_byContact.end()) {
        sip_treply(nullptr, m_stack->stack(), &invite, 404, "Not Found");
        return;
    }
    if (m_calls.size() >= m_settings.maxCalls) {
        sip_treply(nullptr, m_stack->stack(), &invite, 486, "Busy Here");
        return;
    }
    const auto id = nextCall();
    auto &call = addCall(id, identityOf(m_lines.at(account->second)));
    call.arrive(invite, {id, account->second, voice::unescapedUser(textOf(invite.from.uri.user)),
                         voice::plainName(textOf(invite.from.dname), longestName),
                         siteHeader(invite, "X-Callboard-Queue"), siteCallIn(invite)});
    if (call.isOver()) {
        sip_treply(nullptr, m_stack->stack(), &invite, 400, "Bad Request");
        m_calls.erase(id);
    } else if (asksToAnswer(invite)) {
        call.answerRequested();
    }
}

Call *UserAgent::State::owning(const sip_msg &message) {
    for (const auto &[id, call] : m_calls)
        if (call->owns(message))
            return call.get();
    return nullptr;
}

bool UserAgent::State::onTalk(const sip_msg &notify) {
    auto *call = owning(notify);
    if (call != nullptr)
        call->answerRequested();
    return call != nullptr;
}

void UserAgent::State::onRedirection(const sip_msg &answer) {
    if (auto *call = owning(answer); call != nullptr)
        call->redirected(answer);
}

void UserAgent::State::onMedia(const voice::MediaEvent &event) {
    if (const auto *digit = std::get_if<voice::DigitReceived>(&event))
        post([leg = digit->leg, key = digit->digit](State &self) { self.digitHeard(leg, key); });
}

void UserAgent::State::digitHeard(voice::LegId leg, char digit) {
    for (const auto &[id, call] : m_calls)
        if (call->leg() == leg)
            return call->digitHeard(digit);
}

void UserAgent::State::onEvent(const PhoneEvent &event) {
    if (m_isClosed)
        return;
    if (const auto *ended = std::get_if<Ended>(&event))
        forget(ended->call);
    m_listener(event);
}

// Later, since the call is still inside its report.
void UserAgent::State::forget(PhoneCallId id) {
    post([id](State &self) { self.m_calls.erase(id); });
}

UserAgent::UserAgent(voice::Loop &loop, std::shared_ptr<State> state)
    : m_loop(loop)
    , m_state(std::move(state)) {
}

UserAgent::~UserAgent() {
    stop();
}

Result<std::unique_ptr<UserAgent>> UserAgent::start(voice::Loop &loop, const Settings &settings,
                                                    Listener listener) {
    auto state = std::make_shared<State>(loop, settings, std::move(listener));
    Result<void> opened;
    if (!loop.postAndWait([&] { opened = state->open(); }))
        return Error{"phone.listen", "the loop is stopped"};
    if (!opened)
        return opened.error();
    return std::unique_ptr<UserAgent>(new UserAgent(loop, std::move(state)));
}

void UserAgent::stop() {
    auto closed = std::make_shared<std::promise<void>>();
    auto done = closed->get_future();
    std::unique_ptr<voice::Media> media;
    const bool isLooping =
        m_loop.post([state = m_state, closed] { state->close([closed] { closed->set_value(); }); });
    if (isLooping && done.wait_for(m_state->stopTimeout()) != std::future_status::ready)
        m_loop.postAndWait([&] { m_state->hurry(); });
    if (!m_loop.postAndWait([&] { media = m_state->releaseMedia(); }))
        media = m_state->releaseMedia();
}

voice::Endpoint UserAgent::udpAddress() const {
    return m_state->udpAddress;
}

voice::Endpoint UserAgent::tcpAddress() const {
    return m_state->tcpAddress;
}

AccountId UserAgent::addAccount(Account account) {
    const auto id = m_state->nextAccount();
    m_state->post([id, account = std::move(account)](State &state) { state.addAccount(id, account); });
    return id;
}

void UserAgent::removeAccount(AccountId account) {
    m_state->post([account](State &state) { state.removeAccount(account); });
}

PhoneCallId UserAgent::call(Dial dial) {
    const auto id = m_state->nextCall();
    m_state->post([id, dial = std::move(dial)](State &state) { state.place(id, dial); });
    return id;
}

void UserAgent::answer(PhoneCallId call, voice::Source source, Sink sink) {
    m_state->withCall(call, [source = std::move(source), sink = std::move(sink)](Call &each) {
        each.answer(source, sink);
    });
}

void UserAgent::reject(PhoneCallId call, int code) {
    m_state->withCall(call, [code](Call &each) { each.reject(code); });
}

void UserAgent::hangUp(PhoneCallId call) {
    m_state->withCall(call, [](Call &each) { each.hangUp(); });
}

void UserAgent::hold(PhoneCallId call, bool isHeld) {
    m_state->withCall(call, [isHeld](Call &each) { each.hold(isHeld); });
}

void UserAgent::sendDigits(PhoneCallId call, std::string digits) {
    m_state->withCall(call, [digits = std::move(digits)](Call &each) { each.sendDigits(digits); });
}

void UserAgent::play(PhoneCallId call, voice::Source source) {
    m_state->withCall(call, [source = std::move(source)](Call &each) { each.play(source); });
}

void UserAgent::askStatistics(PhoneCallId call, std::function<void(const voice::LegStatistics &)> answer) {
    m_state->post([call, answer = std::move(answer)](State &state) { state.askStatistics(call, answer); });
}

} // namespace callboard::phone
