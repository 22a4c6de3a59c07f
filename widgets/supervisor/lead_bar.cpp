// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/lead_bar.h"

#include "widgets/common/action_button.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/text_line.h"
#include "widgets/common/typed_menu.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/phone/phone_words.h"

#include <QBoxLayout>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int roomForText = 240; // beside the buttons, else below them
constexpr int gap = 8;

} // namespace

LeadBar::LeadBar(LiveFloor &floor, Requests &requests, UserId self, Softphone *phone, QWidget *parent)
    : QWidget(parent)
    , m_floor(floor)
    , m_self(self)
    , m_phone(phone)
    , m_asking(requests)
    , m_text(new TextLine(TextLine::Kind::Text, this)) {
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(gap);
    rows->addLayout(addRow());
    buildListening();
    auto *own = buildOwn();
    m_row->addWidget(own);
    m_row->setGrowing(own, roomForText + gap + m_own->minimumWidth());
    rows->addLayout(addRow());
    buildOthers();
    connect(&m_asking, &Asking::asked, this, [this] {
        m_refusal.clear();
        m_idleKey = {};
    });
    connect(&m_asking, &Asking::refused, this, [this](const QString &reason) {
        m_idleKey = {};
        m_refusal = reason;
        refresh();
    });
    connect(&m_asking, &Asking::done, this, &LeadBar::refresh);
    connect(&m_asking, &Asking::settled, this, &LeadBar::refresh); // a phone that rings on is waited for
    connect(&floor, &LiveFloor::changed, this, &LeadBar::refresh);
    connect(&floor, &LiveFloor::replaced, this, &LeadBar::refresh);
    connect(&floor, &LiveFloor::liveChanged, this, &LeadBar::refresh);
    if (phone)
        connect(phone, &Softphone::changed, this, &LeadBar::refresh);
    refresh();
}

FlowLayout *LeadBar::addRow() {
    return m_row = new FlowLayout;
}

ActionButton *LeadBar::addButton(Glyph glyph, const QString &text, const QKeySequence &key,
                                 const QString &explanation) {
    auto *button = new ActionButton(glyph, text, this);
    button->setKey(key, explanation);
    m_row->addWidget(button);
    return button;
}

void LeadBar::buildListening() {
    m_modes = {
        addButton(Glyph::Handset, tr("Listen"), Qt::CTRL | Qt::Key_L, tr("Hear this talk; nobody hears you")),
        addButton(Glyph::Microphone, tr("Whisper"), Qt::CTRL | Qt::Key_W,
                  tr("Hear this talk; the agent alone hears you")),
        addButton(Glyph::Person, tr("Barge in"), Qt::CTRL | Qt::Key_B, tr("Talk with both of them"))};
    for (std::size_t i = 0; i < m_modes.size(); ++i)
        connect(m_modes[i], &QPushButton::clicked, this,
                [this, i] { start(static_cast<SupervisionMode>(i), m_modes[i]); });
    m_takeOver = addButton(Glyph::Inward, tr("Take over"), Qt::CTRL | Qt::Key_T, {});
    m_stop = addButton(Glyph::Cross, tr("Leave"), Qt::CTRL | Qt::Key_D, tr("Leave the talk you listen to"));
    connect(m_takeOver, &QPushButton::clicked, this, [this] { m_asking.ask(TakeOverCall{}, m_takeOver); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_asking.ask(StopSupervision{}, m_stop); });
}

void LeadBar::buildOthers() {
    m_end = addButton(Glyph::HangUp, tr("End"), Qt::CTRL | Qt::Key_E, tr("End this call"));
    m_end->setQuestion(tr("End it?"));
    m_give = addButton(Glyph::Outward, tr("Give to"), Qt::CTRL | Qt::Key_G,
                       tr("Let this waiting call ring at an agent"));
    m_force =
        addButton(Glyph::Pause, tr("Set state"), Qt::CTRL | Qt::Key_S, tr("Set what this agent is, at once"));
    m_parties = addButton(Glyph::Person, tr("Parties"), Qt::CTRL | Qt::Key_P,
                          tr("Silence or remove one of several who talk"));
    m_record = addButton(Glyph::Disc, tr("Record"), Qt::SHIFT | Qt::Key_F11, {});
    connect(m_record, &QPushButton::clicked, this, &LeadBar::record);
    connect(m_end, &QPushButton::clicked, this, [this] { m_asking.ask(HangUp{call()->id}, m_end); });
    for (auto *button : {m_give, m_force, m_parties})
        button->setMenu(new TypedMenu(button));
    connect(m_parties->menu(), &QMenu::aboutToShow, this, &LeadBar::fillParties);
    connect(m_give->menu(), &QMenu::aboutToShow, this, &LeadBar::fillAgents);
    connect(m_force->menu(), &QMenu::aboutToShow, this, &LeadBar::fillStates);
}

