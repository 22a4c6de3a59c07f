// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/phone_account.h"
#include "widgets/models/live_floor.h"
#include "widgets/models/past_source.h"
#include "widgets/models/requests.h"

#include <functional>
#include <QString>

namespace callboard {

struct SignIn {
    QString server; // "ws://127.0.0.1:8765"
    QString user;
    QString password;
};

// Being signed in at a backend: the floor to look at and the way to ask. Comes back by itself after a cut.
class Session : public QObject {
    Q_OBJECT

public:
    enum class State {
        SignedOut,
        SigningIn, // for the first time, nothing to see yet
        Live,
        Offline // what is seen is old
    };
    using QObject::QObject;

    virtual void signIn(const SignIn &as) = 0;
    virtual void signOut() = 0;

    virtual State state() const = 0;
    virtual std::optional<Error> error() const = 0; // why it is not live
    virtual UserId user() const = 0;
    virtual Role role() const = 0;
    virtual QString server() const = 0;

    // How the phone in this computer registers. The answer comes later, once.
    virtual void askPhone(std::function<void(const Result<PhoneAccount> &)> answer) = 0;

    virtual LiveFloor &floor() = 0;
    virtual Requests &requests() = 0;
    virtual PastSource &past() = 0;

Q_SIGNALS:
    void stateChanged();
};

} // namespace callboard
