// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/test_softphone.h"
#include "widgets/common/action_button.h"
#include "widgets/common/board_view.h"
#include "widgets/supervisor/supervisor_page.h"

#include <gtest/gtest.h>

namespace callboard {

// Rita leads at the floor, with a phone; Anna talks.
class LeadTest : public testing::Test {
protected:
    LeadTest() {
        auto site = busy.floor.center().site;
        UserSettings rita;
        rita.id = self;
        rita.name = "Rita";
        rita.role = Role::Supervisor;
        rita.extension = DeviceId{"1900"};
        site.users.push_back(rita);
        busy.floor.happen(ConfigChanged{site});
        busy.floor.happen(DeviceRegistered{DeviceId{"1900"}, "sip:127.0.0.1:5070", "phone", true});
        busy.ringAnna();
        busy.answerAnna();
        page.resize(1500, 800);
        open(page);
    }
    // As a click on her row.
    void chooseAnna() { choose(QStringLiteral("Agents"), QStringLiteral("Анна")); }
    void choose(const QString &board, const QString &text) {
        for (auto *view : page.findChildren<BoardView *>())
            if (view->accessibleName() == board)
                for (int row = 0; row < view->model()->rowCount(); ++row)
                    for (int column = 0; column < view->model()->columnCount(); ++column)
                        if (view->model()->index(row, column).data().toString().startsWith(text))
                            return view->setCurrentIndex(view->model()->index(row, column));
        ADD_FAILURE() << text.toStdString();
    }
    ActionButton &button(const QString &text) {
        for (auto *each : page.findChildren<ActionButton *>())
            if (each->text() == text)
                return *each;
        std::abort();
    }
    void press(Qt::Key key) { QTest::keyClick(&page, key, Qt::ControlModifier); }
    template <class C>
    const C *lastSent() const {
        return requests.sent.empty() ? nullptr : std::get_if<C>(&requests.sent.back());
    }

    const UserId self{"rita"};
    BusyFloor busy;
    TestRequests requests{busy.floor, {self, Role::Supervisor}};
    TestSoftphone phone;
    SupervisorPage page{busy.floor, SupervisorPage::Lead{requests, self, &phone}};
};

} // namespace callboard
