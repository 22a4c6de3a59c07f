// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/history_page.h"

#include "widgets/common/action_button.h"
#include "widgets/common/board_view.h"
#include "widgets/common/card.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/meaning.h"
#include "widgets/common/text_line.h"
#include "widgets/history/figures_sheet.h"
#include "widgets/history/history_filters.h"
#include "widgets/history/history_words.h"
#include "widgets/history/opened_view.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPointer>
#include <QSaveFile>
#include <QScrollBar>
#include <QShortcut>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int roomForState = 160; // beside the filters, else below them

// The times of many together have hours by the hundred.
QString longestIn(const Sheet &sheet, int column) {
    QString longest = u"00000"_s;
    for (const auto &row : sheet.rows)
        if (row.texts[column].size() > longest.size())
            longest = row.texts[column];
    return longest;
}

} // namespace

HistoryPage::HistoryPage(LiveFloor &floor, PastSource &past, QWidget *parent)
    : QWidget(parent)
    , m_floor(floor)
    , m_past(past)
    , m_filters(new HistoryFilters(floor, this))
    , m_state(new TextLine(TextLine::Kind::Text, this))
    , m_soon(new QTimer(this)) {
    m_soon->setSingleShot(true);
    m_soon->setInterval(0);
    connect(m_soon, &QTimer::timeout, this, &HistoryPage::ask);
    connect(m_filters, &HistoryFilters::changed, this, [this] {
        if (m_hasAsked)
            m_soon->start();
    });
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 8, 16, 8);
    rows->setSpacing(8);
    m_state->setAlignment(Qt::AlignRight);
    m_filters->row().addWidget(m_state);
    m_filters->row().setGrowing(m_state, roomForState);
    rows->addWidget(m_filters);
    auto *body = new QVBoxLayout;
    body->setSpacing(12);
    buildTable();
    m_opened = new OpenedView(floor, past, this);
    m_opened->hide();
    connect(m_opened, &OpenedView::closed, this, [this] {
        m_opened->hide();
        shareRoom();
        m_view->setFocus();
    });
    body->addWidget(m_card, 6);
    body->addWidget(m_opened, 5);
    rows->addLayout(body, 1);
    buildKeys();
}

HistoryChoice HistoryPage::choice() const {
    return m_filters->choice();
}

void HistoryPage::choose(const HistoryChoice &choice) {
    m_filters->choose(choice);
}

void HistoryPage::buildTable() {
    m_card = new Card(tr("Figures"), this);
    m_card->content()->setContentsMargins(8, 12, 8, 8);
    m_card->head()->setContentsMargins(8, 0, 8, 0);
    auto *again = new ActionButton(Glyph::None, tr("Refresh"), this);
    again->setKey(QKeySequence::Refresh, tr("Ask again: calls may have come since"));
    connect(again, &QPushButton::clicked, this, &HistoryPage::ask);
    m_card->head()->addWidget(again);
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
    on(QKeySequence::Copy, m_view, [this] { copy(); });
    on(Qt::Key_Escape, this, [this] { m_opened->goBack(); });
}

void HistoryPage::listen(const Listening &listening) {
    m_opened->listen(listening);
}

void HistoryPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (!std::exchange(m_hasAsked, true))
        m_soon->start();
    m_past.ask(AskStreams{}, [this, alive = QPointer(this)](const Result<PastStreams> &answer) {
        if (alive && answer)
            m_filters->know(answer->streams);
    });
}

// Queues of another system's past have a row where something happened.
void HistoryPage::dropOthers(QueueFiguresTable &table) const {
    std::erase_if(table.rows, [this](const QueueFiguresRow &row) {
        return row.queue && !settingsOf(m_floor.center(), row.queue) && row.counts == QueueCounts{} &&
               row.waiting == 0;
    });
}

template <class Question>
Question HistoryPage::question(const HistoryChoice &choice) const {
    const auto times = timesOf(m_filters->days(), zoneOf(m_floor.center().site));
    Question question;
    question.from = times.from;
    question.to = times.to;
    question.groupBy = choice.step;
    if (choice.agent)
        question.agents = {choice.agent};
    if (choice.team)
        question.teams = {choice.team};
    question.hours = choice.hours.toStdString();
    question.stream = choice.stream.toStdString();
    return question;
}

