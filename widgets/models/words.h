// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/center/center.h"
#include "core/kpi/service_level.h"
#include "core/kpi/severity.h"

#include <QString>

// The trade's words as people read them, in their language.
namespace callboard::words {

QString state(AgentState state);
// "Not ready · lunch", "Ready"
QString state(AgentState state, ReasonId reason);
// What an agent does in a call of his: "Dialling", "Talking", "On hold".
QString busy(CallState state);
QString wish(const Desired &desired);                  // what somebody wants to be: "ready", "lunch"
QString shortState(AgentState state, ReasonId reason); // "Lunch" instead of "Not ready · lunch"
// A site names its reasons itself; the usual ones are translated.
QString reason(ReasonId reason);
QString callState(CallState state);
QString trouble(Trouble trouble);
QString role(Role role);
QString turnedAway(TurnedAwayFor reason);
QString outboundCap(OutboundCap cap);
QString endCause(EndCause cause);           // "busy", "nobody answered"
QString recordingEnd(std::string_view why); // why a recording stopped early, as the backend words it
QString language(std::string_view code);    // "speaks Russian"; nothing for no code

QString serviceLevel(ServiceLevel formula); // "early abandons left out"
// "between 71 % and 83 %; nobody saw how 4 callers ended"
QString between(double least, double most, std::int64_t unknown);
// "of 7 calls only: 61 % to 98 % with 95 % certainty"; empty where there are enough of them, or none.
QString certainty(const Share &share);
QString serviceFormula(ServiceLevel formula); // "answered within target / ..."

// What forbade a command, and what to do. `about` is the name of whom it was about, if not of who asked.
QString refusal(const Error &error, const QString &about = {});

// What keeps a desk from its backend, and what to do about it.
QString link(const Error &error, const QString &server);

QString nameOf(const Center &center, UserId user);   // the id where there is no name
QString nameOf(const Center &center, QueueId queue); // the same
QString nameOf(const Center &center, DispositionId code);

} // namespace callboard::words
