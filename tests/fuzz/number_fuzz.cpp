// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/phone_uri.h"
#include "core/directory/phone_number.h"
#include "tests/fuzz/fuzz.h"

using namespace callboard;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto text = textOf(data, size);
    readPhoneUri(text);
    require(dialledDigits(text).size() <= 32, "dialled digits are bounded");
    if (const auto number = normalise(text, "RU")) {
        const auto again = normalise(number->text(), "RU");
        require(again.ok(), "E.164 is a spelling of itself");
        require(again->text() == number->text(), "normalising twice changes nothing");
        require(!display(*number, "RU").empty(), "a number can be shown");
    }
    return 0;
}
