// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/phone/dial_pad.h"

#include "widgets/common/action_button.h"

#include <QGridLayout>
#include <QKeyEvent>

namespace callboard {

namespace {

constexpr int columns = 3;
constexpr QStringView keys = u"123456789*0#";

} // namespace

DialPad::DialPad(QWidget *anchor)
    : Popover(anchor) {
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
        connect(button, &QPushButton::clicked, this, [this, key] { Q_EMIT pressed(key); });
    }
    content()->addLayout(grid);
    takeKeyboard();
}

void DialPad::keyPressEvent(QKeyEvent *event) {
    const auto typed = event->text();
    if (typed.size() != 1 || !keys.contains(typed.front()))
        return Popover::keyPressEvent(event);
    Q_EMIT pressed(typed.front());
}

} // namespace callboard