AskQueueFigures HistoryPage::queueQuestion(const HistoryChoice &choice) const {
    auto asked = question<AskQueueFigures>(choice);
    asked.byQueue = choice.rows == RowsBy::Queue || choice.rows == RowsBy::QueueAndAgent;
    asked.byAgent = choice.rows == RowsBy::Agent || choice.rows == RowsBy::QueueAndAgent;
    if (choice.queue)
        asked.queues = {choice.queue};
    return asked;
}

AskAgentFigures HistoryPage::agentQuestion(const HistoryChoice &choice) const {
    auto asked = question<AskAgentFigures>(choice);
    asked.byTeam = choice.rows == RowsBy::WorkOfTeams;
    asked.byAgent = !asked.byTeam;
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
    const auto choice = m_filters->choice();
    if (m_filters->areOfAgents())
        askFor<AgentFiguresTable>(agentQuestion(choice));
    else
        askFor<QueueFiguresTable>(queueQuestion(choice));
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
                   if (!table)
                       return showFailure(table.error());
                   m_asOf = table->asOf;
                   show(question, *table);
                   showWhen(question.to);
               });
}

void HistoryPage::show(const AskQueueFigures &asked, QueueFiguresTable table) {
    dropOthers(table);
    m_queues = asked.queues;
    m_hours = asked.hours;
    m_stream = asked.stream;
    m_agents = asked.agents;
    m_teams = asked.teams;
    m_areByAgent = asked.byAgent;
    m_areByTeam = m_areOfAgents = false;
    m_rows.clear();
    for (const auto &row : table.rows)
        m_rows.push_back({row.from, row.to, row.queue, row.agent, {}});
    m_rows.push_back({table.total.from, table.total.to, {}, {}, {}, true});
    const auto &center = m_floor.center();
    showSheet(sheetOf(asked, table, center));
    m_card->setCaption(tr("service: %1").arg(words::serviceLevel(center.site.serviceLevel)));
}

void HistoryPage::show(const AskAgentFigures &asked, const AgentFiguresTable &table) {
    m_queues.clear();
    m_hours = asked.hours;
    m_stream = asked.stream;
    m_agents = asked.agents;
    m_teams = asked.teams;
    m_areByAgent = asked.byAgent;
    m_areByTeam = asked.byTeam;
    m_areOfAgents = true;
    m_rows.clear();
    for (const auto &row : table.rows)
        m_rows.push_back({row.from, row.to, {}, row.agent, row.team});
    showSheet(sheetOf(asked, table, m_floor.center()));
    m_card->setCaption(tr("calls of queues, and all talks"));
}

void HistoryPage::showSheet(Sheet sheet) {
    m_sheet = std::move(sheet);
    ++m_opens;
    const auto totals = std::ranges::count_if(m_sheet.rows, &TextTable::Row::isTotal);
    const auto count = static_cast<int>(m_sheet.rows.size() - static_cast<std::size_t>(totals));
    m_table->setContent(m_sheet.columns, m_sheet.rows);
    for (int column = 1; column < m_table->columnCount(); ++column)
        m_view->setSample(column, {column < m_sheet.leading ? u"MMMMMMMMMM"_s : longestIn(m_sheet, column)});
    m_view->setStretch(0, m_sheet.room + QStringList{longestIn(m_sheet, 0)});
    m_view->setLesser({}, m_sheet.lesser);
    // A short table stays whole beside what is opened.
    const int shown = std::min(m_table->rowCount(), 7);
    m_view->setMinimumHeight(m_view->horizontalHeader()->height() +
                             shown * m_view->verticalHeader()->defaultSectionSize() + 4);
    shareRoom();
    m_view->setEmptyText(tr("Nothing happened then"), tr("Choose another period, or fewer conditions."));
    m_told = tr("%n rows", nullptr, count);
}

