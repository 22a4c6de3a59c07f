// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traffic/callers.h"

namespace callboard::traffic {

// The agents' phones: they register, ring, answer after a while, or do not.
class Phones {
public:
    Phones(Floor &floor, Callers &callers);

    void registerAll();
    // Each phone heard from the registrar at least once, whatever it said.
    bool areSettled() const { return m_settled == m_phones.size(); }
    void take(const phone::PhoneEvent &event);

private:
    struct Phone {
        Phone(const AgentUser &agent, const OfferPlan &offers)
            : user(agent)
            , plan(offers) {}
        const AgentUser &user;
        OfferPlan plan;
        phone::AccountId account;
        bool isSettled = false;
        phone::PhoneCallId call; // that it rings or talks with; none: idle
        PlannedOffer offer;
        std::optional<phone::PhoneCallId> caller; // one of ours
        std::shared_ptr<ToneCheck> check;
        bool isAnswering = false;
        bool isTalking = false;
        bool isRefused = false;
    };

    void registerNext(std::size_t index);
    void settle(phone::AccountId account, const std::optional<Error> &error);
    void ring(const phone::Incoming &incoming);
    void act(std::size_t phone, phone::PhoneCallId call);
    void answer(Phone &phone);
    void answered(Phone &phone);
    void ended(Phone &phone);
    Phone *with(phone::PhoneCallId call);

    Floor &m_floor;
    Callers &m_callers;
    std::vector<Phone> m_phones;
    std::map<phone::AccountId, std::size_t> m_byAccount;
    std::size_t m_settled = 0;
};

} // namespace callboard::traffic
