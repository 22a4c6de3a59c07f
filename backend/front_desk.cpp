// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/front_desk.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr std::size_t lastCalls = 20;

std::vector<ContactCard> cardsOf(const std::vector<Contact> &contacts) {
    std::vector<ContactCard> cards;
    cards.reserve(contacts.size());
    std::transform(contacts.begin(), contacts.end(), std::back_inserter(cards), cardOf);
    return cards;
}

bool hasDigit(const std::string &text) {
    return text.find_first_of("0123456789") != std::string::npos;
}

} // namespace

Result<CallerCard> FrontDesk::lookUp(const std::string &number) {
    const auto contacts = m_directory.find(std::string_view(number));
    if (!contacts)
        return contacts.error();
    auto calls = callsWith(number, *contacts);
    if (!calls)
        return calls.error();
    return CallerCard{cardsOf(*contacts), std::move(calls).value(), !m_pastCalls.isWriting()};
}

// Of one contact those with all numbers of his; where several share the number, nobody knows whose others are
// meant.
Result<std::vector<PastCall>> FrontDesk::callsWith(const std::string &number,
                                                   const std::vector<Contact> &contacts) const {
    auto calls = m_pastCalls.with(number, lastCalls);
    if (!calls || contacts.size() != 1)
        return calls;
    const auto known = [&](CallId id) {
        return std::any_of(calls->begin(), calls->end(),
                           [&](const PastCall &call) { return call.call == id; });
    };
    for (const auto &other : cardOf(contacts.front()).numbers) {
        auto more = m_pastCalls.with(other, lastCalls);
        if (!more)
            return more;
        for (auto &call : *more)
            if (!known(call.call))
                calls->push_back(std::move(call));
    }
    std::stable_sort(calls->begin(), calls->end(),
                     [](const PastCall &a, const PastCall &b) { return a.at > b.at; });
    calls->resize(std::min(calls->size(), lastCalls));
    return calls;
}

Result<FoundContacts> FrontDesk::search(const std::string &text, int limit) {
    const auto most = static_cast<std::size_t>(std::max(limit, 0));
    auto contacts = m_directory.search(text, most);
    if (contacts && contacts->empty() && hasDigit(text))
        contacts = m_directory.find(std::string_view(text));
    if (!contacts)
        return contacts.error();
    contacts->resize(std::min(contacts->size(), most));
    return FoundContacts{cardsOf(*contacts)};
}

Result<PhoneAccount> FrontDesk::phoneOf(UserId user) const {
    const auto found = m_phones.find(user);
    if (found == m_phones.end())
        return Error{"noDevice", "you have no extension"};
    return found->second;
}

void FrontDesk::askPast(PastQuestion question, Time present, QObject *context, Answer answer) {
    m_reader.ask(
        context,
        [this, asked = std::move(question), present](const std::stop_token &stop) {
            return m_past.answer(asked, present, stop);
        },
        std::move(answer));
}

} // namespace callboard
