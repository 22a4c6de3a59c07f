// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/history_page.h"

#include "widgets/common/action_button.h"
#include "widgets/common/board_view.h"
#include "widgets/common/card.h"
#include "widgets/common/day_field.h"
#include "widgets/common/meaning.h"
#include "widgets/common/spoken_name.h"
#include "widgets/common/text_line.h"
#include "widgets/history/figures_sheet.h"
#include "widgets/history/history_words.h"
#include "widgets/history/opened_view.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QSaveFile>
#include <QShortcut>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

enum By { ByQueue, ByAgent, ByBoth, ByNone, OfAgents };

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
    rows->setContentsMargins(16, 8, 16, 8);
    rows->setSpacing(8);
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
    setSpokenName(*m_first, tr("First day"));
    setSpokenName(*m_last, tr("Last day"));
    connect(m_period, &QComboBox::currentIndexChanged, this, &HistoryPage::fillDates);
    m_queue = addChoice(*row, tr("Queue"), 14);
    m_agent = addChoice(*row, tr("Agent"), 14);
    m_by = addChoice(*row, tr("Rows"), 15);
    m_by->addItems(
        {tr("by queue"), tr("by agent"), tr("by queue and agent"), tr("all together"), tr("work of agents")});
    connect(m_by, &QComboBox::currentIndexChanged, this, &HistoryPage::showChoices);
    m_step = addChoice(*row, tr("Rows by time"), 12);
    m_step->addItems({tr("whole period"), tr("by day"), tr("by hour"), tr("by quarter of an hour")});
    m_state = new TextLine(TextLine::Kind::Text, this);
    m_state->setAlignment(Qt::AlignRight);
    row->addWidget(m_state, 1);
    return row;
}

// An agent's work is not told by queue.
void HistoryPage::showChoices() {
    m_queue->setEnabled(!isOfAgents());
}

