// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/visit_figure.h"

namespace callboard {

namespace {

constexpr Judgement countedStay{Part::Counted, Why::Counted};

// What it is, where that is why the figure does not count it.
Why outcomeOf(const Stay &stay) {
    if (!stay.outcome)
        return Why::Waiting;
    switch (*stay.outcome) {
    case VisitOutcome::Answered:
        return Why::Answered;
    case VisitOutcome::Abandoned:
        return Why::Abandoned;
    case VisitOutcome::Overflowed:
        return Why::Overflowed;
    case VisitOutcome::Refused:
        return Why::Refused;
    case VisitOutcome::CallbackRequested:
        return Why::CallbackRequested;
    case VisitOutcome::LeftByKey:
        return Why::LeftByKey;
    case VisitOutcome::Unknown:
        return Why::Unknown;
    }
    return Why::Unknown;
}

Judgement onlyIf(bool isCounted, Why otherwise) {
    return isCounted ? countedStay : Judgement{Part::LeftOut, otherwise};
}

Judgement onlyOf(VisitOutcome outcome, const Stay &stay) {
    return onlyIf(stay.is(outcome), outcomeOf(stay));
}

// Those of one outcome that a limit holds too.
Judgement onlyOf(VisitOutcome outcome, const Stay &stay, bool isWithin, Why beyond) {
    return stay.is(outcome) ? onlyIf(isWithin, beyond) : Judgement{Part::LeftOut, outcomeOf(stay)};
}

Judgement againstUnless(bool isCounted, Why otherwise) {
    return isCounted ? countedStay : Judgement{Part::Against, otherwise};
}

Judgement leftOutIf(bool isLeftOut, Why early, Why late) {
    return isLeftOut ? Judgement{Part::LeftOut, early} : Judgement{Part::Against, late};
}

Judgement abandonedIn(VisitFigure level, const Stay &stay) {
    switch (level) {
    case VisitFigure::Strict:
        return {Part::Against, Why::Abandoned};
    case VisitFigure::IgnoreEarlyAbandons:
        return leftOutIf(stay.isWithinTarget, Why::AbandonedEarly, Why::AbandonedLate);
    case VisitFigure::CreditEarlyAbandons:
        return againstUnless(stay.isWithinTarget, Why::AbandonedLate);
    case VisitFigure::IgnoreShortAbandons:
        return leftOutIf(stay.isShort, Why::AbandonedShort, Why::AbandonedLong);
    case VisitFigure::CreditShortAbandons:
        return againstUnless(stay.isShort, Why::AbandonedLong);
    default: // answered calls only
        return {Part::LeftOut, Why::Abandoned};
    }
}

Judgement judgeLevel(VisitFigure level, const Stay &stay) {
    if (stay.is(VisitOutcome::Answered))
        return againstUnless(stay.isWithinTarget, Why::AnsweredLate);
    if (stay.is(VisitOutcome::Abandoned))
        return abandonedIn(level, stay);
    return {Part::LeftOut, outcomeOf(stay)};
}

Judgement judgePromise(const Stay &stay) {
    return stay.isPromised ? againstUnless(stay.isPromiseKept, Why::PromiseBroken)
                           : Judgement{Part::LeftOut, Why::NotPromised};
}

constexpr std::size_t outcomes = textsOf(VisitOutcome{}).size() + 1; // or none yet
constexpr std::size_t kinds = outcomes << 4;

std::size_t kindOf(const Stay &stay) {
    const auto outcome = stay.outcome ? static_cast<std::size_t>(*stay.outcome) + 1 : 0;
    return outcome << 4 | std::size_t{stay.isWithinTarget} << 3 | std::size_t{stay.isShort} << 2 |
           std::size_t{stay.isPromised} << 1 | std::size_t{stay.isPromiseKept};
}

Stay stayOfKind(std::size_t kind) {
    const auto outcome = kind >> 4;
    return {outcome == 0 ? std::nullopt : std::optional(static_cast<VisitOutcome>(outcome - 1)),
            (kind >> 3 & 1) != 0, (kind >> 2 & 1) != 0, (kind >> 1 & 1) != 0, (kind & 1) != 0};
}

// Of every kind of stay the figures that count it, a bit each.
std::array<std::uint32_t, kinds> countedByKind() {
    std::array<std::uint32_t, kinds> bits{};
    for (std::size_t kind = 0; kind < kinds; ++kind)
        for (std::size_t figure = 0; figure < textsOf(VisitFigure{}).size(); ++figure)
            if (isCounted(static_cast<VisitFigure>(figure), stayOfKind(kind)))
                bits[kind] |= 1u << figure;
    return bits;
}

} // namespace

CountedFigures::CountedFigures(const Stay &stay) {
    static_assert(textsOf(VisitFigure{}).size() <= 32);
    static const auto all = countedByKind();
    m_bits = all[kindOf(stay)];
}

VisitFigure figureOf(ServiceLevel formula) {
    return static_cast<VisitFigure>(static_cast<int>(VisitFigure::AnsweredOnly) + static_cast<int>(formula));
}

bool isShare(VisitFigure figure) {
    return figure >= VisitFigure::AbandonRate;
}

std::string_view formulaOf(VisitFigure figure) {
    constexpr std::array<std::string_view, textsOf(VisitFigure{}).size()> formulas{
        "stays that began in the period",
        "answered",
        "answered within T",
        "gave up before an answer",
        "gave up within T",
        "gave up within t0",
        "left for another queue or an end, because the wait was too long or the queue full",
        "not taken by the queue",
        "asked to be called back",
        "left by a key",
        "end not known: nobody was looking",
        "waiting still",
        "told in what time to expect an answer",
        "answered within the time that was announced",
        "sum of waits of the answered / answered",
        "the wait that half of the answered did not exceed",
        "the wait that nine in ten of the answered did not exceed",
        "the longest wait of a stay that ended",
        "sum of waits of those who gave up / gave up",
        "gave up / all stays",
        "answered within T / answered",
        "answered within T / (answered + gave up)",
        "answered within T / (answered + gave up after T)",
        "(answered within T + gave up within T) / (answered + gave up)",
        "answered within T / (answered + gave up after t0)",
        "(answered within T + gave up within t0) / (answered + gave up)"};
    return formulas[static_cast<std::size_t>(figure)];
}

Judgement judge(VisitFigure figure, const Stay &stay) {
    switch (figure) {
    case VisitFigure::Offered:
        return countedStay;
    case VisitFigure::Answered:
    case VisitFigure::SpeedOfAnswer:
    case VisitFigure::MedianWait:
    case VisitFigure::P90Wait:
        return onlyOf(VisitOutcome::Answered, stay);
    case VisitFigure::AnsweredWithinTarget:
        return onlyOf(VisitOutcome::Answered, stay, stay.isWithinTarget, Why::AnsweredLate);
    case VisitFigure::Abandoned:
    case VisitFigure::TimeToAbandon:
        return onlyOf(VisitOutcome::Abandoned, stay);
    case VisitFigure::AbandonedWithinTarget:
        return onlyOf(VisitOutcome::Abandoned, stay, stay.isWithinTarget, Why::AbandonedLate);
    case VisitFigure::ShortAbandoned:
        return onlyOf(VisitOutcome::Abandoned, stay, stay.isShort, Why::AbandonedLong);
    case VisitFigure::Overflowed:
        return onlyOf(VisitOutcome::Overflowed, stay);
    case VisitFigure::Refused:
        return onlyOf(VisitOutcome::Refused, stay);
    case VisitFigure::CallbackRequested:
        return onlyOf(VisitOutcome::CallbackRequested, stay);
    case VisitFigure::LeftByKey:
        return onlyOf(VisitOutcome::LeftByKey, stay);
    case VisitFigure::Unknown:
        return onlyOf(VisitOutcome::Unknown, stay);
    case VisitFigure::Waiting:
        return onlyIf(!stay.outcome, outcomeOf(stay));
    case VisitFigure::LongestWait:
        return onlyIf(stay.outcome.has_value(), Why::Waiting);
    case VisitFigure::Promised:
        return onlyIf(stay.isPromised, Why::NotPromised);
    case VisitFigure::PromisesKept:
        return judgePromise(stay);
    case VisitFigure::AbandonRate:
        return againstUnless(stay.is(VisitOutcome::Abandoned), outcomeOf(stay));
    case VisitFigure::AnsweredOnly:
    case VisitFigure::Strict:
    case VisitFigure::IgnoreEarlyAbandons:
    case VisitFigure::CreditEarlyAbandons:
    case VisitFigure::IgnoreShortAbandons:
    case VisitFigure::CreditShortAbandons:
        return judgeLevel(figure, stay);
    }
    return {};
}

} // namespace callboard
