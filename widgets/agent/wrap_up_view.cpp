// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/wrap_up_view.h"

#include "widgets/agent/code_box.h"
#include "widgets/agent/note_drafts.h"
#include "widgets/common/action_button.h"
#include "widgets/common/spoken_name.h"
#include "widgets/models/text.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QShortcut>

#include <chrono>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds typingPause{150};

QString labelOf(const DispositionSettings &code) {
    return shownText(code.label);
}

// "Trouble › No line"
QString pathOf(const Center &center, const DispositionSettings &code) {
    auto path = labelOf(code);
    const auto *above = settingsOf(center, code.parent);
    for (std::size_t i = 0; above && i < center.site.dispositions.size(); ++i) {
        path = labelOf(*above) + u" › "_s + path;
        above = settingsOf(center, above->parent);
    }
    return path;
}

} // namespace

WrapUpView::WrapUpView(LiveFloor &floor, Requests &requests, NoteDrafts &drafts, QWidget *parent)
    : Card(tr("About this call"), parent)
    , m_floor(floor)
    , m_drafts(drafts)
    , m_asking(requests) {
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &WrapUpView::keepDraft);
    connect(&m_asking, &Asking::asked, this, [this] { m_refusal.clear(); });
    connect(&m_asking, &Asking::done, this, [this] {
        m_asked = {};
        showState();
    });
    connect(&m_asking, &Asking::refused, this, [this](const QString &reason) {
        m_asked = {};
        m_refusal = reason;
        showCode();
        showState();
    });
    connect(&floor, &LiveFloor::liveChanged, this, &WrapUpView::showState);
    connect(&floor, &LiveFloor::happened, this, [this](const Event &event) {
        if (const auto *note = std::get_if<NoteAdded>(&event.fact); note && note->agent == m_agent)
            forget(note->call, note->text);
    });
}

// What was typed within the last pause is not lost either.
WrapUpView::~WrapUpView() {
    if (m_pause.isActive())
        storeDraft();
}

void WrapUpView::build() {
    m_code = new CodeBox(this);
    m_code->setMinimumHeight(36);
    m_code->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setSpokenName(*m_code, tr("How the call ended"));
    const QKeySequence reachKey(Qt::SHIFT | Qt::Key_F9);
    m_code->setToolTip(
        tr("How the call ended: type a part of it (%1)").arg(reachKey.toString(QKeySequence::NativeText)));
    m_code->lineEdit()->setPlaceholderText(tr("How did it end?"));
    m_note = new QPlainTextEdit(this);
    m_note->setAccessibleName(tr("Note about this call"));
    m_note->setPlaceholderText(tr("What is to be remembered"));
    m_note->setTabChangesFocus(true);
    m_note->setMinimumHeight(m_note->fontMetrics().lineSpacing() + 16); // more where there is room
    m_save = new ActionButton(Glyph::Tick, tr("Save"), this);
    m_save->setKey(Qt::CTRL | Qt::Key_Return, tr("Save the note"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_code, 1);
    row->addWidget(m_save, 0, Qt::AlignRight);
    content()->addLayout(row);
    content()->addWidget(m_note, 1);

    m_close = new ActionButton(Glyph::Cross, tr("Close"), this);
    m_close->setToolTip(tr("Put this card away; what is typed is saved (%1)")
                            .arg(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)));
    m_close->hide();
    head()->addWidget(m_close);
    m_away = new QShortcut(Qt::Key_Escape, this);
    m_away->setContext(Qt::WidgetWithChildrenShortcut);
    m_away->setEnabled(false);
    connect(m_away, &QShortcut::activated, this, &WrapUpView::putAway);
    connect(m_close, &QPushButton::clicked, this, &WrapUpView::putAway);

    auto *reach = new QShortcut(reachKey, m_code); // where there are codes
    connect(reach, &QShortcut::activated, m_code, [this] {
        m_code->setFocus(Qt::ShortcutFocusReason);
        m_code->lineEdit()->selectAll();
    });
    connect(m_code, &QComboBox::activated, this, &WrapUpView::choose);
    connect(m_code->lineEdit(), &QLineEdit::returnPressed, this, &WrapUpView::chooseTyped);
    connect(m_save, &QPushButton::clicked, this, &WrapUpView::save);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_pause.isActive()) // not after each key anew: who types without a pause is kept, too
            m_pause.start();
        showState();
    });
}

