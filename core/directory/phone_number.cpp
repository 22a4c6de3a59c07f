// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/phone_number.h"

#include "core/base/utf8.h"
#include "core/contacts/phone_uri.h"
#include "core/directory/text.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

namespace callboard {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t longestSpelling = 256;
constexpr std::size_t longestDialled = 32;

const PhoneNumberUtil &phoneNumbers() {
    return *PhoneNumberUtil::GetInstance();
}

// Address books of telephones wrap numbers in invisible direction marks: U+200B..200F, 202A..202E,
// 2060..2069, FEFF. They mean nothing in a number.
std::string withoutInvisible(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto three = text.substr(i, 3);
        const auto third = three.size() == 3 ? static_cast<unsigned char>(three[2]) : 0U;
        const bool general = three.starts_with("\xE2\x80") &&
                             ((third >= 0x8B && third <= 0x8F) || (third >= 0xAA && third <= 0xAE));
        const bool isolate = three.starts_with("\xE2\x81") && third >= 0xA0 && third <= 0xA9;
        if (general || isolate || three == "\xEF\xBB\xBF")
            i += 2;
        else
            out += text[i];
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool hasControl(std::string_view text) {
    return std::ranges::any_of(
        text, [](char letter) { return static_cast<unsigned char>(letter) < ' ' || letter == 0x7F; });
}

Error notANumber(std::string_view text, std::string_view why) {
    return {"phone.notANumber", directory::quote(text) + ' ' + std::string(why)};
}

Result<E164> parsed(const std::string &number, std::string_view region) {
    PhoneNumber found;
    const auto outcome = phoneNumbers().Parse(number, std::string(region), &found);
    if (outcome == PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR)
        return Error{"phone.notValid", directory::quote(number) + " has no country code and region " +
                                           directory::quote(region) + " gives none"};
    if (outcome != PhoneNumberUtil::NO_PARSING_ERROR)
        return notANumber(number, "is not a telephone number");
    std::string text;
    phoneNumbers().Format(found, PhoneNumberUtil::E164, &text);
    const auto e164 = E164::fromText(text);
    if (!phoneNumbers().IsValidNumber(found) || !e164)
        return Error{"phone.notValid", directory::quote(number) +
                                           " is no number that can exist, as dialled in " +
                                           std::string(region.empty() ? "no region" : region)};
    return *e164;
}

// How a number of another country is dialled, less that number.
std::string internationalPrefixOf(std::string_view region, int code) {
    PhoneNumber abroad;
    abroad.set_country_code(code == 44 ? 49 : 44);
    abroad.set_national_number(3012345678);
    std::string dialled;
    phoneNumbers().FormatOutOfCountryCallingNumber(abroad, std::string(region), &dialled);
    std::erase_if(dialled, [](char sign) { return sign < '0' || sign > '9'; });
    const auto end = dialled.rfind(code == 44 ? "493012345678" : "443012345678");
    return end == dialled.npos ? std::string{} : dialled.substr(0, end);
}

} // namespace

bool isKnownRegion(std::string_view region) {
    return phoneNumbers().GetCountryCodeForRegion(std::string(region)) != 0;
}

DialPlan dialPlanOf(std::string_view region) {
    DialPlan plan;
    const auto code = phoneNumbers().GetCountryCodeForRegion(std::string(region));
    if (code == 0)
        return plan;
    plan.countryCode = std::to_string(code);
    phoneNumbers().GetNddPrefixForRegion(std::string(region), true, &plan.nationalPrefix);
    plan.internationalPrefix = internationalPrefixOf(region, code);
    constexpr std::int32_t most = 15;
    for (std::int32_t digits = 1; digits <= most; ++digits) {
        PhoneNumber number;
        number.set_country_code(code);
        number.set_national_number(std::stoull(std::string(static_cast<std::size_t>(digits), '3')));
        if (phoneNumbers().IsPossibleNumberForTypeWithReason(number, PhoneNumberUtil::FIXED_LINE_OR_MOBILE) !=
            PhoneNumberUtil::IS_POSSIBLE)
            continue;
        plan.fewestDigits = plan.fewestDigits == 0 ? digits : plan.fewestDigits;
        plan.mostDigits = digits;
    }
    return plan;
}

Result<E164> normalise(std::string_view text, std::string_view region) {
    if (text.size() > longestSpelling)
        return Error{"phone.tooLong", directory::quote(text) + " is too long for a telephone number"};
    const auto visible = withoutInvisible(text);
    const auto spelling = trimmed(visible);
    if (spelling.empty())
        return Error{"phone.empty", "there is no telephone number"};
    if (!isUtf8(spelling) || hasControl(spelling))
        return notANumber(spelling, "has characters that no number has");
    const auto uri = readPhoneUri(spelling);
    if (!uri.bearsPhoneNumber || hasControl(uri.number) || !isUtf8(uri.number))
        return notANumber(spelling, "is an address without a telephone number");
    return parsed(uri.scheme == PhoneUri::Scheme::Tel ? "tel:" + uri.number : uri.number, region);
}

std::string display(E164 number, std::string_view region) {
    PhoneNumber parsedNumber;
    if (phoneNumbers().Parse(number.text(), "ZZ", &parsedNumber) != PhoneNumberUtil::NO_PARSING_ERROR)
        return number.text();
    const bool isOfCountry =
        phoneNumbers().GetCountryCodeForRegion(std::string(region)) == parsedNumber.country_code();
    std::string text;
    phoneNumbers().Format(parsedNumber,
                          isOfCountry ? PhoneNumberUtil::NATIONAL : PhoneNumberUtil::INTERNATIONAL, &text);
    return text;
}

std::string dialledDigits(std::string_view text) {
    const auto visible = withoutInvisible(text.substr(0, longestSpelling));
    const auto uri = readPhoneUri(trimmed(visible));
    const auto number = std::string_view{uri.number}.substr(0, uri.number.find(';'));
    std::string out;
    for (const char letter : number)
        if ((letter >= '0' && letter <= '9') || letter == '*' || letter == '#')
            out += letter;
    return out.size() > longestDialled ? std::string{} : out;
}

std::string spellingKey(std::string_view number, std::string_view region) {
    const auto read = normalise(number, region);
    return read ? read->text() : dialledDigits(number);
}

} // namespace callboard
