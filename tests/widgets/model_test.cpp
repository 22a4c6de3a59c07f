// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/test_floor.h"
#include "widgets/models/agent_model.h"
#include "widgets/models/call_model.h"
#include "widgets/models/queue_model.h"
#include "widgets/models/text.h"

#include <QAbstractItemModelTester>
#include <QTextDocumentFragment>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

SiteSettings site(std::initializer_list<std::string_view> queues, int agents) {
    SiteSettings site;
    for (const auto id : queues) {
        QueueSettings queue;
        queue.id = QueueId{id};
        queue.name = "Queue " + std::string(id);
        site.queues.push_back(queue);
    }
    for (int i = 0; i < agents; ++i) {
        UserSettings user;
        user.id = UserId{"agent" + std::to_string(i)};
        user.name = "Agent " + std::to_string(i);
        user.extension = DeviceId{"100" + std::to_string(i)};
        for (const auto &queue : site.queues)
            user.queues.push_back(queue.id);
        site.users.push_back(user);
    }
    site.reasons = {ReasonId{"lunch"}};
    return site;
}

CallId call(std::uint32_t count) {
    return CallId::make(1, count);
}

void arrive(TestFloor &floor, std::uint32_t count, std::string_view queue) {
    floor.happen(CallArrived{
        call(count), Direction::Inbound, {"+7495000000" + std::to_string(count), ""}, "600", {}, {}});
    floor.happen(CallQueued{call(count), QueueId{queue}});
}

// What a view would be told, in the order it is told.
class Watcher : public QObject {
public:
    explicit Watcher(QAbstractItemModel &model) {
        connect(&model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &from, const QModelIndex &to) {
                    say(u"changed"_s, from.row(), to.row(),
                        u" columns %1-%2"_s.arg(from.column()).arg(to.column()));
                });
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int from, int to) { say(u"inserted"_s, from, to); });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int from, int to) { say(u"removed"_s, from, to); });
        connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_text += u"reset\n"_s; });
    }
    std::string take() { return std::exchange(m_text, {}).toStdString(); }

private:
    void say(const QString &what, int from, int to, const QString &more = {}) {
        m_text += u"%1 %2-%3%4\n"_s.arg(what).arg(from).arg(to).arg(more);
    }
    QString m_text;
};

template <class Model>
struct Watched {
    explicit Watched(LiveFloor &floor)
        : model(floor)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal)
        , watcher(model) {}
    std::string take() { return watcher.take(); }
    std::string text(int row, int column) const {
        return model.data(model.index(row, column), Qt::DisplayRole).toString().toStdString();
    }
    Model model;
    QAbstractItemModelTester tester;
    Watcher watcher;
};

TEST(CallModel, insertsChangesAndRemovesTheTouchedRowsOnly) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 2)});
    Watched<CallModel> calls(floor);
    for (const std::uint32_t count : {1, 2, 3})
        arrive(floor, count, "support");
    EXPECT_EQ(calls.take(), "inserted 0-0\nchanged 0-0 columns 0-6\n"
                            "inserted 1-1\nchanged 1-1 columns 0-6\n"
                            "inserted 2-2\nchanged 2-2 columns 0-6\n");
    floor.happen(CallEnded{call(2), EndedBy::Caller, EndCause::Cancelled});
    EXPECT_EQ(calls.take(), "removed 1-1\n");
    EXPECT_EQ(calls.model.rowCount(), 2);
}

TEST(CallModel, theSecondTouchesOnlyTheColumnThatLives) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 2)});
    floor.happen(AgentStateChanged{AgentId{"agent0"}, DesiredState::Ready, {}, Author::Agent, {}});
    floor.happen(DeviceRegistered{DeviceId{"1000"}, "sip:127.0.0.1", ""});
    for (const std::uint32_t count : {1, 2, 3, 4})
        arrive(floor, count, "support");
    floor.happen(
        OfferStarted{OfferId{1}, call(2), AgentId{"agent0"}, DeviceId{"1000"}, floor.now() + seconds{15}});
    floor.happen(CallAnswered{call(2), AgentId{"agent0"}, OfferId{1}});
    Watched<CallModel> calls(floor);
    floor.pass(seconds{75});
    EXPECT_EQ(calls.take(), "changed 0-0 columns 4-4\nchanged 1-1 columns 6-6\nchanged 2-3 columns 4-4\n");
    EXPECT_EQ(calls.text(0, CallModel::Wait), "1:15");
    EXPECT_EQ(calls.text(1, CallModel::Wait), "0:00");
    EXPECT_EQ(calls.text(1, CallModel::Talk), "1:15");
    EXPECT_EQ(calls.model.index(0, CallModel::Wait).data(SeverityRole).toInt(), int(Severity::Breach));
}