// What the card is about.
QString WrapUpView::titleFor(const DeskView &view) {
    if (!view.wrapUp || !(view.wrapUp->isOwed || view.wrapUp->isAside))
        return view.call && view.wrapUp && !view.wrapUp->isTalking ? tr("About the last call")
                                                                   : tr("About this call");
    const auto &party = view.wrapUp->party;
    return party.number.empty() && party.name.empty()
               ? tr("About an earlier call")
               : tr("About the call with %1")
                     .arg(party.name.empty() ? shownNumber(party.number) : shownText(party.name));
}

bool WrapUpView::isWanted() const {
    const auto &about = m_wrapUp;
    return about &&
           (about->isTalking || about->isWork || about->isOwed || about->isAside || m_isOpen || isUnsaved());
}

QString WrapUpView::whyNoCode() const {
    if (!isVisible())
        return tr("There is no call to write about now.");
    return m_codes.empty() ? tr("There are no codes for a call like this.") : QString{};
}

QString WrapUpView::whyNoNote() const {
    if (!isVisible())
        return tr("There is no call to write about now.");
    return isUnsaved() ? QString{} : tr("There is nothing new to save.");
}

void WrapUpView::display(const DeskView &view) {
    m_agent = view.agent;
    followOwed(view);
    if (!m_isOpen)
        setTitle(titleFor(view));
    if (m_wrapUp && (!view.wrapUp || view.wrapUp->call != m_wrapUp->call))
        leave();
    if (!view.wrapUp) {
        m_wrapUp.reset();
        return;
    }
    if (!m_wrapUp || view.wrapUp->call != m_wrapUp->call)
        return begin(*view.wrapUp);
    const auto before = std::exchange(m_wrapUp, view.wrapUp);
    if (before->queue != m_wrapUp->queue)
        fillCodes();
    if (before->disposition != m_wrapUp->disposition)
        showCode();
    if (before->note != m_wrapUp->note)
        takeNote(before->note);
    if (before != m_wrapUp)
        showState();
}

// The code that was owed is given: there may be something to write, too. Until that is saved, the card is put
// away, or another call takes its place.
void WrapUpView::followOwed(const DeskView &view) {
    const auto &next = view.wrapUp;
    const bool isSame = m_wrapUp && next && next->call == m_wrapUp->call;
    const bool isGiven = isSame && m_wrapUp->isOwed && !next->isOwed && !view.call;
    const bool isSaved = isSame && next->note != m_wrapUp->note && typed().toStdString() == next->note;
    keepOpen(isGiven || (m_isOpen && isSame && !isSaved));
    if (isGiven && m_code->hasFocus())
        m_note->setFocus(Qt::OtherFocusReason);
}

void WrapUpView::keepOpen(bool isOpen) {
    m_isOpen = isOpen;
    m_close->setVisible(isOpen);
    m_away->setEnabled(isOpen);
}

void WrapUpView::putAway() {
    keepOpen(false);
    leave();
    Q_EMIT wantedChanged();
}

// A draft of an earlier life of this desktop comes first.
void WrapUpView::begin(const DeskWrapUp &wrapUp) {
    m_wrapUp = wrapUp;
    m_asked = {};
    m_refusal.clear();
    m_isDraftKept = true;
    fillCodes();
    const auto draft = m_drafts.of(wrapUp.call);
    m_note->setPlainText(draft ? *draft : QString::fromStdString(wrapUp.note));
    m_pause.stop();
    forget(wrapUp.call, wrapUp.note);
    showState();
}

// Another call takes its place: what was typed about this one is saved as it is.
void WrapUpView::leave() {
    if (!isUnsaved())
        return;
    keepDraft();
    save();
}

