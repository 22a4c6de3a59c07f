// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/typed_menu.h"

#include <QKeyEvent>

#include <algorithm>

namespace callboard {

namespace {

constexpr int pause = 1500; // milliseconds, after which another word begins

bool hasWord(const QString &text, const QString &beginning) {
    for (qsizetype at = 0; (at = text.indexOf(beginning, at, Qt::CaseInsensitive)) >= 0; ++at)
        if (at == 0 || !text.at(at - 1).isLetterOrNumber())
            return true;
    return false;
}

} // namespace

// Who begins so stands before who has such a word further on.
bool TypedMenu::mark(const QString &beginning) {
    const auto all = actions();
    const auto find = [&](auto fits) {
        return std::find_if(all.begin(), all.end(),
                            [&](const QAction *each) { return each->isEnabled() && fits(each->text()); });
    };
    auto found = find([&](const QString &text) { return text.startsWith(beginning, Qt::CaseInsensitive); });
    if (found == all.end())
        found = find([&](const QString &text) { return hasWord(text, beginning); });
    if (found == all.end())
        return false;
    setActiveAction(*found);
    return true;
}

void TypedMenu::keyPressEvent(QKeyEvent *event) {
    const auto text = event->text();
    const bool isInWord = !m_typed.isEmpty() && m_last.isValid() && m_last.elapsed() < pause;
    const bool isLetter = text.size() == 1 &&
                          (text.front().isLetterOrNumber() || (isInWord && text == u" ")) &&
                          !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (!isLetter)
        return QMenu::keyPressEvent(event);
    m_last.start();
    m_typed = isInWord ? m_typed + text : text;
    if (!mark(m_typed) && mark(text)) // another word
        m_typed = text;
}

void TypedMenu::hideEvent(QHideEvent *event) {
    m_typed.clear();
    QMenu::hideEvent(event);
}

} // namespace callboard
