// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/agent_page.h"

#include "core/kpi/agent_day.h"
#include "core/wire/live_question.h"
#include "widgets/agent/call_panel.h"
#include "widgets/agent/caller_view.h"
#include "widgets/agent/missed_notice.h"
#include "widgets/agent/my_day.h"
#include "widgets/agent/state_bar.h"
#include "widgets/agent/wrap_up_view.h"
#include "widgets/common/action_button.h"
#include "widgets/common/board_view.h"
#include "widgets/common/cut_off_notice.h"
#include "widgets/common/idle_keys.h"
#include "widgets/history/opened_view.h"
#include "widgets/models/call_model.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/phone/softphone.h"

#include <QGridLayout>
#include <QShortcut>
#include <QStackedWidget>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

// The talk for which a colleague lets this agent's phone ring; none: no such talk.
CallId askedInto(const DeskView &view) {
    return view.advice && !view.advice->isJoined ? view.advice->talk.id : CallId{};
}

} // namespace

AgentPage::AgentPage(LiveFloor &floor, Requests &requests, NoteDrafts &drafts, AgentId agent,
                     Softphone *phone, PastSource *past, QWidget *parent)
    : QWidget(parent)
    , m_floor(floor)
    , m_agent(agent)
    , m_state(new StateBar(floor, requests, phone, this))
    , m_call(new CallPanel(floor, requests, drafts, phone, this))
    , m_caller(new CallerView(floor, requests, this))
    , m_day(new MyDay(past != nullptr, this))
    , m_wrapUp(new WrapUpView(floor, requests, drafts, this))
    , m_corner(new QStackedWidget(this))
    , m_waiting(new CallModel(
          floor,
          [agent](const Center &center, const Call &call) {
              const auto *me = callboard::find(center, agent);
              return call.isWaiting() && me && servesQueue(center, *me, call.queue);
          },
          this))
    , m_pulling(requests) {
    auto *grid = m_grid = new QGridLayout(this);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setSpacing(12);
    auto *head = new QVBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_state);
    head->addLayout(buildNotices(requests));
    grid->addLayout(head, 0, 0, 1, 2);
    grid->addWidget(m_call, 1, 0);
    grid->addWidget(m_caller, 1, 1);
    m_corner->addWidget(m_day);
    m_corner->addWidget(m_wrapUp);
    grid->addWidget(m_corner, 2, 0);
    grid->addWidget(buildWaiting(), 2, 1);
    if (past)
        buildOpened(*past);
    grid->setColumnMinimumWidth(0, 340);
    grid->setColumnStretch(1, 1);
    divide();
    follow();
    explainKeys(phone);
    refresh();
    showLink();
}

// Who presses a key that can do nothing now reads why.
void AgentPage::explainKeys(const Softphone *phone) {
    auto *keys = new IdleKeys(*this);
    m_state->explainKeys(*keys);
    m_call->explainKeys(*keys);
    const auto on = [&](const QKeySequence &key, IdleKeys::Reason reason) {
        keys->add(key, std::move(reason), [this](const IdleKeys::Reason &why) { m_state->tell(why); });
    };
    on(Qt::SHIFT | Qt::Key_F2, [this] { return m_cutOff->whyNobody(); });
    on(Qt::SHIFT | Qt::Key_F3, [this] { return m_missed->whyNobody(); });
    on(Qt::SHIFT | Qt::Key_F4, [this] { return whyNoPull(); });
    on(Qt::SHIFT | Qt::Key_F9, [this] { return m_wrapUp->whyNoCode(); });
    on(Qt::CTRL | Qt::Key_Return, [this] { return m_wrapUp->whyNoNote(); });
    if (m_opened)
        on(Qt::CTRL | Qt::Key_F6, [this] { return m_opened->whyNobody(); });
    if (!phone)
        return;
    for (const auto key : {Qt::Key_F11, Qt::Key_F12})
        on(Qt::CTRL | key, [] {
            return tr("Open the phone in this computer first (%1).")
                .arg(QKeySequence(Qt::SHIFT | Qt::Key_F12).toString(QKeySequence::NativeText));
        });
    on(Qt::CTRL | Qt::SHIFT | Qt::Key_F12, [this, phone] {
        return phone->choice().isHere ? tr("Calls ring in this computer already.")
               : m_view.isPhoneThere  ? tr("Your phone is connected, and calls ring there.")
                                      : QString{};
    });
}

