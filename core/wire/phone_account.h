// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace callboard {

using namespace std::string_view_literals;

// What does the phone in my computer register with?
struct AskPhone {
    static constexpr auto method = "phone.account"sv;
    static constexpr auto fields() { return std::tuple{}; }
};

// Told to the user himself and nobody else; never logged.
struct PhoneAccount {
    std::string extension;
    std::string password;            // of SIP, not the one he signs in with
    std::vector<std::string> listen; // "udp:127.0.0.1:5060", "tls:[::1]:5061": where the registrar hears
    bool answersQueueCalls = false;  // by itself, with a beep: the site wants it
    static constexpr auto fields() {
        return std::tuple{field("extension", &PhoneAccount::extension),
                          field("password", &PhoneAccount::password), field("listen", &PhoneAccount::listen),
                          optionalField("answersQueueCalls", &PhoneAccount::answersQueueCalls)};
    }
    friend bool operator==(const PhoneAccount &, const PhoneAccount &) = default;
};

} // namespace callboard
