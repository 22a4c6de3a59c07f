// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/contacts/dial_plan.h"
#include "core/contacts/e164.h"

#include <string>
#include <string_view>

namespace callboard {

// Whether numbers can be written as people of this region ("RU", "DE", ...) write them.
bool isKnownRegion(std::string_view region);

// How people of this region dial; of no region that is known: nothing.
DialPlan dialPlanOf(std::string_view region);

// Any spelling of a number that can exist: as dialled in `region`, international, with brackets and
// vanity letters, in other scripts' digits, as tel: or callto: URI (RFC 3966; an extension is left off), as
// sip: or sips: URI where it bears a number (user=phone, or a user part of '+' and digits). Short codes and
// extensions ("112", "600") are not numbers. The text may be hostile.
// Codes: phone.empty, phone.tooLong, phone.notANumber, phone.notValid.
Result<E164> normalise(std::string_view text, std::string_view region);

// How people of `region` read it: in national form when it is of their country, else in international form.
// No region: international.
std::string display(E164 number, std::string_view region);

// What remains of any spelling for exact comparison where normalise() finds no number: ASCII digits, '*'
// and '#'; of a sip: URI those of the user part. At most 32 characters, empty when there are more or none.
std::string dialledDigits(std::string_view text);

// Equal for two spellings of one number, as far as anybody can tell.
std::string spellingKey(std::string_view number, std::string_view region);

} // namespace callboard
