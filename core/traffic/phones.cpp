// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/phones.h"

#include <algorithm>

namespace callboard::traffic {

namespace {

// A pace at which no registrar's socket overflows.
constexpr milliseconds betweenRegistrations{4};

} // namespace

Phones::Phones(Floor &floor, Callers &callers)
    : m_floor(floor)
    , m_callers(callers) {
    m_floor.summary.phones = floor.options.agents.size();
    for (std::size_t i = 0; i < floor.options.agents.size(); ++i)
        m_phones.emplace_back(floor.options.agents[i], OfferPlan(floor.options, i));
}

void Phones::registerAll() {
    if (!m_phones.empty())
        registerNext(0);
}

void Phones::registerNext(std::size_t index) {
    auto &phone = m_phones[index];
    phone::Account account;
    account.user = phone.user.extension;
    account.password = phone.user.password;
    account.name = phone.user.name;
    account.server = *m_floor.options.registrar;
    account.server.transport = m_floor.options.transport;
    phone.account = m_floor.desks.addAccount(std::move(account));
    m_byAccount[phone.account] = index;
    if (index + 1 < m_phones.size())
        m_floor.agenda.after(betweenRegistrations, [this, index] { registerNext(index + 1); });
}

void Phones::settle(phone::AccountId account, const std::optional<Error> &error) {
    auto &phone = m_phones[m_byAccount.at(account)];
    m_settled += std::exchange(phone.isSettled, true) ? 0 : 1;
    auto &failed = m_floor.summary.phonesFailed;
    if (error)
        failed[phone.user.extension] = error->detail;
    else
        failed.erase(phone.user.extension);
    m_floor.summary.phonesRegistered = m_settled - failed.size();
}

void Phones::take(const phone::PhoneEvent &event) {
    if (const auto *registered = std::get_if<phone::Registered>(&event))
        settle(registered->account, std::nullopt);
    else if (const auto *failed = std::get_if<phone::RegistrationFailed>(&event))
        settle(failed->account, failed->error);
    else if (const auto *incoming = std::get_if<phone::Incoming>(&event))
        ring(*incoming);
    else if (const auto *asked = std::get_if<phone::AnswerRequested>(&event); asked && with(asked->call))
        answer(*with(asked->call));
    else if (const auto *taken = std::get_if<phone::Answered>(&event); taken && with(taken->call))
        answered(*with(taken->call));
    else if (const auto *over = std::get_if<phone::Ended>(&event); over && with(over->call))
        ended(*with(over->call));
}

Phones::Phone *Phones::with(phone::PhoneCallId call) {
    const auto found = std::find_if(m_phones.begin(), m_phones.end(),
                                    [&](const Phone &phone) { return phone.call == call; });
    return found == m_phones.end() ? nullptr : &*found;
}

void Phones::ring(const phone::Incoming &incoming) {
    const auto index = m_byAccount.at(incoming.account);
    auto &phone = m_phones[index];
    ++m_floor.summary.offers;
    if (phone.call) {
        ++m_floor.summary.offersRejected;
        m_floor.desks.reject(incoming.call, 486);
        return;
    }
    phone.call = incoming.call;
    phone.offer = phone.plan.next();
    phone.check = std::make_shared<ToneCheck>();
    phone.isAnswering = phone.isTalking = phone.isRefused = false;
    phone.caller = m_callers.match(incoming.number);
    if (phone.caller)
        m_callers.wasOffered(*phone.caller);
    m_floor.agenda.after(phone.offer.delay, [this, index, call = incoming.call] { act(index, call); });
}

void Phones::act(std::size_t index, phone::PhoneCallId call) {
    auto &phone = m_phones[index];
    if (phone.call != call || phone.isAnswering)
        return;
    if (phone.offer.action == OfferAction::Answer)
        return answer(phone);
    if (phone.offer.action == OfferAction::LetRing)
        return;
    phone.isRefused = true;
    m_floor.desks.reject(call, 486);
}

void Phones::answer(Phone &phone) {
    if (std::exchange(phone.isAnswering, true))
        return;
    if (phone.caller)
        phone.check->expect(m_callers.toneOf(*phone.caller));
    m_floor.desks.answer(phone.call, m_floor.voiceOf(phone.plan.hz()), sinkOf(phone.check));
}

void Phones::answered(Phone &phone) {
    phone.isTalking = true;
    ++m_floor.summary.offersAccepted;
    const auto hangUp = [this, call = phone.call] { m_floor.desks.hangUp(call); };
    if (phone.caller)
        m_callers.talkBegan(*phone.caller, phone.plan.hz(), phone.check, hangUp);
    else
        m_floor.agenda.after(phone.offer.talk, hangUp);
}

void Phones::ended(Phone &phone) {
    auto &summary = m_floor.summary;
    if (phone.isRefused)
        ++summary.offersRejected;
    else if (phone.offer.action == OfferAction::LetRing && !phone.isAnswering)
        ++summary.offersLetRing;
    else if (!phone.isTalking)
        ++summary.offersGone;
    phone.call = {};
    phone.caller.reset();
}

} // namespace callboard::traffic