void HistoryPage::buildTable() {
    m_card = new Card(tr("Figures"), this);
    m_card->content()->setContentsMargins(8, 12, 8, 8);
    m_card->head()->setContentsMargins(8, 0, 8, 0);
    auto *saving = new ActionButton(Glyph::None, tr("Save…"), this);
    saving->setKey(QKeySequence::Save, tr("Save the table as CSV, for a spreadsheet"));
    connect(saving, &QPushButton::clicked, this, &HistoryPage::save);
    m_card->head()->addWidget(saving);
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

bool HistoryPage::isOfAgents() const {
    return m_by->currentIndex() == OfAgents;
}

template <class Question>
Question HistoryPage::question() const {
    const auto times = timesOf(days(), zoneOf(m_floor.center().site));
    Question question;
    question.from = times.from;
    question.to = times.to;
    question.groupBy = static_cast<Step>(m_step->currentIndex());
    question.agents = chosenIn<AgentId>(*m_agent);
    return question;
}

AskQueueFigures HistoryPage::queueQuestion() const {
    auto asked = question<AskQueueFigures>();
    asked.byQueue = m_by->currentIndex() == ByQueue || m_by->currentIndex() == ByBoth;
    asked.byAgent = m_by->currentIndex() == ByAgent || m_by->currentIndex() == ByBoth;
    asked.queues = chosenIn<QueueId>(*m_queue);
    return asked;
}

AskAgentFigures HistoryPage::agentQuestion() const {
    auto asked = question<AskAgentFigures>();
    asked.byAgent = true;
    return asked;
}

void HistoryPage::tell(const QString &sentence, bool isTrouble) {
    const auto severity = isTrouble ? Severity::Warning : Severity::Calm;
    m_state->setGlyph(isTrouble ? glyphOf(severity) : Glyph::None,
                      [severity](const QPalette &p) { return colourOf(severity, p); });
    m_state->setText(sentence);
}

void HistoryPage::ask() {
    m_view->setStale(true);
    m_view->setEmptyText(tr("Reading…"), {});
    tell(tr("Reading…"), false);
    if (isOfAgents())
        askFor<AgentFiguresTable>(agentQuestion());
    else
        askFor<QueueFiguresTable>(queueQuestion());
}

void HistoryPage::showFailure(const Error &error) {
    tell(words::trouble(error), true);
    m_view->setEmptyText(tr("No figures"), words::trouble(error));
}

template <class Table, class Question>
void HistoryPage::askFor(Question question) {
    m_past.ask(question,
               [this, alive = QPointer(this), question, asked = ++m_asked](const Result<Table> &table) {
                   if (!alive || asked != m_asked)
                       return;
                   m_view->setStale(!table);
                   if (table)
                       show(question, *table);
                   else
                       showFailure(table.error());
               });
}

void HistoryPage::show(const AskQueueFigures &asked, const QueueFiguresTable &table) {
    m_queues = asked.queues;
    m_agents = asked.agents;
    m_areByAgent = asked.byAgent;
    m_areOfAgents = false;
    m_rows.clear();
    for (const auto &row : table.rows)
        m_rows.push_back({row.from, row.to, row.queue, row.agent});
    m_rows.push_back({table.total.from, table.total.to, {}, {}, true});
    const auto &center = m_floor.center();
    showSheet(sheetOf(asked, table, center));
    m_card->setCaption(tr("service: %1").arg(words::serviceLevel(center.site.serviceLevel)));
}

void HistoryPage::show(const AskAgentFigures &asked, const AgentFiguresTable &table) {
    m_queues.clear();
    m_agents = asked.agents;
    m_areByAgent = m_areOfAgents = true;
    m_rows.clear();
    for (const auto &row : table.rows)
        m_rows.push_back({row.from, row.to, {}, row.agent});
    showSheet(sheetOf(asked, table, m_floor.center()));
    m_card->setCaption(tr("calls of queues, and all talks"));
}

void HistoryPage::showSheet(Sheet sheet) {
    m_sheet = std::move(sheet);
    const auto totals = std::ranges::count_if(m_sheet.rows, &TextTable::Row::isTotal);
    const auto count = static_cast<int>(m_sheet.rows.size() - static_cast<std::size_t>(totals));
    m_table->setContent(m_sheet.columns, m_sheet.rows);
    for (int column = 1; column < m_table->columnCount(); ++column)
        m_view->setSample(column, {column < m_sheet.leading ? u"MMMMMMMMMM"_s : u"00000"_s});
    m_view->setStretch(0, {u"MMMMMMMM"_s});
    // A short table stays whole beside what is opened.
    const int shown = std::min(m_table->rowCount(), 7);
    m_view->setMinimumHeight(m_view->horizontalHeader()->height() +
                             shown * m_view->verticalHeader()->defaultSectionSize() + 4);
    m_view->setEmptyText(tr("Nothing happened then"), tr("Choose another period, or fewer conditions."));
    tell(tr("%n rows", nullptr, count), false);
}

void HistoryPage::open(const QModelIndex &index) {
    const auto opens = m_sheet.opens[static_cast<std::size_t>(index.column())];
    if (!opens)
        return tell(index.column() < m_sheet.leading
                        ? tr("Open one of the row's numbers.")
                        : tr("This is a share of the times beside it: open one of those."),
                    false);
    const auto &row = m_rows[static_cast<std::size_t>(index.row())];
    AskOpened asked;
    asked.figure = opens->figure;
    asked.work = opens->work;
    asked.from = row.from;
    asked.to = row.to;
    asked.queues = row.queue ? std::vector{row.queue} : m_queues;
    asked.agents = row.agent ? std::vector{row.agent} : m_agents;
    asked.ofNobody = m_areByAgent && !row.isTotal && !row.agent;
    asked.ofQueues = !m_areOfAgents;
    QStringList names;
    for (int column = 0; column < m_sheet.leading; ++column)
        if (const auto name = index.siblingAtColumn(column).data().toString(); !name.isEmpty())
            names += name;
    tell({}, false);
    m_opened->show();
    m_opened->open(
        asked, u"%1 %2 · %3"_s.arg(opens->work ? words::figure(*opens->work) : words::figure(opens->figure),
                                   index.data().toString(), names.join(u" · "_s)));
}

bool HistoryPage::saveTo(const QString &file) {
    QSaveFile out(file);
    const bool isDone = out.open(QIODevice::WriteOnly) && out.write(m_table->asCsv()) >= 0 && out.commit();
    if (isDone)
        tell(tr("Saved: %1").arg(QFileInfo(file).fileName()), false);
    else
        tell(tr("Not saved: %1").arg(out.errorString()), true);
    return isDone;
}

void HistoryPage::save() {
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const auto name =
        u"%1 %2.csv"_s.arg(m_areOfAgents ? tr("Agents") : tr("Queues"), days().first.toString(Qt::ISODate));
    const auto file = QFileDialog::getSaveFileName(this, tr("Save the table"), folder + u'/' + name,
                                                   tr("CSV, for spreadsheets (*.csv)"));
    if (!file.isEmpty())
        saveTo(file);
}

void HistoryPage::copy() const {
    QGuiApplication::clipboard()->setText(m_table->asText());
}

} // namespace callboard
