// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/board_columns.h"

#include "widgets/common/board_view.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace callboard {

BoardColumns::BoardColumns(BoardView &view)
    : QObject(&view)
    , m_view(view) {
    header().setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&header(), &QWidget::customContextMenuRequested, this, &BoardColumns::openMenu);
    connect(&header(), &QHeaderView::sectionResized, this, &BoardColumns::stretch);
}

void BoardColumns::setLeast(int column, int width) {
    m_least[column] = width;
    m_stretched.erase(column);
}

void BoardColumns::setStretched(int column, int least) {
    m_least[column] = least;
    m_stretched.insert(column);
    header().setSectionResizeMode(column, QHeaderView::Fixed);
}

QHeaderView &BoardColumns::header() const {
    return *m_view.horizontalHeader();
}

// As wide as people made it, or as it would be if it stood there.
int BoardColumns::widthOf(int column) const {
    const bool isUsual = m_stretched.contains(column) || header().isSectionHidden(column) ||
                         (column == m_short.column && m_short.is);
    return isUsual ? m_least.at(column) : header().sectionSize(column);
}

// While it stands there as it is by itself: what people made of its width counts.
bool BoardColumns::mayBeShort(const std::map<int, bool> &stands) const {
    const auto found = stands.find(m_short.column);
    return found != stands.end() && found->second && widthOf(m_short.column) == m_least.at(m_short.column);
}

void BoardColumns::shorten(bool isShort) {
    if (std::exchange(m_short.is, isShort) != isShort)
        header().resizeSection(m_short.column, isShort ? m_short.width : m_least.at(m_short.column));
}

bool BoardColumns::isWished(int column) const {
    const auto chosen = m_chosen.find(column);
    return chosen == m_chosen.end() || chosen->second;
}

void BoardColumns::fit() {
    const int count = header().count(); // a table of other content may have had more
    std::erase_if(m_least, [count](const auto &least) { return least.first >= count; });
    std::erase_if(m_stretched, [count](int column) { return column >= count; });
    std::map<int, bool> stands;
    int needed = 0;
    for (const auto &[column, least] : m_least) {
        stands[column] = isWished(column);
        needed += stands[column] ? widthOf(column) : 0;
    }
    auto giveWay = m_lesser;
    if (m_chosen.empty()) // who brings columns back scrolls rather than miss these
        giveWay += m_last;
    const int gained = mayBeShort(stands) ? m_least.at(m_short.column) - m_short.width : 0;
    int shortened = 0;
    for (const int column : giveWay) {
        if (column == m_short.before && needed > m_view.viewport()->width())
            needed -= shortened = gained;
        if (needed > m_view.viewport()->width() && stands.contains(column) && stands[column] &&
            !m_chosen.contains(column)) {
            stands[column] = false;
            needed -= widthOf(column) - (column == m_short.column ? std::exchange(shortened, 0) : 0);
        }
    }
    for (auto column = giveWay.rbegin(); column != giveWay.rend();
         ++column) { // a wide one made room for others
        if (isWished(*column) && stands.contains(*column) && !stands[*column] &&
            needed + widthOf(*column) <= m_view.viewport()->width()) {
            stands[*column] = true;
            needed += widthOf(*column);
        }
        if (*column == m_short.before && needed + shortened <= m_view.viewport()->width())
            needed += std::exchange(shortened, 0);
    }
    {
        const QScopedValueRollback hiding(m_isStretching, true); // none is half hidden when that is reckoned
        for (const auto &[column, isShown] : stands)
            header().setSectionHidden(column, !isShown);
        shorten(shortened > 0);
    }
    stretch();
}

// To its least, or as wide as people have drawn it out since; the width.
int BoardColumns::narrow(int column) {
    const bool isDrawnOut = header().sectionResizeMode(column) == QHeaderView::Interactive &&
                            header().sectionSize(column) > m_least.at(column);
    header().setSectionResizeMode(column, QHeaderView::Interactive);
    if (!isDrawnOut)
        header().resizeSection(column, m_least.at(column));
    return header().sectionSize(column);
}

// Of those that share what is left, each whose share would be less than its least has the least instead.
void BoardColumns::stretch() {
    if (std::exchange(m_isStretching, true))
        return;
    auto sharing = m_stretched;
    std::erase_if(sharing, [this](int column) {
        return column >= header().count() || header().isSectionHidden(column);
    });
    int left = m_view.viewport()->width();
    for (int column = 0; column < header().count(); ++column)
        if (!m_stretched.contains(column) && !header().isSectionHidden(column))
            left -= header().sectionSize(column);
    const auto isShort = [&](int column) {
        return m_least.at(column) * static_cast<int>(sharing.size()) > left;
    };
    for (auto found = sharing.end();
         (found = std::find_if(sharing.begin(), sharing.end(), isShort)) != sharing.end();) {
        left -= narrow(*found);
        sharing.erase(found);
    }
    for (int rest = static_cast<int>(sharing.size()); const int column : sharing) {
        header().setSectionResizeMode(column, QHeaderView::Fixed);
        header().resizeSection(column, left / rest);
        left -= left / rest--;
    }
    m_isStretching = false;
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
