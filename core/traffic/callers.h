// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traffic/floor.h"
#include "core/traffic/plan.h"

namespace callboard::traffic {

// The people who call, wait, talk or give up.
class Callers {
public:
    explicit Callers(Floor &floor);

    void start();
    // No more new ones; those who are there go on.
    void stopArriving() { m_isArriving = false; }
    // Who still waits was cut short.
    void stop();
    bool isDone() const { return !m_isArriving && m_calls.empty(); }

    bool owns(phone::PhoneCallId call) const { return m_calls.contains(call); }
    void take(const phone::PhoneEvent &event);

    // Who a phone that rings with this number is called by: of several the one who waits longest.
    std::optional<phone::PhoneCallId> match(const std::string &number) const;
    // The tone of one of ours, and of when he called.
    int toneOf(phone::PhoneCallId call) const;
    void wasOffered(phone::PhoneCallId call);
    // A phone with this tone answered him; it hears with the check and can be told to hang up.
    void talkBegan(phone::PhoneCallId call, int phoneHz, std::shared_ptr<ToneCheck> phoneCheck,
                   std::function<void()> phoneHangsUp);

    std::size_t waiting() const;
    std::size_t talking() const { return m_calls.size() - waiting(); }

private:
    struct Call {
        PlannedCall plan;
        Steady::time_point sent;
        Steady::time_point talkingSince;
        std::shared_ptr<ToneCheck> check;
        std::shared_ptr<ToneCheck> phoneCheck;
        bool wasOffered = false;
        bool isAccepted = false;
        bool isTalking = false;
        bool gaveUp = false;
    };

    void scheduleNext();
    void place(const PlannedCall &plan);
    void giveUp(phone::PhoneCallId call);
    void hangUp(phone::PhoneCallId call);
    void beginTalk(phone::PhoneCallId id, std::function<void()> otherSideHangsUp);
    void ended(const phone::Ended &event);
    void count(const Call &call, const phone::Ended &event);
    void checkSound(const Call &call);

    Floor &m_floor;
    CallPlan m_plan;
    Steady::time_point m_start;
    std::map<phone::PhoneCallId, Call> m_calls;
    bool m_isArriving = false;
};

} // namespace callboard::traffic
