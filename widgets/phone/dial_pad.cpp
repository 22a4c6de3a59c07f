// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/phone/dial_pad.h"

#include "widgets/common/action_button.h"

#include <QGridLayout>

namespace callboard {

namespace {

constexpr int columns = 3;

} // namespace

DialPad::DialPad(QWidget *anchor)
    : Popover(anchor) {
    auto *grid = new QGridLayout;
    grid->setSpacing(8);
    const QString keys = QStringLiteral("123456789*0#");
    for (int i = 0; i < keys.size(); ++i) {
        const auto key = keys[i];
        auto *button = new ActionButton(Glyph::None, key, this);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(tr("Key %1").arg(key));
        button->setLarge(true); // in its middle
        button->setFixedSize(52, 44);
        grid->addWidget(button, i / columns, i % columns);
        connect(button, &QPushButton::clicked, this, [this, key] { Q_EMIT pressed(key); });
    }
    content()->addLayout(grid);
}

} // namespace callboard
