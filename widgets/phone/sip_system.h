// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/phone/user_agent.h"
#include "core/wire/phone_account.h"
#include "widgets/phone/sound_system.h"

#include <functional>
#include <memory>

namespace callboard {

// This computer as the phone of one account. Its end says goodbye to whom it talks with and to the registrar.
class SipLine {
public:
    virtual ~SipLine() = default;
    virtual bool isSecret() const = 0; // over TLS
    virtual void answer(phone::PhoneCallId call, std::shared_ptr<TalkSound> sound) = 0;
    virtual void hangUp(phone::PhoneCallId call) = 0; // or says no to one that rings
    // Told on the main thread while the call has sound; else never, and never after the line is gone.
    virtual void askStatistics(phone::PhoneCallId call,
                               std::function<void(const voice::LegStatistics &)> told) = 0;
};

// The SIP of this computer. Made by a plugin, so that a desktop whose agents have desk phones loads no
// telephony, and no desktop before somebody has signed in. Main thread only.
class SipSystem {
public:
    virtual ~SipSystem() = default;
    // Registers, and goes on trying. `server` is whom the account came from: over TLS the registrar has to
    // prove that name. `told` is called on the main thread, never after the line is gone. Errors: phone.host,
    // and those of voice::Loop and phone::UserAgent.
    virtual Result<std::unique_ptr<SipLine>> open(const PhoneAccount &account, const QString &server,
                                                  std::function<void(const phone::PhoneEvent &)> told) = 0;
    // A short note that ends without a click.
    virtual void fillWithBeep(voice::SoundPipe &pipe) const = 0;
};

// The plugin, loaded when it is first asked for.
class SipDoor {
public:
    virtual ~SipDoor() = default;
    virtual SipSystem *open() = 0; // null: not installed
};

} // namespace callboard

Q_DECLARE_INTERFACE(callboard::SipSystem, "callboard.SipSystem/2")
