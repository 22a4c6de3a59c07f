// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/phone_uri.h"

#include "core/base/hex.h"

#include <algorithm>

namespace callboard {

namespace {

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool sameWord(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

bool takeScheme(std::string_view &text, std::string_view scheme) {
    if (text.size() <= scheme.size() || !sameWord(text.substr(0, scheme.size()), scheme) ||
        text[scheme.size()] != ':')
        return false;
    text.remove_prefix(scheme.size() + 1);
    return true;
}

std::string percentDecoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool complete = text[i] == '%' && i + 2 < text.size();
        const int high = complete ? hexDigit(text[i + 1]) : -1;
        const int low = complete ? hexDigit(text[i + 2]) : -1;
        if (high < 0 || low < 0) {
            out += text[i];
            continue;
        }
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

bool isGlobalNumber(std::string_view user) {
    const auto digits = user.substr(0, user.find(';'));
    return digits.size() > 1 && digits.front() == '+' &&
           std::all_of(digits.begin() + 1, digits.end(), [](char letter) {
               return (letter >= '0' && letter <= '9') ||
                      std::string_view{"-.()"}.find(letter) != std::string_view::npos;
           });
}

bool saysUserIsPhone(std::string_view afterHost) {
    afterHost = afterHost.substr(0, afterHost.find('?'));
    while (!afterHost.empty()) {
        const auto end = std::min(afterHost.find(';'), afterHost.size());
        if (sameWord(afterHost.substr(0, end), "user=phone"))
            return true;
        afterHost.remove_prefix(std::min(end + 1, afterHost.size()));
    }
    return false;
}

PhoneUri readSip(std::string_view rest) {
    PhoneUri uri{PhoneUri::Scheme::Sip, {}, false};
    const auto at = rest.find('@');
    auto user = rest.substr(0, at);
    const auto host = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
    user = user.substr(0, user.find(':')); // a password
    uri.number = percentDecoded(user);
    uri.bearsPhoneNumber =
        at != std::string_view::npos && (isGlobalNumber(uri.number) || saysUserIsPhone(host));
    return uri;
}

} // namespace

PhoneUri readPhoneUri(std::string_view text) {
    if (takeScheme(text, "sip") || takeScheme(text, "sips"))
        return readSip(text.substr(text.starts_with("//") ? 2 : 0));
    if (takeScheme(text, "tel") || takeScheme(text, "callto"))
        return {PhoneUri::Scheme::Tel, percentDecoded(text.substr(text.starts_with("//") ? 2 : 0)), true};
    return {PhoneUri::Scheme::None, std::string(text), true};
}

} // namespace callboard
