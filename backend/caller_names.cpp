// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/caller_names.h"

#include "core/directory/phone_number.h"

#include <algorithm>

namespace callboard {

namespace {

// Lines that know no name often send the number in its place.
bool isNameless(const Party &party) {
    const auto digits = dialledDigits(party.name);
    return party.name.empty() || (!digits.empty() && digits == dialledDigits(party.number));
}

} // namespace

void CallerNames::tell(Fact &fact) const {
    auto *arrived = std::get_if<CallArrived>(&fact);
    if (!arrived || arrived->direction != Direction::Inbound || !isNameless(arrived->from))
        return;
    if (auto name = nameOf(arrived->from.number); !name.empty())
        arrived->from.name = std::move(name);
}

// A file that cannot be read is told of elsewhere.
std::string CallerNames::nameOf(const std::string &number) const {
    const auto contacts = number.empty() ? Result<std::vector<Contact>>{std::vector<Contact>{}}
                                         : m_directory.find(std::string_view(number));
    if (!contacts || contacts->empty())
        return {};
    const auto shared = [&](std::string Contact::*text) {
        const auto &first = contacts->front().*text;
        const bool isOne = std::all_of(contacts->begin(), contacts->end(),
                                       [&](const Contact &each) { return each.*text == first; });
        return isOne ? first : std::string{};
    };
    auto name = shared(&Contact::name);
    return name.empty() ? shared(&Contact::company) : name;
}

} // namespace callboard
