// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/supervisor_page.h"

#include "core/kpi/queue_now.h"
#include "widgets/common/board_delegate.h"
#include "widgets/common/board_view.h"
#include "widgets/common/card.h"
#include "widgets/common/cut_off_notice.h"
#include "widgets/common/idle_keys.h"
#include "widgets/common/meaning.h"
#include "widgets/common/text_line.h"
#include "widgets/history/opened_view.h"
#include "widgets/models/agent_model.h"
#include "widgets/models/call_model.h"
#include "widgets/models/queue_model.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/supervisor/agents_head.h"
#include "widgets/supervisor/board_border.h"
#include "widgets/supervisor/books_badge.h"
#include "widgets/supervisor/guard_notice.h"
#include "widgets/supervisor/lead_bar.h"
#include "widgets/supervisor/steady_order.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QShortcut>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

// A line of what is wrong, grey while nobody knows whether it still is; hidden.
TextLine *breachLine(const LiveFloor &floor, QWidget *parent) {
    auto *line = new TextLine(TextLine::Kind::Strong, parent);
    line->setGlyph(glyphOf(Severity::Breach), [&floor](const QPalette &p) {
        return floor.isLive() ? colourOf(Severity::Breach, p) : oldInk(p);
    });
    line->setInk(
        [&floor](const QPalette &p) { return floor.isLive() ? inkOf(Severity::Breach, p) : oldInk(p); });
    line->hide();
    return line;
}

} // namespace

SupervisorPage::SupervisorPage(LiveFloor &floor, std::optional<Lead> lead, PastSource *past, QWidget *parent)
    : QWidget(parent)
    , m_floor(floor)
    , m_queueModel(new QueueModel(floor, this))
    , m_agentModel(new AgentModel(floor, this))
    , m_callModel(new CallModel(floor, {}, this)) {
    auto *grid = m_grid = new QGridLayout(this);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setSpacing(12);
    auto *head = new QVBoxLayout;
    head->setSpacing(8);
    m_unrecorded = breachLine(floor, this);
    head->addWidget(m_unrecorded);
    head->addWidget(new GuardNotice(floor, this));
    auto *cutOff = new CutOffNotice(
        floor, lead ? &lead->requests : nullptr, [](const CutOffCall &) { return true; },
        Qt::CTRL | Qt::Key_K, this);
    connect(cutOff, &CutOffNotice::callWished, this, &SupervisorPage::callBack);
    head->addWidget(cutOff);
    head->addLayout(buildFilters());
    grid->addLayout(head, 0, 0, 1, 2);
    buildQueues();
    buildAgents();
    buildCalls();
    grid->addWidget(m_queues.card, 1, 0);
    grid->addWidget(m_calls.card, 2, 0);
    grid->addWidget(m_agents.card, 1, 1, 2, 1);
    m_border = new BoardBorder(*grid, {m_queues.card, m_queues.view}, {m_calls.card, m_calls.view},
                               *m_agents.view, this);
    connect(m_queues.view->horizontalScrollBar(), &QScrollBar::rangeChanged, m_border, &BoardBorder::fit);
    if (past)
        buildOpened(*past);
    if (lead) {
        buildLead(*lead);
        grid->addWidget(m_lead, 3, 0, 1, 2);
        auto *keys = new IdleKeys(*this);
        m_lead->explainKeys(*keys);
        keys->add(
            Qt::CTRL | Qt::Key_K, [cutOff] { return cutOff->whyNobody(); },
            [this](const IdleKeys::Reason &why) { m_lead->tell(why); });
    }
    grid->setColumnStretch(0, 58);
    grid->setColumnStretch(1, 42);
    grid->setRowStretch(2, 1);

    connect(&floor, &LiveFloor::changed, this, [this](const Delta &delta) {
        if (delta.isWhole) {
            fillFilters();
            m_border->fit();
        }
        showCounts();
    });
    connect(&floor, &LiveFloor::happened, this, [this](const Event &event) {
        if (m_recordings.take(event))
            showRecordings();
    });
    connect(&floor, &LiveFloor::replaced, this, &SupervisorPage::refresh);
    connect(&floor, &LiveFloor::liveChanged, this, &SupervisorPage::showLink);
    connect(&floor, &LiveFloor::ticked, this, &SupervisorPage::settle);
    refresh();
}

