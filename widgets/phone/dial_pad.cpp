// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/phone/dial_pad.h"

#include "widgets/common/action_button.h"
#include "widgets/common/text_line.h"

#include <QGridLayout>
#include <QKeyEvent>

namespace callboard {

namespace {

using namespace Qt::StringLiterals;

constexpr int columns = 3;
constexpr int mostShown = 16;
constexpr QStringView keys = u"123456789*0#";

} // namespace

DialPad::DialPad(QWidget *anchor)
    : Popover(anchor)
    , m_line(new TextLine(TextLine::Kind::Strong, this)) {
    m_line->setAlignment(Qt::AlignRight);
    content()->addWidget(m_line);
    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    for (int i = 0; i < keys.size(); ++i) {
        const auto key = keys.at(i);
        auto *button = new ActionButton(Glyph::None, key, this);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(tr("Key %1").arg(key));
        button->setLarge(true); // in its middle
        button->setFixedSize(52, 44);
        grid->addWidget(button, i / columns, i % columns);
        connect(button, &QPushButton::clicked, this, [this, key] { press(key); });
    }
    content()->addLayout(grid);
    takeKeyboard();
}

void DialPad::keyPressEvent(QKeyEvent *event) {
    const auto typed = event->text();
    if (typed.size() != 1 || !keys.contains(typed.front()))
        return Popover::keyPressEvent(event);
    press(typed.front());
}

void DialPad::showEvent(QShowEvent *event) {
    m_pressed.clear();
    m_line->setText(u" "_s);
    Popover::showEvent(event);
}

// Of many the last ones are seen.
void DialPad::press(QChar key) {
    m_pressed += key;
    m_line->setText(m_pressed.right(mostShown));
    Q_EMIT pressed(key);
}

} // namespace callboard
