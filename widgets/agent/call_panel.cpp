// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/call_panel.h"

#include "widgets/agent/desk_calls.h"
#include "widgets/agent/dial_names.h"
#include "widgets/agent/note_drafts.h"
#include "widgets/agent/party_list.h"
#include "widgets/common/action_button.h"
#include "widgets/common/text_line.h"
#include "widgets/common/theme.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/phone/dial_pad.h"
#include "widgets/phone/softphone.h"

#include <QLabel>
#include <QLineEdit>
#include <QShortcut>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

AgentState colourState(DeskCall::Stage stage) {
    switch (stage) {
    case DeskCall::Stage::Ringing:
    case DeskCall::Stage::Placed:
    case DeskCall::Stage::Dialling:
        return AgentState::Reserved;
    case DeskCall::Stage::Talking:
        return AgentState::Busy;
    case DeskCall::Stage::Held:
        return AgentState::NotReady;
    }
    return AgentState::Unknown;
}

template <class C>
QString asked() {
    return QString::fromLatin1(C::method.data(), static_cast<qsizetype>(C::method.size()));
}

// "+7 (921) 123-45-67" as people write it, "+79211234567" as it is dialled.
std::string dialled(const QString &typed) {
    QString digits;
    for (const auto letter : typed)
        if (!letter.isSpace() && !u"()-./\u2010\u2011\u2013\u00A0"_s.contains(letter))
            digits += letter;
    return digits.toStdString();
}

} // namespace

CallPanel::CallPanel(LiveFloor &floor, Requests &requests, NoteDrafts &drafts, Softphone *phone,
                     QWidget *parent)
    : Card(parent)
    , m_floor(floor)
    , m_drafts(drafts)
    , m_asking(requests)
    , m_softphone(phone) {
    buildLines();
    buildActions();
    content()->addStretch(1);
    buildDialling(requests);
    connect(&m_asking, &Asking::asked, this, [this] { showNote({}, Severity::Calm); });
    connect(&m_asking, &Asking::refused, this, [this](const QString &reason) { tellVain(reason); });
    connect(&m_asking, &Asking::done, this, [this](const QString &method) {
        // A number that was used would send the next caller there, too.
        if (QStringList{asked<Dial>(), asked<TransferCall>(), asked<ConsultCall>(), asked<SendDigits>(),
                        asked<AskExpert>()}
                .contains(method))
            m_target->clear();
        // Not every phone answers when it is asked to.
        if (method == QLatin1StringView(AnswerCall::method.data()) && isRinging() && !isPhoneHere())
            showNote(tr("If it does not answer by itself, pick up phone %1.").arg(shownText(m_view.phone)),
                     Severity::Calm);
    });
    connect(&requests, &Requests::found, this, &CallPanel::learnName);
    connect(&floor, &LiveFloor::liveChanged, this, &CallPanel::showAlone);
    if (phone)
        connect(phone, &Softphone::changed, this, [this] {
            if (!m_floor.isLive())
                showAlone();
        });
    keepRoom();
    keepHeight();
    showButtons();
}

// As wide as a talk needs from the beginning: nothing moves under the eye when somebody answers.
void CallPanel::keepRoom() {
    const int gap = 8;
    const int left = std::max({m_hold->widthFor({tr("Hold"), tr("Retrieve")}, Qt::Key_F5),
                               m_consult->widthFor({tr("Consult")}, Qt::SHIFT | Qt::Key_F6),
                               m_swap->widthFor({tr("Swap")}, Qt::SHIFT | Qt::Key_F5)});
    const int right = std::max({m_mute->widthFor({tr("Mute"), tr("Unmute")}, Qt::Key_F12),
                                m_expert->widthFor({tr("Ask in")}, Qt::CTRL | Qt::Key_H),
                                m_consult->widthFor({tr("Connect both")}, Qt::SHIFT | Qt::Key_F6)});
    const int dialling = m_target->minimumWidth() + gap +
                         m_dial->widthFor({tr("Dial"), tr("Redial"), tr("Transfer")}, {}) + gap +
                         m_keys->sizeHint().width();
    const auto margins = content()->contentsMargins();
    setMinimumWidth(std::max(2 * std::max(left, right) + gap, dialling) + margins.left() + margins.right());
}