TEST(CallModel, waitIsTheCallersOwnWhoeverTalksAndTellsWhereNoSoundComes) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support", "sales"}, 2)});
    for (const auto *agent : {"agent0", "agent1"})
        floor.happen(AgentStateChanged{AgentId{agent}, DesiredState::Ready, {}, Author::Agent, {}});
    arrive(floor, 1, "sales");
    Watched<CallModel> calls(floor);
    Watched<QueueModel> queues(floor);
    floor.pass(seconds{20});
    floor.happen(CallLeftQueue{call(1), QueueId{"sales"}, VisitOutcome::Overflowed, LeaveReason::MaxWait});
    EXPECT_EQ(calls.text(0, CallModel::Wait), "–") << "between two queues";
    floor.happen(CallQueued{call(1), QueueId{"support"}});
    floor.pass(seconds{10});
    EXPECT_EQ(calls.text(0, CallModel::Wait), "0:10") << "in this queue, as its longest wait";
    EXPECT_EQ(queues.text(*queues.model.rowOfKey({false, QueueId{"support"}}), QueueModel::Longest), "0:10");
    floor.happen(
        OfferStarted{OfferId{1}, call(1), AgentId{"agent0"}, DeviceId{"1000"}, floor.now() + seconds{15}});
    floor.happen(CallAnswered{call(1), AgentId{"agent0"}, OfferId{1}});
    floor.pass(seconds{60});
    floor.happen(CallTakenOver{call(1), AgentId{"agent0"}, AgentId{"agent1"}});
    floor.pass(seconds{5});
    EXPECT_EQ(calls.text(0, CallModel::Wait), "0:10");
    EXPECT_EQ(calls.text(0, CallModel::Talk), "0:05");
    EXPECT_EQ(calls.text(0, CallModel::State), "Talking");
    floor.happen(CallSoundLost{call(1), {}});
    EXPECT_EQ(calls.text(0, CallModel::State), "No sound");
    EXPECT_EQ(calls.text(0, CallModel::Talk), "0:05");
    EXPECT_EQ(calls.model.index(0, CallModel::State).data(SeverityRole).toInt(), int(Severity::Warning));
}

TEST(CallModel, whoIsCalledOutsideStandsOnTheBoardsByName) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 1)});
    floor.happen(CallArrived{
        call(1), Direction::Outbound, {"1000", ""}, "+74950000001", {}, AgentId{"agent0"}, "Petr"});
    Watched<CallModel> calls(floor);
    Watched<AgentModel> agents(floor);
    EXPECT_EQ(calls.text(0, CallModel::Name), "Petr");
    EXPECT_EQ(calls.text(0, CallModel::Number), "→ +7 495 000-00-01");
    EXPECT_EQ(agents.text(0, AgentModel::Call), "→ Petr");
}

TEST(CallModel, whoTalksOutsideStandsWhereAgentsDo) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 1)});
    floor.happen(CallArrived{call(1), Direction::Inbound, {"+74951234567", ""}, "600", {}, {}});
    Watched<CallModel> calls(floor);
    const auto agent = [&] { return calls.text(0, CallModel::Agent); };
    floor.happen(CallDialledOut{call(1), TrunkId{"city"}, "+74950000001", ""});
    EXPECT_EQ(agent(), "");
    floor.happen(CallAnswered{call(1), {}, {}});
    EXPECT_EQ(agent(), "+7 495 000-00-01") << "by a queue's overflow";
    floor.happen(CallEnded{call(1), EndedBy::Caller, EndCause::Normal});
    floor.happen(CallArrived{call(2), Direction::Inbound, {"+74951234567", ""}, "1000", {}, {}});
    floor.happen(OfferStarted{OfferId{1}, call(2), AgentId{"agent0"}, DeviceId{"1000"}, {}});
    floor.happen(CallAnswered{call(2), AgentId{"agent0"}, OfferId{1}});
    floor.happen(CallTransferred{call(2), AgentId{"agent0"}, "+74950000001", {}, {}, "Petr"});
    floor.happen(CallDialledOut{call(2), TrunkId{"city"}, "+74950000001", ""});
    floor.happen(CallAnswered{call(2), {}, {}});
    EXPECT_EQ(agent(), "Petr");
}

TEST(CallModel, aNarrowerScopeTakesRowsAwayAndAWiderBringsThemBack) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"sales", "support"}, 1)});
    arrive(floor, 1, "sales");
    arrive(floor, 2, "support");
    arrive(floor, 3, "sales");
    Watched<CallModel> calls(floor);
    calls.model.setScope([](const Center &, const Call &c) { return c.queue == QueueId{"support"}; });
    EXPECT_EQ(calls.take(), "removed 2-2\nremoved 0-0\n");
    calls.model.setScope({});
    EXPECT_EQ(calls.take(), "inserted 0-0\ninserted 2-2\n");
}

