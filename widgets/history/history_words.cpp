// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/history_words.h"

#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QCoreApplication>

#include <map>

namespace callboard::words {

using namespace Qt::StringLiterals;

namespace {

template <class Texts, class Enum>
QString chosen(const Texts &texts, Enum value) {
    static_assert(std::tuple_size_v<Texts> == textsOf(Enum{}).size());
    return QCoreApplication::translate("History", texts[static_cast<std::size_t>(value)]);
}

} // namespace

QString figure(VisitFigure figure) {
    return chosen(std::array{QT_TRANSLATE_NOOP("History", "Offered"),
                             QT_TRANSLATE_NOOP("History", "Answered"),
                             QT_TRANSLATE_NOOP("History", "In target"),
                             QT_TRANSLATE_NOOP("History", "Abandoned"),
                             QT_TRANSLATE_NOOP("History", "Abandoned in target"),
                             QT_TRANSLATE_NOOP("History", "Short"),
                             QT_TRANSLATE_NOOP("History", "Overflowed"),
                             QT_TRANSLATE_NOOP("History", "Refused"),
                             QT_TRANSLATE_NOOP("History", "Callback wished"),
                             QT_TRANSLATE_NOOP("History", "Left by key"),
                             QT_TRANSLATE_NOOP("History", "Unknown"),
                             QT_TRANSLATE_NOOP("History", "Waiting"),
                             QT_TRANSLATE_NOOP("History", "Promised"),
                             QT_TRANSLATE_NOOP("History", "Promises kept"),
                             QT_TRANSLATE_NOOP("History", "Answer"),
                             QT_TRANSLATE_NOOP("History", "Median"),
                             QT_TRANSLATE_NOOP("History", "90 %"),
                             QT_TRANSLATE_NOOP("History", "Longest"),
                             QT_TRANSLATE_NOOP("History", "Gave up after"),
                             QT_TRANSLATE_NOOP("History", "Lost"),
                             QT_TRANSLATE_NOOP("History", "Service"),
                             QT_TRANSLATE_NOOP("History", "Service"),
                             QT_TRANSLATE_NOOP("History", "Service"),
                             QT_TRANSLATE_NOOP("History", "Service"),
                             QT_TRANSLATE_NOOP("History", "Service"),
                             QT_TRANSLATE_NOOP("History", "Service")},
                  figure);
}

QString formula(VisitFigure figure) {
    if (figure >= VisitFigure::AnsweredOnly)
        return serviceFormula(static_cast<ServiceLevel>(static_cast<int>(figure) -
                                                        static_cast<int>(VisitFigure::AnsweredOnly)));
    static constexpr std::array formulas{
        QT_TRANSLATE_NOOP("History", "callers who joined the queue in the period"),
        QT_TRANSLATE_NOOP("History", "of all who joined, answered by an agent"),
        QT_TRANSLATE_NOOP("History", "answered after a wait no longer than the target"),
        QT_TRANSLATE_NOOP("History", "hung up before an answer"),
        QT_TRANSLATE_NOOP("History", "hung up before an answer, within the target"),
        QT_TRANSLATE_NOOP("History", "hung up before an answer, within the short-abandon limit"),
        QT_TRANSLATE_NOOP("History", "sent elsewhere: the wait was too long, or too many waited"),
        QT_TRANSLATE_NOOP("History", "not taken by the queue: closed, full, or ended by a supervisor"),
        QT_TRANSLATE_NOOP("History", "asked to be called back"),
        QT_TRANSLATE_NOOP("History", "left the queue by a key"),
        QT_TRANSLATE_NOOP("History", "how they ended is not known: the server was down"),
        QT_TRANSLATE_NOOP("History", "waiting still"),
        QT_TRANSLATE_NOOP("History", "told in what time to expect an answer"),
        QT_TRANSLATE_NOOP("History", "answered within the time they were told"),
        QT_TRANSLATE_NOOP("History", "sum of the waits of the answered / answered"),
        QT_TRANSLATE_NOOP("History", "the wait that half of the answered did not exceed"),
        QT_TRANSLATE_NOOP("History", "the wait that nine in ten of the answered did not exceed"),
        QT_TRANSLATE_NOOP("History", "the longest wait, however it ended"),
        QT_TRANSLATE_NOOP("History", "sum of the waits of who hung up / who hung up"),
        QT_TRANSLATE_NOOP("History", "hung up before an answer / all who joined")};
    return QCoreApplication::translate("History", formulas[static_cast<std::size_t>(figure)]);
}

QString figure(WorkFigure figure) {
    return chosen(
        std::array{QT_TRANSLATE_NOOP("History", "Talks"),     QT_TRANSLATE_NOOP("History", "Talk"),
                   QT_TRANSLATE_NOOP("History", "Hold"),      QT_TRANSLATE_NOOP("History", "After-call work"),
                   QT_TRANSLATE_NOOP("History", "Handling"),  QT_TRANSLATE_NOOP("History", "Contacts"),
                   QT_TRANSLATE_NOOP("History", "Passed on"), QT_TRANSLATE_NOOP("History", "Offers"),
                   QT_TRANSLATE_NOOP("History", "Answered"),  QT_TRANSLATE_NOOP("History", "Missed"),
                   QT_TRANSLATE_NOOP("History", "Ringing"),   QT_TRANSLATE_NOOP("History", "Calls out"),
                   QT_TRANSLATE_NOOP("History", "CSAT"),      QT_TRANSLATE_NOOP("History", "Logged in"),
                   QT_TRANSLATE_NOOP("History", "Ready"),     QT_TRANSLATE_NOOP("History", "After-call"),
                   QT_TRANSLATE_NOOP("History", "Not ready"), QT_TRANSLATE_NOOP("History", "Rings"),
                   QT_TRANSLATE_NOOP("History", "On calls"),  QT_TRANSLATE_NOOP("History", "Occupancy")},
        figure);
}

QString formula(WorkFigure figure) {
    return chosen(
        std::array{
            QT_TRANSLATE_NOOP("History", "talks that ended in the period"),
            QT_TRANSLATE_NOOP("History", "talk without holds / talks that ended"),
            QT_TRANSLATE_NOOP("History", "hold / talks that ended"),
            QT_TRANSLATE_NOOP("History", "after-call work / talks that ended"),
            QT_TRANSLATE_NOOP("History", "(talk + hold + after-call work) / talks that ended"),
            QT_TRANSLATE_NOOP("History",
                              "whom the agent talked with, each once, by the end of the first talk"),
            QT_TRANSLATE_NOOP("History", "contacts that the agent sent on, however late"),
            QT_TRANSLATE_NOOP("History", "calls of queues that rang at the agent's phone"),
            QT_TRANSLATE_NOOP("History", "calls of queues that the agent answered when they rang"),
            QT_TRANSLATE_NOOP("History", "calls of queues that rang and were not answered, were "
                                         "refused, or found the phone busy or gone"),
            QT_TRANSLATE_NOOP("History", "ringing of the answered calls / answered calls"),
            QT_TRANSLATE_NOOP("History", "calls to the outside that the agent made"),
            QT_TRANSLATE_NOOP("History", "marks 4 and 5 of 5, and 3 of 3 / all marks, of those who called"),
            QT_TRANSLATE_NOOP("History", "time in any state"),
            QT_TRANSLATE_NOOP("History", "time ready for calls of queues"),
            QT_TRANSLATE_NOOP("History", "time in after-call work"),
            QT_TRANSLATE_NOOP("History", "time not ready, whatever the reason"),
            QT_TRANSLATE_NOOP("History", "time in which a call rang"),
            QT_TRANSLATE_NOOP("History", "time with a call, dialling and holds included"),
            QT_TRANSLATE_NOOP("History", "(time with calls + after-call work) / (the same + ready)")},
        figure);
}

QString offered(OfferOutcome outcome) {
    return chosen(
        std::array{QT_TRANSLATE_NOOP("History", "answered"), QT_TRANSLATE_NOOP("History", "not answered"),
                   QT_TRANSLATE_NOOP("History", "refused"), QT_TRANSLATE_NOOP("History", "phone busy"),
                   QT_TRANSLATE_NOOP("History", "caller hung up"), QT_TRANSLATE_NOOP("History", "phone lost"),
                   QT_TRANSLATE_NOOP("History", "answered elsewhere")},
        outcome);
}

QString part(Part part, bool isShare) {
    if (part == Part::Counted && isShare)
        return QCoreApplication::translate("History", "Above the line");
    return chosen(std::array{QT_TRANSLATE_NOOP("History", "Counted"),
                             QT_TRANSLATE_NOOP("History", "Only below the line"),
                             QT_TRANSLATE_NOOP("History", "Left out"),
                             QT_TRANSLATE_NOOP("History", "After-call work")},
                  part);
}

QString why(const StayRow &stay) {
    const auto reason = chosen(
        std::array{QT_TRANSLATE_NOOP("History", "counted"), QT_TRANSLATE_NOOP("History", "waiting still"),
                   QT_TRANSLATE_NOOP("History", "answered"), QT_TRANSLATE_NOOP("History", "hung up"),
                   QT_TRANSLATE_NOOP("History", "sent elsewhere"), QT_TRANSLATE_NOOP("History", "not taken"),
                   QT_TRANSLATE_NOOP("History", "wants to be called back"),
                   QT_TRANSLATE_NOOP("History", "left by a key"),
                   QT_TRANSLATE_NOOP("History", "end not known"),
                   QT_TRANSLATE_NOOP("History", "answered after the target"),
                   QT_TRANSLATE_NOOP("History", "hung up within the target"),
                   QT_TRANSLATE_NOOP("History", "hung up after the target"),
                   QT_TRANSLATE_NOOP("History", "hung up within the short-abandon limit"),
                   QT_TRANSLATE_NOOP("History", "hung up after the short-abandon limit"),
                   QT_TRANSLATE_NOOP("History", "was told no time"),
                   QT_TRANSLATE_NOOP("History", "not answered in the time told")},
        stay.why);
    if (stay.why != Why::Counted)
        return reason;
    if (!stay.outcome)
        return QCoreApplication::translate("History", "waiting still");
    return chosen(
        std::array{QT_TRANSLATE_NOOP("History", "answered"), QT_TRANSLATE_NOOP("History", "hung up"),
                   QT_TRANSLATE_NOOP("History", "sent elsewhere"), QT_TRANSLATE_NOOP("History", "not taken"),
                   QT_TRANSLATE_NOOP("History", "wants to be called back"),
                   QT_TRANSLATE_NOOP("History", "left by a key"),
                   QT_TRANSLATE_NOOP("History", "end not known")},
        *stay.outcome);
}

QString talkers(const StayRow &stay, const Center &center) {
    auto text = stay.agent ? nameOf(center, stay.agent) : u"–"_s;
    for (const auto &outsider : stay.outsiders)
        text += u" → "_s + (outsider.name.empty() ? shownNumber(outsider.number) : shownText(outsider.name));
    return text;
}

QString trouble(const Error &error) {
    static const std::map<std::string_view, const char *> known{
        {"notAllowed",
         QT_TRANSLATE_NOOP("History", "Reports are for supervisors, managers and administrators.")},
        {"history.badPeriod",
         QT_TRANSLATE_NOOP("History", "The period ends before it begins. Choose another.")},
        {"history.tooManyRows",
         QT_TRANSLATE_NOOP("History",
                           "That would be too many rows. Choose a shorter period or larger groups.")},
        {"history.unknownQueue", QT_TRANSLATE_NOOP("History", "There is no such queue any more.")},
        {"history.unknownAgent", QT_TRANSLATE_NOOP("History", "There is no such agent any more.")},
        {"history.unknownTeam", QT_TRANSLATE_NOOP("History", "There is no such team any more.")},
        {"history.unknownCall", QT_TRANSLATE_NOOP("History", "The journal knows nothing of this call.")},
        {"past.unknownStream", QT_TRANSLATE_NOOP("History", "There is no journal of this name any more.")},
        {"sound.noSpeaker",
         QT_TRANSLATE_NOOP("History", "This computer has no speaker, or its sound is not installed.")},
        {"sound.inCall", QT_TRANSLATE_NOOP("History", "Not while a call rings or talks in this computer.")},
        {"sound.unknown", QT_TRANSLATE_NOOP("History", "The call has no such recording any more.")},
        {"sound.unreadable", QT_TRANSLATE_NOOP("History", "The file of the recording cannot be read.")},
        {"sound.notSaved",
         QT_TRANSLATE_NOOP("History", "The file cannot be written there. Choose another place.")},
        {"past.busy", QT_TRANSLATE_NOOP("History", "The server reads other reports. F5 asks again.")},
        {"link.lost", QT_TRANSLATE_NOOP("History", "The connection was cut. F5 asks again.")}};
    const auto found = known.find(error.code);
    return found != known.end() ? QCoreApplication::translate("History", found->second) : refusal(error);
}

} // namespace callboard::words
