// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/center/center.h"
#include "core/kpi/visit_figure.h"
#include "core/wire/opened_records.h"

#include <QString>

// The words of reports, in the language of who reads.
namespace callboard::words {

QString figure(VisitFigure figure);  // "Abandoned"
QString formula(VisitFigure figure); // "answered within the target / ..."
QString figure(WorkFigure figure);
QString formula(WorkFigure figure);
QString offered(OfferOutcome outcome); // how a call that rang at an agent's phone ended there
QString part(Part part, bool isShare); // "Counted"
QString why(const StayRow &stay);      // "answered after the target"
// "Anna Petrova → Acme": who talked, and to whom outside it went on from there, or who was brought in.
QString talkers(const StayRow &stay, const Center &center);
// What forbade a report, and what to do.
QString trouble(const Error &error);

} // namespace callboard::words