// Those whose phone could ring now.
void LeadBar::fillAgents() {
    auto &menu = *m_give->menu();
    const auto &center = m_floor.center();
    menu.clear();
    for (const auto &agent : center.agents) {
        const auto *device = callboard::find(center, agent.device);
        const bool isThere = device && device->isRegistered && agent.state != AgentState::LoggedOut;
        if (!isThere || isEngaged(center, agent) || !call())
            continue;
        QString name = words::nameOf(center, agent.id) + u" · "_s + words::state(agent.state, agent.reason);
        menu.addAction(name.replace(u'&', u"&&"_s), this, [this, call = call()->id, agent = agent.id] {
            m_asking.ask(PullCall{call, agent}, m_give, words::nameOf(m_floor.center(), agent));
        });
    }
    if (menu.isEmpty())
        menu.addAction(tr("Nobody's phone is free"))->setEnabled(false);
}

void LeadBar::fillParties() {
    auto &menu = *m_parties->menu();
    menu.clear();
    const auto *talk = call();
    for (const auto &party : talk ? talk->parties : std::vector<Participant>{}) {
        auto who = party.agent                ? words::nameOf(m_floor.center(), party.agent)
                   : party.party.name.empty() ? shownNumber(party.party.number)
                                              : shownText(party.party.name);
        who.replace(u'&', u"&&"_s);
        const auto id = talk->id;
        const auto number = party.number;
        if (party.isMuted)
            menu.addAction(tr("Let speak: %1").arg(who), this, [this, id, number] {
                m_asking.ask(UnmuteParty{id, number}, m_parties);
            });
        else
            menu.addAction(tr("Silence: %1").arg(who), this, [this, id, number] {
                m_asking.ask(MuteParty{id, number}, m_parties);
            });
        menu.addAction(tr("Remove: %1").arg(who), this, [this, id, number] {
            m_asking.ask(RemoveParty{id, number}, m_parties);
        });
    }
}

void LeadBar::fillStates() {
    auto &menu = *m_force->menu();
    menu.clear();
    const auto add = [&](const QString &text, DesiredState state, ReasonId reason) {
        menu.addAction(text, this, [this, agent = agent(), state, reason] {
            m_asking.ask(ForceState{agent, state, reason}, m_force);
        });
    };
    add(words::state(AgentState::Ready), DesiredState::Ready, {});
    for (const auto &reason : m_floor.center().site.reasons)
        add(words::state(AgentState::NotReady, reason), DesiredState::NotReady, reason);
    add(words::state(AgentState::LoggedOut), DesiredState::LoggedOut, {});
}

void LeadBar::dial(const std::string &number) {
    if (callboard::find(m_floor.center(), m_self))
        m_asking.ask(Dial{number}, nullptr);
}

void LeadBar::start(SupervisionMode mode, ActionButton *button) {
    if (const auto *talk = call())
        m_asking.ask(StartSupervision{m_chosen.call ? AgentId{} : m_chosen.agent, talk->id, mode}, button);
}

void LeadBar::record() {
    const auto &talk = *call();
    if (talk.recordingPausedAt != Time{})
        m_asking.ask(ResumeRecording{talk.id}, m_record);
    else if (!talk.recording.empty())
        m_asking.ask(PauseRecording{talk.id}, m_record);
    else
        m_asking.ask(StartRecording{talk.id}, m_record);
}

// Shown where there is a recording to pause, or one may be begun.
void LeadBar::showRecording(const Call *chosen) {
    const bool isRecorded = chosen && !chosen->recording.empty();
    const bool isPaused = isRecorded && chosen->recordingPausedAt != Time{};
    m_record->setText(isPaused ? tr("Record on") : isRecorded ? tr("Pause recording") : tr("Record"));
    m_record->setKey(Qt::SHIFT | Qt::Key_F11,
                     isPaused     ? tr("Record this talk on; nothing of the pause is kept")
                     : isRecorded ? tr("Keep what is said from now on out of the recording")
                                  : tr("Record this talk"));
    m_record->setTone(isPaused ? Tone::Stop : Tone::Plain);
    const bool isFor =
        chosen && chosen->isTalking() && (isRecorded || m_floor.center().site.recording.isOnDemand);
    m_record->setVisible(isFor);
    m_record->setEnabled(isFor && m_floor.isLive());
}

void LeadBar::chooseAgent(AgentId agent) {
    if (!agent && m_chosen.call)
        return;
    m_chosen = {agent, {}};
    m_refusal.clear();
    m_idleKey = {};
    refresh();
}

void LeadBar::chooseCall(CallId call) {
    if (!call && m_chosen.agent)
        return;
    m_chosen = {{}, call};
    m_refusal.clear();
    m_idleKey = {};
    refresh();
}

const Call *LeadBar::call() const {
    const auto &center = m_floor.center();
    if (m_chosen.call)
        return callboard::find(center, m_chosen.call);
    const auto *agent = callboard::find(center, m_chosen.agent);
    return agent ? presentCall(center, *agent) : nullptr;
}

AgentId LeadBar::agent() const {
    const auto *chosen = call();
    return m_chosen.call && chosen ? presentAgent(m_floor.center(), *chosen) : m_chosen.agent;
}

