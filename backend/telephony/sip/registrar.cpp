// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/registrar.h"

#include "backend/telephony/sip/address.h"
#include "backend/telephony/sip/wording.h"

namespace callboard::sip {

namespace {

constexpr std::size_t longestContact = 512;
// libre pings a watched TCP connection and closes it on silence, which not every phone answers: practically
// never.
constexpr std::uint32_t connectionPing = 30U * 86400U;

// The phone's own user and parameters (it may know its line by them) at the address it came from.
std::string contactOf(const uri &address, const sip_msg &request) {
    std::string contact = "sip:";
    if (pl_isset(&address.user))
        contact.append(textOf(address.user)).append("@");
    contact += hostAndPort(request.src);
    auto parameters = textOf(address.params);
    while (!parameters.empty()) {
        const auto next = parameters.find(';', 1);
        const auto parameter = parameters.substr(0, next);
        if (!sameText(parameter.substr(0, parameter.find('=')), ";transport"))
            contact += parameter;
        parameters = next == std::string_view::npos ? std::string_view{} : parameters.substr(next);
    }
    return contact.append(";transport=").append(transportName(request.tp));
}

// Printable ASCII (a URI has nothing else, and facts are UTF-8) that cannot end the <> or quotes it stands
// in.
bool isHarmlessUri(std::string_view text) {
    const auto isHarmless = [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '<' && c != '>'; };
    return text.size() <= longestContact && std::all_of(text.begin(), text.end(), isHarmless);
}

// The address part of a contact of ours: "sip:u@1.2.3.4:5;x=y;transport=tcp" ->
// "sip:1.2.3.4:5;transport=tcp".
std::string flowOf(const std::string &contact) {
    uri parts{};
    const auto text = plOf(contact);
    sa address{};
    if (uri_decode(&parts, &text) != 0 || sa_set(&address, &parts.host, parts.port) != 0)
        return {};
    pl transport{};
    msg_param_decode(&parts.params, "transport", &transport);
    return flowUri(address, transportNamed(textOf(transport)).value_or(SIP_TRANSP_UDP));
}

} // namespace

struct Registrar::Entry {
    Registrar &registrar;
    DeviceId device;
    Binding binding;
    std::string sentContact; // as the phone wrote it, to be repeated to it; empty: known from before
    bool isMissing = false;  // told as lost, and pinged on
    Steady::time_point until{};
    TimerId expiry{};
    TimerId nextPing{};
    TimerId pingLimit{};
    Transaction *request = nullptr; // the ping under way; libre's, cleared by it
    sip_keepalive *connection = nullptr;

