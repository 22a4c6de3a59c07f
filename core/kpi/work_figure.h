// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/calls/outcome.h"
#include "core/kpi/visit_figure.h"

namespace callboard {

// The figures that come from talks, from offers, from calls out, from marks and from agents' states: averages
// of talks, counts, shares, sums of time. The same rule counts one and lists it.
enum class WorkFigure {
    Talks,
    TalkTime, // averages of a talk
    HoldTime,
    AfterCallAverage, // of after-call work, a talk
    HandleTime,
    Contacts, // the talks that were the first with theirs
    Transfers,
    Offers,
    OffersAnswered,
    OffersMissed,
    AnswerDelay,
    Dials,
    Csat,         // of the contacts that came
    LoggedInTime, // times in states, within the period
    ReadyTime,
    AfterCallTime,
    NotReadyTime,
    ReservedTime, // it rings
    BusyTime,
    Occupancy // of these times
};
constexpr auto textsOf(WorkFigure) {
    return std::array{"talks"sv,
                      "attSeconds"sv,
                      "averageHoldSeconds"sv,
                      "averageAcwSeconds"sv,
                      "ahtSeconds"sv,
                      "contacts"sv,
                      "transferred"sv,
                      "offers"sv,
                      "offersAnswered"sv,
                      "offersNotAnswered"sv,
                      "answerDelaySeconds"sv,
                      "dials"sv,
                      "csat"sv,
                      "loggedInSeconds"sv,
                      "readySeconds"sv,
                      "acwSeconds"sv,
                      "notReadySeconds"sv,
                      "reservedSeconds"sv,
                      "busySeconds"sv,
                      "occupancy"sv};
}
constexpr bool isOfTalks(WorkFigure figure) {
    return figure < WorkFigure::Offers;
}
constexpr bool isOfStates(WorkFigure figure) {
    return figure >= WorkFigure::LoggedInTime;
}
// Averages of talks to whose sum after-call work belongs.
constexpr bool addsAfterCallWork(WorkFigure figure) {
    return figure == WorkFigure::HandleTime || figure == WorkFigure::AfterCallAverage;
}
constexpr bool isShare(WorkFigure figure) {
    return figure == WorkFigure::Csat || figure == WorkFigure::Occupancy;
}
std::string_view formulaOf(WorkFigure figure);

// Every talk counts.
constexpr bool isCounted(WorkFigure figure, OfferOutcome outcome) {
    switch (figure) {
    case WorkFigure::OffersAnswered:
    case WorkFigure::AnswerDelay:
        return outcome == OfferOutcome::Accepted;
    case WorkFigure::OffersMissed:
        return isMissed(outcome);
    default:
        return true;
    }
}

// Of the states of who is logged in.
constexpr bool isCounted(WorkFigure figure, AgentState state) {
    switch (figure) {
    case WorkFigure::ReadyTime:
        return state == AgentState::Ready;
    case WorkFigure::AfterCallTime:
        return state == AgentState::WorkingAfterCall;
    case WorkFigure::NotReadyTime:
        return state == AgentState::NotReady;
    case WorkFigure::ReservedTime:
        return state == AgentState::Reserved;
    case WorkFigure::BusyTime:
        return state == AgentState::Busy;
    case WorkFigure::Occupancy:
        return state == AgentState::Busy || state == AgentState::WorkingAfterCall;
    default:
        return true;
    }
}
// Of a share: it stands below the line alone.
constexpr bool isAgainst(WorkFigure figure, AgentState state) {
    return figure == WorkFigure::Occupancy && state == AgentState::Ready;
}

} // namespace callboard
