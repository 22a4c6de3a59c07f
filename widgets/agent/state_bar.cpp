// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/state_bar.h"

#include "widgets/common/action_button.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/phone/phone_strip.h"

#include <QActionGroup>
#include <QMenu>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration extension = seconds{30};

} // namespace

StateBar::StateBar(LiveFloor &floor, Requests &requests, Softphone *phone, QWidget *parent)
    : Card(parent)
    , m_floor(floor)
    , m_asking(requests)
    , m_softphone(phone) {
    build();
    connect(&m_asking, &Asking::asked, this, [this] {
        m_idleKey = {};
        m_refusal.clear();
        showCaption();
    });
    connect(&m_asking, &Asking::refused, this, [this](const QString &reason) {
        m_idleKey = {};
        m_refusal = reason;
        showCaption();
    });
    connect(&floor, &LiveFloor::liveChanged, this, [this] {
        showButtons();
        tick();
    });
}

void StateBar::build() {
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    content()->addLayout(row);
    row->addWidget(buildState(), 3);

    m_ready = new ActionButton(Glyph::Disc, tr("Ready"), this);
    m_ready->setKey(Qt::Key_F2, tr("Take calls of your queues"));
    m_notReady = new ActionButton(Glyph::Pause, tr("Not ready"), this);
    m_notReady->setKey(Qt::Key_F3, tr("Take no calls, and say why"));
    m_extend = new ActionButton(Glyph::Plus, tr("30 seconds more"), this);
    m_extend->setKey(Qt::Key_F7, tr("Extend the after-call work"));
    m_done = new ActionButton(Glyph::Tick, tr("Done"), this);
    m_done->setKey(Qt::Key_F9, tr("End the after-call work"));
    m_reasons = new QMenu(m_notReady);
    m_choices = new QActionGroup(m_reasons);
    m_notReady->setMenu(m_reasons);
    for (auto *button : {m_extend, m_done, m_ready, m_notReady})
        row->addWidget(button);

    row->addSpacing(16);
    row->addWidget(buildFloor(), 2);

    connect(m_reasons, &QMenu::aboutToShow, this, &StateBar::fillReasons);
    connect(m_ready, &QPushButton::clicked, this, [this] { choose(DesiredState::Ready); });
    connect(m_extend, &QPushButton::clicked, this, [this] {
        m_asking.ask(ExtendAfterCallWork{{}, extension}, m_extend);
    });
    connect(m_done, &QPushButton::clicked, this, [this] { m_asking.ask(FinishAfterCallWork{}, m_done); });
}

QWidget *StateBar::buildState() {
    auto *part = new QWidget(this);
    auto *rows = new QVBoxLayout(part);
    rows->setContentsMargins({});
    rows->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    m_state = new TextLine(TextLine::Kind::Title, part);
    m_time = new TextLine(TextLine::Kind::Figure, part);
    m_time->setRoomFor(u"00:00"_s);
    m_caption = new TextLine(TextLine::Kind::Caption, part);
    row->addWidget(m_state);
    row->addWidget(m_time);
    row->addStretch(1);
    rows->addLayout(row);
    rows->addWidget(m_caption);
    return part;
}

QWidget *StateBar::buildFloor() {
    auto *part = new QWidget(this);
    auto *rows = new QVBoxLayout(part);
    rows->setContentsMargins({});
    rows->setSpacing(4);
    m_queues = new TextLine(TextLine::Kind::Text, part);
    m_phone = new TextLine(TextLine::Kind::Caption, part);
    for (auto *line : {m_queues, m_phone})
        line->setAlignment(Qt::AlignRight);
    rows->addWidget(m_queues);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_phone, 1);
    if (m_softphone) {
        m_strip = new PhoneStrip(*m_softphone, part);
        row->addWidget(m_strip);
    }
    rows->addLayout(row);
    return part;
}

void StateBar::fillReasons() {
    m_reasons->clear();
    const auto add = [this](const QString &text, DesiredState state, ReasonId reason) {
        auto *action = m_reasons->addAction(text);
        action->setCheckable(true);
        m_choices->addAction(action);
        action->setChecked(m_view.desired.state == state && m_view.desired.reason == reason);
        connect(action, &QAction::triggered, this, [this, state, reason] { choose(state, reason); });
    };
    for (const auto &reason : m_floor.center().site.reasons)
        add(words::reason(reason), DesiredState::NotReady, reason);
    add(tr("no reason"), DesiredState::NotReady, {});
    m_reasons->addSeparator();
    add(tr("Log out"), DesiredState::LoggedOut, {});
}

void StateBar::choose(DesiredState state, ReasonId reason) {
    m_asking.ask(SetState{{}, state, reason}, state == DesiredState::Ready ? m_ready : m_notReady);
}

void StateBar::display(const DeskView &view) {
    const bool isOther = view.state != m_view.state || view.since != m_view.since;
    m_view = view;
    if (isOther) {
        m_idleKey = {};
        m_refusal.clear();
    }
    showState();
    showButtons();
    tick();
}

