// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sip/sip_plugin.h"

#include "core/voice/source_reader.h"
#include "widgets/sip/account_line.h"

namespace callboard {

namespace {

constexpr int beepBlocks = 8;
constexpr double beepPitch = 875; // whole turns in the blocks
constexpr double beepLevel = 0.2;

// What is secret before what is quick.
Result<phone::Server> serverFor(const PhoneAccount &account) {
    std::optional<phone::Server> best;
    for (const auto &text : account.listen) {
        const auto server = phone::parseListening(text);
        if (!server)
            continue;
        const bool isSecret = server->transport == phone::Transport::Tls;
        if (!best || (isSecret && best->transport != phone::Transport::Tls))
            best = *server;
    }
    if (!best)
        return Error{"phone.host", "the backend names no address that this phone can use"};
    return *best;
}

} // namespace

Result<std::unique_ptr<SipLine>> SipPlugin::open(const PhoneAccount &account, const QString &server,
                                                 std::function<void(const phone::PhoneEvent &)> told) {
    const auto registrar = serverFor(account);
    if (!registrar)
        return registrar.error();
    if (!m_loop) {
        auto loop = voice::Loop::start();
        if (!loop)
            return loop.error();
        m_loop = std::move(*loop);
    }
    auto line = std::make_unique<AccountLine>(std::move(told));
    if (const auto started = line->start(*m_loop, account, *registrar, server); !started)
        return started.error();
    return std::unique_ptr<SipLine>(std::move(line));
}

void SipPlugin::fillWithBeep(voice::SoundPipe &pipe) const {
    voice::SourceReader tone(voice::Tone{beepPitch, 0, beepLevel});
    voice::Block block;
    for (int i = 0; i < beepBlocks && tone.read(block); ++i)
        pipe.put(block);
}

} // namespace callboard
