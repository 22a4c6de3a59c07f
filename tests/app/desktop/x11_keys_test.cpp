// SPDX-License-Identifier: GPL-3.0-or-later
// Runs on an X server of its own, without a screen.
#include "app/desktop/x11_keys.h"
#include "tests/support/eventually.h"
#include "tests/support/screen.h"
#include "tests/support/wait.h"

#include <QGuiApplication>
#include <QSignalSpy>

#include <gtest/gtest.h>
#include <xcb/xcb.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

const QKeySequence answer(Qt::CTRL | Qt::SHIFT | Qt::Key_F4);
const QKeySequence hangUp(Qt::CTRL | Qt::SHIFT | Qt::Key_F8);

// The one of this program.
test::Screen *screen = nullptr;

void press(const std::vector<std::string> &what) {
    const auto pressed = screen->run(what);
    ASSERT_EQ(pressed.code, 0) << pressed.output;
}

// Another program, which has a key.
class Other {
public:
    explicit Other(std::uint8_t code)
        : m_server(xcb_connect(nullptr, nullptr)) {
        const auto root = xcb_setup_roots_iterator(xcb_get_setup(m_server)).data->root;
        const auto cookie = xcb_grab_key_checked(m_server, 0, root, XCB_MOD_MASK_SHIFT | XCB_MOD_MASK_CONTROL,
                                                 code, XCB_GRAB_MODE_ASYNC, XCB_GRAB_MODE_ASYNC);
        EXPECT_EQ(xcb_request_check(m_server, cookie), nullptr);
    }
    ~Other() { xcb_disconnect(m_server); }
    Other(const Other &) = delete;
    Other &operator=(const Other &) = delete;

private:
    xcb_connection_t *m_server;
};

constexpr std::uint8_t codeOfF4 = 70; // of every keyboard of a PC
constexpr std::uint8_t codeOfF8 = 74;

TEST(X11Keys, reachTheDesktopWithAndWithoutNumLockOnceEach) {
    X11Keys keys;
    ASSERT_TRUE(keys.isPossible());
    const QSignalSpy pressed(&keys, &GlobalKeys::pressed);
    ASSERT_TRUE(keys.take({answer, hangUp}));
    press({"key", "ctrl+shift+F8"});
    ASSERT_TRUE(test::waitFor([&] { return pressed.size() == 1; }));
    EXPECT_EQ(pressed[0][0].toInt(), 1);
    press({"key", "Num_Lock", "key", "ctrl+shift+F4", "key", "Num_Lock"});
    ASSERT_TRUE(test::waitFor([&] { return pressed.size() == 2; }));
    EXPECT_EQ(pressed[1][0].toInt(), 0);
    press({"key", "F4", "key", "ctrl+F4", "key", "ctrl+alt+shift+F4", "key", "ctrl+shift+F8"});
    ASSERT_TRUE(test::waitFor([&] { return pressed.size() == 3; }));
    EXPECT_EQ(pressed[2][0].toInt(), 1) << "other keys with F4 are not ours";
}

TEST(X11Keys, aKeyThatIsHeldDownIsPressedOnce) {
    X11Keys keys;
    const QSignalSpy pressed(&keys, &GlobalKeys::pressed);
    ASSERT_TRUE(keys.take({answer, hangUp}));
    press({"keydown", "ctrl", "keydown", "shift", "keydown", "F8"});
    ASSERT_TRUE(test::waitFor([&] { return pressed.size() == 1; }));
    test::passTime(std::chrono::milliseconds{1200}); // the server begins to repeat after 660 ms
    press({"keyup", "F8", "keyup", "shift", "keyup", "ctrl"});
    press({"key", "ctrl+shift+F4"});
    ASSERT_TRUE(test::waitFor([&] { return pressed.size() >= 2; }));
    EXPECT_EQ(pressed[1][0].toInt(), 0);
}

TEST(X11Keys, aKeyOfAnotherProgramIsNamedAndNoneIsHeld) {
    X11Keys keys;
    {
        const Other other(codeOfF8);
        const auto taken = keys.take({answer, hangUp});
        ASSERT_FALSE(taken);
        EXPECT_EQ(taken.error(), (Error{"keys.taken", "Ctrl+Shift+F8"}));
        const Other third(codeOfF4); // what could be had was given back
    }
    EXPECT_TRUE(test::eventually([&] { return keys.take({answer, hangUp}).ok(); }));
}

TEST(X11Keys, givenBackTheyAreOthersAgain) {
    X11Keys keys;
    const QSignalSpy pressed(&keys, &GlobalKeys::pressed);
    ASSERT_TRUE(keys.take({hangUp}));
    ASSERT_TRUE(keys.take({}));
    const Other other(codeOfF8);
    press({"key", "ctrl+shift+F8"});
    test::passTime(std::chrono::milliseconds{200});
    EXPECT_EQ(pressed.size(), 0);
}

} // namespace
} // namespace callboard

int main(int argc, char **argv) {
    testing::InitGoogleTest(&argc, argv);
    callboard::test::Screen screen;
    callboard::screen = &screen;
    for (const auto &variable : screen.environment())
        qputenv(variable.substr(0, variable.find('=')).c_str(), variable.c_str() + variable.find('=') + 1);
    const QGuiApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
