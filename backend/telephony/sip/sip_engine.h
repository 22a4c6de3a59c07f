// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/engine.h"
#include "backend/telephony/sip/sip_config.h"

#include <functional>
#include <map>
#include <memory>

namespace callboard::sip {

// The embedded telephone system: registrar, calls and sound, on libre's thread and the media thread. One a
// process (libre's state is global); it may be started once.
class SipEngine : public Engine {
public:
    // The log gets one line at a time, on the engine's threads. `numbers` must outlive the engine.
    using Log = std::function<void(const std::string &line)>;
    SipEngine(SipConfig config, Numbers &numbers, Log log);
    ~SipEngine() override;

    // Tells how long ago the oldest fact was told that is not recorded yet; asked on the engine's thread for
    // each new caller. Beyond two seconds new callers are told to come again. Before start.
    void watchLag(std::function<Duration()> lag) { m_lag = std::move(lag); }

    // Errors: sip.listen, sip.certificate, sip.trunk, sip.device, sip.timer, sip.stack, loop.*, media.*,
    // sound.* (with the file).
    Result<void> start(Sink sink, std::vector<Device> known) override;
    void give(Order order) override;
    void stop() override;
    // The sounds of phrases that Announce and a farewell name ("ru/next"), in place of their former ones; any
    // thread, and it loads them there. A file that cannot be read is logged and left out.
    void teach(const std::map<std::string, std::filesystem::path> &files);

    // Where it listens, in the order of the configuration, with the ports that were given
    // ("udp:127.0.0.1:5060").
    std::vector<std::string> addresses() const;

private:
    class Running;
    std::unique_ptr<Running> m_running;
    SipConfig m_config;
    Numbers &m_numbers;
    Log m_log;
    std::function<Duration()> m_lag = [] { return Duration{0}; };
};

} // namespace callboard::sip
