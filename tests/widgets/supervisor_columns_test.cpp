// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of the calls stay where a screen has no room for all.
#include "tests/widgets/board_reading.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "widgets/common/board_view.h"
#include "widgets/models/queue_model.h"
#include "widgets/shell/language.h"
#include "widgets/supervisor/supervisor_page.h"

#include <QStandardItemModel>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

std::string headsOf(const BoardView &view) {
    QStringList texts;
    for (int i = 0; i < view.model()->columnCount(); ++i)
        if (!view.isColumnHidden(i))
            texts += view.model()->headerData(i, Qt::Horizontal).toString();
    return texts.join(u", "_s).toStdString();
}

} // namespace

TEST(SupervisorColumns, whoWaitsAndForWhatIsReadOnASmallScreenInEveryLanguage) {
    BusyFloor busy;
    Language language;
    for (const auto &[code, name, heads] :
         {std::tuple{"en", u"Waiting calls and calls in progress"_s,
                     u"State, Number, Name, Queue, Wait, Agent, Talk"_s},
          std::tuple{"ru", u"Ожидающие звонки и разговоры"_s,
                     u"Состояние, Номер, Имя, Очередь, Ждёт, Оператор, Разговор"_s}}) {
        language.speak(QString::fromLatin1(code));
        SupervisorPage page{busy.floor};
        const auto headsAt = [&, &name = name, &code = code](int width) {
            page.resize(width, 700);
            open(page);
            QCoreApplication::processEvents();
            const auto &view = boardOf(page, name);
            EXPECT_EQ(unreadable(view).join(u"; "_s).toStdString(), "") << code << width;
            return headsOf(view);
        };
        EXPECT_EQ(headsAt(1020), heads.section(u", "_s, 0, 4).toStdString());
        EXPECT_EQ(headsAt(1366), heads.toStdString());
    }
}

TEST(SupervisorColumns, whatSupervisorsLookAtFirstIsInSightOnSmallScreensInEveryLanguage) {
    BusyFloor busy;
    Language language;
    for (const auto &[code, name, small, usual] :
         {std::tuple{"en", u"Queues"_s, "Queue, Waiting, Longest, Agents, Abandoned, Service",
                     "Queue, Waiting, Longest, Agents, Offered, Answered, Abandoned, Speed, Service"},
          std::tuple{"ru", u"Очереди"_s, "Очередь, Ждут, Макс., Операторы, Потеряно, Сервис",
                     "Очередь, Ждут, Макс., Операторы, Поступило, Принято, Потеряно, Ответ, Сервис"}}) {
        language.speak(QString::fromLatin1(code));
        SupervisorPage page{busy.floor};
        for (const auto &[width, heads] :
             {std::pair{1366, usual}, std::pair{1024, small}, std::pair{1366, usual}}) {
            page.resize(width, 650);
            open(page);
            QCoreApplication::processEvents();
            const auto &view = boardOf(page, name);
            EXPECT_EQ(unreadable(view).join(u"; "_s).toStdString(), "") << code << width;
            EXPECT_EQ(headsOf(view), heads);
            EXPECT_LT(view.columnWidth(QueueModel::Agents), 120) << "how many, and not by state";
        }
        page.resize(1920, 900);
        QCoreApplication::processEvents();
        EXPECT_GT(boardOf(page, name).columnWidth(QueueModel::Agents), 200);
    }
    language.speak(u"en"_s);
}

// The wide one had to give way; the narrow one, which did before it, fits beside the rest.
TEST(SupervisorColumns, whatGaveWayComesBackWhereAWiderOneMadeRoom) {
    QStandardItemModel model(1, 3);
    BoardView view(u"Board"_s);
    view.setModel(&model);
    view.setStretch(0, {u"MMMM"_s});
    view.setSample(1, {u"000"_s});
    view.setSample(2, {u"0000000000000000000000"_s});
    view.setLesser({1, 2});
    const int narrow = view.columnWidth(1);
    view.resize(40, 200);
    open(view);
    QCoreApplication::processEvents();
    view.resize(view.columnWidth(0) + narrow + 30, 200);
    QCoreApplication::processEvents();
    EXPECT_TRUE(view.isColumnHidden(2));
    EXPECT_FALSE(view.isColumnHidden(1));
}

} // namespace callboard
