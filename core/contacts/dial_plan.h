// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

namespace callboard {

// How people of a country dial: what one has to know to see that two spellings are one number. All digits.
struct DialPlan {
    std::string countryCode;         // "7"; empty: nothing is known
    std::string nationalPrefix;      // "8", dialled before a number of the country; may be empty
    std::string internationalPrefix; // "810"
    std::int32_t fewestDigits = 0;   // of a number of the country without any prefix
    std::int32_t mostDigits = 0;
    static constexpr auto fields() {
        return std::tuple{field("countryCode", &DialPlan::countryCode),
                          optionalField("nationalPrefix", &DialPlan::nationalPrefix),
                          optionalField("internationalPrefix", &DialPlan::internationalPrefix),
                          field("fewestDigits", &DialPlan::fewestDigits),
                          field("mostDigits", &DialPlan::mostDigits)};
    }
    friend bool operator==(const DialPlan &, const DialPlan &) = default;
};

// '+' and digits where this is a whole number; empty where it is none ("112", "600", what is dialled within a
// town).
std::string internationalForm(const DialPlan &plan, std::string_view number);

// What the international form begins with of every whole number that is dialled with this beginning. Empty:
// nothing can be said.
std::string internationalBeginning(const DialPlan &plan, std::string_view beginning);

} // namespace callboard
