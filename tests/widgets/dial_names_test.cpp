// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wait.h"
#include "tests/widgets/agent_page_fixture.h"
#include "widgets/agent/dial_names.h"

#include <QListWidget>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class DialNamesTest : public AgentPageTest {
protected:
    void type(const QString &text) { typeInto(dialField(), text); }
    void pressInField(Qt::Key key) { QTest::keyClick(&dialField(), key); }
    const DialNames &names() { return *page.findChild<DialNames *>(); }
    const QListWidget &list() { return *names().findChild<QListWidget *>(); }
    // One a line, the chosen one marked; nothing while it cannot be seen.
    std::string shown() {
        std::string lines;
        for (int row = 0; names().isVisible() && row < list().count(); ++row)
            lines += (row == list().currentRow() ? "> " : "  ") +
                     list().item(row)->data(Qt::AccessibleTextRole).toString().toStdString() + "\n";
        return lines;
    }
    static ContactCard contact(const std::string &name, const std::string &company,
                               std::vector<std::string> numbers) {
        ContactCard card;
        card.name = name;
        card.company = company;
        card.numbers = std::move(numbers);
        return card;
    }
    bool hasAsked(const std::string &text) {
        return test::waitFor([&] { return !requests.searched.empty() && requests.searched.back() == text; });
    }
};

TEST_F(DialNamesTest, aColleagueIsFoundByAnyPartOfTheNameChosenAndDialledByKeysAlone) {
    const auto *sofia = settingsOf(floor.center(), AgentId{"sofia"});
    ASSERT_TRUE(sofia);
    press(Qt::Key_F6);
    type(QString::fromStdString(sofia->name).mid(1, 4).toUpper());
    const auto number = std::string(sofia->extension.text());
    EXPECT_EQ(shown(), "> " + sofia->name + ", " + number + "\n");
    pressInField(Qt::Key_Return);
    EXPECT_EQ(shown(), "");
    EXPECT_EQ(dialField().text().toStdString(), number);
    EXPECT_TRUE(requests.sent.empty()) << "a choice dials nothing yet";
    pressInField(Qt::Key_Return);
    ASSERT_NE(lastSent<Dial>(), nullptr);
    EXPECT_EQ(lastSent<Dial>()->number, number);
}

TEST_F(DialNamesTest, whoseWordBeginsSoComesFirstAndOneselfIsLeftOut) {
    type(u"ро"_s);
    EXPECT_EQ(shown(), "> София Ротару, 1018\n"
                       "  Надежда Суворова, 1014\n");
}

TEST_F(DialNamesTest, contactsComeBelowWithEachOfTheirNumbersAndTheChoiceStays) {
    requests.matches["верг"].contacts = {contact("Пётр Вергилиев", "Acme", {"+79210000001", "3301"}),
                                         contact("Без номера Вергилий", "", {}),
                                         contact("", "Вергилий и сыновья", {"+4930123456"})};
    type(u"верг"_s);
    EXPECT_EQ(shown(), "") << "nothing is said before the contacts are known";
    ASSERT_TRUE(hasAsked("верг"));
    EXPECT_EQ(shown(), "> Пётр Вергилиев · Acme, +7 921 000-00-01\n"
                       "  Пётр Вергилиев · Acme, 3301\n"
                       "  Вергилий и сыновья, +49 301 234 56\n");
    pressInField(Qt::Key_Up);
    pressInField(Qt::Key_Return);
    EXPECT_EQ(dialField().text(), u"+4930123456"_s);
}

TEST_F(DialNamesTest, anAnswerToWhatIsNoLongerTypedIsNotShown) {
    requests.isSilent = true;
    type(u"ann"_s);
    ASSERT_TRUE(hasAsked("ann"));
    pressInField(Qt::Key_X);
    FoundContacts late;
    late.contacts = {contact("Anna Late", "", {"3302"})};
    Q_EMIT requests.matched("ann", late);
    EXPECT_FALSE(QString::fromStdString(shown()).contains(u"Late"_s));
}

TEST_F(DialNamesTest, aNameThatNobodyHasIsSaidAndNumbersOpenNothing) {
    type(u"1005"_s);
    EXPECT_FALSE(names().isVisible());
    dialField().clear();
    type(u"sip:zz"_s);
    EXPECT_FALSE(names().isVisible()) << "an address is no name";
    dialField().clear();
    requests.searched.clear();
    type(u"zzzz"_s);
    ASSERT_TRUE(hasAsked("zzzz"));
    EXPECT_TRUE(names().isVisible());
    EXPECT_TRUE(says(names(), u"Nobody has this name"_s));
    pressInField(Qt::Key_Escape);
    EXPECT_FALSE(names().isVisible());
    EXPECT_EQ(dialField().text(), u"zzzz"_s) << "what was typed is kept";
}

TEST_F(DialNamesTest, theKeysOfThePageWorkWhileNamesAreShown) {
    type(u"o"_s);
    ASSERT_TRUE(names().isVisible());
    busy.ringAnna();
    EXPECT_TRUE(dialField().hasFocus());
    press(Qt::Key_F4);
    EXPECT_NE(lastSent<AnswerCall>(), nullptr);
}

TEST_F(DialNamesTest, whoIsChosenIsConsultedByTheKeyOfConsulting) {
    busy.ringAnna();
    busy.answerAnna();
    type(u"рота"_s);
    QTest::keyClick(&page, Qt::Key_F6, Qt::ShiftModifier);
    ASSERT_NE(lastSent<ConsultCall>(), nullptr);
    EXPECT_EQ(lastSent<ConsultCall>()->number, "1018");
    EXPECT_FALSE(names().isVisible());
}

TEST_F(DialNamesTest, whatIsKnownHereIsFoundOfflineAndNobodyIsAsked) {
    floor.setLive(false);
    type(u"рота"_s);
    EXPECT_NE(shown().find("София Ротару"), std::string::npos);
    test::passTime(std::chrono::milliseconds{300});
    EXPECT_TRUE(requests.searched.empty());
}

} // namespace
} // namespace callboard
