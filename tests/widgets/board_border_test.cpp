// SPDX-License-Identifier: GPL-3.0-or-later
// How the height of the floor is divided between queues and calls.
#include "tests/widgets/board_reading.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/test_session.h"
#include "widgets/common/board_view.h"
#include "widgets/shell/main_window.h"
#include "widgets/supervisor/board_border.h"
#include "widgets/supervisor/supervisor_page.h"

#include <QHeaderView>
#include <QScrollBar>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

TEST(BoardBorderRows, areTheQueuesOwnWhileThatLeavesFiveCallsAndWhatWasChosenWhileThatLeavesTwo) {
    const auto rows = [](std::initializer_list<int> queues, int room, int chosen) {
        std::string text;
        for (const int count : queues)
            text += (text.empty() ? "" : " ") + std::to_string(queueRows(count, room, chosen));
        return text;
    };
    EXPECT_EQ(rows({0, 1, 2, 3, 5, 8, 9, 30}, 13, 0), "2 2 2 3 5 8 8 8");
    EXPECT_EQ(rows({1, 3, 4, 8, 30}, 9, 0), "2 3 4 4 4") << "five calls are seen";
    EXPECT_EQ(rows({1, 7, 30}, 6, 0), "2 2 2");
    EXPECT_EQ(rows({7, 12, 18, 30}, 30, 0), "7 12 15 15") << "and of much room no more than half";
    EXPECT_EQ(rows({2, 5, 7, 30}, 9, 6), "2 5 6 6") << "chosen";
    EXPECT_EQ(rows({7, 30}, 7, 6), "5 5") << "on a lesser screen";
    EXPECT_EQ(rows({7, 30}, 30, 1), "1 1");
}

class BoardBorderTest : public testing::Test {
protected:
    void SetUp() override { session.set(Session::State::Live); }
    void haveQueues(int count) {
        auto site = busy.floor.center().site;
        const auto first = site.queues.front();
        site.queues.resize(static_cast<std::size_t>(std::min(count, 5)));
        for (int i = static_cast<int>(site.queues.size()); i < count; ++i) {
            auto more = first;
            more.id = QueueId{"more" + std::to_string(i)};
            more.name = "Queue " + std::to_string(i);
            site.queues.push_back(more);
        }
        busy.floor.happen(ConfigChanged{site});
    }
    MainWindow &windowOf(const QSize &size) {
        window.emplace(session, preferences);
        window->resize(size);
        open(*window);
        return *window;
    }
    const BoardView &board(const QString &name) const { return boardOf(*window, name); }
    // Whole rows that are seen: of queues and of calls.
    std::string seen() const {
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
        const auto rowsOf = [](const BoardView &view) {
            return view.viewport()->height() / view.verticalHeader()->defaultSectionSize();
        };
        return std::to_string(rowsOf(board(u"Queues"_s))) + " and " +
               std::to_string(rowsOf(board(u"Waiting calls and calls in progress"_s)));
    }
    BoardBorder &border() const { return *window->findChild<BoardBorder *>(); }
    int rowHeight() const { return board(u"Queues"_s).verticalHeader()->defaultSectionSize(); }

    BusyFloor busy;
    TestSession session{busy.floor, {UserId{"olga"}, Role::Supervisor}};
    Preferences preferences;
    std::optional<MainWindow> window;
};

// A screen of 768 lines without the window's title.
TEST_F(BoardBorderTest, aSmallScreenShowsFiveCallsBesideSevenQueuesAndALargeOneAllQueues) {
    haveQueues(7);
    windowOf({1366, 736});
    EXPECT_EQ(seen(), "7 and 5");
    const int dense = rowHeight();
    window->resize(1024, 736);
    EXPECT_EQ(seen(), "5 and 5");
    window->resize(1920, 1048);
    EXPECT_EQ(seen(), "8 and 10") << "the total is one, too";
    EXPECT_GT(rowHeight(), dense);
    window->resize(1366, 736);
    EXPECT_EQ(seen(), "7 and 5") << "back again";
}

TEST_F(BoardBorderTest, theTotalStaysInSightWhileTheQueuesScrollAndIsWhereItIsSeen) {
    haveQueues(7);
    windowOf({1024, 736});
    auto &queues = boardOf(*window, u"Queues"_s);
    const int last = queues.model()->rowCount() - 1;
    const auto lowest = [&] { return queues.indexAt({40, queues.viewport()->height() - 10}); };
    ASSERT_EQ(seen(), "5 and 5");
    ASSERT_EQ(queues.model()->index(last, 0).data(), u"All"_s);
    EXPECT_EQ(lowest().row(), last);
    EXPECT_EQ(queues.visualRect(lowest()).bottom(), queues.viewport()->height() - 1);
    queues.verticalScrollBar()->setValue(queues.verticalScrollBar()->maximum());
    EXPECT_EQ(lowest().row(), last);
    EXPECT_EQ(queues.indexAt({40, queues.viewport()->height() - 10 - rowHeight()}).row(), last - 1)
        << "nothing is hidden behind it at the end";
    EXPECT_EQ(unreadable(queues), QStringList{});
}

TEST(BoardBorderOfOneQueue, isNotThere) {
    TestFloor floor;
    SiteSettings site;
    site.queues.resize(1);
    site.queues.front().id = QueueId{"support"};
    floor.happen(ConfigChanged{site});
    SupervisorPage page{floor};
    page.resize(1366, 640);
    open(page);
    EXPECT_FALSE(page.findChild<BoardBorder *>()->isVisible());
}

TEST_F(BoardBorderTest, movesByWholeRowsWithMouseAndArrowsAndIsThereAgainAtTheNextSignIn) {
    haveQueues(7);
    windowOf({1024, 736});
    ASSERT_EQ(seen(), "5 and 5");
    const QPoint grip = border().rect().center();
    QTest::mousePress(&border(), Qt::LeftButton, {}, grip);
    QTest::mouseMove(&border(), grip + QPoint(0, 2 * rowHeight() + 3));
    QTest::mouseRelease(&border(), Qt::LeftButton, {}, grip + QPoint(0, 3));
    EXPECT_EQ(seen(), "7 and 3");
    QTest::keyClick(&border(), Qt::Key_Down);
    EXPECT_EQ(seen(), "8 and 2");
    QTest::keyClick(&border(), Qt::Key_Down);
    EXPECT_EQ(seen(), "8 and 2") << "the end";
    QTest::keyClick(&border(), Qt::Key_Up);
    EXPECT_EQ(seen(), "7 and 3") << "one key, one row";
    preferences = window->preferences();
    EXPECT_EQ(preferences.queueRows, 7);
    windowOf({1024, 736});
    EXPECT_EQ(seen(), "7 and 3");
    QTest::keyClick(&border(), Qt::Key_Return);
    EXPECT_EQ(seen(), "5 and 5");
    EXPECT_EQ(window->preferences().queueRows, 0);
}

} // namespace
} // namespace callboard