// Saved here or elsewhere. What was typed since then stays.
void WrapUpView::takeNote(const std::string &before) {
    if (typed().toStdString() == before)
        m_note->setPlainText(QString::fromStdString(m_wrapUp->note));
    if (!isUnsaved()) {
        m_pause.stop();
        m_drafts.drop(m_wrapUp->call);
    }
}

// The draft of a call that another has taken the place of, too.
void WrapUpView::forget(CallId call, const std::string &saved) {
    if (m_drafts.of(call) == QString::fromStdString(saved))
        m_drafts.drop(call);
}

void WrapUpView::fillCodes() {
    const auto &center = m_floor.center();
    m_codes.clear();
    m_code->clear();
    for (const auto &code : center.site.dispositions)
        if (mayEndWith(center.site, code, m_wrapUp->queue)) {
            m_codes.push_back(code);
            m_code->addItem(pathOf(center, code));
        }
    m_code->setVisible(!m_codes.empty());
    showCode();
}

void WrapUpView::showCode() {
    const auto isSet = [this](const auto &code) { return code.id == m_wrapUp->disposition; };
    const auto found = std::find_if(m_codes.begin(), m_codes.end(), isSet);
    m_code->setCurrentIndex(found == m_codes.end() ? -1 : static_cast<int>(found - m_codes.begin()));
    if (found == m_codes.end())
        m_code->clearEditText();
}

// The first that fits what was typed.
void WrapUpView::chooseTyped() {
    const auto text = m_code->currentText().trimmed();
    for (int row = 0; !text.isEmpty() && row < m_code->count(); ++row)
        if (m_code->itemText(row).contains(text, Qt::CaseInsensitive))
            return choose(row);
    showCode();
}

void WrapUpView::choose(int row) {
    if (row < 0 || row >= std::ssize(m_codes) || !m_wrapUp)
        return;
    const auto code = m_codes[static_cast<std::size_t>(row)].id;
    m_code->setCurrentIndex(row);
    if (code == m_asked || code == m_wrapUp->disposition)
        return;
    m_asked = code;
    if (isUnsaved())
        save();
    m_asking.ask(SetDisposition{m_wrapUp->call, {}, code}, nullptr);
    showState();
}

void WrapUpView::save() {
    if (m_wrapUp && isUnsaved() && m_floor.isLive() && !m_save->isPending())
        m_asking.ask(WriteNote{m_wrapUp->call, typed().toStdString()}, m_save);
}

void WrapUpView::storeDraft() {
    m_pause.stop();
    if (isUnsaved())
        m_isDraftKept = m_drafts.keep(m_wrapUp->call, typed());
    else if (m_wrapUp)
        m_drafts.drop(m_wrapUp->call);
}

void WrapUpView::keepDraft() {
    storeDraft();
    showState();
    Q_EMIT wantedChanged();
}

QString WrapUpView::typed() const {
    return m_note->toPlainText();
}

bool WrapUpView::isUnsaved() const {
    return m_wrapUp && typed().toStdString() != m_wrapUp->note;
}

void WrapUpView::showState() {
    if (!m_wrapUp)
        return;
    const bool isTooLong = static_cast<std::size_t>(typed().toUtf8().size()) > WriteNote::longestText;
    m_save->setEnabled(m_floor.isLive() && isUnsaved() && !isTooLong);
    m_code->setEnabled(m_floor.isLive());
    const bool isAwaited = m_wrapUp->isNeeded && !m_wrapUp->isTalking && !m_wrapUp->disposition;
    if (!m_refusal.isEmpty())
        setCaption(m_refusal, Severity::Warning);
    else if (isTooLong)
        setCaption(tr("too long to be saved"), Severity::Warning);
    else if (isUnsaved() && !m_isDraftKept)
        setCaption(tr("not saved, and this computer's disk takes nothing"), Severity::Warning);
    else if (isAwaited)
        setCaption(tr("say how it ended"), Severity::Warning);
    else if (isUnsaved())
        setCaption(tr("not saved yet"), Severity::Calm);
    else
        setCaption(m_wrapUp->note.empty() ? QString{} : tr("saved"), Severity::Calm);
}

} // namespace callboard