void StateBar::tick() {
    const bool isTimed = m_view.takesCalls && m_view.state != AgentState::LoggedOut;
    m_time->setInk(m_floor.isLive() ? TextLine::Ink{} : oldInk);
    const bool isBusy = m_view.state == AgentState::Busy && m_view.call;
    const auto since = isBusy ? m_view.call->since : m_view.since;
    m_time->setText(isTimed ? clockText(m_floor.now() - since) : QString{});
    if (m_idleKey && m_idleKey() != m_refusal)
        tell({});
    showCaption();
    showFloor();
}

void StateBar::showState() {
    const auto state = m_view.state;
    m_state->setGlyph(glyphOf(state), [state](const QPalette &palette) { return colourOf(state, palette); });
    m_state->setText(m_view.takesCalls ? stateText() : tr("No phone"));
}

QString StateBar::stateText() const {
    if (m_view.state != AgentState::Busy || !m_view.call)
        return words::state(m_view.state, m_view.reason);
    return words::callState(callStateOf(m_view.call->stage));
}

void StateBar::showButtons() {
    const bool isWork = m_view.work.has_value();
    const bool isReadyWished = m_view.desired.state == DesiredState::Ready;
    const bool canAsk = m_floor.isLive() && m_view.takesCalls;
    m_done->setVisible(isWork);
    m_extend->setVisible(isWork);
    m_done->setTone(Tone::Accent);
    // During after-call work Done leads to what is wished; Ready is there when that is something else.
    m_ready->setVisible(!isWork || !isReadyWished);
    m_ready->setEnabled(canAsk && !lacksCode() && (!isReadyWished || m_view.isDeskLost));
    const bool isMain =
        !isReadyWished && (m_view.state == AgentState::NotReady || m_view.state == AgentState::LoggedOut);
    m_ready->setTone(isMain ? Tone::Go : Tone::Plain);
    for (auto *button : {m_notReady, m_extend, m_done})
        button->setEnabled(canAsk);
    m_done->setEnabled(canAsk && !lacksCode());
}

// The queue wants to know how the call ended before its work does.
bool StateBar::lacksCode() const {
    return m_view.work && m_view.wrapUp && m_view.wrapUp->isNeeded && !m_view.wrapUp->disposition;
}

QString StateBar::passport() const {
    const auto &desired = m_view.desired;
    if (m_view.isDeskLost)
        return tr("This desk was not reachable, so no calls are offered. Press Ready to take calls again.");
    if (!m_view.isForced || m_view.next)
        return {};
    if (desired.author == Author::Rule)
        return desired.state == DesiredState::NotReady
                   ? tr("Set by a rule after missed calls. Press Ready to leave.")
                   : tr("Set by a rule.");
    const auto who = words::nameOf(m_floor.center(), desired.by);
    return desired.state == DesiredState::NotReady ? tr("Set by %1. Press Ready to leave.").arg(who)
                                                   : tr("Set by %1.").arg(who);
}

QString StateBar::remaining() const {
    const auto left = m_view.work->until - m_floor.now();
    return left >= Duration{} ? tr("%1 left").arg(clockText(left + seconds{1} - microseconds{1}))
                              : tr("over by %1").arg(clockText(-left));
}

// What somebody else wishes for the agent has his name.
QString StateBar::wishText(const Desired &desired) const {
    const auto wish = words::wish(desired);
    if (desired.author != Author::Supervisor)
        return wish;
    return tr("%1, set by %2").arg(wish, words::nameOf(m_floor.center(), desired.by));
}

void StateBar::showCaption() {
    const bool isWarning = !m_refusal.isEmpty() || !m_floor.isLive();
    const auto severity = isWarning ? Severity::Warning : Severity::Calm;
    m_caption->setGlyph(glyphOf(severity), [severity](const QPalette &p) { return colourOf(severity, p); });
    m_caption->setInk(isWarning ? TextLine::Ink([](const QPalette &p) { return inkOf(Severity::Warning, p); })
                                : TextLine::Ink{});
    if (!m_floor.isLive())
        return m_caption->setText(
            (m_view.call
                 ? tr("Offline since %1. Your phone alone knows whether the call goes on.")
                 : tr("Offline since %1. Your phone alone knows of calls; the desk reconnects by itself."))
                .arg(timeOfDayText(m_floor.asOf(), zoneOf(m_floor.center().site))));
    if (!m_refusal.isEmpty())
        return m_caption->setText(m_refusal);
    QStringList parts;
    if (m_view.work)
        parts += remaining();
    if (m_view.isWorkWaiting)
        parts += tr("after-call work waits");
    const auto &wrapUp = m_view.wrapUp;
    if (lacksCode() ||
        (wrapUp && (wrapUp->isOwed || (wrapUp->isAside && wrapUp->isNeeded && !wrapUp->disposition))))
        parts += tr("say how the call ended (%1)")
                     .arg(QKeySequence(Qt::SHIFT | Qt::Key_F9).toString(QKeySequence::NativeText));
    if (m_view.next)
        parts += (m_view.work ? tr("next: %1") : tr("after this call: %1")).arg(wishText(*m_view.next));
    if (const auto why = passport(); !why.isEmpty())
        parts += why;
    if (!m_view.takesCalls)
        parts += tr("You have no extension, so no calls come here.");
    else if (m_view.state == AgentState::LoggedOut)
        parts += tr("Press Ready to begin.");
    m_caption->setText(parts.join(u" · "_s));
}

