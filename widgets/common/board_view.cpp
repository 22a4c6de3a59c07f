// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/board_view.h"

#include "widgets/common/board_columns.h"
#include "widgets/common/board_delegate.h"
#include "widgets/common/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace callboard {

namespace {

constexpr int sortMark = 12; // beside a head

} // namespace

BoardView::BoardView(const QString &accessibleName, QWidget *parent)
    : QTableView(parent)
    , m_columns(new BoardColumns(*this)) {
    setAccessibleName(accessibleName);
    setItemDelegate(new BoardDelegate(*this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setMouseTracking(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setMinimumSectionSize(32);
    fitRows();
    connect(this, &QTableView::doubleClicked, this, &BoardView::opened);
}

void BoardView::fitRows() {
    const int line = fontMetrics().height();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize((line + 12 + 3) / 4 * 4);
    horizontalHeader()->setFixedHeight((line + 8 + 3) / 4 * 4);
}

int BoardView::widthOf(int column, const QStringList &samples, int extra) const {
    const auto header = model()->headerData(column, Qt::Horizontal).toString();
    const int ofHeader =
        QFontMetrics(captionFont(font())).horizontalAdvance(header) + (isSortingEnabled() ? sortMark : 0);
    int ofText = extra;
    for (const auto &sample : samples)
        ofText = std::max(ofText, fontMetrics().horizontalAdvance(sample) + extra);
    return std::max(ofHeader, ofText) + 17;
}

void BoardView::setSample(int column, const QStringList &samples, int extra) {
    const int width = widthOf(column, samples, extra);
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
    m_columns->setLeast(column, width);
    horizontalHeader()->resizeSection(column, width);
}

void BoardView::setStretch(int column, const QStringList &least, int extra) {
    m_columns->setStretched(column, widthOf(column, least, extra));
    m_columns->fit();
}

void BoardView::setLesser(const QList<int> &columns, const QList<int> &last) {
    m_columns->setLesser(columns, last);
    m_columns->fit();
}

void BoardView::setEmptyText(const QString &title, const QString &sentence) {
    m_emptyTitle = title;
    m_emptySentence = sentence;
    viewport()->update();
}

void BoardView::setStale(bool isStale) {
    m_isStale = isStale;
    viewport()->update();
}

void BoardView::paintEvent(QPaintEvent *event) {
    QTableView::paintEvent(event);
    if (hasFocus() && !currentIndex().isValid()) { // else its row is marked
        QPainter frame(viewport());
        frame.setPen(palette().color(QPalette::Highlight));
        frame.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
    if (!model() || model()->rowCount() > 0 || m_emptyTitle.isEmpty())
        return;
    QPainter painter(viewport());
    const auto place = viewport()->rect().adjusted(16, 8, -16, -8);
    const int line = fontMetrics().height();
    const auto middle = place.center().y();
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRect(place.left(), middle - line - 2, place.width(), line), Qt::AlignCenter,
                     m_emptyTitle);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.setFont(captionFont(font()));
    painter.drawText(QRect(place.left(), middle + 2, place.width(), place.bottom() - middle),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptySentence);
}

void BoardView::keyPressEvent(QKeyEvent *event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentIndex().isValid())
        Q_EMIT opened(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

// By whatever it became so: Tab makes a row current and marks none.
void BoardView::currentChanged(const QModelIndex &now, const QModelIndex &before) {
    QTableView::currentChanged(now, before);
    if (now.isValid() && !selectionModel()->isSelected(now))
        selectionModel()->select(now, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void BoardView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) {
    if (const auto now = currentIndex(); now.isValid() && now.row() >= first && now.row() <= last) {
        clearSelection();
        selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    }
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

void BoardView::changeEvent(QEvent *event) {
    if (event->type() == QEvent::FontChange)
        fitRows();
    QTableView::changeEvent(event);
}

void BoardView::resizeEvent(QResizeEvent *event) {
    QTableView::resizeEvent(event);
    m_columns->fit();
}

} // namespace callboard
