// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/history_filters.h"

#include "widgets/common/day_field.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/spoken_name.h"
#include "widgets/models/teams.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace callboard {

namespace {

template <typename AnyId>
AnyId chosenIn(const QComboBox &box) {
    const auto id = box.currentData().toString().toStdString();
    return id.empty() ? AnyId{} : AnyId{id};
}

template <typename AnyId>
void chooseIn(QComboBox &box, const AnyId &id) {
    box.setCurrentIndex(id ? std::max(0, box.findData(shownText(id))) : 0);
}

// With what was chosen, where that is still there. `each` calls what it is given with names and ids.
template <typename Each>
void fillBox(QComboBox &box, const QString &all, const Each &each) {
    const auto chosen = box.currentData();
    const QSignalBlocker quiet(&box);
    box.clear();
    box.addItem(all, QString{});
    each([&](const QString &name, const auto &id) { box.addItem(name, shownText(id)); });
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

} // namespace

HistoryFilters::HistoryFilters(LiveFloor &floor, QWidget *parent)
    : QWidget(parent)
    , m_floor(floor)
    , m_row(new FlowLayout(this)) {
    m_period = addChoice(
        tr("Period"), 13,
        {tr("Today"), tr("Yesterday"), tr("This week"), tr("Last week"), tr("This month"), tr("From … to")});
    for (auto **date : {&m_first, &m_last}) {
        *date = new DayField(this);
        connect(*date, &DayField::dateChanged, this, &HistoryFilters::changed);
        m_row->addWidget(*date);
    }
    setSpokenName(*m_first, tr("First day"));
    setSpokenName(*m_last, tr("Last day"));
    m_queue = addChoice(tr("Queue"), 14);
    m_team = addChoice(tr("Team"), 10);
    m_agent = addChoice(tr("Agent"), 14);
    m_by = addChoice(
        tr("Rows"), 15,
        {tr("by queue"), tr("by agent"), tr("by queue and agent"), tr("all together"), tr("work of agents")});
    m_step = addChoice(tr("Rows by time"), 17,
                       {tr("whole period"), tr("by day"), tr("by hour"), tr("by quarter of an hour")});
    m_hours = new QLineEdit(this);
    m_hours->setObjectName(QStringLiteral("hours"));
    m_hours->setMaxLength(24);
    m_hours->setMinimumHeight(32);
    m_hours->setPlaceholderText(tr("Hours"));
    m_hours->setAccessibleName(tr("Hours of each day"));
    m_hours->setToolTip(tr("Hours of each day, by the site's clock: 9-17, 9:30-17:15; empty: all"));
    m_hours->setFixedWidth(m_hours->fontMetrics().horizontalAdvance(QStringLiteral("09:30-17:15")) + 24);
    connect(m_hours, &QLineEdit::editingFinished, this, [this] {
        if (m_hours->isModified())
            Q_EMIT changed();
        m_hours->setModified(false);
    });
    m_row->addWidget(m_hours);
    m_stream = addChoice(tr("Source"), 12);
    m_stream->hide();
    connect(m_stream, &QComboBox::currentIndexChanged, this, &HistoryFilters::fillNames);
    connect(m_period, &QComboBox::currentIndexChanged, this, &HistoryFilters::fillDates);
    // An agent's work is not told by queue.
    connect(m_by, &QComboBox::currentIndexChanged, this, [this] { m_queue->setEnabled(!areOfAgents()); });
    connect(m_team, &QComboBox::currentIndexChanged, this, &HistoryFilters::fillAgents);
    connect(&floor, &LiveFloor::replaced, this, &HistoryFilters::fillNames);
    connect(&floor, &LiveFloor::changed, this, [this](const Delta &delta) {
        if (delta.isWhole)
            fillNames();
    });
    fillNames();
    fillDates();
}

QComboBox *HistoryFilters::addChoice(const QString &name, int letters, const QStringList &texts) {
    auto *box = new QComboBox(this);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setMinimumHeight(32);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(letters);
    box->addItems(texts);
    connect(box, &QComboBox::currentIndexChanged, this, &HistoryFilters::changed);
    m_row->addWidget(box);
    return box;
}

void HistoryFilters::fillNames() {
    const auto &center = m_floor.center();
    auto others = importedOf(&PastStream::queues);
    fillBox(*m_queue, tr("All queues"), [&](auto add) {
        for (const auto &queue : center.site.queues) {
            if (hasOwn() || others.contains(queue.id))
                add(words::nameOf(center, queue.id), queue.id);
            others.erase(queue.id);
        }
        for (const auto &queue : others)
            add(shownText(queue), queue);
    });
    fillTeams();
    fillAgents();
}

// Who has no teams is not asked about them.
void HistoryFilters::fillTeams() {
    const auto teams = teamsOf(m_floor.center());
    fillBox(*m_team, tr("All teams"), [&](auto add) {
        for (const auto &team : teams)
            add(shownText(team), team);
    });
    m_team->setVisible(!teams.empty());
    constexpr int ofTeams = static_cast<int>(RowsBy::WorkOfTeams);
    if (teams.empty())
        m_by->removeItem(ofTeams);
    else if (m_by->count() == ofTeams)
        m_by->addItem(tr("work of teams"));
}

void HistoryFilters::fillAgents() {
    const auto &center = m_floor.center();
    const auto team = chosenIn<TeamId>(*m_team);
    auto others = importedOf(&PastStream::agents);
    fillBox(*m_agent, tr("All agents"), [&](auto add) {
        for (const auto &agent : center.agents) {
            if ((hasOwn() || others.contains(agent.id)) && (!team || teamOf(center, agent.id) == team))
                add(words::nameOf(center, agent.id), agent.id);
            others.erase(agent.id);
        }
        for (const auto &agent : others)
            if (!team)
                add(shownText(agent), agent);
    });
}

void HistoryFilters::know(std::vector<PastStream> streams) {
    m_streams = std::move(streams);
    fillStreams();
    fillNames();
}

void HistoryFilters::fillStreams() {
    const auto chosen = m_stream->currentData();
    const QSignalBlocker quiet(m_stream);
    m_stream->clear();
    m_stream->addItem(tr("All sources"), QString{});
    for (const auto &stream : m_streams)
        m_stream->addItem(stream.name == liveStream ? tr("This site") : shownText(stream.name),
                          QString::fromStdString(stream.name));
    m_stream->setCurrentIndex(std::max(0, m_stream->findData(chosen)));
    m_stream->setVisible(m_streams.size() > 1 ||
                         (m_streams.size() == 1 && m_streams.front().name != liveStream));
}

bool HistoryFilters::hasOwn() const {
    const auto stream = m_stream->currentData().toString();
    return stream.isEmpty() || stream == QLatin1StringView(liveStream.data(), liveStream.size());
}

template <class Id>
std::set<Id> HistoryFilters::importedOf(std::vector<Id> PastStream::*names) const {
    const auto chosen = m_stream->currentData().toString().toStdString();
    std::set<Id> all;
    for (const auto &stream : m_streams)
        if (chosen.empty() || chosen == stream.name)
            all.insert((stream.*names).begin(), (stream.*names).end());
    return all;
}

QDate HistoryFilters::today() const {
    return dateAt(m_floor.now(), zoneOf(m_floor.center().site));
}

// The dates are shown for every period, and chosen for one, which begins with those that were shown.
void HistoryFilters::fillDates() {
    const auto kind = static_cast<PeriodKind>(m_period->currentIndex());
    const bool isFree = kind == PeriodKind::Dates;
    for (auto *date : {m_first, m_last})
        date->setEnabled(isFree);
    if (isFree)
        return;
    const auto span = daysOf(kind, today());
    const QSignalBlocker first(m_first), last(m_last);
    m_first->setDate(span.first);
    m_last->setDate(span.last);
}

DaySpan HistoryFilters::days() const {
    const auto kind = static_cast<PeriodKind>(m_period->currentIndex());
    return kind == PeriodKind::Dates ? DaySpan{m_first->date(), m_last->date()} : daysOf(kind, today());
}

HistoryChoice HistoryFilters::choice() const {
    return {static_cast<PeriodKind>(m_period->currentIndex()),
            {m_first->date(), m_last->date()},
            chosenIn<QueueId>(*m_queue),
            chosenIn<TeamId>(*m_team),
            chosenIn<AgentId>(*m_agent),
            static_cast<RowsBy>(m_by->currentIndex()),
            static_cast<Step>(m_step->currentIndex()),
            m_hours->text().trimmed(),
            m_stream->currentData().toString()};
}

void HistoryFilters::choose(const HistoryChoice &choice) {
    m_period->setCurrentIndex(static_cast<int>(choice.period));
    if (choice.period == PeriodKind::Dates) {
        m_first->setDate(choice.days.first);
        m_last->setDate(choice.days.last);
    }
    chooseIn(*m_queue, choice.queue);
    chooseIn(*m_team, choice.team);
    chooseIn(*m_agent, choice.agent);
    m_by->setCurrentIndex(std::min(static_cast<int>(choice.rows), m_by->count() - 1)); // teams may be gone
    m_step->setCurrentIndex(static_cast<int>(choice.step));
    m_hours->setText(choice.hours);
    if (!choice.stream.isEmpty() && m_stream->findData(choice.stream) < 0)
        m_stream->addItem(choice.stream, choice.stream); // until it is known which there are
    m_stream->setCurrentIndex(std::max(0, m_stream->findData(choice.stream)));
}

} // namespace callboard
