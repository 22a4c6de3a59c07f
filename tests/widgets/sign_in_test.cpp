// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/gui_support.h"
#include "tests/widgets/test_session.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/sign_in_page.h"

#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class SignInTest : public testing::Test {
protected:
    SignInTest() {
        QObject::connect(&page, &SignInPage::asked, &session,
                         [this](const SignIn &as) { session.signIn(as); });
        page.fill(u"ws://127.0.0.1:8765"_s, {});
        open(page);
    }
    QLineEdit &field(const QString &name) {
        for (auto *edit : page.findChildren<QLineEdit *>())
            if (edit->accessibleName() == name)
                return *edit;
        std::abort();
    }
    void type(const QString &user, const QString &password) {
        QTest::keyClicks(&field(u"User"_s), user);
        QTest::keyClicks(&field(u"Password"_s), password);
    }

    TestFloor floor;
    TestSession session{floor, {}};
    SignInPage page{session};
};

TEST_F(SignInTest, beginsWhereSomethingIsMissing) {
    EXPECT_EQ(page.focusWidget(), &field(u"User"_s));
    page.fill(u"ws://127.0.0.1:8765"_s, u"anna"_s);
    EXPECT_EQ(page.focusWidget(), &field(u"Password"_s));
}

TEST_F(SignInTest, everyInputHasASpokenNameAndTabReachesIt) {
    EXPECT_EQ(unspokenOrUnreached(page), "");
    session.set(Session::State::SigningIn);
    EXPECT_EQ(unspokenOrUnreached(page), "") << "while it connects";
}

TEST_F(SignInTest, enterInThePasswordSignsIn) {
    type(u" anna "_s, u"secret"_s);
    QTest::keyClick(&field(u"Password"_s), Qt::Key_Return);
    ASSERT_EQ(session.asked.size(), 1u);
    EXPECT_EQ(session.asked[0].server, u"ws://127.0.0.1:8765"_s);
    EXPECT_EQ(session.asked[0].user, u"anna"_s);
    EXPECT_EQ(session.asked[0].password, u"secret"_s);
    EXPECT_TRUE(says(page, u"Connecting to ws://127.0.0.1:8765…"_s));
    EXPECT_EQ(button(page, u"Sign in"_s), nullptr);
}

TEST_F(SignInTest, asksForWhatIsMissingAndSendsNothing) {
    QTest::keyClick(&field(u"Password"_s), Qt::Key_Return);
    EXPECT_TRUE(session.asked.empty());
    EXPECT_TRUE(says(page, u"Write your user name."_s));
    EXPECT_EQ(page.focusWidget(), &field(u"User"_s));
}

TEST_F(SignInTest, tabGoesFromServerOverUserAndPasswordToTheButton) {
    field(u"Server"_s).setFocus();
    for (const auto &name : {u"User"_s, u"Password"_s}) {
        QTest::keyClick(page.focusWidget(), Qt::Key_Tab);
        EXPECT_EQ(page.focusWidget(), &field(name)) << name.toStdString();
    }
    QTest::keyClick(page.focusWidget(), Qt::Key_Tab);
    EXPECT_EQ(page.focusWidget(), button(page, u"Sign in"_s));
}

TEST_F(SignInTest, aNameWithoutSchemeIsTakenAsEncrypted) {
    field(u"Server"_s).setText(u"centre.example:8765"_s);
    type(u"anna"_s, u"secret"_s);
    QTest::mouseClick(button(page, u"Sign in"_s), Qt::LeftButton);
    ASSERT_EQ(session.asked.size(), 1u);
    EXPECT_EQ(session.asked[0].server, u"wss://centre.example:8765"_s);
}

