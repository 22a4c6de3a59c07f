// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/history_page.h"

#include "widgets/common/board_view.h"
#include "widgets/common/card.h"
#include "widgets/common/day_field.h"
#include "widgets/common/meaning.h"
#include "widgets/common/text_line.h"
#include "widgets/history/history_words.h"
#include "widgets/history/opened_view.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QShortcut>
#include <QTimer>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

enum By { ByQueue, ByAgent, ByBoth, ByNone };

template <class AnyId>
std::vector<AnyId> chosenIn(const QComboBox &box) {
    const auto id = box.currentData().toString().toStdString();
    std::vector<AnyId> ids;
    if (!id.empty())
        ids.emplace_back(id);
    return ids;
}

} // namespace

HistoryPage::HistoryPage(LiveFloor &floor, PastSource &past, QWidget *parent)
    : QWidget(parent)
    , m_floor(floor)
    , m_past(past)
    , m_soon(new QTimer(this)) {
    m_soon->setSingleShot(true);
    m_soon->setInterval(0);
    connect(m_soon, &QTimer::timeout, this, &HistoryPage::ask);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 12, 16, 12);
    rows->setSpacing(12);
    rows->addLayout(buildFilters());
    auto *body = new QVBoxLayout;
    body->setSpacing(12);
    buildTable();
    m_opened = new OpenedView(floor, past, this);
    m_opened->hide();
    connect(m_opened, &OpenedView::closed, this, [this] {
        m_opened->hide();
        m_view->setFocus();
    });
    body->addWidget(m_card, 6);
    body->addWidget(m_opened, 5);
    rows->addLayout(body, 1);
    buildKeys();
    connect(&floor, &LiveFloor::replaced, this, &HistoryPage::fillNames);
    fillNames();
    fillDates();
}

QComboBox *HistoryPage::addChoice(QHBoxLayout &row, const QString &name, int letters) {
    auto *box = new QComboBox(this);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setMinimumHeight(32);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(letters);
    connect(box, &QComboBox::currentIndexChanged, m_soon, qOverload<>(&QTimer::start));
    row.addWidget(box);
    return box;
}

QHBoxLayout *HistoryPage::buildFilters() {
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_period = addChoice(*row, tr("Period"), 13);
    m_period->addItems(
        {tr("Today"), tr("Yesterday"), tr("This week"), tr("Last week"), tr("This month"), tr("From … to")});
    for (auto **date : {&m_first, &m_last}) {
        *date = dayField(this);
        connect(*date, &QDateEdit::dateChanged, m_soon, qOverload<>(&QTimer::start));
        row->addWidget(*date);
    }
    m_first->setAccessibleName(tr("First day"));
    m_last->setAccessibleName(tr("Last day"));
    connect(m_period, &QComboBox::currentIndexChanged, this, &HistoryPage::fillDates);
    m_queue = addChoice(*row, tr("Queue"), 14);
    m_agent = addChoice(*row, tr("Agent"), 14);
    m_by = addChoice(*row, tr("Rows"), 15);
    m_by->addItems({tr("by queue"), tr("by agent"), tr("by queue and agent"), tr("all together")});
    m_step = addChoice(*row, tr("Rows by time"), 12);
    m_step->addItems({tr("whole period"), tr("by day"), tr("by hour"), tr("by quarter of an hour")});
    m_state = new TextLine(TextLine::Kind::Text, this);
    m_state->setAlignment(Qt::AlignRight);
    row->addWidget(m_state, 1);
    return row;
}

void HistoryPage::buildTable() {
    m_card = new Card(tr("Figures"), this);
    m_card->content()->setContentsMargins(8, 12, 8, 8);
    m_card->head()->setContentsMargins(8, 0, 8, 0);
    m_table = new TextTable(this);
    m_view = new BoardView(tr("Figures"), m_card);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->setModel(m_table);
    m_card->content()->addWidget(m_view, 1);
    connect(m_view, &BoardView::opened, this, &HistoryPage::open);
}