    ~Entry() { release(); }
    void release() {
        registrar.m_clockwork.cancel(expiry);
        registrar.m_clockwork.cancel(nextPing);
        registrar.m_clockwork.cancel(pingLimit);
        mem_deref(request);
        connection = static_cast<sip_keepalive *>(mem_deref(connection));
    }
};

// What one REGISTER wants.
struct Registrar::Asked {
    bool isQuery = false;
    bool isAboutAll = false; // "*", only with 0 s
    seconds expires{};
    std::string sentContact;
    std::string contact;
};

Registrar::Registrar(const SipConfig &config, Digest &digest, Strangers &strangers, Clockwork &clockwork,
                     Tell tell)
    : m_config(config)
    , m_digest(digest)
    , m_strangers(strangers)
    , m_clockwork(clockwork)
    , m_tell(std::move(tell)) {
}

Registrar::~Registrar() = default;

void Registrar::take(const std::vector<Device> &known) {
    for (const auto &device : known) {
        const auto flow = flowOf(device.contact);
        const bool isOurs = std::any_of(m_config.devices.begin(), m_config.devices.end(),
                                        [&](const auto &each) { return each.id == device.id; });
        if (!device.isRegistered || flow.empty() || !isOurs)
            continue;
        auto &entry = m_entries[device.id];
        entry.reset(new Entry{
            *this, device.id, {device.contact, flow, device.userAgent, device.answersWhenTold}, {}});
        scheduleExpiry(*entry, m_config.longestRegistration);
        schedulePing(*entry, std::chrono::milliseconds{100});
    }
}

void Registrar::start(::sip *stack) {
    m_stack = stack;
}

void Registrar::stop() {
    m_entries.clear();
    m_stack = nullptr;
}

void Registrar::handle(const sip_msg &request) {
    const auto now = Steady::now();
    const auto credentials = headerOf(request, SIP_HDR_AUTHORIZATION);
    const auto outcome = m_digest.check(credentials, "REGISTER", textOf(request.ruri), now);
    if (outcome.verdict != Digest::Verdict::Granted) {
        if (outcome.verdict == Digest::Verdict::Challenge)
            m_strangers.turnedAway(request, outcome);
        sip_replyf(m_stack, &request, 401, "Unauthorized",
                   "WWW-Authenticate: %s\r\nContent-Length: 0\r\n\r\n",
                   m_digest.challenge(outcome.verdict, now).c_str());
        return;
    }
    m_strangers.proved(request);
    if (numberOf(textOf(request.to.uri.user)) != outcome.user) {
        m_strangers.refused(request, outcome.user + " registers for another");
        sip_treply(nullptr, m_stack, &request, 403, "Forbidden");
        return;
    }
    answer(request, DeviceId(outcome.user));
}

void Registrar::answer(const sip_msg &request, DeviceId device) {
    const auto asked = read(request);
    if (!asked) {
        m_strangers.refused(request, "a contact of " + std::string(device.text()) + " that cannot be used");
        sip_treply(nullptr, m_stack, &request, 400, "Bad Contact");
        return;
    }
    if (asked->isQuery) {
        confirm(request, device);
        return;
    }
    if (asked->expires == seconds{0}) {
        unbind(device, *asked);
        confirm(request, device);
        return;
    }
    if (asked->expires < m_config.shortestRegistration) {
        sip_treplyf(nullptr, nullptr, m_stack, &request, false, 423, "Interval Too Brief",
                    "Min-Expires: %u\r\nContent-Length: 0\r\n\r\n",
                    static_cast<unsigned>(m_config.shortestRegistration.count()));
        return;
    }
    bind(request, device, *asked);
    confirm(request, device);
}

std::optional<Registrar::Asked> Registrar::read(const sip_msg &request) const {
    const auto value = headerOf(request, SIP_HDR_CONTACT);
    Asked asked;
    asked.isQuery = value.empty();
    if (asked.isQuery)
        return asked;
    const auto limit = static_cast<std::uint32_t>(m_config.longestRegistration.count());
    const auto header = textOf(request.expires);
    auto expires = header.empty() ? std::optional(limit) : wholeNumber(header, UINT32_MAX);
    asked.isAboutAll = value == "*";
    if (asked.isAboutAll)
        return expires == 0U ? std::optional(asked) : std::nullopt;
    sip_addr address{};
    const auto text = plOf(value);
    if (sip_addr_decode(&address, &text) != 0 || !isHarmlessUri(textOf(address.auri)))
        return std::nullopt;
    pl parameter{};
    if (msg_param_decode(&address.params, "expires", &parameter) == 0)
        expires = wholeNumber(textOf(parameter), UINT32_MAX);
    // An interval that cannot be read counts as the default (RFC 3261, 10.3).
    asked.expires = seconds{std::min(expires.value_or(limit), limit)};
    asked.sentContact = std::string(textOf(address.auri));
    asked.contact = contactOf(address.uri, request);
    return asked;
}

void Registrar::bind(const sip_msg &request, DeviceId device, const Asked &asked) {
    auto &entry = m_entries[device];
    const Binding before = entry != nullptr ? entry->binding : Binding{};
    const bool wasMissing = entry != nullptr && entry->isMissing;
    Binding binding{asked.contact, flowUri(request.src, request.tp),
                    cleaned(headerOf(request, SIP_HDR_USER_AGENT), longestUserAgent),
                    namesToken(headerOf(request, SIP_HDR_ALLOW_EVENTS), "talk")};
    const bool isSamePhone = binding.contact == before.contact && binding.userAgent == before.userAgent;
    binding.answersWhenTold |= isSamePhone && before.answersWhenTold;
    const bool isChange = wasMissing || !isSamePhone || binding.answersWhenTold != before.answersWhenTold;
    entry.reset(new Entry{*this, device, std::move(binding), asked.sentContact});
    scheduleExpiry(*entry, asked.expires);
    schedulePing(*entry, m_config.pingInterval);
    watch(request, *entry);
    if (isChange)
        tellRegistered(*entry);
    tellBound(request, *entry);
}

void Registrar::tellBound(const sip_msg &request, const Entry &entry) {
    const Life life{std::string(textOf(request.callid)), entry.binding.flow};
    const auto before = std::exchange(m_lives[entry.device], life);
    const bool isNewLife = !before.callId.empty() && before.callId != life.callId;
    if (m_bound)
        m_bound({entry.device, life.flow, before.flow, before.isCut, isNewLife});
}

void Registrar::tellRegistered(const Entry &entry) {
    const auto &binding = entry.binding;
    m_tell(DeviceRegistered{entry.device, binding.contact, binding.userAgent, binding.answersWhenTold});
}

void Registrar::answersWhenTold(DeviceId device) {
    auto *entry = registered(device);
    if (entry != nullptr && !std::exchange(entry->binding.answersWhenTold, true))
        tellRegistered(*entry);
}

// RFC 3261, 10.3: only the contact that is named goes. A phone that comes back often takes away the one of
// its former life after it has registered its new one.
void Registrar::unbind(DeviceId device, const Asked &asked) {
    const auto found = m_entries.find(device);
    if (found == m_entries.end())
        return;
    const auto &sent = found->second->sentContact;
    if (asked.isAboutAll || sent.empty() || sent == asked.sentContact)
        lose(device, DeviceLoss::Unregistered);
}

void Registrar::watch(const sip_msg &request, Entry &entry) {
    if (request.tp != SIP_TRANSP_UDP)
        sip_keepalive_start(&entry.connection, m_stack, &request, connectionPing, onClosed, &entry);
}

void Registrar::confirm(const sip_msg &request, DeviceId device) {
    std::string contact;
    if (const auto *entry = registered(device)) {
        const auto left = std::chrono::ceil<seconds>(entry->until - Steady::now());
        contact = "Contact: <" + (entry->sentContact.empty() ? entry->binding.contact : entry->sentContact) +
                  ">;expires=" + std::to_string(left.count()) + "\r\n";
    }
    sip_treplyf(nullptr, nullptr, m_stack, &request, false, 200, "OK", "%sContent-Length: 0\r\n\r\n",
                contact.c_str());
}

Registrar::Entry *Registrar::registered(DeviceId device) const {
    const auto found = m_entries.find(device);
    return found != m_entries.end() && !found->second->isMissing ? found->second.get() : nullptr;
}

std::optional<Binding> Registrar::find(DeviceId device) const {
    const auto *entry = registered(device);
    return entry != nullptr ? std::optional(entry->binding) : std::nullopt;
}

DeviceId Registrar::owner(const sa &source, sip_transp transport) const {
    const auto flow = flowUri(source, transport);
    for (const auto &[device, entry] : m_entries)
        if (entry->binding.flow == flow)
            return device;
    return {};
}

void Registrar::lose(DeviceId device, DeviceLoss reason) {
    const auto found = m_entries.find(device);
    if (found == m_entries.end())
        return;
    auto &entry = *found->second;
    const bool isTold = std::exchange(entry.isMissing, true);
    const bool mayAnswer = entry.binding.isOverUdp() || entry.connection != nullptr;
    if (reason == DeviceLoss::Unreachable && mayAnswer)
        schedulePing(entry, isTold ? Steady::duration{m_config.pingInterval} : Steady::duration{});
    else
        m_entries.erase(found);
    if (!isTold)
        m_tell(DeviceLost{device, reason});
}

void Registrar::scheduleExpiry(Entry &entry, Steady::duration life) {
    entry.until = Steady::now() + life;
    entry.expiry =
        m_clockwork.after(life, [this, device = entry.device] { lose(device, DeviceLoss::Expired); });
}

void Registrar::schedulePing(Entry &entry, Steady::duration delay) {
    m_clockwork.cancel(entry.nextPing);
    if (m_config.pingInterval > seconds{0})
        entry.nextPing = m_clockwork.after(delay, [this, &entry] { ping(entry); });
}

// Any answer shows that somebody is there, also a refusal.
void Registrar::ping(Entry &entry) {
    const auto flow = plOf(entry.binding.flow);
    uri route{};
    if (m_stack == nullptr || uri_decode(&route, &flow) != 0)
        return;
    entry.request = static_cast<Transaction *>(mem_deref(entry.request));
    const auto error =
        sip_requestf(&entry.request, m_stack, true, "OPTIONS", entry.binding.contact.c_str(), &route, nullptr,
                     nullptr, onPong, &entry,
                     "To: <%s>\r\nFrom: <sip:callboard@callboard.invalid>;tag=%016llx\r\nCall-ID: %016llx\r\n"
                     "CSeq: 1 OPTIONS\r\nAccept: application/sdp\r\nContent-Length: 0\r\n\r\n",
                     entry.binding.contact.c_str(), rand_u64(), rand_u64());
    if (error != 0) {
        m_clockwork.after({}, [this, device = entry.device] { lose(device, DeviceLoss::Unreachable); });
        return;
    }
    m_clockwork.cancel(entry.pingLimit);
    entry.pingLimit = m_clockwork.after(m_config.pingTimeout, [this, &entry] { pong(entry, false); });
}

void Registrar::onPong(int error, const sip_msg *response, void *entry) {
    if (response != nullptr && response->scode < 200)
        return;
    auto &pinged = *static_cast<Entry *>(entry);
    pinged.registrar.pong(pinged, error == 0);
}

void Registrar::pong(Entry &entry, bool isAlive) {
    m_clockwork.cancel(entry.pingLimit);
    if (!isAlive) {
        lose(entry.device, DeviceLoss::Unreachable);
        return;
    }
    if (std::exchange(entry.isMissing, false))
        tellRegistered(entry);
    schedulePing(entry, m_config.pingInterval);
}

void Registrar::onClosed(int, void *entry) {
    auto &closed = *static_cast<Entry *>(entry);
    auto &registrar = closed.registrar;
    const auto device = closed.device;
    closed.connection = nullptr;
    registrar.m_lives[device].isCut = true;
    registrar.lose(device, DeviceLoss::Unreachable);
    if (registrar.m_closed)
        registrar.m_closed(device);
}

} // namespace callboard::sip