void CallPanel::buildLines() {
    auto *head = new QHBoxLayout;
    m_stage = new TextLine(TextLine::Kind::Strong, this);
    m_time = new TextLine(TextLine::Kind::Figure, this);
    m_time->setAlignment(Qt::AlignRight);
    m_time->setRoomFor(u"0:00:00"_s);
    m_record = new ActionButton(Glyph::Disc, tr("Record"), this);
    connect(m_record, &QPushButton::clicked, this, &CallPanel::record);
    m_headNote = new TextLine(TextLine::Kind::Caption, this);
    m_headNote->hide();
    head->addWidget(m_stage, 1);
    head->addWidget(m_headNote, 1);
    head->addWidget(m_record);
    head->addWidget(m_time);
    content()->addLayout(head);
    m_number = new TextLine(TextLine::Kind::Title, this);
    m_name = new TextLine(TextLine::Kind::Text, this);
    m_way = new TextLine(TextLine::Kind::Caption, this);
    m_idle = new QLabel(this);
    m_idle->setTextFormat(Qt::PlainText);
    m_idle->setWordWrap(true);
    m_idle->setFont(captionFont(font()));
    m_idle->setForegroundRole(QPalette::PlaceholderText);
    m_note = new TextLine(TextLine::Kind::Caption, this);
    m_note->hide();
    for (QWidget *line : std::initializer_list<QWidget *>{m_number, m_name, m_way, m_idle, m_note})
        content()->addWidget(line);
}

void CallPanel::buildActions() {
    m_answer = new ActionButton(Glyph::Handset, tr("Answer"), this);
    m_answer->setKey(Qt::Key_F4, tr("Answer the call that rings"));
    m_answer->setTone(Tone::Go);
    m_answer->setLarge(true);
    m_hangUp = new ActionButton(Glyph::HangUp, tr("Hang up"), this);
    m_hangUp->setTone(Tone::Stop);
    m_hangUp->setLarge(true);
    m_reject = new ActionButton(Glyph::Cross, tr("Reject"), this);
    for (auto *button : {m_answer, m_hangUp, m_reject})
        content()->addWidget(button);
    buildTalking();
    buildConsult();
    buildTogether();
    connect(m_answer, &QPushButton::clicked, this, &CallPanel::answerCall);
    connect(m_reject, &QPushButton::clicked, this, &CallPanel::reject);
    connect(m_hangUp, &QPushButton::clicked, this, &CallPanel::endCall);
}

void CallPanel::buildDialling(Requests &requests) {
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_target = new QLineEdit(this);

    m_target->setAccessibleName(tr("Number to dial"));
    m_target->setToolTip(tr("Number or extension to call (%1)").arg(QKeySequence(Qt::Key_F6).toString()));
    m_target->setMaxLength(64);
    m_target->setClearButtonEnabled(true);
    m_target->setMinimumHeight(36);
    m_target->setMinimumWidth(m_target->fontMetrics().horizontalAdvance(u"000 000"_s) +
                              56); // and to clear it
    m_target->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_dial = new ActionButton(Glyph::Outward, tr("Dial"), this);
    m_keys = new ActionButton(Glyph::Phone, tr("Keys"), this);
    m_keys->setKey(Qt::Key_F11, tr("Press these keys for the other side's machine"));
    for (auto *button : {m_dial, m_keys, m_consult, m_expert})
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the name that is chosen in the field
    row->addWidget(m_target, 1);
    row->addWidget(m_dial);
    row->addWidget(m_join, 1);
    row->addWidget(m_keys);
    content()->addLayout(row);

    m_names = new DialNames(m_floor, requests, *m_target); // lives as long as the field
    auto *reach = new QShortcut(Qt::Key_F6, this);
    connect(reach, &QShortcut::activated, m_target, [this] {
        if (m_target->isHidden()) // else it would take the keyboard when it is shown again
            return tellIdleKey([this] { return whyNoField(); });
        m_hasPassedOn = false;
        m_target->setFocus(Qt::ShortcutFocusReason);
        m_target->selectAll();
        showButtons();
    });
    auto *dial = new QShortcut(dialKey, this); // beside Enter in the field
    dial->setAutoRepeat(false);                // who holds it down means it once
    connect(dial, &QShortcut::activated, this, &CallPanel::go);
    connect(m_target, &QLineEdit::returnPressed, this, &CallPanel::enter);
    connect(m_target, &QLineEdit::textEdited, this, [this] { m_hasPassedOn = false; });
    connect(m_target, &QLineEdit::textChanged, this, [this] {
        m_typedFor = m_view.call ? m_view.call->id : CallId{};
        dropVain();
        showButtons();
    });
    connect(m_dial, &QPushButton::clicked, this, &CallPanel::go);
    connect(m_keys, &QPushButton::clicked, this, &CallPanel::pressKeys);
}

