// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contacts/dial_plan.h"

namespace callboard {

namespace {

bool beginsWith(std::string_view text, const std::string &prefix) {
    return !prefix.empty() && text.starts_with(prefix);
}

bool isWhole(const DialPlan &plan, std::string_view digits) {
    const auto count = static_cast<std::int32_t>(digits.size());
    return plan.fewestDigits <= count && count <= plan.mostDigits;
}

} // namespace

std::string internationalForm(const DialPlan &plan, std::string_view number) {
    constexpr std::size_t fewestAbroad = 7;
    if (number.starts_with('+'))
        return std::string(number);
    if (plan.countryCode.empty() || number.find_first_not_of("0123456789") != number.npos)
        return {};
    if (beginsWith(number, plan.internationalPrefix)) {
        const auto rest = number.substr(plan.internationalPrefix.size());
        if (rest.size() >= fewestAbroad && !rest.starts_with('0'))
            return "+" + std::string(rest);
    }
    const auto national = beginsWith(number, plan.nationalPrefix) ? plan.nationalPrefix.size() : 0;
    const auto rest = number.substr(national);
    // Where numbers have several lengths, one without a prefix may be of the town.
    const bool tellsItself = national > 0 || plan.fewestDigits == plan.mostDigits;
    return tellsItself && isWhole(plan, rest) ? "+" + plan.countryCode + std::string(rest) : std::string{};
}

std::string internationalBeginning(const DialPlan &plan, std::string_view beginning) {
    if (beginning.starts_with('+'))
        return std::string(beginning);
    if (beginsWith(beginning, plan.internationalPrefix))
        return "+" + std::string(beginning.substr(plan.internationalPrefix.size()));
    if (beginsWith(beginning, plan.nationalPrefix))
        return "+" + plan.countryCode + std::string(beginning.substr(plan.nationalPrefix.size()));
    return {};
}

} // namespace callboard