QHBoxLayout *SupervisorPage::buildFilters() {
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_queue = new QComboBox(this);
    m_queue->setAccessibleName(tr("Queue to show"));
    m_queue->setMinimumWidth(200);
    m_queue->setMinimumHeight(32);
    m_text = new QLineEdit(this);
    m_text->setPlaceholderText(tr("Find a name or a number"));
    m_text->setAccessibleName(tr("Text to find"));
    m_text->setToolTip(tr("Show only agents and calls with this text (%1)")
                           .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumHeight(32);
    m_text->setMinimumWidth(260);
    m_everybody = new QCheckBox(tr("Show logged out"), this);
    m_everybody->setChecked(true);
    m_link = new TextLine(TextLine::Kind::Text, this);
    m_link->setAlignment(Qt::AlignRight);
    row->addWidget(m_queue);
    row->addWidget(m_text);
    row->addWidget(m_everybody);
    row->addStretch(1);
    row->addWidget(m_link);
    row->addWidget(new BooksBadge(m_floor, this));

    connect(m_queue, &QComboBox::currentIndexChanged, this, &SupervisorPage::filter);
    connect(m_text, &QLineEdit::textChanged, this, &SupervisorPage::filter);
    connect(m_everybody, &QCheckBox::toggled, this, &SupervisorPage::filter);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_text, [this] { m_text->setFocus(Qt::ShortcutFocusReason); });
    auto *back = new QShortcut(Qt::Key_Escape, this);
    connect(back, &QShortcut::activated, this, [this] {
        if (m_opened && m_opened->goBack())
            return;
        if (m_filter.isEmpty()) // a team is chosen for longer
            m_agentsHead->reset();
        m_text->clear();
        m_queue->setCurrentIndex(0);
        m_everybody->setChecked(true);
    });
    return row;
}

SupervisorPage::Board SupervisorPage::buildBoard(const QString &title, const QString &name, const QString &id,
                                                 QAbstractItemModel &model) {
    Board board;
    board.card = new Card(title, this);
    board.card->content()->setContentsMargins(8, 12, 8, 8);
    board.card->head()->setContentsMargins(8, 0, 8, 0);
    board.order = new SteadyOrder(model, this);
    board.view = new BoardView(name, board.card);
    board.view->setObjectName(id);
    board.view->setModel(board.order);
    board.order->watch(*board.view);
    board.view->setSortingEnabled(true);
    board.view->horizontalHeader()->setSortIndicatorClearable(true); // a third click: the natural order again
    board.view->sortByColumn(-1, Qt::AscendingOrder);
    board.card->content()->addWidget(board.view, 1);
    return board;
}

void SupervisorPage::buildQueues() {
    m_queues = buildBoard(tr("Queues"), tr("Queues"), u"queues"_s, *m_queueModel);
    auto &view = *m_queues.view;
    view.setStretch(QueueModel::Name, {u"MMMMMMMM"_s});
    view.setSample(QueueModel::Waiting, {u"000"_s});
    view.setSample(QueueModel::Longest, {u"00:00"_s}, 22);
    view.setSample(QueueModel::Agents, {}, BoardDelegate::agentsWidth(view.fontMetrics()));
    for (const int column : {QueueModel::Offered, QueueModel::Answered, QueueModel::Abandoned})
        view.setSample(column, {u"0000"_s});
    view.setSample(QueueModel::Speed, {u"00:00"_s});
    view.setSample(QueueModel::Level, {u"≈ 100 %"_s}, 22);
    view.setSample(QueueModel::HourLevel, {u"≈ 100 %"_s}, 22);
    view.setSample(QueueModel::Csat, {u"100 %"_s});
    for (const int column : {QueueModel::Overflowed, QueueModel::Refused, QueueModel::Unknown})
        view.setSample(column, {u"000"_s});
    view.setSample(QueueModel::KeptWait, {u"100 %"_s});
    for (const int column : {QueueModel::HandleTime, QueueModel::AfterCall})
        view.setSample(column, {u"00:00"_s});
    QList<int> lesser;
    for (int column = QueueModel::LastOtherLevel; column >= QueueModel::FirstOtherLevel; --column) {
        view.setSample(column, {u"≈ 100 %"_s});
        lesser += column;
    }
    // What is looked at first stays longest: the level and who was lost always, agents by state become a
    // count.
    view.setLesser(lesser + QList<int>{QueueModel::AfterCall, QueueModel::HandleTime, QueueModel::KeptWait,
                                       QueueModel::Unknown, QueueModel::Refused, QueueModel::Overflowed,
                                       QueueModel::Csat, QueueModel::HourLevel, QueueModel::Offered,
                                       QueueModel::Answered, QueueModel::Speed},
                   {QueueModel::Agents});
    view.setShort(QueueModel::Agents, {QueueModel::agentsText(88, 88)}, QueueModel::HourLevel);
    view.setEmptyText(tr("No queues"), tr("Queues are set up in the server's configuration."));
    view.setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(&view, &BoardView::opened, this, &SupervisorPage::openQueue);
}

