// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/words.h"

#include "widgets/models/text.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

#include <map>

namespace callboard::words {

using namespace Qt::StringLiterals;

namespace {

// The context that translators see.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

template <std::size_t N, class E>
QString pick(const std::array<const char *, N> &texts, E value, const char *context = "Words") {
    static_assert(N == textsOf(E{}).size());
    return QCoreApplication::translate(context, texts[static_cast<std::size_t>(value)]);
}

} // namespace

QString state(AgentState state) {
    return pick(std::array{QT_TRANSLATE_NOOP("Words", "Logged out"), QT_TRANSLATE_NOOP("Words", "Not ready"),
                           QT_TRANSLATE_NOOP("Words", "Ready"), QT_TRANSLATE_NOOP("Words", "Ringing"),
                           QT_TRANSLATE_NOOP("Words", "Talking"),
                           QT_TRANSLATE_NOOP("Words", "After-call work"),
                           QT_TRANSLATE_NOOP("Words", "Unknown")},
                state);
}

QString state(AgentState value, ReasonId why) {
    if (value != AgentState::NotReady || !why)
        return state(value);
    return state(value) + u" · "_s + reason(why);
}

QString shortState(AgentState value, ReasonId why) {
    if (value != AgentState::NotReady || !why)
        return state(value);
    auto text = reason(why);
    return text.isEmpty() ? text : text.left(1).toUpper() + text.mid(1);
}

QString wish(const Desired &desired) {
    if (desired.state == DesiredState::Ready)
        return Words::tr("ready");
    if (desired.state == DesiredState::LoggedOut)
        return Words::tr("log out");
    return desired.reason ? reason(desired.reason) : Words::tr("not ready");
}

QString reason(ReasonId reason) {
    static const std::map<std::string_view, const char *> usual{
        {"break", QT_TRANSLATE_NOOP("Words", "break")},
        {"lunch", QT_TRANSLATE_NOOP("Words", "lunch")},
        {"meeting", QT_TRANSLATE_NOOP("Words", "meeting")},
        {"training", QT_TRANSLATE_NOOP("Words", "training")},
        {"paperwork", QT_TRANSLATE_NOOP("Words", "paperwork")},
        {missedCallsReason.text(), QT_TRANSLATE_NOOP("Words", "missed calls")},
    };
    const auto found = usual.find(reason.text());
    return found == usual.end() ? shownText(reason) : Words::tr(found->second);
}

QString callState(CallState state) {
    return pick(
        std::array{QT_TRANSLATE_NOOP("CallStates", "Dialling"), QT_TRANSLATE_NOOP("CallStates", "Arriving"),
                   QT_TRANSLATE_NOOP("CallStates", "Waiting"), QT_TRANSLATE_NOOP("CallStates", "Ringing"),
                   QT_TRANSLATE_NOOP("CallStates", "Talking"), QT_TRANSLATE_NOOP("CallStates", "On hold")},
        state, "CallStates");
}

QString busy(CallState state) {
    const bool isTalking = state == CallState::Talking || state == CallState::Held;
    return callState(isTalking ? state : CallState::Placed);
}

QString trouble(Trouble trouble) {
    return pick(std::array{"", QT_TRANSLATE_NOOP("Words", "phone offline"),
                           QT_TRANSLATE_NOOP("Words", "desktop offline")},
                trouble);
}

QString role(Role role) {
    return pick(std::array{QT_TRANSLATE_NOOP("Words", "Agent"), QT_TRANSLATE_NOOP("Words", "Supervisor"),
                           QT_TRANSLATE_NOOP("Words", "Manager"),
                           QT_TRANSLATE_NOOP("Words", "Administrator")},
                role);
}

QString turnedAway(TurnedAwayFor reason) {
    return pick(std::array{QT_TRANSLATE_NOOP("Words", "more at once than the site allows"),
                           QT_TRANSLATE_NOOP("Words", "all lines are in use"),
                           QT_TRANSLATE_NOOP("Words", "the server does not keep up")},
                reason);
}

QString outboundCap(OutboundCap cap) {
    return pick(std::array{QT_TRANSLATE_NOOP("Words", "as many calls at once as are allowed"),
                           QT_TRANSLATE_NOOP("Words", "as many calls in an hour as are allowed"),
                           QT_TRANSLATE_NOOP("Words", "all the day's minutes are used up")},
                cap);
}

QString endCause(EndCause cause) {
    return pick(std::array{QT_TRANSLATE_NOOP("Words", "hung up"), QT_TRANSLATE_NOOP("Words", "hung up"),
                           QT_TRANSLATE_NOOP("Words", "nobody answered"), QT_TRANSLATE_NOOP("Words", "busy"),
                           QT_TRANSLATE_NOOP("Words", "rejected"),
                           QT_TRANSLATE_NOOP("Words", "cannot be reached"),
                           QT_TRANSLATE_NOOP("Words", "not allowed here"),
                           QT_TRANSLATE_NOOP("Words", "waited longer than the queue allows"),
                           QT_TRANSLATE_NOOP("Words", "cut off, the server went down"),
                           QT_TRANSLATE_NOOP("Words", "the line broke"),
                           QT_TRANSLATE_NOOP("Words", "the queue is closed"),
                           QT_TRANSLATE_NOOP("Words", "too many wait")},
                cause);
}

// The code says it; the rest are the backend's own words, which are for its log.
QString recordingEnd(std::string_view why) {
    const auto code = why.substr(0, why.find(':'));
    if (code == "the disc is full"sv || code == "recording.full"sv)
        return Words::tr("the server's disc is full");
    if (code == "recording.disc"sv)
        return Words::tr("the server cannot write to the disc of its recordings");
    if (code == "recording.tooSlow"sv)
        return Words::tr("the server's disc is too slow");
    if (code == "recording.tooLong"sv)
        return Words::tr("a recording became longer than a file can hold");
    if (code == "recording.name"sv)
        return Words::tr("the server has no place to keep them");
    if (code == "interrupted"sv)
        return Words::tr("the server was gone for a while");
    return shownText(why);
}

QString language(std::string_view code) {
    if (code == "ru")
        return Words::tr("speaks Russian");
    if (code == "en")
        return Words::tr("speaks English");
    return code.empty() ? QString{} : Words::tr("language: %1").arg(shownText(code));
}

QString serviceLevel(ServiceLevel formula) {
    return pick(std::array{QT_TRANSLATE_NOOP("Words", "of the answered"),
                           QT_TRANSLATE_NOOP("Words", "strict"),
                           QT_TRANSLATE_NOOP("Words", "early abandons left out"),
                           QT_TRANSLATE_NOOP("Words", "early abandons credited"),
                           QT_TRANSLATE_NOOP("Words", "short abandons left out"),
                           QT_TRANSLATE_NOOP("Words", "short abandons credited")},
                formula);
}

QString between(double least, double most, std::int64_t unknown) {
    const int count = static_cast<int>(unknown);
    return QCoreApplication::translate("Words", "between %1 and %2; nobody saw how %n callers ended", nullptr,
                                       count)
        .arg(percentText(least), percentText(most));
}

QString certainty(const Share &share) {
    const auto interval = isOfFew(share) ? wilson(share) : std::nullopt;
    if (!interval)
        return {};
    const int count = static_cast<int>(share.whole);
    return QCoreApplication::translate("Words", "of %n calls only: %1 to %2 with 95 % certainty", nullptr,
                                       count)
        .arg(percentText(interval->least), percentText(interval->most));
}

QString serviceFormula(ServiceLevel formula) {
    return pick(
        std::array{
            QT_TRANSLATE_NOOP("Words", "answered within target / answered"),
            QT_TRANSLATE_NOOP("Words", "answered within target / (answered + abandoned)"),
            QT_TRANSLATE_NOOP("Words", "answered within target / (answered + abandoned after target)"),
            QT_TRANSLATE_NOOP("Words", "(answered + abandoned within target) / (answered + abandoned)"),
            QT_TRANSLATE_NOOP(
                "Words", "answered within target / (answered + abandoned after the short-abandon limit)"),
            QT_TRANSLATE_NOOP("Words",
                              "(answered within target + abandoned within the short-abandon limit) / "
                              "(answered + abandoned)")},
        formula);
}

namespace {

// What somebody else cannot do now; null: it is not about him.
const char *refusalAbout(std::string_view code) {
    static const std::map<std::string_view, const char *> known{
        {"busy", QT_TRANSLATE_NOOP("Words", "The phone of %1 is in use.")},
        {"noDevice", QT_TRANSLATE_NOOP("Words", "The phone of %1 is not registered.")},
        {"loggedOut", QT_TRANSLATE_NOOP("Words", "%1 is logged out.")},
        {"dispositionMissing", QT_TRANSLATE_NOOP("Words", "%1 has to say first how the last call ended.")},
    };
    const auto found = known.find(code);
    return found != known.end() ? found->second : nullptr;
}

const std::map<std::string_view, const char *> &refusalWords() {
    static const std::map<std::string_view, const char *> words{
        {"notAllowed", QT_TRANSLATE_NOOP("Words", "Your role may not do this. Ask your supervisor.")},
        {"unknownAgent", QT_TRANSLATE_NOOP("Words", "There is no such agent any more.")},
        {"unknownCall", QT_TRANSLATE_NOOP("Words", "This call has ended already.")},
        {"unknownReason", QT_TRANSLATE_NOOP("Words", "This reason is not set up. Choose another one.")},
        {"alreadySo", QT_TRANSLATE_NOOP("Words", "It is so already.")},
        {"noCall", QT_TRANSLATE_NOOP("Words", "You are in no call now.")},
        {"noConsult", QT_TRANSLATE_NOOP("Words", "You consult nobody now.")},
        {"notAnswered", QT_TRANSLATE_NOOP("Words", "The other side has not answered yet.")},
        {"consulted",
         QT_TRANSLATE_NOOP("Words", "You are asked for advice here: who asks brings all together.")},
        {"conference",
         QT_TRANSLATE_NOOP("Words", "Several talk here. Leave the call, or remove the others first.")},
        {"noConference", QT_TRANSLATE_NOOP("Words", "There are only two in this call now.")},
        {"conferenceFull", QT_TRANSLATE_NOOP("Words", "No more people fit into this call.")},
        {"noParty", QT_TRANSLATE_NOOP("Words", "This one has left already.")},
        {"noExpert", QT_TRANSLATE_NOOP("Words", "You have asked nobody in.")},
        {"targetBusy", QT_TRANSLATE_NOOP("Words", "This colleague is busy.")},
        {"targetUnreachable", QT_TRANSLATE_NOOP("Words", "This phone is not connected.")},
        {"noOffer", QT_TRANSLATE_NOOP("Words", "The call rings here no more.")},
        {"answerAtPhone", QT_TRANSLATE_NOOP("Words", "This phone cannot be answered from here. Pick it up.")},
        {"noAfterCallWork", QT_TRANSLATE_NOOP("Words", "The after-call work is over already.")},
        {"dispositionMissing", QT_TRANSLATE_NOOP("Words", "Say first how the call ended.")},
        {"unknownDisposition",
         QT_TRANSLATE_NOOP("Words", "A call of this queue cannot end so. Choose another.")},
        {"noRecording", QT_TRANSLATE_NOOP("Words", "This call is not recorded.")},
        {"noDevice",
         QT_TRANSLATE_NOOP("Words", "Your phone is not registered. Check that it is on and connected.")},
        {"busy", QT_TRANSLATE_NOOP("Words", "You are in a call. End it first.")},
        {"loggedOut", QT_TRANSLATE_NOOP("Words", "You are logged out. Press Ready first.")},
        {"unknownNumber", QT_TRANSLATE_NOOP("Words", "Nobody here has this number. Check the digits.")},
        {"outboundNotAllowed", QT_TRANSLATE_NOOP("Words", "Calls to this number are not allowed here.")},
        {"outboundCapped",
         QT_TRANSLATE_NOOP("Words", "The site's limit for calls to such numbers is used up for now.")},
        {"badNumber",
         QT_TRANSLATE_NOOP("Words", "This is not a number that can be dialled. Check the digits.")},
        {"noSupervision", QT_TRANSLATE_NOOP("Words", "You listen to no talk now.")},
        {"tooLong", QT_TRANSLATE_NOOP("Words", "That is too long.")},
        {"link.lost",
         QT_TRANSLATE_NOOP("Words", "No answer in time; it may have been done. Look before you repeat.")},
        {"journal.full", QT_TRANSLATE_NOOP("Words", "The server's disk is full. Tell your administrator.")},
        {"journal.failed",
         QT_TRANSLATE_NOOP("Words", "The server cannot write its journal. Tell your administrator.")},
        {"wire.tooMany", QT_TRANSLATE_NOOP("Words", "Too much at once. Wait a moment and try again.")},
        {"codec.badField",
         QT_TRANSLATE_NOOP("Words", "The server does not understand what was entered. Check it.")},
        {"codec.unknownMethod", QT_TRANSLATE_NOOP("Words", "The server is too old for this.")},
    };
    return words;
}

} // namespace

QString refusal(const Error &error, const QString &about) {
    // The detail begins with the one who was first.
    const auto first = shownText(error.detail).section(u' ', 0, 0);
    if (error.code == "taken")
        return Words::tr("%1 has this call already.").arg(first);
    if (error.code == "supervised")
        return Words::tr("%1 is in this talk already.").arg(first);
    if (const auto *text = about.isEmpty() ? nullptr : refusalAbout(error.code))
        return Words::tr(text).arg(about);
    const auto found = refusalWords().find(error.code);
    if (found != refusalWords().end())
        return Words::tr(found->second);
    return Words::tr("The server refused: %1")
        .arg(shownText(error.detail.empty() ? error.code : error.detail));
}

namespace {

constexpr auto brokenLink = QT_TRANSLATE_NOOP("Words", "The connection to %1 broke.");
constexpr auto otherVersion =
    QT_TRANSLATE_NOOP("Words", "What answers at %1 is not a Callboard server, or is of another version.");

// %1 is the server, its host's name, or the certificate's date.
const std::map<std::string_view, const char *> &linkWords() {
    static const std::map<std::string_view, const char *> words{
        {"link.unreachable",
         QT_TRANSLATE_NOOP("Words", "Nobody answers at %1. Check the address and the network; the server may "
                                    "be down.")},
        {"link.lost", brokenLink},
        {"link.gap", brokenLink},
        {"link.insecure",
         QT_TRANSLATE_NOOP("Words", "Without encryption only this computer's own server can be used. Write "
                                    "wss:// instead of ws://.")},
        {"link.badUrl",
         QT_TRANSLATE_NOOP("Words", "This is no server's address. It looks like wss://centre.example:8765.")},
        {"link.certificateExpired",
         QT_TRANSLATE_NOOP("Words",
                           "The server's certificate ended on %1. Your administrator has to renew it.")},
        {"link.certificateNotYetValid",
         QT_TRANSLATE_NOOP("Words", "The server's certificate begins on %1. Check this computer's date; if "
                                    "it is right, tell your administrator.")},
        {"link.certificateHost",
         QT_TRANSLATE_NOOP("Words", "The server's certificate is not for %1. Check the address, or ask your "
                                    "administrator.")},
        {"link.certificateUntrusted",
         QT_TRANSLATE_NOOP("Words", "The server's certificate is signed by nobody this computer trusts. Your "
                                    "administrator can install the site's authority.")},
        {"link.protocol", otherVersion},
        {"session.protocol", otherVersion},
        {"codec.badField", otherVersion},
        {"session.badCredentials",
         QT_TRANSLATE_NOOP("Words",
                           "User or password is not right. Check Caps Lock and the keyboard's language.")},
        {"session.banned", QT_TRANSLATE_NOOP("Words", "Too many attempts. Wait a minute and try again.")},
        {"session.tooMany",
         QT_TRANSLATE_NOOP("Words", "Too many people sign in at once. It is tried again by itself.")},
        {"session.shutdown", QT_TRANSLATE_NOOP("Words", "The server is going down. Try again in a minute.")},
        {"session.noHello", brokenLink},
        {"session.malformed", brokenLink},
        {"journal.full",
         QT_TRANSLATE_NOOP("Words",
                           "The server's disk is full, so nobody can sign in. Tell your administrator.")},
    };
    return words;
}

// The day that an error's detail names, as people of this language write it.
QString dayIn(const std::string &detail) {
    static const QRegularExpression pattern(u"\\d{4}-\\d\\d-\\d\\d"_s);
    const auto day = pattern.match(shownText(detail)).captured();
    return QLocale().toString(QDate::fromString(day, Qt::ISODate), u"d MMM yyyy"_s);
}

} // namespace

QString link(const Error &error, const QString &server) {
    const auto found = linkWords().find(error.code);
    if (found == linkWords().end())
        return Words::tr("The server said: %1")
            .arg(shownText(error.detail.empty() ? error.code : error.detail));
    const bool isOfHost = error.code == "link.certificateHost";
    const bool isOfDay =
        error.code == "link.certificateExpired" || error.code == "link.certificateNotYetValid";
    const auto which = isOfDay ? dayIn(error.detail) : isOfHost ? QUrl(server).host() : server;
    return Words::tr(found->second).replace(u"%1"_s, which);
}

QString nameOf(const Center &center, UserId user) {
    const auto *settings = settingsOf(center, user);
    return settings && !settings->name.empty() ? shownText(settings->name) : shownText(user);
}

QString nameOf(const Center &center, QueueId queue) {
    const auto *settings = settingsOf(center, queue);
    return settings && !settings->name.empty() ? shownText(settings->name) : shownText(queue);
}

QString nameOf(const Center &center, DispositionId code) {
    const auto *settings = settingsOf(center, code);
    return settings && !settings->label.empty() ? shownText(settings->label) : shownText(code);
}

} // namespace callboard::words
