// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/board_columns.h"

#include "widgets/common/board_view.h"

#include <QHeaderView>
#include <QMenu>

namespace callboard {

BoardColumns::BoardColumns(BoardView &view)
    : QObject(&view)
    , m_view(view) {
    header().setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&header(), &QWidget::customContextMenuRequested, this, &BoardColumns::openMenu);
}

QHeaderView &BoardColumns::header() const {
    return *m_view.horizontalHeader();
}

// As wide as people made it, or as it would be if it stood there.
int BoardColumns::widthOf(int column) const {
    const bool isStretched = header().sectionResizeMode(column) == QHeaderView::Stretch;
    return isStretched || header().isSectionHidden(column) ? m_least.at(column)
                                                           : header().sectionSize(column);
}

bool BoardColumns::isWished(int column) const {
    const auto chosen = m_chosen.find(column);
    return chosen == m_chosen.end() || chosen->second;
}

void BoardColumns::fit() {
    std::map<int, bool> stands;
    int needed = 0;
    for (const auto &[column, least] : m_least) {
        stands[column] = isWished(column);
        needed += stands[column] ? widthOf(column) : 0;
    }
    for (const int column : m_lesser)
        if (needed > m_view.viewport()->width() && stands[column] && !m_chosen.contains(column)) {
            stands[column] = false;
            needed -= widthOf(column);
        }
    for (const auto &[column, isShown] : stands)
        header().setSectionHidden(column, !isShown);
}

void BoardColumns::choose(int column, bool isShown) {
    m_chosen[column] = isShown;
    fit();
    Q_EMIT chosen();
}

QString BoardColumns::choice() const {
    QStringList parts;
    for (const auto &[column, isShown] : m_chosen)
        parts += QString::number(column) + (isShown ? u'+' : u'-');
    return parts.join(u' ');
}

// Columns that there are no more are passed over.
void BoardColumns::restore(const QString &choice) {
    m_chosen.clear();
    for (const auto &part : choice.split(u' ', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const int column = QStringView(part).chopped(1).toInt(&isNumber);
        if (isNumber && column > 0 && m_least.contains(column))
            m_chosen[column] = part.endsWith(u'+');
    }
    fit();
}

void BoardColumns::fill(QMenu &menu) {
    for (const auto &[column, least] : m_least) {
        auto *action = menu.addAction(m_view.model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header().isSectionHidden(column));
        action->setEnabled(column > 0);
        connect(action, &QAction::toggled, this,
                [this, column = column](bool isShown) { choose(column, isShown); });
    }
    menu.addSeparator();
    auto *usual = menu.addAction(tr("As many as there is room for"), this, [this] {
        m_chosen.clear();
        fit();
        Q_EMIT chosen();
    });
    usual->setEnabled(!m_chosen.empty());
}

void BoardColumns::openMenu(const QPoint &place) {
    auto *menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu);
    menu->popup(header().viewport()->mapToGlobal(place));
}

} // namespace callboard