void SupervisorPage::buildAgents() {
    m_agents = buildBoard(tr("Agents"), tr("Agents"), u"agents"_s, *m_agentModel);
    m_agentsHead = new AgentsHead(m_agents.card);
    m_agents.card->setCaption({});
    auto *head = m_agents.card->head();
    head->setStretch(1, 0);
    head->addWidget(m_agentsHead, 1);
    constexpr int ground = 4; // around words that can be pressed: they end where those of other heads do
    head->setContentsMargins(head->contentsMargins() - QMargins(0, 0, ground, 0));
    connect(m_agentsHead, &AgentsHead::filtered, this, &SupervisorPage::filter);
    connect(m_agentsHead, &AgentsHead::opened, this, &SupervisorPage::openDay);
    auto &view = *m_agents.view;
    view.setStretch(AgentModel::Name, {u"MMMMMMMMMMMM"_s});
    view.setSample(AgentModel::State,
                   {words::state(AgentState::WorkingAfterCall), words::state(AgentState::LoggedOut),
                    words::busy(CallState::Held)},
                   22);
    view.setSample(AgentModel::InState, {u"0:00:00"_s}, 20);
    view.setSample(AgentModel::Answered, {u"000"_s});
    view.setSample(AgentModel::HandleTime, {u"00:00"_s});
    view.setStretch(AgentModel::Call, {u"+7 921 123-45-67 · MM"_s});
    view.setSample(AgentModel::Csat, {u"100 %"_s});
    view.setLesser({AgentModel::Csat, AgentModel::HandleTime, AgentModel::Answered}, {AgentModel::Call});
    connect(&view, &BoardView::opened, this, &SupervisorPage::openAgent);
}

void SupervisorPage::buildCalls() {
    m_calls = buildBoard(tr("Calls"), tr("Waiting calls and calls in progress"), u"calls"_s, *m_callModel);
    auto &view = *m_calls.view;
    view.setSample(
        CallModel::State,
        {words::callState(CallState::Waiting), words::callState(CallState::Talking), CallModel::noSound()},
        22);
    view.setSample(CallModel::Number, {u"→ +44 000 000 0000"_s});
    view.setSample(CallModel::Queue, {u"MMMMMMM"_s});
    view.setSample(CallModel::Wait, {u"00:00"_s}, 22);
    view.setSample(CallModel::Talk, {u"0:00:00"_s});
    view.setStretch(CallModel::Name, {u"MMMMMMMMM"_s});
    view.setStretch(CallModel::Agent, {u"MMMMMMMM"_s});
    // Who talks with whom and how long stands at the agents, too; who waits, and for what, only here.
    view.setLesser({}, {CallModel::Talk, CallModel::Agent, CallModel::Name, CallModel::Queue});
    view.sortByColumn(CallModel::State, Qt::AscendingOrder); // who waits stands first
    connect(&view, &BoardView::opened, this, &SupervisorPage::openCall);
}

void SupervisorPage::buildLead(const Lead &lead) {
    m_lead = new LeadBar(m_floor, lead.requests, lead.self, lead.phone, this);
    const auto chooseAgent = [this](const QModelIndex &index) {
        m_lead->chooseAgent(AgentId{index.data(IdRole).toString().toStdString()});
    };
    const auto chooseCall = [this](const QModelIndex &index) {
        m_lead->chooseCall(CallId{index.data(IdRole).toString().toULongLong()});
    };
    const auto serve = [this](BoardView *view, auto choose) {
        view->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, choose);
        connect(view, &BoardView::pressed, this, choose); // of the row that is current already
        connect(view->model(), &QAbstractItemModel::modelReset, this,
                [view, choose] { choose(view->currentIndex()); }); // a snapshot leaves no row marked
        connect(view, &QWidget::customContextMenuRequested, this, [this, view, choose](const QPoint &place) {
            choose(view->currentIndex());
            auto *menu = new QMenu(view);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            m_lead->fill(*menu);
            menu->popup(view->viewport()->mapToGlobal(place));
        });
    };
    serve(m_agents.view, chooseAgent);
    serve(m_calls.view, chooseCall);
}

void SupervisorPage::refresh() {
    fillFilters();
    showLink();
    m_border->fit();
}

