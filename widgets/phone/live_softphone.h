// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/session.h"
#include "widgets/phone/sip_system.h"
#include "widgets/phone/softphone.h"

#include <array>
#include <map>
#include <QTimer>

namespace callboard {

// The phone with SIP and sound, both of which come as plugins once they are needed. Everything here happens
// on the main thread.
class LiveSoftphone : public Softphone {
    Q_OBJECT

public:
    LiveSoftphone(Session &session, SipDoor &sip, SoundDoor &sounds, PhoneChoice choice);
    ~LiveSoftphone() override;

    const PhoneView &view() const override { return m_view; }
    const PhoneChoice &choice() const override { return m_choice; }
    void choose(const PhoneChoice &choice) override;
    QList<SoundDevice> microphones() const override;
    QList<SoundDevice> speakers() const override;
    void test(bool isOn) override;
    void pickUp() override;
    void hangUp() override;
    void playTestSound() override;
    void playTestRing() override;
    bool isWatching() const { return m_watching.isActive(); } // which devices there are

private:
    struct Talk {
        bool isRinging = true;
        QString caller{};
        std::shared_ptr<TalkSound> sound{};
        voice::LegStatistics counted{}; // when it was last judged
    };

    void followSession();
    void begin();
    void takeAccount(const Result<PhoneAccount> &account);
    void registerAs(const PhoneAccount &account);
    void end();
    void fail(const Error &error);

    std::array<QList<SoundDevice>, 2> devices() const { return {microphones(), speakers()}; }

    void take(const phone::PhoneEvent &event);
    void on(const phone::Registered &registered);
    void on(const phone::RegistrationFailed &failed);
    void on(const phone::Incoming &incoming);
    void on(const phone::AnswerRequested &asked);
    void on(const phone::Ended &ended);
    void on(const phone::Ringing &) {}
    void on(const phone::Answered &) {}
    void on(const phone::HeldByPeer &) {}
    void on(const phone::Digit &) {}

    void answer(phone::PhoneCallId call);
    void beep();
    void needLine();
    void showCalls();
    void watch();
    void measure();
    void judge();
    void takeStatistics(phone::PhoneCallId call, const voice::LegStatistics &now);
    void show(const PhoneView &view);

    Session &m_session;
    SipDoor &m_sip;
    SoundDoor &m_sounds;
    PhoneChoice m_choice;
    PhoneView m_view;
    std::optional<PhoneAccount> m_account; // registered or about to be
    bool m_isAsking = false;
    std::unique_ptr<SoundLine> m_line;
    std::map<phone::PhoneCallId, Talk> m_talks;
    std::array<QList<SoundDevice>, 2> m_devices; // when they were last looked at
    QTimer m_watching;
    QTimer m_metering;
    QTimer m_judging;
    std::unique_ptr<SipLine> m_registration; // last: its events end before the rest goes
};

} // namespace callboard
