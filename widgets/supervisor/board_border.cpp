// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/board_border.h"

#include "widgets/common/board_view.h"
#include "widgets/common/card.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace callboard {

namespace {

constexpr int fewestQueues = 2;
constexpr int fewestCalls = 2;
constexpr int enoughCalls = 5;
constexpr int usualQueues = 8; // with their total
constexpr QSize grip{40, 4};

} // namespace

int queueRows(int queues, int room, int chosen) {
    const int wanted = std::max(queues, fewestQueues);
    if (chosen > 0)
        return std::min({chosen, wanted, std::max(room - fewestCalls, fewestQueues)});
    const int share = std::max(usualQueues, room / 2);
    return std::max(std::min({wanted, share, room - enoughCalls}), fewestQueues);
}

BoardBorder::BoardBorder(QGridLayout &grid, Board queues, Board calls, BoardView &beside, QWidget *parent)
    : QWidget(parent)
    , m_grid(&grid)
    , m_queues(queues)
    , m_calls(calls)
    , m_beside(beside) {
    setCursor(Qt::SplitVCursor);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Rows of queues"));
    setToolTip(tr("Drag to see more queues or more calls (Up, Down); double-click to let the page decide "
                  "(Enter)"));
    for (auto *card : {m_queues.card, m_calls.card})
        card->installEventFilter(this);
    fit();
}

int BoardBorder::spaceForRows() const {
    const auto column = m_grid->cellRect(1, 0).united(m_grid->cellRect(2, 0));
    if (column.isEmpty())
        return 0;
    int space = column.height() - m_grid->verticalSpacing();
    for (const auto &board : {m_queues, m_calls})
        space -= board.card->sizeHint().height() - board.view->sizeHint().height() + board.view->heightOf(0);
    return std::max(space, 0);
}

int BoardBorder::room(bool isDense) const {
    const int space = spaceForRows();
    return space > 0 ? space / m_queues.view->rowHeight(isDense) : usualQueues + enoughCalls;
}

int BoardBorder::queues() const {
    return m_queues.view->model()->rowCount();
}

bool BoardBorder::isTight() const {
    return room(false) < std::clamp(queues(), fewestQueues, usualQueues) + enoughCalls;
}

int BoardBorder::shown() const {
    return queueRows(queues(), room(isTight()), m_choice);
}

void BoardBorder::fit() {
    if (!m_grid)
        return; // the page is on its end
    const bool isDense = isTight();
    for (auto *view : {m_queues.view, m_calls.view, &m_beside})
        view->setDense(isDense);
    m_queues.view->setRows(shown(), fewestQueues);
    setVisible(queues() > fewestQueues);
}

void BoardBorder::choose(int rows) {
    m_choice = std::max(rows, 0);
    fit();
}

// From where it is to where it can be.
void BoardBorder::step(int rows) {
    choose(std::max(rows, 1));
    m_choice = shown();
}

void BoardBorder::place() {
    if (!m_grid)
        return;
    const auto above = m_queues.card->geometry();
    setGeometry(above.left(), above.bottom() + 1, above.width(), m_grid->verticalSpacing());
    raise();
}

bool BoardBorder::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move) {
        fit();
        place();
    }
    return QWidget::eventFilter(watched, event);
}

void BoardBorder::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool isMeant = underMouse() || hasFocus();
    painter.setBrush(palette().color(isMeant ? QPalette::Highlight : QPalette::Mid));
    QRectF mark(0, 0, grip.width(), grip.height());
    mark.moveCenter(QRectF(rect()).center());
    painter.drawRoundedRect(mark, grip.height() / 2.0, grip.height() / 2.0);
}

void BoardBorder::enterEvent(QEnterEvent *) {
    update();
}

void BoardBorder::leaveEvent(QEvent *) {
    update();
}

void BoardBorder::mousePressEvent(QMouseEvent *event) {
    m_pressedAt = qRound(event->globalPosition().y());
    m_pressedRows = shown();
}

void BoardBorder::mouseMoveEvent(QMouseEvent *event) {
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const double way = event->globalPosition().y() - m_pressedAt;
    step(m_pressedRows + qRound(way / m_queues.view->verticalHeader()->defaultSectionSize()));
}

void BoardBorder::mouseReleaseEvent(QMouseEvent *) {
    if (shown() != m_pressedRows)
        Q_EMIT chosen(m_choice);
}

void BoardBorder::mouseDoubleClickEvent(QMouseEvent *) {
    choose(0);
    m_pressedRows = shown();
    Q_EMIT chosen(m_choice);
}

void BoardBorder::keyPressEvent(QKeyEvent *event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter)
        choose(0);
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        step(shown() + (event->key() == Qt::Key_Down ? 1 : -1));
    else
        return QWidget::keyPressEvent(event);
    Q_EMIT chosen(m_choice);
}

} // namespace callboard
