// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/wait.h"
#include "widgets/common/action_button.h"
#include "widgets/common/text_line.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QTest>

#include <set>

namespace callboard {

// All words that can be seen in a widget, one line each.
inline QString wordsIn(const QWidget &widget) {
    QCoreApplication::processEvents(); // what was just added is shown by its layout
    QStringList words;
    for (const auto *line : widget.findChildren<TextLine *>())
        if (line->isVisibleTo(&widget))
            words += line->text();
    for (const auto *label : widget.findChildren<QLabel *>())
        if (label->isVisibleTo(&widget))
            words += label->text();
    return words.join(u'\n');
}

inline bool says(const QWidget &widget, const QString &words) {
    return wordsIn(widget).contains(words);
}

// No button has changed its meaning a moment ago.
inline bool waitUntilSettled(const QWidget &widget) {
    return test::waitFor([&] {
        const auto buttons = widget.findChildren<ActionButton *>();
        return std::none_of(buttons.begin(), buttons.end(),
                            [](const auto *each) { return each->isSettling(); });
    });
}

// The button that can be seen with this text, or null.
inline QAbstractButton *button(const QWidget &widget, const QString &text) {
    for (auto *candidate : widget.findChildren<QAbstractButton *>())
        if (candidate->text() == text && candidate->isVisibleTo(&widget))
            return candidate;
    return nullptr;
}

// The one that shows a glyph alone.
inline QAbstractButton *buttonNamed(const QWidget &widget, const QString &name) {
    for (auto *candidate : widget.findChildren<QAbstractButton *>())
        if (candidate->accessibleName() == name && candidate->isVisibleTo(&widget))
            return candidate;
    return nullptr;
}

// What of a page can be seen and takes keys, and has no name that a screen reader could say or is not reached
// by Tab: one line each.
inline std::string unspokenOrUnreached(QWidget &page) {
    constexpr int moreThanAnyPageHas = 150;
    std::set<QWidget *> reached;
    page.setFocus();
    for (int i = 0; i < moreThanAnyPageHas; ++i) {
        QTest::keyClick(page.focusWidget() ? page.focusWidget() : &page, Qt::Key_Tab);
        reached.insert(page.focusWidget());
    }
    QStringList found;
    for (auto *input : page.findChildren<QWidget *>()) {
        if (!(input->focusPolicy() & Qt::TabFocus) || !input->isVisibleTo(&page) || !input->isEnabled())
            continue;
        const auto name = QAccessible::queryAccessibleInterface(input)->text(QAccessible::Name);
        const auto kind = QString::fromLatin1(input->metaObject()->className());
        if (name.isEmpty())
            found += kind + QStringLiteral(" has no name");
        if (!reached.contains(input) && !reached.contains(input->focusProxy()))
            found += kind + QStringLiteral(" is not reached: ") + name;
    }
    return found.join(u'\n').toStdString();
}

// Letters of any script, which QTest::keyClicks does not know.
inline void typeInto(QWidget &field, const QString &text) {
    field.setFocus();
    for (const auto letter : text) {
        QKeyEvent key(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, letter);
        QCoreApplication::sendEvent(&field, &key);
    }
}

// Shown and active, so that keys reach it.
inline void open(QWidget &window) {
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qFatal("the window does not get active");
}

} // namespace callboard