void LeadBar::refresh() {
    const auto &center = m_floor.center();
    const bool isLive = m_floor.isLive();
    const auto *chosen = call();
    const auto *own = supervisionBy(center, m_self);
    for (std::size_t i = 0; i < m_modes.size(); ++i) {
        const bool isThis =
            own && chosen && own->call == chosen->id && own->mode == static_cast<SupervisionMode>(i);
        m_modes[i]->setTone(isThis ? Tone::Go : Tone::Plain);
        m_modes[i]->setEnabled(canHear(chosen) && (own || isPhoneThere()) && !isThis);
    }
    showTakeOver(own);
    m_stop->setEnabled(isLive && own);
    m_end->setEnabled(isLive && chosen);
    if (const auto id = chosen ? chosen->id : CallId{}; id != std::exchange(m_endsCall, id))
        m_end->withdrawQuestion();
    m_give->setEnabled(isLive && chosen && chosen->isWaiting() && !chosen->offer);
    m_parties->setEnabled(isLive && chosen && chosen->isConference());
    m_parties->setVisible(chosen && chosen->isConference());
    m_force->setEnabled(isLive && callboard::find(center, agent()));
    showRecording(chosen);
    showOwn();
    showRinging(own);
    showText(own);
}

bool LeadBar::canHear(const Call *chosen) const {
    return m_floor.isLive() && chosen && chosen->isTalking() && !chosen->has(m_self) && agent();
}

// With which one listens.
bool LeadBar::isPhoneThere() const {
    const auto *self = callboard::find(m_floor.center(), m_self);
    const auto *device = self ? callboard::find(m_floor.center(), self->device) : nullptr;
    return device && device->isRegistered;
}

// Asked for, and the own phone is not picked up yet. Beside another talk the buttons ask for that one.
void LeadBar::showRinging(const Supervision *own) {
    const bool isThis = own && !own->isJoined() && call() && call()->id == own->call;
    auto *now = isThis ? m_modes[static_cast<std::size_t>(own->mode)] : nullptr;
    if (m_ringing && m_ringing != now)
        m_ringing->setPending(false);
    m_ringing = now;
    if (now)
        now->setPending(true);
}

void LeadBar::showText(const Supervision *own) {
    if (m_idleKey && m_idleKey() != m_refusal) {
        m_idleKey = {};
        m_refusal.clear();
    }
    const bool isHeard = ownCall() || (own && own->isJoined());
    const bool isToBeHeard = ownCall() || (own && own->mode != SupervisionMode::Listen);
    const auto deafness = isHeard && m_phone ? words::deafness(m_phone->view(), isToBeHeard) : QString{};
    const auto warning = m_refusal.isEmpty() ? deafness : m_refusal;
    const bool isWarning = !warning.isEmpty();
    const auto severity = isWarning ? Severity::Warning : Severity::Calm;
    m_text->setGlyph(glyphOf(severity), [severity](const QPalette &p) { return colourOf(severity, p); });
    m_text->setInk(isWarning ? TextLine::Ink([](const QPalette &p) { return inkOf(Severity::Warning, p); })
                             : TextLine::Ink{});
    if (isWarning)
        return m_text->setText(warning);
    if (ownCall())
        return m_text->setText(ownText());
    if (!own) {
        const auto more = canHear(call()) && !isPhoneThere() ? phoneText() : workText();
        QStringList parts{m_chosen.agent || call() || more.isEmpty() ? chosenText() : QString{}, more};
        parts.removeAll(QString{});
        return m_text->setText(parts.join(u" · "_s));
    }
    const auto whom = words::nameOf(m_floor.center(), own->agent);
    if (!own->isJoined())
        return m_text->setText(tr("Pick up your phone to hear %1.").arg(whom));
    const std::array modes{tr("You listen to %1."), tr("You whisper to %1."), tr("You talk with %1.")};
    m_text->setText(modes[static_cast<std::size_t>(own->mode)].arg(whom));
}

QString LeadBar::chosenText() const {
    const auto *chosen = call();
    if (m_chosen.agent)
        return words::nameOf(m_floor.center(), m_chosen.agent);
    if (!chosen)
        return tr("Choose an agent or a call.");
    return chosen->from.name.empty() ? shownNumber(chosen->from.number) : shownText(chosen->from.name);
}

QString LeadBar::phoneText() const {
    return callboard::find(m_floor.center(), m_self)
               ? tr("your phone is not connected: you could hear nobody")
               : tr("you have no phone to listen with");
}

void LeadBar::fill(QMenu &menu) const {
    auto buttons = m_modes;
    buttons.insert(buttons.end(), {m_takeOver, m_stop, m_end, m_parties, m_record, m_give, m_force});
    for (auto *button : buttons) {
        if (!button->isEnabled() || button->isPending())
            continue;
        if (button->menu())
            menu.addMenu(button->menu())->setText(button->text());
        else
            menu.addAction(button->text() + u'\t' + button->shortcut().toString(QKeySequence::NativeText),
                           button, &QPushButton::click);
    }
}

} // namespace callboard
