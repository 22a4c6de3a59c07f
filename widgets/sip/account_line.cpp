// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sip/account_line.h"

#include <algorithm>
#include <QUrl>

namespace callboard {

namespace {

constexpr milliseconds patience{800};      // at the end, for the answer to our un-REGISTER
constexpr std::uint16_t firstPort = 40000; // of RTP; away from a backend on the same machine
constexpr std::uint16_t lastPort = 49999;

voice::Block blockOf(std::span<const voice::Sample, voice::blockSamples> samples) {
    voice::Block block;
    std::copy(samples.begin(), samples.end(), block.begin());
    return block;
}

phone::Settings settingsFor(const phone::Server &registrar, const std::string &address,
                            const QString &server) {
    phone::Settings settings;
    settings.address = address;
    settings.product = "Callboard " CALLBOARD_VERSION;
    settings.stopTimeout = patience;
    settings.codecs = {voice::Codec::Pcma, voice::Codec::Pcmu, voice::Codec::G722, voice::Codec::Opus};
    settings.media.firstPort = firstPort;
    settings.media.lastPort = lastPort;
    if (registrar.transport == phone::Transport::Tls)
        settings.trust = phone::TrustSettings{QUrl(server).host().toStdString(), {}};
    return settings;
}

} // namespace

Result<void> AccountLine::start(voice::Loop &loop, const PhoneAccount &account,
                                const phone::Server &registrar, const QString &server) {
    const auto address = phone::localAddressTowards(registrar.host);
    if (!address)
        return address.error();
    auto agent = phone::UserAgent::start(
        loop, settingsFor(registrar, *address, server), [this](const phone::PhoneEvent &event) {
            QMetaObject::invokeMethod(
                &m_here, [told = m_told, event] { told(event); }, Qt::QueuedConnection);
        });
    if (!agent)
        return agent.error();
    m_agent = std::move(*agent);
    phone::Account line;
    line.user = account.extension;
    line.password = account.password;
    line.server = registrar;
    m_agent->addAccount(std::move(line));
    m_isSecret = registrar.transport == phone::Transport::Tls;
    return {};
}

void AccountLine::answer(phone::PhoneCallId call, std::shared_ptr<TalkSound> sound) {
    m_agent->answer(call, voice::Live{[sound](std::span<voice::Sample, voice::blockSamples> samples) {
                        voice::Block block;
                        sound->mouth.take(block);
                        std::copy(block.begin(), block.end(), samples.begin());
                    }},
                    [sound](std::span<const voice::Sample, voice::blockSamples> samples) {
                        sound->ear.put(blockOf(samples));
                    });
}

void AccountLine::askStatistics(phone::PhoneCallId call,
                                std::function<void(const voice::LegStatistics &)> told) {
    m_agent->askStatistics(call, [this, told = std::move(told)](const voice::LegStatistics &now) {
        QMetaObject::invokeMethod(
            &m_here, [told, now] { told(now); }, Qt::QueuedConnection);
    });
}

} // namespace callboard
