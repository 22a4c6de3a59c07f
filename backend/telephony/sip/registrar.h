// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/clockwork.h"
#include "backend/telephony/sip/digest.h"
#include "backend/telephony/sip/re.h"
#include "backend/telephony/sip/sip_config.h"
#include "backend/telephony/sip/strangers.h"
#include "core/center/fact.h"

#include <map>
#include <memory>
#include <optional>

namespace callboard::sip {

// Where a device is reached.
struct Binding {
    std::string contact; // the request URI: the phone's own user part, the address it really came from
    std::string flow;    // the address alone: where requests are sent, whatever stands in the request URI
    std::string userAgent;
    bool answersWhenTold = false; // on NOTIFY with Event: talk
    bool isOverTls() const { return flow.ends_with("=tls"); }
    bool isOverUdp() const { return flow.ends_with("=udp"); }
};

// What a registration says of the phone behind it, beside its address.
struct Bound {
    DeviceId device;
    std::string flow;       // where it is reached now
    std::string before;     // where it was; empty: not known
    bool isCut = false;     // its connection there is closed
    bool isNewLife = false; // it was started anew (another Call-ID), or is another phone
};

// Who is registered, by digest authentication. One contact a device: the latest registration wins. Loop
// thread.
class Registrar {
public:
    using Tell = std::function<void(Fact)>;

    Registrar(const SipConfig &config, Digest &digest, Strangers &strangers, Clockwork &clockwork, Tell tell);
    ~Registrar();
    Registrar(const Registrar &) = delete;
    Registrar &operator=(const Registrar &) = delete;

    // Registered when the journal ended; pinged soon, so that one who is gone is noticed.
    void take(const std::vector<Device> &known);
    // Told at each registration and refresh.
    void whenBound(std::function<void(const Bound &)> bound) { m_bound = std::move(bound); }
    // Its connection is closed; the device is lost already.
    void whenClosed(std::function<void(DeviceId)> closed) { m_closed = std::move(closed); }
    // The stack must outlive the pings: stop() before it goes.
    void start(::sip *stack);
    void stop();

    void handle(const sip_msg &request);
    std::optional<Binding> find(DeviceId device) const;
    // The device whose registration came over this very address, or none.
    DeviceId owner(const sa &source, sip_transp transport) const;
    // One that was only unreachable is pinged at once, and is there again when it answers, unless its
    // connection is closed.
    void lose(DeviceId device, DeviceLoss reason);
    // It said so in another message than its registration.
    void answersWhenTold(DeviceId device);

private:
    struct Entry;
    struct Asked;
    struct Life {
        std::string callId;
        std::string flow;
        bool isCut = false;
    };

    Entry *registered(DeviceId device) const; // null: it is not, or missing
    void answer(const sip_msg &request, DeviceId device);
    std::optional<Asked> read(const sip_msg &request) const;
    void bind(const sip_msg &request, DeviceId device, const Asked &asked);
    void unbind(DeviceId device, const Asked &asked);
    void tellRegistered(const Entry &entry);
    void tellBound(const sip_msg &request, const Entry &entry);
    void watch(const sip_msg &request, Entry &entry);
    void confirm(const sip_msg &request, DeviceId device);
    void scheduleExpiry(Entry &entry, Steady::duration life);
    void schedulePing(Entry &entry, Steady::duration delay);
    void ping(Entry &entry);
    static void onPong(int error, const sip_msg *response, void *entry);
    static void onClosed(int error, void *entry);
    void pong(Entry &entry, bool isAlive);

    const SipConfig &m_config;
    Digest &m_digest;
    Strangers &m_strangers;
    Clockwork &m_clockwork;
    Tell m_tell;
    std::function<void(const Bound &)> m_bound;
    std::function<void(DeviceId)> m_closed;
    ::sip *m_stack = nullptr;
    std::map<DeviceId, std::unique_ptr<Entry>> m_entries;
    std::map<DeviceId, Life> m_lives; // as they registered last, lost ones too
};

} // namespace callboard::sip
