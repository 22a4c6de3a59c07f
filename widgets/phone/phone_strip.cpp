// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/phone/phone_strip.h"

#include "widgets/common/action_button.h"
#include "widgets/common/text_line.h"
#include "widgets/phone/level_meter.h"
#include "widgets/phone/phone_panel.h"
#include "widgets/phone/phone_words.h"

#include <QHBoxLayout>
#include <QShortcut>

namespace callboard {

namespace {

constexpr int openWidth = 42; // its mark in the middle

// What a talk begins with is no surprise, and what was chosen never.
void expect(SoundDevice &expected, const SoundDevice &now, const QByteArray &chosen) {
    if (expected.isNone() || (!now.isNone() && now.id == chosen))
        expected = now;
}

} // namespace

PhoneStrip::PhoneStrip(Softphone &phone, QWidget *parent)
    : QWidget(parent)
    , m_phone(phone)
    , m_chosen(phone.choice().sound)
    , m_text(new TextLine(TextLine::Kind::Caption, this))
    , m_levels(new QWidget(this))
    , m_use(new ActionButton(Glyph::Phone, tr("Ring here"), this))
    , m_open(new ActionButton(Glyph::Handset, {}, this)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(8);
    auto *levels = new QVBoxLayout(m_levels);
    levels->setContentsMargins({});
    levels->setSpacing(4);
    m_spoken = new LevelMeter(tr("Level of the microphone"), m_levels);
    m_heard = new LevelMeter(tr("Level of the other side"), m_levels);
    m_spoken->setToolTip(tr("Your voice"));
    m_heard->setToolTip(tr("The other side"));
    for (auto *meter : {m_spoken, m_heard})
        levels->addWidget(meter);
    m_open->setFixedWidth(openWidth);
    m_open->setAccessibleName(tr("Phone in this computer"));
    m_open->setKey(Qt::SHIFT | Qt::Key_F12, tr("Microphone, speaker and ring of the phone in this computer"));
    row->addWidget(m_text);
    row->addWidget(m_levels, 0, Qt::AlignVCenter);
    row->addWidget(m_use);
    row->addWidget(m_open);
    const QKeySequence useKey(Qt::CTRL | Qt::SHIFT | Qt::Key_F12);
    m_use->setToolTip(
        tr("Let calls ring in this computer (%1)").arg(useKey.toString(QKeySequence::NativeText)));
    m_useKey = new QShortcut(useKey, this);
    m_useKey->setAutoRepeat(false);
    connect(m_useKey, &QShortcut::activated, m_use, &QPushButton::click);

    connect(m_use, &QPushButton::clicked, this, [this] {
        auto choice = m_phone.choice();
        choice.isHere = true;
        m_phone.choose(choice);
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (!m_panel)
            m_panel = new PhonePanel(m_phone, m_open);
        m_panel->toggle();
    });
    connect(&phone, &Softphone::changed, this, &PhoneStrip::display);
    connect(&phone, &Softphone::devicesChanged, this, &PhoneStrip::display);
    connect(&phone, &Softphone::choiceChanged, this, [this] {
        followChoice();
        display();
    });
    connect(&phone, &Softphone::levelsChanged, this, [this](float spoken, float heard) {
        if (!m_isMuted)
            m_spoken->setLevel(spoken);
        m_heard->setLevel(heard);
    });
    display();
}

void PhoneStrip::setNeeded(bool isNeeded) {
    if (std::exchange(m_isNeeded, isNeeded) != isNeeded)
        display();
}

void PhoneStrip::setMuted(bool isMuted) {
    if (std::exchange(m_isMuted, isMuted) == isMuted)
        return;
    m_spoken->empty();
    m_spoken->setToolTip(isMuted ? tr("You are muted: nobody hears you") : tr("Your voice"));
}

// Who chooses anew wants what is in use then: the chosen device a moment later, or what stands in for it.
void PhoneStrip::followChoice() {
    const auto before = std::exchange(m_chosen, m_phone.choice().sound);
    if (m_chosen.microphone != before.microphone)
        m_expected.microphone = {};
    if (m_chosen.speaker != before.speaker)
        m_expected.speaker = {};
}

void PhoneStrip::followSound() {
    const auto &view = m_phone.view();
    if (!view.isTalking)
        m_expected = {};
    else {
        expect(m_expected.microphone, view.sound.microphone, m_chosen.microphone);
        expect(m_expected.speaker, view.sound.speaker, m_chosen.speaker);
    }
}

// Devices that went while others took their place; the talk goes on.
QString PhoneStrip::changedText() const {
    const auto &now = m_phone.view().sound;
    QStringList lines;
    if (now.microphone != m_expected.microphone)
        lines +=
            tr("Microphone: %1 is gone, %2 is used.").arg(m_expected.microphone.name, now.microphone.name);
    if (now.speaker != m_expected.speaker)
        lines += tr("Speaker: %1 is gone, %2 is used.").arg(m_expected.speaker.name, now.speaker.name);
    return lines.join(u'\n');
}

void PhoneStrip::display() {
    followSound();
    const auto &view = m_phone.view();
    const auto &quality = view.quality;
    const bool isDumb = view.isTalking ? view.isDumb() : view.isRinging && m_phone.microphones().isEmpty();
    const bool isDeaf = isDumb || view.isDeaf();
    const bool isHeard = view.isTalking && !view.isOpening && !isDeaf;
    const auto changed = isHeard ? changedText() : QString{};
    const bool isBad = view.stage == PhoneView::Stage::Failed || isDeaf || !changed.isEmpty() ||
                       (quality && words::isPoor(*quality));
    QString text;
    QString detail;
    if (view.stage == PhoneView::Stage::Failed) {
        text = tr("this computer does not ring");
        detail = words::phoneTrouble(view);
    } else if (isDumb) {
        text = view.isTalking ? tr("no microphone: nobody hears you")
                              : tr("no microphone: nobody will hear you");
        detail = tr("Plug one in, or choose another one here (Shift+F12). Calls can be taken all the same.");
    } else if (isDeaf)
        text = tr("no speaker");
    else if (!changed.isEmpty()) {
        text =
            view.sound.microphone == m_expected.microphone ? tr("another speaker") : tr("another microphone");
        detail = changed;
    } else if (view.isTalking && quality) {
        text = words::qualityGrade(*quality);
        detail = words::quality(*quality);
    } else if (view.stage == PhoneView::Stage::Registered)
        text = tr("rings in this computer");
    const auto severity = isDumb ? Severity::Breach : isBad ? Severity::Warning : Severity::Calm;
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_text->setGlyph(glyphOf(severity), [severity](const QPalette &p) { return colourOf(severity, p); });
    m_text->setInk(isBad ? TextLine::Ink([severity](const QPalette &p) { return inkOf(severity, p); })
                         : TextLine::Ink{});
    m_text->setToolTip(detail);
    m_levels->setVisible(view.isTalking);
    m_use->setVisible(m_isNeeded && !m_phone.choice().isHere);
    m_useKey->setEnabled(!m_use->isHidden());
}

} // namespace callboard