std::string CallPanel::typed() const {
    return dialled(m_target->text());
}

void CallPanel::prepareDial(const QString &number) {
    m_prepared = number;
    m_target->setText(number);
    m_target->setFocus(Qt::OtherFocusReason);
}

void CallPanel::press(ActionButton &button) {
    if (!button.isHidden() && !button.isPending() && !button.isSettling())
        button.click();
}

// While somebody is on the line the number is where he is sent.
void CallPanel::go() {
    m_names->settle();
    if (mayRedial())
        m_target->setText(m_drafts.lastDialled());
    const auto number = typed();
    if (m_dial->isPending())
        return;
    if (number.empty() || !m_dial->isEnabled())
        return tellIdleKey([this] { return whyNoDial(); });
    if (isTalking() && std::exchange(m_typedFor, m_view.call->id) != m_view.call->id)
        return showNote(tr("Enter again passes this caller on to %1.").arg(m_target->text()),
                        Severity::Warning);
    if (isTalking()) { // where somebody is sent was not called from here
        m_asking.ask(TransferCall{m_view.call->id, number}, m_dial);
        m_hasPassedOn = true;
        return;
    }
    m_hasPassedOn = false;
    m_asking.ask(Dial{number}, m_dial);
    m_drafts.keepDialled(m_target->text());
}

// One Enter too many after a transfer would call somebody who has nothing to do with it.
void CallPanel::enter() {
    if (m_dial->isPending() || whyNoEnter().isEmpty())
        return go();
    tellIdleKey([this] { return whyNoEnter(); });
}

void CallPanel::display(const DeskView &view) {
    const bool isOther =
        view.call.has_value() != m_view.call.has_value() || view.canAnswerHere != m_view.canAnswerHere ||
        isAsked() != (view.advice && !view.advice->isJoined) ||
        (view.call && (view.call->id != m_view.call->id || view.call->stage != m_view.call->stage));
    // A number that was left there is not where the next caller is sent. Whom to call back is not forgotten.
    const bool isMeant = m_target->hasFocus() || m_target->text() == m_prepared;
    if (view.call && !m_view.call && view.call->stage == DeskCall::Stage::Ringing && !isMeant)
        m_target->clear();
    // Another call has come under the finger: the colleague has hung up, and this would end the customer's.
    if (view.call && m_view.call && view.call->id != m_view.call->id)
        for (auto *button : {m_hangUp, m_consult})
            button->settle();
    const bool wasConference = isConference();
    const auto lastOf = [](const DeskView &of) { return of.last ? of.last->call : CallId{}; };
    const auto adviceOf = [](const DeskView &of) { return of.advice ? of.advice->talk.id : CallId{}; };
    const bool isOtherCard = lastOf(view) != lastOf(m_view) || adviceOf(view) != adviceOf(m_view);
    const auto gone = std::exchange(m_view, view).gone;
    if (isOtherCard)
        dropVain();
    if (isConference() != wasConference)
        showNote({}, Severity::Calm);
    auto place = m_note->sizePolicy(); // no button moves for it: in a talk it stands where the way does
    place.setRetainSizeWhenHidden(!isTalking());
    m_note->setSizePolicy(place);
    m_names->leaveOut(view.agent);
    if (isOther)
        showNote(stageNote(), Severity::Calm);
    m_gone = gone && !view.call && !view.last ? goneSentence(*gone) : isOther ? QString{} : m_gone;
    if (gone && !m_gone.isEmpty())
        showNote(m_gone, Severity::Warning);
    // What goes, goes before what comes: with both shown for a moment the window would grow, and stay so.
    if (!view.call || view.call->parties.empty())
        m_parties->hide();
    if (!view.other && !view.gone)
        m_calls->hide();
    if (view.call)
        showCall(*view.call);
    showButtons();
    if (!view.call)
        showNoCall();
    tick();
}

