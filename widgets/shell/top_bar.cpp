// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/top_bar.h"

#include "widgets/common/action_button.h"
#include "widgets/common/meaning.h"
#include "widgets/common/text_line.h"
#include "widgets/common/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

// A page's name; the chosen one is strong and underlined by the accent.
class Tab : public QAbstractButton {
public:
    Tab(const QString &text, int number, QWidget *parent)
        : QAbstractButton(parent) {
        setText(text);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number)));
        setToolTip(u"%1 (%2)"_s.arg(text, shortcut().toString(QKeySequence::NativeText)));
    }
    QSize sizeHint() const override {
        return {QFontMetrics(strongFont(font())).horizontalAdvance(text()) + 24, 40};
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const bool isLit = isChecked() || underMouse();
        painter.setFont(isChecked() ? strongFont(font()) : font());
        painter.setPen(palette().color(isLit ? QPalette::WindowText : QPalette::PlaceholderText));
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (isChecked())
            painter.fillRect(QRect(8, height() - 3, width() - 16, 3), palette().color(QPalette::Highlight));
        if (hasFocus()) {
            painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
            painter.drawRoundedRect(rect().adjusted(3, 4, -3, -6), 4, 4);
        }
    }
};

} // namespace

TopBar::TopBar(QMenu *menu, QWidget *parent)
    : QWidget(parent)
    , m_site(new TextLine(TextLine::Kind::Strong, this))
    , m_user(new TextLine(TextLine::Kind::Text, this))
    , m_tabs(new QHBoxLayout)
    , m_pages(new QButtonGroup(this)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 12, 0);
    row->setSpacing(12);
    row->addWidget(m_site);
    row->addSpacing(12);
    row->addLayout(m_tabs);
    row->addStretch(1);
    row->addWidget(m_user);
    auto *more = new ActionButton(Glyph::Menu, {}, this);
    more->setAccessibleName(tr("Menu"));
    more->setKey(Qt::Key_F10, tr("Settings, sign out"));
    more->setMenu(menu);
    row->addWidget(more);
    setFixedHeight(48);
    m_user->setGlyph(Glyph::Person, [](const QPalette &p) { return p.color(QPalette::PlaceholderText); });
    connect(m_pages, &QButtonGroup::idClicked, this, &TopBar::chosen);
}

void TopBar::setSite(const QString &name) {
    m_site->setText(name.isEmpty() ? u"Callboard"_s : name);
}

void TopBar::setUser(const QString &name, const QString &role) {
    m_user->setText(u"%1 · %2"_s.arg(name, role));
}

void TopBar::setPages(const QStringList &names) {
    const auto old = m_pages->buttons();
    for (auto *button : old) {
        m_pages->removeButton(button);
        button->deleteLater();
    }
    for (int i = 0; i < names.size() && names.size() > 1; ++i) {
        auto *tab = new Tab(names[i], i, this);
        m_pages->addButton(tab, i);
        m_tabs->addWidget(tab);
    }
}

void TopBar::choose(int page) {
    if (auto *button = m_pages->button(page))
        button->setChecked(true);
}

void TopBar::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(0, height() - 1, width(), 1), palette().color(QPalette::Mid));
}

} // namespace callboard