void SupervisorPage::fillFilters() {
    m_agentsHead->fillTeams(m_floor.center());
    m_agents.card->setTitle(m_agentsHead->hasTeams() ? QString{} : tr("Agents"));
    const auto chosen = m_queue->currentData();
    {
        const QSignalBlocker quiet(m_queue);
        m_queue->clear();
        m_queue->addItem(tr("All queues"), QString{});
        for (const auto &queue : m_floor.center().site.queues)
            m_queue->addItem(words::nameOf(m_floor.center(), queue.id), shownText(queue.id));
        m_queue->setCurrentIndex(std::max(0, m_queue->findData(chosen)));
    }
    if (m_queue->currentData() != chosen)
        filter(); // the chosen queue is gone
}

void SupervisorPage::showCounts() {
    const auto &center = m_floor.center();
    m_queues.card->setCaption(tr("service: %1").arg(words::serviceLevel(center.site.serviceLevel)));
    const auto all = nowOfAll(center);
    m_countedAt = m_floor.now();
    m_agentsHead->display(listedAgents(center, listed(), m_countedAt));
    const auto calls = static_cast<int>(center.calls.size());
    const auto talking = std::count_if(center.calls.begin(), center.calls.end(),
                                       [](const Call &call) { return call.isTalking(); });
    const auto others =
        calls - all.waiting - static_cast<int>(talking); // direct or dialled, not answered yet
    auto text = tr("%1 waiting, %2 talking").arg(all.waiting).arg(talking);
    if (others > 0)
        text += u", "_s + tr("%1 calling").arg(others);
    m_calls.card->setCaption(calls ? text : QString{});
}

std::vector<AgentId> SupervisorPage::listed() const {
    std::vector<AgentId> all;
    for (int row = 0; row < m_agentModel->rowCount(); ++row)
        all.push_back(m_agentModel->rowAt(row).key);
    return all;
}

void SupervisorPage::showRecordings() {
    const auto &trouble = m_recordings.state();
    m_unrecorded->setVisible(trouble.has_value());
    if (trouble)
        m_unrecorded->setText(tr("Talks are not recorded to their end since %1: %2. Calls go on.")
                                  .arg(timeOfDayText(trouble->since, zoneOf(m_floor.center().site)),
                                       words::recordingEnd(trouble->reason)));
}

void SupervisorPage::showLink() {
    showCounts();
    const bool isLive = m_floor.isLive();
    for (const auto &board : {m_queues, m_agents, m_calls})
        board.view->setStale(!isLive);
    m_unrecorded->update();
    if (isLive) {
        m_link->setGlyph(Glyph::None);
        return m_link->setText({});
    }
    m_link->setGlyph(Glyph::BrokenLink, [](const QPalette &p) { return colourOf(Severity::Warning, p); });
    m_link->setInk([](const QPalette &p) { return inkOf(Severity::Warning, p); });
    m_link->setText(tr("Offline since %1. Figures are as of then.")
                        .arg(timeOfDayText(m_floor.asOf(), zoneOf(m_floor.center().site))));
}

void SupervisorPage::filter() {
    const auto id = m_queue->currentData().toString().toStdString();
    m_filter = {id.empty() ? QueueId{} : QueueId{id}, m_agentsHead->team(), m_text->text().trimmed(),
                m_everybody->isChecked()};
    const auto takes = [filter = m_filter](const Center &center, const auto &what) {
        return filter.takes(center, what);
    };
    showEmptyTexts();
    m_agentModel->setScope(takes);
    m_callModel->setScope(takes);
    for (const auto &board : {m_agents, m_calls})
        board.order->settle(); // other rows: nobody's eye is on them yet
    showCounts();
}

void SupervisorPage::showEmptyTexts() {
    const auto found = tr("Nothing matches what you look for. Escape shows all again.");
    if (m_filter.takesAll())
        m_agents.view->setEmptyText(
            tr("No agents"), tr("Agents are the users with an extension in the server's configuration."));
    else
        m_agents.view->setEmptyText(tr("Nobody here"), found);
    if (m_filter.isEmpty())
        m_calls.view->setEmptyText(tr("No calls now"),
                                   tr("Waiting callers and calls in progress appear here."));
    else
        m_calls.view->setEmptyText(tr("No such calls"), found);
}

// With his own phone; who has none takes the number to where he has one.
void SupervisorPage::callBack(const QString &number) {
    QGuiApplication::clipboard()->setText(number);
    if (m_lead)
        m_lead->dial(number.toStdString());
}

void SupervisorPage::settle() {
    for (const auto &board : {m_queues, m_agents, m_calls})
        board.order->tick();
}

} // namespace callboard