void StateBar::tell(const IdleKeys::Reason &reason) {
    m_idleKey = reason;
    m_refusal = reason ? reason() : QString{};
    showCaption();
}

void StateBar::explainKeys(IdleKeys &keys) {
    const auto on = [&](const QKeySequence &key, QString (StateBar::*why)() const) {
        keys.add(
            key, [this, why] { return (this->*why)(); },
            [this](const IdleKeys::Reason &reason) { tell(reason); });
    };
    on(Qt::Key_F2, &StateBar::whyNotReady);
    on(Qt::Key_F7, &StateBar::whyNoWork);
    on(Qt::Key_F9, &StateBar::whyNoDone);
}

QString StateBar::whyNotReady() const {
    if (!m_view.takesCalls || !m_floor.isLive()) // the line says so already
        return {};
    if (lacksCode())
        return codeWanted();
    if (m_view.desired.state != DesiredState::Ready)
        return {};
    if (m_view.work)
        return tr("You are ready when your after-call work is done (%1).")
            .arg(QKeySequence(Qt::Key_F9).toString(QKeySequence::NativeText));
    return m_view.next ? tr("You are ready after this call.") : tr("You are ready already.");
}

QString StateBar::whyNoWork() const {
    if (m_view.isWorkWaiting)
        return tr("Your after-call work waits for the end of this talk.");
    return m_view.work ? QString{} : tr("You do no after-call work now.");
}

QString StateBar::whyNoDone() const {
    const auto why = whyNoWork();
    return why.isEmpty() && lacksCode() ? codeWanted() : why;
}

QString StateBar::codeWanted() const {
    return tr("Say first how the call ended (%1).")
        .arg(QKeySequence(Qt::SHIFT | Qt::Key_F9).toString(QKeySequence::NativeText));
}

void StateBar::showFloor() {
    std::int32_t waiting = 0;
    const DeskQueue *worst = nullptr;
    for (const auto &queue : m_view.queues) {
        waiting += queue.waiting;
        if (queue.waiting && (!worst || queue.waitingSince < worst->waitingSince))
            worst = &queue;
    }
    const auto wait = worst ? m_floor.now() - worst->waitingSince : Duration{};
    const auto severity = worst ? severityOfWait(wait, worst->target) : Severity::Calm;
    m_queues->setText(worst ? tr("%n waiting · %2 in %1", nullptr, waiting)
                                  .arg(words::nameOf(m_floor.center(), worst->id), clockText(wait))
                            : tr("Nobody waits"));
    m_queues->setGlyph(glyphOf(severity), [severity](const QPalette &p) { return colourOf(severity, p); });
    // What is old is grey, as the callers in the list are.
    const auto ink = [severity](const QPalette &p) { return inkOf(severity, p); };
    m_queues->setInk(m_floor.isLive() ? TextLine::Ink(ink) : TextLine::Ink(oldInk));
    showPhone();
}

// What the backend knows of the phone counts: where calls cannot ring, this computer's own opinion is why.
void StateBar::showPhone() {
    const auto phone = shownText(m_view.phone);
    const bool isLost = !m_view.isPhoneThere;
    if (m_strip) {
        m_strip->setVisible(!m_view.phone.isNone());
        m_strip->setNeeded(isLost && m_floor.isLive());
        m_strip->setMuted(m_view.call && m_view.call->isMuted);
    }
    m_phone->setText(m_view.phone.isNone() ? QString{}
                     : isLost              ? tr("phone %1 is not connected").arg(phone)
                     : m_strip             ? tr("phone %1").arg(phone) // and beside it, where it rings
                                           : tr("phone %1 registered").arg(phone));
    m_phone->setToolTip(isLost ? tr("No calls can ring. Check that the phone is on and connected.")
                               : tr("The phone is connected: calls can ring."));
    m_phone->setGlyph(m_view.phone.isNone() ? Glyph::None
                      : isLost              ? Glyph::Triangle
                                            : Glyph::Phone,
                      isLost ? TextLine::Ink([](const QPalette &p) { return colourOf(Severity::Warning, p); })
                             : TextLine::Ink{});
    m_phone->setMinimumWidth(isLost || m_strip ? m_phone->sizeHint().width() : 0); // which phone, is not cut
    m_phone->setInk(isLost ? TextLine::Ink([](const QPalette &p) { return inkOf(Severity::Warning, p); })
                           : TextLine::Ink{});
}

} // namespace callboard
