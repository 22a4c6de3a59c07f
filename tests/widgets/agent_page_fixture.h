// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "widgets/agent/agent_page.h"
#include "widgets/agent/note_drafts.h"

#include <QLineEdit>

#include <gtest/gtest.h>

namespace callboard {

// Anna's page on a busy floor.
class AgentPageTest : public testing::Test {
protected:
    AgentPageTest() {
        requests.cards[BusyFloor::annasCaller()] = BusyFloor::cardOf({});
        open(page);
    }
    QLineEdit &dialField() { return *page.findChild<QLineEdit *>(); }
    template <class C>
    const C *lastSent() const {
        return requests.sent.empty() ? nullptr : std::get_if<C>(&requests.sent.back());
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        QTest::keyClick(&page, key, with);
    }
    // As somebody who looks first.
    void pressCalmly(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        ASSERT_TRUE(waitUntilSettled(page));
        press(key, with);
    }

    BusyFloor busy;
    TestFloor &floor = busy.floor;
    TestRequests requests{floor, {BusyFloor::anna, Role::Agent}};
    NoteDrafts drafts{{}};
    AgentPage page{floor, requests, drafts, BusyFloor::anna};
};

} // namespace callboard