bool CallPanel::isRinging() const {
    return m_view.call && m_view.call->stage == DeskCall::Stage::Ringing;
}

// The number that was called last from here, while nothing is typed.
bool CallPanel::mayRedial() const {
    return !m_view.call && typed().empty() && !m_drafts.lastDialled().isEmpty();
}

bool CallPanel::isTalking() const {
    return m_view.call &&
           (m_view.call->stage == DeskCall::Stage::Talking || m_view.call->stage == DeskCall::Stage::Held);
}

void CallPanel::showCall(const DeskCall &call) {
    const auto state = colourState(call.stage);
    m_stage->setGlyph(glyphOf(state), [state](const QPalette &palette) { return colourOf(state, palette); });
    const std::array stages{tr("Ringing"), tr("Dialling"), tr("Dialling"), tr("Talking"), tr("On hold")};
    const auto stage = stages[static_cast<std::size_t>(call.stage)];
    m_stage->setText(call.isMuted && isTalking() ? tr("%1, muted").arg(stage) : stage);
    m_idle->hide();
    showParty(call);
}

void CallPanel::showParty(const DeskCall &call) {
    m_number->setVisible(!isListed());
    const auto name = shownText(nameOf(call));
    m_name->setVisible(!isListed() && !name.isEmpty());
    m_way->setVisible(call.parties.empty() && (m_note->isHidden() || !isTalking()));
    m_time->show();
    m_number->setText(call.number.empty() ? tr("Number withheld") : shownNumber(call.number));
    m_name->setText(name);
}

void CallPanel::tick() {
    if (m_view.advice && !m_view.call)
        return showAdvice();
    if (!m_view.call)
        return;
    showCalls();
    const auto &call = *m_view.call;
    m_time->setText(clockText(m_floor.now() - call.since));
    const auto silence = silenceText(call);
    QStringList parts{silence.isEmpty() ? wayOf(call) : silence, supervisorText(call)};
    parts.removeAll(QString{});
    m_way->setText(parts.join(u" · "_s));
    const auto severity = silence.isEmpty() ? Severity::Calm : Severity::Warning;
    m_way->setGlyph(glyphOf(severity), [severity](const QPalette &p) { return colourOf(severity, p); });
    m_way->setInk(silence.isEmpty() ? TextLine::Ink{} : TextLine::Ink([](const QPalette &p) {
        return inkOf(Severity::Warning, p);
    }));
}

void CallPanel::showButtons() {
    checkIdleKey();
    m_answer->setVisible(((isRinging() || isAsked()) && m_view.canAnswerHere) || ringsAlone());
    m_answer->setEnabled(m_floor.isLive() || ringsAlone());
    m_reject->setVisible(isRinging() || isAsked());
    m_reject->setKey(Qt::SHIFT | Qt::Key_F8, isAsked() ? tr("Stay out; who asks you in is told")
                                                       : tr("Let another agent take this call"));
    m_reject->setEnabled(m_floor.isLive());
    m_hangUp->setVisible((m_view.call && !isRinging()) || isAdvising() || talksAlone());
    m_hangUp->setEnabled(m_floor.isLive() || talksAlone());
    showTalking();
    showConsult();
    showTogether();
    const bool hasNumber = !typed().empty();
    const bool mayGo =
        m_floor.isLive() && m_view.isPhoneThere && (!m_view.call || (isTalking() && !m_view.other));
    m_dial->setEnabled(mayGo && (hasNumber || mayRedial()));
    m_target->setVisible(!m_join->isVisibleTo(this)); // nobody is sent on while two are on the line
    m_dial->setVisible(!m_join->isVisibleTo(this));
    m_keys->setVisible(isTalking());
    m_keys->setEnabled(m_floor.isLive());
    if (m_pad && !isTalking())
        m_pad->hide();
}

} // namespace callboard
