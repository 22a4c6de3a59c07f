// SPDX-License-Identifier: GPL-3.0-or-later
// Whom the actions of who leads are about.
#include "tests/widgets/lead_fixture.h"

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

// Anna would have been cut out of her call at once.
TEST_F(LeadTest, takeOverIsRefusedWhileAnotherThanTheHeardTalkIsChosen) {
    chooseAnna();
    busy.floor.happen(
        SupervisionAsked{busy.annasCall(), BusyFloor::anna, self, DeviceId{"1900"}, SupervisionMode::Listen});
    busy.floor.happen(SupervisionStarted{busy.annasCall(), BusyFloor::anna, self, SupervisionMode::Listen});
    auto &takeOver = button(u"Take over"_s);
    EXPECT_TRUE(takeOver.isEnabled());
    EXPECT_EQ(takeOver.toolTip(), u"Talk on in the place of Анна Петрова, to whom you listen (Ctrl+T)"_s);
    choose(u"Waiting calls and calls in progress"_s, u"Анна"_s);
    EXPECT_TRUE(takeOver.isEnabled()) << "her talk is the heard one";
    const std::array others{std::pair{u"Agents"_s, u"Борис"_s},
                            std::pair{u"Waiting calls and calls in progress"_s, u"Борис"_s},
                            std::pair{u"Waiting calls and calls in progress"_s, u"Waiting"_s}};
    for (const auto &[board, text] : others) {
        choose(board, text);
        EXPECT_FALSE(takeOver.isEnabled()) << text.toStdString();
        press(Qt::Key_T);
        EXPECT_EQ(lastSent<TakeOverCall>(), nullptr) << text.toStdString();
        EXPECT_TRUE(says(
            page, u"You listen to Анна Петрова, not to who is chosen: listen there first, then take over."_s))
            << wordsIn(page).toStdString();
    }
    chooseAnna();
    press(Qt::Key_T);
    EXPECT_NE(lastSent<TakeOverCall>(), nullptr);
}

} // namespace
} // namespace callboard
