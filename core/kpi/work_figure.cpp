// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/work_figure.h"

namespace callboard {

std::string_view formulaOf(WorkFigure figure) {
    switch (figure) {
    case WorkFigure::Talks:
        return "talks that ended";
    case WorkFigure::TalkTime:
        return "sum of talk without holds / talks that ended";
    case WorkFigure::HoldTime:
        return "sum of holds / talks that ended";
    case WorkFigure::AfterCallAverage:
        return "sum of after-call work / talks that ended";
    case WorkFigure::HandleTime:
        return "(talk + hold + after-call work) / talks that ended";
    case WorkFigure::Contacts:
        return "contacts, by the end of the first talk with each";
    case WorkFigure::Transfers:
        return "of the contacts, those that were sent on, however late";
    case WorkFigure::Offers:
        return "offers of queues that ended";
    case WorkFigure::OffersAnswered:
        return "offers of queues that were accepted";
    case WorkFigure::OffersMissed:
        return "offers of queues that were not answered, refused, busy or lost with the phone";
    case WorkFigure::AnswerDelay:
        return "sum of the ringing of accepted offers / accepted offers";
    case WorkFigure::Dials:
        return "calls out that were begun";
    case WorkFigure::Csat:
        return "positive marks (4 and 5 of 5, 3 of 3) / marks, by the arrival of the contact";
    case WorkFigure::LoggedInTime:
        return "sum of the time in any state but logged out";
    case WorkFigure::ReadyTime:
        return "sum of the time ready for calls of queues";
    case WorkFigure::AfterCallTime:
        return "sum of the time in after-call work";
    case WorkFigure::NotReadyTime:
        return "sum of the time not ready, whatever the reason";
    case WorkFigure::ReservedTime:
        return "sum of the time in which a call rang";
    case WorkFigure::BusyTime:
        return "sum of the time with a call, dialling and holds included";
    case WorkFigure::Occupancy:
        return "(time with calls + after-call work) / (the same + ready)";
    }
    return {};
}

} // namespace callboard
