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

bool isOutside(const Center &center, const std::string &number) {
    const bool isPhone = DeviceId::fits(number) && find(center, DeviceId{number});
    return !number.empty() && !isPhone && !queueOfNumber(center, number);
}

// By what a call knows of both its sides.
std::string nameIn(const Call &call, const std::string &number) {
    for (const auto &party : {call.from, call.called()})
        if (party.number == number && !isNameless(party))
            return party.name;
    return {};
}

} // namespace

void CallerNames::tell(const Center &center, Fact &fact) const {
    if (auto *placed = std::get_if<CallPlaced>(&fact); placed && placed->direction == Direction::Outbound)
        name(center, {}, placed->to, placed->toName);
    if (auto *arrived = std::get_if<CallArrived>(&fact)) {
        if (arrived->direction == Direction::Outbound)
            name(center, arrived->call, arrived->to, arrived->toName);
        if (arrived->direction == Direction::Inbound && isNameless(arrived->from))
            name(center, {}, arrived->from.number, arrived->from.name);
    }
    if (auto *sentOn = std::get_if<CallTransferred>(&fact)) {
        name(center, sentOn->consult, sentOn->to, sentOn->toName);
        if (isNameless(sentOn->from))
            name(center, sentOn->call, sentOn->from.number, sentOn->from.name);
    }
    if (auto *joins = std::get_if<CallConferenced>(&fact); joins && isNameless(joins->from))
        name(center, joins->consult, joins->from.number, joins->from.name);
}

// As the call from which he comes names him, else as the contacts do.
void CallerNames::name(const Center &center, CallId from, const std::string &number,
                       std::string &name) const {
    if (!isOutside(center, number))
        return;
    const auto *call = from ? find(center, from) : nullptr;
    auto known = call ? nameIn(*call, number) : std::string{};
    if (known.empty())
        known = nameOf(number);
    if (!known.empty())
        name = std::move(known);
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