TEST(CallModel, onlyASnapshotResets) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 1)});
    arrive(floor, 1, "support");
    Watched<CallModel> calls(floor);
    floor.happen(DayStarted{"2026-11-22"});
    EXPECT_EQ(calls.take(), "");
    floor.snapshot();
    EXPECT_EQ(calls.take(), "reset\n");
}

TEST(QueueModel, aCallTouchesItsQueueAndTheTotal) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"billing", "sales", "support"}, 1)});
    Watched<QueueModel> queues(floor);
    ASSERT_EQ(queues.model.rowCount(), 4);
    arrive(floor, 1, "sales");
    EXPECT_EQ(queues.take(), "changed 1-1 columns 0-21\nchanged 3-3 columns 0-21\n");
    EXPECT_EQ(queues.text(1, QueueModel::Waiting), "1");
    EXPECT_EQ(queues.text(3, QueueModel::Offered), "1");
    EXPECT_EQ(queues.text(3, QueueModel::Level), "–");
    floor.pass(seconds{21});
    EXPECT_EQ(queues.take(), "changed 1-1 columns 2-2\nchanged 3-3 columns 2-2\n");
    EXPECT_EQ(queues.text(3, QueueModel::Longest), "0:21");
    EXPECT_EQ(queues.model.index(1, QueueModel::Longest).data(SeverityRole).toInt(), int(Severity::Warning));
}

// Of few callers a share is drawn quietly and says how certain it is; of enough of them it stands for itself.
TEST(QueueModel, aLevelOfFewCallersSaysHowLittleItSays) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 2)});
    Watched<QueueModel> queues(floor);
    const auto level = queues.model.index(0, QueueModel::Level);
    for (std::uint32_t count = 1; count <= 30; ++count) {
        arrive(floor, count, "support");
        floor.pass(seconds{1});
        floor.happen(OfferStarted{OfferId{count}, call(count), AgentId{"agent1"}, DeviceId{"1001"},
                                  floor.now() + minutes{1}});
        floor.happen(CallAnswered{call(count), AgentId{"agent1"}, OfferId{count}});
        floor.happen(CallEnded{call(count), EndedBy::Caller, EndCause::Normal});
        EXPECT_EQ(level.data(DimRole).toBool(), count < 30) << count;
    }
    EXPECT_FALSE(level.data(Qt::ToolTipRole).toString().contains(u"certainty"));
    floor.snapshot();
    floor.happen(DayStarted{"2026-11-22"});
    EXPECT_FALSE(level.data(DimRole).toBool()) << "of none there is no share";
    arrive(floor, 31, "support");
    floor.happen(
        OfferStarted{OfferId{31}, call(31), AgentId{"agent1"}, DeviceId{"1001"}, floor.now() + minutes{1}});
    floor.happen(CallAnswered{call(31), AgentId{"agent1"}, OfferId{31}});
    EXPECT_TRUE(level.data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"of 1 calls only: %1 to %2 with 95 % certainty"_s.arg(percentText(0.2065),
                                                                                     percentText(1.0))))
        << level.data(Qt::ToolTipRole).toString().toStdString();
}

TEST(QueueModel, oneQueueNeedsNoTotal) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 1)});
    Watched<QueueModel> queues(floor);
    EXPECT_EQ(queues.model.rowCount(), 1);
    floor.happen(ConfigChanged{site({"sales", "support"}, 1)});
    EXPECT_EQ(queues.model.rowCount(), 3);
    EXPECT_EQ(queues.text(2, QueueModel::Name), "All");
}

TEST(QueueModel, aClosedQueueSaysSo) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 1)});
    Watched<QueueModel> queues(floor);
    const auto name = queues.text(0, QueueModel::Name);
    floor.happen(QueueClosed{QueueId{"support"}});
    EXPECT_EQ(queues.text(0, QueueModel::Name), name + ", closed");
    floor.happen(QueueOpened{QueueId{"support"}});
    EXPECT_EQ(queues.text(0, QueueModel::Name), name);
}

TEST(QueueModel, anAgentGettingReadyIsSeenInHisQueues) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 2)});
    Watched<QueueModel> queues(floor);
    floor.happen(AgentStateChanged{AgentId{"agent1"}, DesiredState::Ready, {}, Author::Agent, {}});
    EXPECT_EQ(queues.text(0, QueueModel::Agents), "0 of 1") << "no phone of his can ring";
    floor.happen(DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1", "", true});
    EXPECT_EQ(queues.text(0, QueueModel::Agents), "1 of 1");
}

