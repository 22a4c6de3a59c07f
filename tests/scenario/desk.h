// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/scenario/people.h"
#include "tests/support/wait.h"
#include "tests/widgets/gui_support.h"
#include "widgets/agent/agent_page.h"
#include "widgets/agent/note_drafts.h"
#include "widgets/shell/live_session.h"
#include "widgets/supervisor/supervisor_page.h"

#include <gtest/gtest.h>
#include <QLineEdit>
#include <QListWidget>

namespace callboard::test {

// Somebody at his desktop, signed in at a whole site: his page is pressed and read as people do.
template <class Page>
class Desk {
public:
    // `port`: of the way to the backend; none: straight.
    Desk(const Site &site, const std::string &user, std::uint16_t port = 0) {
        using namespace Qt::StringLiterals;
        m_session.signIn({u"ws://127.0.0.1:%1"_s.arg(port != 0 ? port : site.ctiPort()),
                          QString::fromStdString(user), u"demo"_s});
        EXPECT_TRUE(waitFor([&] { return m_session.state() == Session::State::Live; }));
    }
    Page &page() { return *m_page; }
    const LiveFloor &floor() { return m_session.floor(); }
    QLineEdit &number() { return *m_page->template findChild<QLineEdit *>(); }
    // Also while the far side does its part.
    bool shows(const QString &words) {
        return waitFor([&] { return says(*m_page, words); });
    }
    void type(const QString &text) {
        number().clear();
        QTest::keyClicks(&number(), text);
    }
    // As somebody who looks first.
    void press(int key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        EXPECT_TRUE(waitUntilSettled(*m_page));
        QTest::keyClick(m_page.get(), static_cast<Qt::Key>(key), with);
    }
    // Once it can be pressed; false: that never came.
    bool click(const QString &text) {
        const auto isReady = [&] {
            const auto *found = button(*m_page, text);
            return found && found->isEnabled();
        };
        if (!waitFor(isReady))
            return false;
        button(*m_page, text)->click();
        return true;
    }

protected:
    void show(std::unique_ptr<Page> page) {
        m_page = std::move(page);
        open(*m_page);
    }

    LiveSession m_session;
    std::unique_ptr<Page> m_page;
};

// With a phone beside it.
class AgentDesk : public Desk<AgentPage> {
public:
    // `drafts`: the folder of what was typed; empty: one of his own.
    AgentDesk(const Site &site, const std::string &user, const QString &drafts = {}, std::uint16_t port = 0)
        : Desk(site, user, port)
        , m_drafts(drafts.isEmpty() ? QString::fromStdString(site.path("drafts-" + user).string()) : drafts) {
        show(std::make_unique<AgentPage>(m_session.floor(), m_session.requests(), m_drafts, AgentId{user}));
    }
    QStringList parties() const {
        QStringList lines;
        const auto *list = m_page->findChild<QListWidget *>();
        for (int row = 0; list->isVisible() && row < list->count(); ++row)
            lines += list->item(row)->text();
        return lines;
    }

private:
    NoteDrafts m_drafts;
};

class LeadDesk : public Desk<SupervisorPage> {
public:
    LeadDesk(const Site &site, const std::string &user, std::uint16_t port = 0)
        : Desk(site, user, port) {
        show(std::make_unique<SupervisorPage>(m_session.floor(),
                                              SupervisorPage::Lead{m_session.requests(), UserId{user}}));
    }
};

// While the desk goes on.
inline bool isTold(const Site &site, const std::string &fact, int times = 1) {
    return waitFor([&] { return site.waitFor(fact, times, milliseconds{0}); });
}

inline Baresip phoneBeside(const Site &site, const std::string &extension) {
    return Baresip(phoneOf(site, extension, callerTone));
}

// Two agents with phones of their own, Anna ready for calls, and Ivan who calls from outside.
struct AnnaAndBoris {
    Site site{{.agents = 2}};
    bool isStarted = site.start();
    Baresip annas = phoneBeside(site, "1001"), boriss = phoneBeside(site, "1002");
    Baresip ivan{{.server = site.sipPort(), .user = "74951234567"}};

    bool areReady() const {
        return isStarted && annas.isReady() && boriss.isReady() && ivan.isReady() &&
               site.as("anna", {"state", "ready"}).code == 0;
    }
};

} // namespace callboard::test