// Side by side: a small screen has no room for two more lines.
QLayout *AgentPage::buildNotices(Requests &requests) {
    m_cutOff = new CutOffNotice(
        m_floor, &requests, [agent = m_agent](const CutOffCall &cut) { return cut.has(agent); },
        Qt::SHIFT | Qt::Key_F2, this);
    m_missed = new MissedNotice(m_floor, requests, m_agent, Qt::SHIFT | Qt::Key_F3, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    row->addWidget(m_missed, 1);
    row->addWidget(m_cutOff, 1);
    return row;
}

void AgentPage::follow() {
    connect(&m_floor, &LiveFloor::changed, this, [this](const Delta &delta) {
        refresh();
        for (const auto &offer : delta.finishedOffers)
            m_call->tellMissed(offer);
        for (const auto &finished : delta.finishedCalls)
            m_call->tellEnd(finished);
    });
    connect(&m_floor, &LiveFloor::happened, this, [this](const Event &event) {
        if (const auto *ended = std::get_if<SupervisionEnded>(&event.fact))
            m_call->tellEnd(*ended);
    });
    connect(&m_floor, &LiveFloor::replaced, this, &AgentPage::refresh);
    connect(&m_floor, &LiveFloor::ticked, this, &AgentPage::tick);
    connect(&m_floor, &LiveFloor::liveChanged, this, &AgentPage::showLink);
    connect(m_wrapUp, &WrapUpView::wantedChanged, this, &AgentPage::showCorner);
    connect(m_caller, &CallerView::dialWished, this, &AgentPage::prepareDial);
    for (CallBackNotice *notice : std::initializer_list<CallBackNotice *>{m_cutOff, m_missed})
        connect(notice, &CallBackNotice::callWished, this, &AgentPage::prepareDial);
}

Card *AgentPage::buildWaiting() {
    m_waitingCard = new Card(tr("Waiting"), this);
    m_waitingCard->content()->setContentsMargins(8, 12, 8, 8);
    m_waitingCard->head()->setContentsMargins(8, 0, 8, 0);
    m_waitingView = new BoardView(tr("Waiting callers of my queues"), m_waitingCard);
    m_waitingView->setModel(m_waiting);
    m_waitingView->setSample(
        CallModel::State, {words::callState(CallState::Waiting), words::callState(CallState::Ringing)}, 22);
    m_waitingView->setSample(CallModel::Number, {u"+44 000 000 0000"_s});
    m_waitingView->setSample(CallModel::Queue, {u"MMMMMMMMMM"_s});
    m_waitingView->setSample(CallModel::Wait, {u"0:00:00"_s}, 24);
    m_waitingView->setStretch(CallModel::Name, {u"MMMMMMMMMM"_s});
    m_waitingView->hideColumn(CallModel::Agent);
    m_waitingView->hideColumn(CallModel::Talk);
    m_waitingView->setLesser({CallModel::Queue});
    m_waitingView->setEmptyText(tr("Nobody waits"),
                                tr("Callers of your queues appear here as soon as they wait."));
    m_waitingCard->content()->addWidget(m_waitingView, 1);
    m_pull = new ActionButton(Glyph::Inward, tr("Take this one"), m_waitingCard);
    m_pull->setKey(Qt::SHIFT | Qt::Key_F4, tr("Let the chosen caller ring here, or who has waited longest"));
    m_waitingCard->head()->addWidget(m_pull);
    connect(m_pull, &QPushButton::clicked, this, &AgentPage::pull);
    connect(&m_pulling, &Asking::asked, this, [this] { m_pullRefusal.clear(); });
    connect(&m_pulling, &Asking::refused, this, [this](const QString &reason) {
        m_pullRefusal = reason;
        showWaiting();
    });
    return m_waitingCard;
}

void AgentPage::buildOpened(PastSource &past) {
    m_opened = new OpenedView(m_floor, past, this);
    m_opened->setOpensCalls(false); // what others did in a call is not for everybody
    m_opened->setDials(true);
    connect(m_opened, &OpenedView::callWished, this, &AgentPage::prepareDial);
    m_opened->hide();
    connect(m_day, &MyDay::opened, this, &AgentPage::openDay);
    connect(m_opened, &OpenedView::closed, this, [this] {
        closeOpened();
        if (m_openedFrom && m_openedFrom->isVisible())
            m_openedFrom->setFocus();
    });
    auto *back = new QShortcut(Qt::Key_Escape, m_opened);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, m_opened, &OpenedView::goBack);
}

// In the place of the caller and of who waits, until the next call. The grid has only what is seen: a hidden
// one would take the room between the rows.
void AgentPage::openDay(WorkFigure figure, const QString &title) {
    m_openedFrom = focusWidget();
    for (QWidget *card : std::initializer_list<QWidget *>{m_caller, m_waitingCard}) {
        card->hide();
        m_grid->removeWidget(card);
    }
    m_grid->addWidget(m_opened, 1, 1, 2, 1);
    m_opened->show();
    m_opened->open(askLive(m_floor.center(), m_floor.stream(), figure, m_agent), title);
    m_opened->setFocus();
}

