// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/phone/phone_panel.h"

#include "widgets/common/action_button.h"
#include "widgets/common/theme.h"
#include "widgets/phone/level_meter.h"
#include "widgets/phone/phone_words.h"

#include <algorithm>
#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>

namespace callboard {

namespace {

constexpr int panelWidth = 380;

// The devices, and the chosen one where it is none of them.
QList<SoundDevice> offeredOf(const QList<SoundDevice> &devices, const QByteArray &chosen) {
    QList<SoundDevice> offered{{{}, PhonePanel::tr("as the system has it")}};
    offered += devices;
    const bool isThere = std::any_of(offered.begin(), offered.end(),
                                     [&](const SoundDevice &each) { return each.id == chosen; });
    if (!isThere)
        offered += {chosen, PhonePanel::tr("chosen, but not plugged in")};
    return offered;
}

QList<SoundDevice> itemsOf(const QComboBox &box) {
    QList<SoundDevice> items;
    for (int i = 0; i < box.count(); ++i)
        items += {box.itemData(i).toByteArray(), box.itemText(i)};
    return items;
}

void replaceItems(QComboBox &box, const QList<SoundDevice> &items) {
    box.clear();
    for (const auto &item : items)
        box.addItem(item.name, item.id);
}

// An open list stays open, with the mark on the device it was on.
void fillBox(QComboBox &box, const QList<SoundDevice> &devices, const QByteArray &chosen) {
    const QSignalBlocker blocker(box);
    const auto offered = offeredOf(devices, chosen);
    if (itemsOf(box) != offered) {
        const bool isOpen = box.view()->isVisible();
        const auto marked = box.view()->currentIndex().data(Qt::UserRole);
        replaceItems(box, offered);
        if (isOpen) {
            box.showPopup();
            const int at = std::max(box.findData(marked), 0);
            box.view()->setCurrentIndex(box.model()->index(at, box.modelColumn()));
        }
    }
    box.setCurrentIndex(box.findData(chosen));
}

} // namespace

PhonePanel::PhonePanel(Softphone &phone, QWidget *anchor)
    : Popover(anchor)
    , m_phone(phone)
    , m_isHere(new QCheckBox(tr("Calls ring in this computer"), this)) {
    setFixedWidth(panelWidth);
    takeKeyboard();
    content()->addWidget(m_isHere);
    m_microphone = addDevices(tr("Microphone"));
    m_spoken = new LevelMeter(tr("Level of the microphone"), this);
    content()->addWidget(m_spoken);
    m_speaker = addDevices(tr("Speaker"));
    m_ringer = addDevices(tr("Ring on"));
    auto *sound = new ActionButton(Glyph::Handset, tr("Try the speaker"), this);
    auto *ring = new ActionButton(Glyph::Bell, tr("Try the ring"), this);
    content()->addWidget(sound);
    content()->addWidget(ring);
    m_note = new QLabel(this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setFont(captionFont(font()));
    content()->addWidget(m_note);

    sound->setKey(Qt::CTRL | Qt::Key_F11, tr("Hear a tone from the chosen speaker"));
    ring->setKey(Qt::CTRL | Qt::Key_F12, tr("Hear the ring from the chosen device"));
    connect(sound, &QPushButton::clicked, &phone, &Softphone::playTestSound);
    connect(ring, &QPushButton::clicked, &phone, &Softphone::playTestRing);
    connect(m_isHere, &QCheckBox::toggled, this, &PhonePanel::choose);
    for (auto *box : {m_microphone, m_speaker, m_ringer})
        connect(box, &QComboBox::currentIndexChanged, this, &PhonePanel::choose);
    connect(this, &Popover::opened, &phone, [this] {
        fill();
        m_phone.test(true);
    });
    connect(this, &Popover::closed, &phone, [this] { m_phone.test(false); });
    connect(&phone, &Softphone::changed, this, &PhonePanel::display);
    connect(&phone, &Softphone::devicesChanged, this, &PhonePanel::fill);
    connect(&phone, &Softphone::levelsChanged, m_spoken, &LevelMeter::setLevel);
    fill();
}

QComboBox *PhonePanel::addDevices(const QString &label) {
    auto *name = new QLabel(label, this);
    name->setFont(captionFont(font()));
    name->setForegroundRole(QPalette::PlaceholderText);
    auto *box = new QComboBox(this);
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumHeight(32);
    name->setBuddy(box);
    content()->addWidget(name);
    content()->addWidget(box);
    return box;
}

void PhonePanel::fill() {
    const auto &choice = m_phone.choice();
    const QSignalBlocker blocker(m_isHere);
    m_isHere->setChecked(choice.isHere);
    fillBox(*m_microphone, m_phone.microphones(), choice.sound.microphone);
    fillBox(*m_speaker, m_phone.speakers(), choice.sound.speaker);
    fillBox(*m_ringer, m_phone.speakers(), choice.ringer);
    display();
}

void PhonePanel::display() {
    const auto &view = m_phone.view();
    QString note = words::phoneTrouble(view);
    if (note.isEmpty() && (view.isTesting || view.isTalking)) {
        if (view.sound.microphone.isNone() && view.sound.speaker.isNone())
            note = tr("Neither a microphone nor a speaker works. Plug them in: they are taken at once.");
        else if (view.sound.microphone.isNone())
            note = tr("No microphone works: nobody hears you. Plug one in: it is taken at once.");
        else if (view.sound.speaker.isNone())
            note = tr("No speaker works: you hear nobody. Plug one in: it is taken at once.");
        else
            note = tr("In use: %1, %2").arg(view.sound.microphone.name, view.sound.speaker.name);
    }
    if (view.quality)
        note += u'\n' + words::quality(*view.quality);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    fit();
}

void PhonePanel::choose() {
    m_phone.choose({m_isHere->isChecked(),
                    {m_microphone->currentData().toByteArray(), m_speaker->currentData().toByteArray()},
                    m_ringer->currentData().toByteArray()});
}

} // namespace callboard