void HistoryPage::buildKeys() {
    const auto on = [this](const QKeySequence &key, QWidget *where, auto act) {
        auto *shortcut = new QShortcut(key, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    on(QKeySequence::Refresh, this, [this] { ask(); });
    on(QKeySequence::Copy, m_view, [this] { copy(); });
    on(Qt::Key_Escape, this, [this] { m_opened->goBack(); });
}

void HistoryPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (!std::exchange(m_hasAsked, true))
        m_soon->start();
}

void HistoryPage::fillNames() {
    const auto &center = m_floor.center();
    const auto fill = [](QComboBox &box, const QString &all, auto each) {
        const auto chosen = box.currentData();
        const QSignalBlocker quiet(&box);
        box.clear();
        box.addItem(all, QString{});
        each([&](const QString &name, const auto &id) { box.addItem(name, shownText(id)); });
        box.setCurrentIndex(std::max(0, box.findData(chosen)));
    };
    fill(*m_queue, tr("All queues"), [&](auto add) {
        for (const auto &queue : center.site.queues)
            add(words::nameOf(center, queue.id), queue.id);
    });
    fill(*m_agent, tr("All agents"), [&](auto add) {
        for (const auto &agent : center.agents)
            add(words::nameOf(center, agent.id), agent.id);
    });
}

QDate HistoryPage::today() const {
    return dateAt(m_floor.now(), zoneOf(m_floor.center().site));
}

// The dates are shown for every period, and chosen for one.
void HistoryPage::fillDates() {
    const auto kind = static_cast<PeriodKind>(m_period->currentIndex());
    const bool isFree = kind == PeriodKind::Dates;
    for (auto *date : {m_first, m_last})
        date->setEnabled(isFree);
    if (isFree && m_hasAsked)
        return;
    const auto span = daysOf(kind, today());
    const QSignalBlocker first(m_first), last(m_last);
    m_first->setDate(span.first);
    m_last->setDate(span.last);
}

DaySpan HistoryPage::days() const {
    const auto kind = static_cast<PeriodKind>(m_period->currentIndex());
    return kind == PeriodKind::Dates ? DaySpan{m_first->date(), m_last->date()} : daysOf(kind, today());
}

AskQueueFigures HistoryPage::question() const {
    const auto times = timesOf(days(), zoneOf(m_floor.center().site));
    AskQueueFigures question;
    question.from = times.from;
    question.to = times.to;
    question.groupBy = static_cast<Step>(m_step->currentIndex());
    question.byQueue = m_by->currentIndex() == ByQueue || m_by->currentIndex() == ByBoth;
    question.byAgent = m_by->currentIndex() == ByAgent || m_by->currentIndex() == ByBoth;
    question.queues = chosenIn<QueueId>(*m_queue);
    question.agents = chosenIn<AgentId>(*m_agent);
    return question;
}

void HistoryPage::tell(const QString &sentence, bool isTrouble) {
    const auto severity = isTrouble ? Severity::Warning : Severity::Calm;
    m_state->setGlyph(isTrouble ? glyphOf(severity) : Glyph::None,
                      [severity](const QPalette &p) { return colourOf(severity, p); });
    m_state->setText(sentence);
}

void HistoryPage::ask() {
    m_askedFor = question();
    m_view->setStale(true);
    m_view->setEmptyText(tr("Reading…"), {});
    tell(tr("Reading…"), false);
    m_past.ask(m_askedFor,
               [this, alive = QPointer(this), asked = ++m_asked](const Result<QueueFiguresTable> &table) {
                   if (!alive || asked != m_asked)
                       return;
                   m_view->setStale(!table);
                   if (table)
                       return show(*table);
                   tell(words::trouble(table.error()), true);
                   m_view->setEmptyText(tr("No figures"), words::trouble(table.error()));
               });
}

void HistoryPage::show(const QueueFiguresTable &table) {
    m_figures = table;
    const auto &center = m_floor.center();
    const FiguresSheet sheet(m_askedFor, center);
    std::vector<TextTable::Row> rows;
    for (const auto &row : table.rows)
        rows.push_back(sheet.row(row, false));
    if (!rows.empty())
        rows.push_back(sheet.row(table.total, true));
    m_table->setContent(sheet.columns(), std::move(rows));
    for (int column = 1; column < m_table->columnCount(); ++column)
        m_view->setSample(column, {column < sheet.leading() ? u"MMMMMMMMMM"_s : u"00000"_s});
    m_view->setStretch(0, u"MMMMMMMM"_s);
    // A short table stays whole beside what is opened.
    const int shown = std::min(m_table->rowCount(), 7);
    m_view->setMinimumHeight(m_view->horizontalHeader()->height() +
                             shown * m_view->verticalHeader()->defaultSectionSize() + 4);
    m_view->setEmptyText(tr("Nothing happened then"), tr("Choose another period, or fewer conditions."));
    m_card->setCaption(tr("service: %1").arg(words::serviceLevel(center.site.serviceLevel)));
    tell(tr("%n rows", nullptr, static_cast<int>(table.rows.size())), false);
}

void HistoryPage::open(const QModelIndex &index) {
    const FiguresSheet sheet(m_askedFor, m_floor.center());
    const bool isTotal = index.row() >= static_cast<int>(m_figures.rows.size());
    const auto figure = sheet.figureAt(index.column());
    if (!figure)
        return tell(index.column() < sheet.leading()
                        ? tr("Open one of the row's numbers.")
                        : tr("This number is about talks, whose list is not kept for opening."),
                    false);
    const auto &row = isTotal ? m_figures.total : m_figures.rows[static_cast<std::size_t>(index.row())];
    AskOpened asked;
    asked.figure = *figure;
    asked.from = row.from;
    asked.to = row.to;
    asked.queues = row.queue ? std::vector{row.queue} : m_askedFor.queues;
    asked.agents = row.agent ? std::vector{row.agent} : m_askedFor.agents;
    asked.ofNobody = m_askedFor.byAgent && !isTotal && !row.agent;
    tell({}, false);
    m_opened->show();
    m_opened->open(asked, u"%1 %2 · %3"_s.arg(words::figure(*figure), index.data().toString(),
                                              sheet.nameOf(row, isTotal)));
}

void HistoryPage::copy() const {
    QGuiApplication::clipboard()->setText(m_table->asText());
}

} // namespace callboard
