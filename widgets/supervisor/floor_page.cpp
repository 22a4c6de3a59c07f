// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/floor_page.h"

#include "widgets/common/board_columns.h"
#include "widgets/common/board_view.h"
#include "widgets/common/idle_keys.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/supervisor/agents_head.h"
#include "widgets/supervisor/board_border.h"
#include "widgets/supervisor/time_bar.h"

#include <QPointer>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace callboard {

namespace {

constexpr int ticksBetweenLooks = 60;

} // namespace

FloorPage::FloorPage(LiveFloor &floor, PastSource &past, std::optional<SupervisorPage::Lead> lead,
                     QWidget *parent)
    : QWidget(parent)
    , m_floor(floor)
    , m_source(past)
    , m_time(new TimeBar(this))
    , m_boards(new QStackedLayout)
    , m_now(new SupervisorPage(floor, lead, &past, this)) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 12, 12, 0);
    head->addWidget(m_time);
    column->addLayout(head);
    column->addLayout(m_boards, 1);
    m_boards->addWidget(m_now);

    connect(&floor, &LiveFloor::ticked, this, &FloorPage::showPresent);
    connect(&floor, &LiveFloor::replaced, this, &FloorPage::showPresent);
    connect(&floor, &LiveFloor::liveChanged, this, [this] { m_time->setConnected(m_floor.isLive()); });
    connect(m_time, &TimeBar::liveWished, this, &FloorPage::goLive);
    connect(m_time, &TimeBar::momentWished, this,
            [this](const QString &stream, qint64 at) { goTo(stream, Time{microseconds{at}}); });
    connect(m_time, &TimeBar::playWished, this, &FloorPage::play);
    connect(&floor, &LiveFloor::ticked, this, [this] {
        if (isVisible() && ++m_ticks % ticksBetweenLooks == 0)
            askStreams();
    });
    explainKeys(lead.has_value());
    showPresent();
}

void FloorPage::listen(const Listening &listening) {
    m_listening = listening;
    m_now->listen(listening);
    if (m_then)
        m_then->listen(listening);
}

// The past can be looked at by all, and the present led by some.
void FloorPage::explainKeys(bool leads) {
    auto *keys = new IdleKeys(*this);
    const auto on = [&](const QKeySequence &key, const IdleKeys::Reason &reason) {
        keys->add(key, reason, [this](const IdleKeys::Reason &why) { m_time->showTrouble(why()); });
    };
    on(Qt::CTRL | Qt::Key_0,
       [this] { return m_time->isLive() ? tr("The boards show the present already.") : QString{}; });
    on(Qt::CTRL | Qt::Key_Space,
       [this] { return m_time->isLive() ? tr("Choose a moment of the past first.") : QString{}; });
    const std::initializer_list<QKeySequence> leading{
        Qt::CTRL | Qt::Key_L,   Qt::CTRL | Qt::Key_W, Qt::CTRL | Qt::Key_B, Qt::CTRL | Qt::Key_T,
        Qt::CTRL | Qt::Key_D,   Qt::CTRL | Qt::Key_E, Qt::CTRL | Qt::Key_G, Qt::CTRL | Qt::Key_S,
        Qt::CTRL | Qt::Key_P,   Qt::CTRL | Qt::Key_K, Qt::Key_F8,           Qt::Key_F9,
        Qt::SHIFT | Qt::Key_F11};
    for (const auto &key : leading)
        on(key, [this, leads] {
            if (!m_time->isLive())
                return tr("Nobody is led while you look back.");
            return leads ? QString{} : tr("You look at the floor and do not lead it.");
        });
}

// An import may have come since, or gone on.
void FloorPage::askStreams() {
    m_source.ask(AskStreams{}, [self = QPointer(this), this](const Result<PastStreams> &streams) {
        if (!self || !streams)
            return;
        m_streams = streams->streams;
        m_time->setStreams(m_streams);
    });
}

void FloorPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    askStreams();
}

void FloorPage::showPresent() {
    m_time->setPresent(m_floor.now(), zoneOf(m_floor.center().site));
    if (!m_past)
        return;
    m_past->setPresent(m_floor.clock());
    if (m_past->stream() == liveStream)
        m_past->setEnd(m_floor.now());
}

void FloorPage::goLive() {
    if (m_past)
        m_past->leave();
    m_time->showLive();
    m_boards->setCurrentWidget(m_now);
    showPresent();
}

// What is not past yet is the present.
void FloorPage::goTo(const QString &stream, Time at) {
    const auto name = stream.toStdString();
    if (at >= endOf(name) && name == liveStream)
        return goLive();
    if (!m_past)
        openPast();
    m_past->setEnd(endOf(name));
    m_past->show(name, at);
}

Time FloorPage::endOf(const std::string &stream) const {
    const auto found =
        std::ranges::find_if(m_streams, [&](const PastStream &row) { return row.name == stream; });
    return stream == liveStream || found == m_streams.end() ? m_floor.now() : found->to;
}

void FloorPage::openPast() {
    m_past = new PastFloor(m_source);
    m_past->setParent(this);
    m_past->setPresent(m_floor.clock());
    m_then = new SupervisorPage(*m_past, {}, &m_source, this);
    m_then->listen(m_listening);
    for (const auto *view : m_now->findChildren<BoardView *>())
        if (auto *then = m_then->findChild<BoardView *>(view->objectName());
            then && !view->objectName().isEmpty())
            then->columns().restore(view->columns().choice());
    m_then->findChild<BoardBorder *>()->choose(m_now->findChild<BoardBorder *>()->choice());
    m_then->findChild<AgentsHead *>()->choose(m_now->findChild<AgentsHead *>()->choice());
    m_boards->addWidget(m_then);
    connect(m_past, &PastFloor::moved, this, &FloorPage::showMoment);
    connect(m_past, &PastFloor::failed, this, &FloorPage::tellFailure);
    connect(m_past, &PastFloor::ended, this, [this] {
        if (m_past->stream() == liveStream)
            return goLive();
        m_time->showPlaying(0);
    });
}

void FloorPage::showMoment() {
    m_time->showMoment(m_past->stream(), m_past->moment(), zoneOf(m_past->center().site));
    m_boards->setCurrentWidget(m_then);
}

void FloorPage::play(int speed) {
    if (!m_past || m_time->isLive())
        return;
    m_past->play(speed);
    m_time->showPlaying(speed);
}

// The boards stay at what they showed, and the bar says which moment that is.
void FloorPage::tellFailure(const Error &error) {
    if (m_past)
        m_past->play(0);
    if (m_boards->currentWidget() == m_now)
        goLive();
    else
        showMoment();
    m_time->showPlaying(0);
    m_time->showTrouble(error.code == "past.before" ? tr("Nothing is known of this moment")
                                                    : words::refusal(error));
}

} // namespace callboard