// What is over does not change any more; all else is as of the moment at which it was read.
void HistoryPage::showWhen(Time to) {
    if (m_asOf && *m_asOf < to)
        m_told += u" · "_s + tr("as of %1").arg(timeOfDayText(*m_asOf, zoneOf(m_floor.center().site)));
    tell(m_told, false);
}

// Beside an opened number a table takes no more than it needs.
void HistoryPage::shareRoom() {
    const int around = m_card->minimumSizeHint().height() - m_view->minimumHeight();
    const int needed = around + m_view->horizontalHeader()->height() +
                       m_table->rowCount() * m_view->verticalHeader()->defaultSectionSize() +
                       m_view->horizontalScrollBar()->sizeHint().height() + 4;
    m_card->setMaximumHeight(m_opened->isHidden() ? QWIDGETSIZE_MAX : needed);
}

void HistoryPage::open(const QModelIndex &index) {
    const auto opens = m_sheet.opens[static_cast<std::size_t>(index.column())];
    if (!opens)
        return tell(tr("Open one of the row's numbers."), false);
    const auto &row = m_rows[static_cast<std::size_t>(index.row())];
    QStringList names;
    for (int column = 0; column < m_sheet.leading; ++column)
        if (const auto name = index.siblingAtColumn(column).data().toString(); !name.isEmpty())
            names += name;
    const auto title =
        u"%1 %2 · %3"_s.arg(opens->work ? words::figure(*opens->work) : words::figure(opens->figure),
                            index.data().toString(), names.join(u" · "_s));
    ++m_opens;
    const auto asked = openingOf(row, *opens);
    if (m_areByTeam && !row.team)
        openTeamless(asked, title);
    else
        showOpened(asked, title);
}

AskOpened HistoryPage::openingOf(const RowKey &row, const OpensTo &opens) const {
    AskOpened asked;
    asked.figure = opens.figure;
    asked.work = opens.work;
    asked.from = row.from;
    asked.to = row.to;
    asked.queues = row.queue ? std::vector{row.queue} : m_queues;
    asked.agents = row.agent ? std::vector{row.agent} : m_agents;
    asked.teams = row.team ? std::vector{row.team} : m_teams;
    asked.ofNobody = m_areByAgent && !row.isTotal && !row.agent;
    asked.ofQueues = !m_areOfAgents;
    asked.asOf = m_asOf;
    asked.hours = m_hours;
    asked.stream = m_stream;
    return asked;
}

// Teams are asked for by name, and who is in none has none: his like are found first.
void HistoryPage::openTeamless(AskOpened asked, const QString &title) {
    AskAgentFigures question;
    question.from = asked.from;
    question.to = asked.to;
    question.agents = asked.agents;
    question.hours = asked.hours;
    question.stream = asked.stream;
    question.byAgent = question.byTeam = true;
    tell(tr("Reading…"), false);
    m_past.ask(question, [this, alive = QPointer(this), opening = std::move(asked), title,
                          opens = m_opens](const Result<AgentFiguresTable> &table) mutable {
        if (!alive || opens != m_opens)
            return;
        if (!table)
            return tell(words::trouble(table.error()), true);
        opening.agents.clear();
        for (const auto &row : table->rows)
            if (!row.team)
                opening.agents.push_back(row.agent);
        opening.ofNobody = opening.agents.empty();
        showOpened(opening, title);
    });
}

void HistoryPage::showOpened(const AskOpened &asked, const QString &title) {
    tell(m_told, false);
    m_opened->show();
    shareRoom();
    m_opened->open(asked, title);
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
    const auto what = m_areByTeam ? tr("Teams") : m_areOfAgents ? tr("Agents") : tr("Queues");
    const auto name = u"%1 %2.csv"_s.arg(what, m_filters->days().first.toString(Qt::ISODate));
    const auto file = QFileDialog::getSaveFileName(this, tr("Save the table"), folder + u'/' + name,
                                                   tr("CSV, for spreadsheets (*.csv)"));
    if (!file.isEmpty())
        saveTo(file);
}

void HistoryPage::copy() const {
    QGuiApplication::clipboard()->setText(m_table->asText());
}

} // namespace callboard
