// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/doorbell.h"

#include "tests/support/scratch.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <future>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

const timespec tomorrow[2]{{4'102'444'800, 0}, {4'102'444'800, 0}};

class DoorbellTest : public testing::Test {
protected:
    QString folder() const { return QString::fromStdString(m_scratch.path().string()); }
    QString socket() const {
        const auto files = QDir(folder()).entryList(QDir::System);
        return files.isEmpty() ? QString{} : QDir(folder()).filePath(files.first());
    }
    // A second desktop, while the first one lives on.
    bool ring(const QString &user, const QString &number) {
        auto second = std::async(std::launch::async, [&] {
            return Doorbell(folder()).ring(u"ws://127.0.0.1:8765"_s, user, number);
        });
        const auto isDone = [&] {
            return second.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
        };
        EXPECT_TRUE(QTest::qWaitFor(isDone, 10'000));
        return second.get();
    }
    bool bring(const QString &number) {
        auto link = std::async(std::launch::async, [&] { return Doorbell(folder()).ringAny(number); });
        const auto isDone = [&] {
            return link.wait_for(std::chrono::seconds{0}) == std::future_status::ready;
        };
        EXPECT_TRUE(QTest::qWaitFor(isDone, 10'000));
        return link.get();
    }
    void answer(Doorbell &of) { of.answer(u"ws://127.0.0.1:8765"_s, u"anna"_s); }

    test::Scratch m_scratch;
    Doorbell door{folder()};
    QSignalSpy rung{&door, &Doorbell::rung};
};

TEST_F(DoorbellTest, theSecondDesktopBringsItsNumberToTheFirst) {
    EXPECT_FALSE(ring(u"anna"_s, u"600"_s)) << "nobody is there yet";
    answer(door);
    EXPECT_TRUE(ring(u"anna"_s, u"+7 921 123-45-67"_s));
    EXPECT_TRUE(ring(u"anna"_s, {}));
    ASSERT_EQ(rung.size(), 2);
    EXPECT_EQ(rung[0][0].toString(), u"+7 921 123-45-67"_s);
    EXPECT_EQ(rung[1][0].toString(), QString{});
}

TEST_F(DoorbellTest, anotherUserHasADesktopOfHisOwn) {
    answer(door);
    EXPECT_FALSE(ring(u"boris"_s, u"600"_s));
    EXPECT_TRUE(rung.isEmpty());
    door.answer(u"ws://127.0.0.1:8765"_s, u"boris"_s);
    EXPECT_TRUE(ring(u"boris"_s, u"600"_s)) << "he signed in here";
    EXPECT_FALSE(ring(u"anna"_s, u"600"_s));
}

TEST_F(DoorbellTest, theDoorOfARunningDesktopIsNotTaken) {
    answer(door);
    Doorbell other(folder());
    answer(other);
    EXPECT_TRUE(ring(u"anna"_s, u"600"_s));
    EXPECT_EQ(rung.size(), 1);
}

TEST_F(DoorbellTest, whatAKilledDesktopLeftIsInNobodysWay) {
    answer(door);
    const auto path = socket();
    ASSERT_FALSE(path.isEmpty());
    door.answer({}, {});
    const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{AF_UNIX, {}};
    path.toStdString().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(left, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    ::close(left);
    answer(door);
    EXPECT_TRUE(ring(u"anna"_s, u"600"_s));
}

TEST_F(DoorbellTest, whoRingsWithoutEndIsSentAway) {
    answer(door);
    QLocalSocket stranger;
    stranger.connectToServer(socket());
    stranger.write(QByteArray(100'000, '1'));
    EXPECT_TRUE(QTest::qWaitFor([&] { return stranger.state() == QLocalSocket::UnconnectedState; }, 10'000));
    EXPECT_TRUE(rung.isEmpty());
}

// A link comes from a browser, which knows of no user.
TEST_F(DoorbellTest, aLinkReachesWhicheverDesktopRunsTheLatestFirst) {
    EXPECT_FALSE(bring(u"600"_s)) << "nobody is there";
    answer(door);
    EXPECT_TRUE(bring(u"600"_s));
    Doorbell later(folder());
    QSignalSpy rungLater(&later, &Doorbell::rung);
    later.answer(u"wss://other.example"_s, u"boris"_s);
    const auto borises = later.address();
    ASSERT_EQ(::utimensat(AT_FDCWD, QFile::encodeName(borises).constData(), tomorrow, 0), 0);
    EXPECT_TRUE(bring(u"601"_s));
    ASSERT_EQ(rung.size(), 1);
    ASSERT_EQ(rungLater.size(), 1);
    EXPECT_EQ(rungLater[0][0].toString(), u"601"_s);
    later.answer({}, {});
    EXPECT_TRUE(bring(u"602"_s)) << "wherever it answers now";
    EXPECT_EQ(rungLater.size(), 2);
}

// Who has two desktops open means the one that he looks at.
TEST_F(DoorbellTest, aLinkReachesTheDesktopWhoseWindowWasInFrontLast) {
    answer(door);
    Doorbell later(folder());
    QSignalSpy rungLater(&later, &Doorbell::rung);
    later.answer(u"wss://other.example"_s, u"boris"_s);
    const auto setPast = [](const Doorbell &of, time_t at) {
        const timespec times[2]{{at, 0}, {at, 0}};
        EXPECT_EQ(::utimensat(AT_FDCWD, QFile::encodeName(of.address()).constData(), times, 0), 0);
    };
    setPast(door, 1000);
    setPast(later, 2000);
    EXPECT_TRUE(bring(u"600"_s));
    EXPECT_EQ(rungLater.size(), 1) << "it began last";
    door.comeForward();
    EXPECT_TRUE(bring(u"601"_s));
    EXPECT_EQ(rung.size(), 1);
    setPast(door, 1000);
    later.comeForward();
    EXPECT_TRUE(bring(u"602"_s));
    EXPECT_EQ(rungLater.size(), 2);
}

TEST_F(DoorbellTest, aLinkPassesOverWhatAKilledDesktopLeft) {
    answer(door);
    const int left = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{AF_UNIX, {}};
    const auto path = folder() + u"/callboard-0123456789abcdef"_s;
    path.toStdString().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(left, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    ::close(left);
    ASSERT_EQ(::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), tomorrow, 0), 0);
    EXPECT_TRUE(bring(u"600"_s));
    EXPECT_EQ(rung.size(), 1);
}

} // namespace
} // namespace callboard