TEST(AgentModel, tellsStateReasonAndTroubleOfTheTouchedAgent) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 3)});
    Watched<AgentModel> agents(floor);
    floor.happen(
        AgentStateChanged{AgentId{"agent1"}, DesiredState::NotReady, ReasonId{"lunch"}, Author::Agent, {}});
    EXPECT_EQ(agents.take(), "changed 1-1 columns 0-6\n");
    EXPECT_EQ(agents.text(1, AgentModel::State), "Lunch");
    EXPECT_EQ(agents.text(1, AgentModel::Call), "phone offline");
    EXPECT_EQ(agents.text(0, AgentModel::InState), "–");
    floor.pass(seconds{3725});
    EXPECT_EQ(agents.take(), "changed 1-1 columns 2-2\n");
    EXPECT_EQ(agents.text(1, AgentModel::InState), "1:02:05");
    floor.happen(DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1", ""});
    EXPECT_EQ(agents.text(1, AgentModel::Call), "");
}

// As in every imported history, which knows of no registrations.
TEST(AgentModel, whoTalksIsShownWithHisCallWhateverHisPhonesRegistrationSays) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 3)});
    Watched<AgentModel> agents(floor);
    floor.happen(AgentStateChanged{AgentId{"agent1"}, DesiredState::Ready, {}, Author::Agent, {}});
    floor.happen(CallArrived{CallId{1}, Direction::Inbound, {"+74951234567", ""}, "600", {}, {}});
    floor.happen(CallQueued{CallId{1}, QueueId{"support"}});
    floor.happen(OfferStarted{OfferId{1}, CallId{1}, AgentId{"agent1"}, DeviceId{"1001"}, floor.now()});
    floor.happen(CallAnswered{CallId{1}, AgentId{"agent1"}, OfferId{1}});
    EXPECT_EQ(agents.text(1, AgentModel::State), "Talking");
    EXPECT_EQ(agents.text(1, AgentModel::Call), "+7 495 123-45-67 · Queue support");
}

TEST(Text, digitsStandStillAndNeverBelowZero) {
    EXPECT_EQ(clockText(seconds{0}), u"0:00");
    EXPECT_EQ(clockText(seconds{-5}), u"0:00");
    EXPECT_EQ(clockText(seconds{3599}), u"59:59");
    EXPECT_EQ(clockText(seconds{3600}), u"1:00:00");
}

TEST(Text, hostileTextBecomesOneQuietLine) {
    EXPECT_EQ(shownText("<b>A</b>\n\tB"), u"<b>A</b> B");
    EXPECT_EQ(shownText("abc\u202Edef\u2066"), u"abc def");
    EXPECT_EQ(shownText(std::string("a\0b", 3)), u"a b");
    EXPECT_EQ(shownText(std::string(5000, 'x')).size(), 200);
}

TEST(Text, aToolTipShowsMarkupAsItWasWritten) {
    EXPECT_EQ(plainToolTip(u"Bob <script>alert(1)</script>"_s), u"Bob &lt;script&gt;alert(1)&lt;/script&gt;");
    EXPECT_EQ(plainToolTip(u"Smith & Sons, a < b"_s), u"Smith & Sons, a < b");
}

TEST(CallModel, aStrangersNameIsNoMarkupInTheToolTip) {
    TestFloor floor;
    floor.happen(ConfigChanged{site({"support"}, 1)});
    floor.happen(CallArrived{call(1), Direction::Inbound, {"1", "<img src=x>"}, "600", {}, {}});
    const Watched<CallModel> calls(floor);
    const auto cell = calls.model.index(0, CallModel::Name);
    EXPECT_EQ(cell.data(Qt::DisplayRole).toString(), u"<img src=x>");
    const auto drawn = QTextDocumentFragment::fromHtml(cell.data(Qt::ToolTipRole).toString());
    EXPECT_EQ(drawn.toPlainText(), u"<img src=x>");
}

TEST(Text, todayIsTheSitesDay) {
    const auto at = [](const char *iso) { return *fromIso(iso); };
    SiteSettings site;
    site.timeZone = "Europe/Moscow";
    const auto zone = zoneOf(site);
    const auto now = at("2026-11-22T05:00:00Z");
    EXPECT_EQ(dayAndTimeText(at("2026-11-21T22:30:00Z"), now, zone), u"today 01:30");
    EXPECT_EQ(dayAndTimeText(at("2026-11-21T20:30:00Z"), now, zone), u"yesterday 23:30");
    EXPECT_EQ(timeOfDayText(now, zone), u"08:00:00");
}

TEST(Text, numbersAreGroupedAndOthersLeftAlone) {
    EXPECT_EQ(shownNumber("+74951234567"), u"+7 495 123-45-67");
    EXPECT_EQ(shownNumber("+12025550123"), u"+1 202 555-0123");
    EXPECT_EQ(shownNumber("+493012345678"), u"+49 301 234 5678");
    EXPECT_EQ(shownNumber("1001"), u"1001");
    EXPECT_EQ(shownNumber("anonymous"), u"anonymous");
}

} // namespace
} // namespace callboard