TEST_F(SignInTest, thisComputersOwnServerIsTakenAsPlainAndTheFieldSaysSo) {
    for (const auto &typed : {u"localhost:8765"_s, u"127.0.0.1:8765"_s, u" [::1]:8765 "_s}) {
        field(u"Server"_s).setText(typed);
        field(u"User"_s).setText(u"anna"_s);
        field(u"Password"_s).setText(u"secret"_s);
        QTest::mouseClick(button(page, u"Sign in"_s), Qt::LeftButton);
        ASSERT_FALSE(session.asked.empty());
        EXPECT_EQ(session.asked.back().server, u"ws://"_s + typed.trimmed());
        EXPECT_EQ(field(u"Server"_s).text(), u"ws://"_s + typed.trimmed());
        session.signOut();
    }
}

TEST_F(SignInTest, whatIsNoAddressIsToldPlainlyAndNotAskedFor) {
    for (const auto &typed :
         {u"localhost:99999"_s, u"my server"_s, u"http://centre.example"_s, u"wss://"_s}) {
        field(u"Server"_s).setText(typed);
        field(u"User"_s).setText(u"anna"_s);
        field(u"Password"_s).setText(u"secret"_s);
        QTest::mouseClick(button(page, u"Sign in"_s), Qt::LeftButton);
        EXPECT_TRUE(says(page, u"This is no server's address. Write it like wss://centre.example:8765"_s))
            << typed.toStdString();
        EXPECT_EQ(field(u"Server"_s).text(), typed);
        EXPECT_EQ(page.focusWidget(), &field(u"Server"_s));
    }
    EXPECT_TRUE(session.asked.empty());
}

TEST_F(SignInTest, refusalIsSaidInPlainWordsAndWhatWasTypedStays) {
    type(u"anna"_s, u"wrong"_s);
    QTest::keyClick(&field(u"Password"_s), Qt::Key_Return);
    session.set(Session::State::SignedOut, Error{"session.badCredentials", ""});
    EXPECT_TRUE(says(page, u"User or password is not right."_s));
    EXPECT_EQ(field(u"User"_s).text(), u"anna"_s);
    EXPECT_EQ(page.focusWidget(), &field(u"Password"_s));
    EXPECT_NE(button(page, u"Sign in"_s), nullptr);
}

TEST_F(SignInTest, whileItTriesInVainTheAddressCanBeMended) {
    type(u"anna"_s, u"secret"_s);
    QTest::keyClick(&field(u"Password"_s), Qt::Key_Return);
    EXPECT_FALSE(field(u"Server"_s).isEnabled());
    session.set(Session::State::SigningIn, Error{"link.unreachable", ""});
    session.set(Session::State::SigningIn, {}); // once more
    ASSERT_TRUE(field(u"Server"_s).isEnabled());
    EXPECT_NE(button(page, u"Cancel"_s), nullptr);
    field(u"Server"_s).setText(u"ws://127.0.0.1:8766"_s);
    QTest::keyClick(&field(u"Server"_s), Qt::Key_Return);
    ASSERT_EQ(session.asked.size(), 2u);
    EXPECT_EQ(session.asked[1].server, u"ws://127.0.0.1:8766"_s);
    EXPECT_FALSE(field(u"Server"_s).isEnabled());
}

TEST_F(SignInTest, escapeStopsConnecting) {
    type(u"anna"_s, u"secret"_s);
    QTest::keyClick(&field(u"Password"_s), Qt::Key_Return);
    QTest::keyClick(&page, Qt::Key_Escape);
    EXPECT_EQ(session.state(), Session::State::SignedOut);
}

TEST(SignInMemory, serverAndUserAreRememberedAndNeverThePassword) {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    TestFloor floor;
    TestSession session(floor, {});
    MainWindow window(session, readPreferences(settings));
    QObject::connect(&window, &MainWindow::preferencesChanged, &window,
                     [&](const Preferences &now) { write(now, settings); });
    window.signIn({u"wss://centre.example"_s, u"anna"_s, u"hidden-word"_s});
    settings.sync();
    EXPECT_EQ(readPreferences(settings).server, u"wss://centre.example"_s);
    EXPECT_EQ(readPreferences(settings).user, u"anna"_s);
    QFile file(settings.fileName());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("hidden-word"));
}

} // namespace
} // namespace callboard
