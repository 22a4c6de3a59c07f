// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/sip_system.h"

namespace callboard {

// A user agent with one account. libre and the media have their threads; what they report crosses to the main
// thread by one queued call, which is dropped when the line is gone.
class AccountLine : public SipLine {
public:
    explicit AccountLine(std::function<void(const phone::PhoneEvent &)> told)
        : m_told(std::move(told)) {}

    Result<void> start(voice::Loop &loop, const PhoneAccount &account, const phone::Server &registrar,
                       const QString &server);
    bool isSecret() const override { return m_isSecret; }
    void answer(phone::PhoneCallId call, std::shared_ptr<TalkSound> sound) override;
    void hangUp(phone::PhoneCallId call) override { m_agent->hangUp(call); }
    void askStatistics(phone::PhoneCallId call,
                       std::function<void(const voice::LegStatistics &)> told) override;

private:
    std::function<void(const phone::PhoneEvent &)> m_told;
    bool m_isSecret = false;
    QObject m_here;                            // of the main thread: what is queued for it goes with it
    std::unique_ptr<phone::UserAgent> m_agent; // last: its threads are done before the rest goes
};

} // namespace callboard
