// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of figures that are narrowed and opened, where there is little room and much.
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/camera.h"
#include "tests/widgets/past_figures.h"
#include "tests/widgets/test_session.h"
#include "widgets/agent/day_figure.h"
#include "widgets/shell/main_window.h"
#include "widgets/supervisor/agents_head.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class FigureScreenshots : public testing::TestWithParam<Setting> {
protected:
    Camera camera{GetParam()};
    BusyFloor busy;
};

TEST_P(FigureScreenshots, aTeam) {
    TestSession session(busy.floor, {UserId{"olga"}, Role::Supervisor});
    session.set(Session::State::Live);
    MainWindow window(session, {});
    window.findChild<AgentsHead *>()->choose(u"first-line"_s);
    EXPECT_TRUE(camera.shoot(window, u"supervisor-team"_s, u"10 of 20"_s, u"10 из 20"_s));
}

TEST_P(FigureScreenshots, anAverageOfMyDay) {
    TestSession session(busy.floor, {BusyFloor::anna, Role::Agent});
    session.set(Session::State::Live);
    MainWindow window(session, {});
    open(window);
    session.ownPast().opened = workOfAnna(busy.floor);
    for (auto *figure : window.findChildren<DayFigure *>())
        if (figure->caption() == (camera.isRussian() ? u"ср. обработка"_s : u"avg. after call"_s))
            figure->click();
    session.ownPast().answerAll();
    EXPECT_TRUE(camera.shoot(window, u"agent-day-opened"_s, u"5:15 / 2 = 2:37"_s, u"5:15 / 2 = 2:37"_s));
}

INSTANTIATE_TEST_SUITE_P(All, FigureScreenshots,
                         testing::Values(Setting{Theme::Light, u"en"_s, {1024, 768}, 1},
                                         Setting{Theme::Dark, u"ru"_s, {1024, 768}, 1},
                                         Setting{Theme::Light, u"en"_s, {1920, 1080}, 1},
                                         Setting{Theme::Dark, u"ru"_s, {1920, 1080}, 1}));

} // namespace
} // namespace callboard
