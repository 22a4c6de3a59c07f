// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace callboard::sip {

// What an address did without a right to.
enum class Offence {
    NoCredentials,   // asked for something and was challenged, as every phone is at first
    WrongCredentials // guessed
};

// Addresses that guess passwords or try numbers in turn are not heard for a while. A site behind one address
// whose phones all come back at once stays far below the limits; twenty wrong passwords in a minute do not.
class Bans {
public:
    using Moment = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::minutes window{1};
    static constexpr std::chrono::minutes length{5};
    static constexpr int mostWrong = 20;                 // in a window
    static constexpr int mostAsked = 1000;               // challenges in a window that nobody answered
    static constexpr std::size_t mostAddresses = 10'000; // beyond them newcomers are not counted

    bool isBanned(std::string_view address, Moment now) const;
    // True: from now on it is banned.
    bool note(const std::string &address, Offence offence, Moment now);
    // The right answer to a challenge: that one was asked in good faith. Guesses stay counted, or who has one
    // password could try all others.
    void proved(std::string_view address);

private:
    struct Record {
        Moment since;
        int asked = 0;
        int wrong = 0;
        Moment bannedUntil{};
    };
    void forgetThePast(Moment now);

    std::map<std::string, Record, std::less<>> m_records;
};

} // namespace callboard::sip
