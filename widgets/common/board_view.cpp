// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/board_view.h"

#include "widgets/common/board_columns.h"
#include "widgets/common/board_delegate.h"
#include "widgets/common/theme.h"
#include "widgets/models/row_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

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
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(rowHeight(true));
    verticalHeader()->setDefaultSectionSize(rowHeight(m_isDense));
    horizontalHeader()->setFixedHeight((fontMetrics().height() + 8 + 3) / 4 * 4);
}

int BoardView::rowHeight(bool isDense) const {
    return (fontMetrics().height() + (isDense ? 6 : 12) + 3) / 4 * 4;
}

void BoardView::setDense(bool isDense) {
    if (std::exchange(m_isDense, isDense) != isDense)
        fitRows();
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

void BoardView::setShort(int column, const QStringList &samples, int before) {
    m_columns->setShort(column, widthOf(column, samples, 0), before);
    m_columns->fit();
}

void BoardView::setRows(int rows, int least) {
    m_rows = rows;
    setSizePolicy(sizePolicy().horizontalPolicy(), QSizePolicy::Maximum);
    setMinimumHeight(heightOf(std::min(rows, least)));
    updateGeometry();
}

// With the bar below, where people have brought back more columns than fit.
int BoardView::heightOf(int rows) const {
    const auto *bar = horizontalScrollBar();
    const int under = bar->maximum() > 0 ? bar->sizeHint().height() : 0;
    return horizontalHeader()->minimumHeight() + rows * verticalHeader()->defaultSectionSize() + 2 + under;
}

QSize BoardView::sizeHint() const {
    const auto usual = QTableView::sizeHint();
    return m_rows > 0 ? QSize(usual.width(), heightOf(m_rows)) : usual;
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

QRect BoardView::placeOfTotal() const {
    const int last = model() ? model()->rowCount() - 1 : -1;
    if (last < 0 || !model()->index(last, 0).data(TotalRole).toBool())
        return {};
    const int height = verticalHeader()->defaultSectionSize();
    const int lowest = viewport()->height() - height;
    return rowViewportPosition(last) > lowest ? QRect(0, lowest, viewport()->width(), height) : QRect();
}

QRect BoardView::visualRect(const QModelIndex &index) const {
    auto rect = QTableView::visualRect(index);
    const auto total = placeOfTotal();
    if (!total.isEmpty() && index.row() == model()->rowCount() - 1)
        rect.moveTop(total.top());
    return rect;
}

QModelIndex BoardView::indexAt(const QPoint &place) const {
    return placeOfTotal().contains(place) ? model()->index(model()->rowCount() - 1, columnAt(place.x()))
                                          : QTableView::indexAt(place);
}

void BoardView::paintTotal(const QRect &place) {
    QPainter painter(viewport());
    painter.fillRect(place, palette().color(QPalette::Base));
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.state.setFlag(QStyle::State_Active, isActiveWindow());
    for (int column = 0; column < model()->columnCount(); ++column) {
        const auto cell = model()->index(model()->rowCount() - 1, column);
        option.rect = visualRect(cell);
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(cell));
        if (!isColumnHidden(column))
            itemDelegate()->paint(&painter, option, cell);
    }
}

void BoardView::scrollContentsBy(int dx, int dy) {
    QTableView::scrollContentsBy(dx, dy);
    if (!placeOfTotal().isEmpty())
        viewport()->update(); // it does not move with the rest
}

void BoardView::paintEvent(QPaintEvent *event) {
    QTableView::paintEvent(event);
    if (const auto total = placeOfTotal(); !total.isEmpty())
        paintTotal(total);
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