void AgentPage::closeOpened() {
    if (!m_opened || m_opened->isHidden())
        return;
    if (m_opened->isAncestorOf(focusWidget()))
        setFocus(); // not to what stands next: a key there may end a call
    m_opened->hide();
    m_grid->removeWidget(m_opened);
    m_grid->addWidget(m_caller, 1, 1);
    m_grid->addWidget(m_waitingCard, 2, 1);
    m_caller->show();
    m_waitingCard->show();
}

void AgentPage::refresh() {
    const auto before = m_view.call;
    const auto askedBefore = askedInto(m_view);
    const auto goneBefore = m_view.gone;
    auto view = deskOf(m_floor.center(), m_agent);
    const bool isSame = view == m_view;
    m_view = std::move(view);
    if (!isSame) {
        // While two or more are on the line nobody is called back, and a small screen has no room for both.
        const bool areMany = m_view.isConsulting || (m_view.call && !m_view.call->parties.empty());
        for (CallBackNotice *notice : std::initializer_list<CallBackNotice *>{m_cutOff, m_missed})
            notice->setQuiet(areMany);
        m_state->display(m_view);
        m_call->display(m_view);
        m_caller->display(m_view);
        m_wrapUp->display(m_view);
        divide();
        showCorner();
        showDay();
    }
    showWaiting();
    const auto &call = m_view.call;
    const auto asked = askedInto(m_view);
    const bool isNew = call && (!before || before->id != call->id);
    if (isNew || (asked && asked != askedBefore)) {
        closeOpened();
        announce();
    }
    tellGone(goneBefore);
}

// Always in the same way; only where more than three talk those who are read first take what they need.
void AgentPage::divide() {
    const int all = m_grid->cellRect(1, 0).height() + m_grid->cellRect(2, 0).height();
    const bool areMany = all > 0 && m_view.call && !m_view.call->parties.empty();
    const int upper = areMany ? std::clamp(m_call->heightForAll(), all * 3 / 5, std::max(all - 1, 1)) : 3;
    m_grid->setRowStretch(1, upper);
    m_grid->setRowStretch(2, areMany ? all - upper : 2);
}

void AgentPage::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    divide();
}

void AgentPage::tellGone(const std::optional<LastCall> &before) {
    const auto &gone = m_view.gone;
    if (gone && (!before || before->call != gone->call))
        Q_EMIT lostCaller(gone->party.name.empty() ? shownNumber(gone->party.number)
                                                   : shownText(gone->party.name));
}

void AgentPage::showWaiting() {
    const int waiting = m_waiting->rowCount();
    const auto count = waiting ? tr("%n callers", nullptr, waiting) : QString{};
    m_waitingCard->setCaption(m_pullRefusal.isEmpty() ? count : m_pullRefusal);
    m_pull->setEnabled(m_floor.isLive() && waiting > 0 && !m_view.call);
}

void AgentPage::pull() {
    const auto chosen = m_waitingView->currentIndex();
    const int row = chosen.isValid() ? chosen.row() : 0;
    if (row < m_waiting->rowCount())
        m_pulling.ask(PullCall{m_waiting->rowAt(row).key, {}}, m_pull);
}

QString AgentPage::whyNoPull() const {
    if (m_view.call)
        return tr("You have a call already.");
    return m_waiting->rowCount() > 0 ? QString{} : tr("Nobody waits in your queues.");
}

void AgentPage::announce() {
    const auto &call = m_view.call;
    if (call && call->stage == DeskCall::Stage::Ringing)
        Q_EMIT rang(call->name.empty() ? shownNumber(call->number) : shownText(call->name));
    else if (askedInto(m_view))
        Q_EMIT rang(words::nameOf(m_floor.center(), m_view.advice->agent));
}

void AgentPage::prepareDial(const QString &number) {
    m_call->prepareDial(number);
}

void AgentPage::answer() {
    m_call->answer();
}

void AgentPage::hangUp() {
    m_call->hangUp();
}

void AgentPage::showLink() {
    m_waitingView->setStale(!m_floor.isLive());
    showWaiting();
}

void AgentPage::showDay() {
    const auto &center = m_floor.center();
    const auto *agent = callboard::find(center, m_agent);
    m_day->display(m_view.today, agent ? withRunning(center, *agent, m_floor.now()) : AgentCounts{});
}

void AgentPage::showCorner() {
    QWidget *shown = m_day;
    if (m_wrapUp->isWanted())
        shown = m_wrapUp;
    if (m_corner->currentWidget() == shown)
        return;
    if (m_corner->isAncestorOf(focusWidget()))
        setFocus(); // not to what comes in its place: Enter there opens a figure
    m_corner->setCurrentWidget(shown);
}

void AgentPage::tick() {
    m_state->tick();
    m_call->tick();
    showDay();
}

} // namespace callboard
