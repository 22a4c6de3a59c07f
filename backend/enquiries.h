// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/wire/past_records.h"
#include "core/wire/phone_account.h"
#include "core/wire/query_records.h"

#include <functional>

class QObject;

namespace callboard {

// Answers what the live center does not know: contacts, past calls, and a user's own phone. Called on the
// main thread: an indexed look-up, no scan of the history.
class Enquiries {
public:
    virtual ~Enquiries() = default;
    virtual Result<CallerCard> lookUp(const std::string &number) = 0;
    virtual Result<FoundContacts> search(const std::string &text, int limit) = 0;
    // Errors: noDevice.
    virtual Result<PhoneAccount> phoneOf(UserId user) const = 0;

    // The answer's JSON comes later, on this thread, and never after `context` is gone.
    using Answer = std::function<void(Result<std::string>)>;
    // `present`: when it is asked, by the clock of events.
    virtual void askPast(PastQuestion question, Time present, QObject *context, Answer answer) = 0;
};

} // namespace callboard
