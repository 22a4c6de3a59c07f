// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/party_list.h"

#include "widgets/common/action_button.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QListWidget>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int fewestRows = 3;
constexpr int mostRows = 10; // more are scrolled

} // namespace

PartyList::PartyList(LiveFloor &floor, Asking &asking, QWidget *parent)
    : QWidget(parent)
    , m_floor(floor)
    , m_asking(asking)
    , m_list(new QListWidget(this))
    , m_mute(new ActionButton(Glyph::Microphone, tr("Silence"), this))
    , m_remove(new ActionButton(Glyph::Cross, tr("Remove"), this)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_list->setAccessibleName(tr("Who talks in this call"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMinimumHeight(fewestRows * rowHeight());
    m_list->setToolTip(
        tr("Who talks in this call (%1)").arg(QKeySequence(reachKey).toString(QKeySequence::NativeText)));
    m_list->setMinimumWidth(fontMetrics().horizontalAdvance(u"+44 000 000 0000"_s));
    m_list->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // as much as there is, and is needed
    row->addWidget(m_list, 1);
    auto *acts = new QVBoxLayout;
    acts->setSpacing(6);
    for (auto *button : {m_mute, m_remove})
        acts->addWidget(button);
    row->addLayout(acts);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &PartyList::showButtons);
    connect(m_mute, &QPushButton::clicked, this, &PartyList::mute);
    connect(m_remove, &QPushButton::clicked, this, &PartyList::remove);
    connect(&floor, &LiveFloor::liveChanged, this, &PartyList::showButtons);
    auto *reach = new QShortcut(reachKey, this);
    connect(reach, &QShortcut::activated, this, &PartyList::chooseNext);
    hide();
}

int PartyList::rowHeight() const {
    return fontMetrics().height() + 8;
}

int PartyList::heightBeyondLeast() const {
    return m_list->maximumHeight() - m_list->minimumHeight();
}

// Who was chosen stays so, wherever he stands now.
void PartyList::display(const std::optional<DeskCall> &call, const QString &supervisor) {
    const auto *before = chosen();
    const auto number = before ? before->number : 0;
    m_call = call && !call->parties.empty() ? call : std::nullopt;
    QStringList lines;
    if (m_call)
        for (const auto &party : m_call->parties)
            lines += wordsOf(party);
    if (m_call && !supervisor.isEmpty())
        lines += supervisor;
    showLines(lines);
    m_list->setCurrentRow(-1); // nobody is silenced or removed who was not chosen
    for (int row = 0; m_call && row < static_cast<int>(m_call->parties.size()); ++row)
        if (m_call->parties[static_cast<std::size_t>(row)].number == number)
            m_list->setCurrentRow(row);
    showButtons();
    setVisible(m_call.has_value());
}

void PartyList::showLines(const QStringList &lines) {
    while (m_list->count() > lines.size())
        delete m_list->takeItem(m_list->count() - 1);
    for (int row = 0; row < lines.size(); ++row) {
        if (row == m_list->count())
            m_list->addItem(QString{});
        m_list->item(row)->setSizeHint({0, rowHeight()});
        m_list->item(row)->setText(lines[row]);
    }
    const int rows = std::clamp(static_cast<int>(lines.size()), fewestRows, mostRows);
    m_list->setMaximumHeight(rows * rowHeight());
}

QString PartyList::wordsOf(const DeskParty &party) const {
    auto text = party.isSelf         ? tr("Me")
                : party.agent        ? words::nameOf(m_floor.center(), party.agent)
                : party.name.empty() ? shownNumber(party.text)
                                     : shownText(party.name) + u" · "_s + shownNumber(party.text);
    if (text.isEmpty())
        text = tr("Number withheld");
    if (party.agent && party.agent == m_call->leader)
        text += u" · "_s + tr("leads");
    if (party.isHolding)
        text += u" · "_s + tr("is away");
    if (party.isMuted)
        text += u" · "_s + tr("is not heard");
    else if (party.isSilent && !party.isHolding)
        text += u" · "_s + tr("no sound comes");
    return text;
}

// Who is marked as chosen: a list that gets the keyboard has a current line that nobody chose.
const DeskParty *PartyList::chosen() const {
    const auto marked = m_list->selectedItems();
    const auto row =
        static_cast<std::size_t>(marked.isEmpty() ? -1 : m_list->row(marked.front())); // none: beyond all
    return m_call && row < m_call->parties.size() ? &m_call->parties[row] : nullptr;
}

// The one after him who is chosen, and the first after the last; never oneself.
void PartyList::chooseNext() {
    m_list->setFocus(Qt::ShortcutFocusReason);
    const auto *before = chosen();
    const auto all = static_cast<int>(m_call->parties.size());
    const int from = before ? static_cast<int>(before - m_call->parties.data()) : -1;
    for (int step = 1; step <= all; ++step)
        if (const int row = (from + step) % all; !m_call->parties[static_cast<std::size_t>(row)].isSelf)
            return m_list->setCurrentRow(row);
}

bool PartyList::hasChosen() const {
    const auto *party = chosen();
    return party && !party->isSelf;
}

void PartyList::showButtons() {
    const auto *party = chosen();
    const bool isSilenced = party && party->isSilenced;
    m_mute->setText(isSilenced ? tr("Let speak") : tr("Silence"));
    m_mute->setKey(Qt::CTRL | Qt::Key_M, isSilenced ? tr("Let the chosen one be heard again")
                                                    : tr("Let nobody hear the chosen one"));
    m_remove->setKey(Qt::CTRL | Qt::Key_R, tr("Let the chosen one go; the others talk on"));
    const bool mayLead = m_floor.isLive() && party && m_call->isLed && !party->isSelf;
    for (auto *button : {m_mute, m_remove}) {
        button->setVisible(m_call && m_call->isLed);
        button->setEnabled(mayLead);
    }
}

void PartyList::mute() {
    const auto *party = chosen();
    if (party && party->isSilenced)
        m_asking.ask(UnmuteParty{m_call->id, party->number}, m_mute);
    else if (party)
        m_asking.ask(MuteParty{m_call->id, party->number}, m_mute);
}

void PartyList::remove() {
    if (const auto *party = chosen())
        m_asking.ask(RemoveParty{m_call->id, party->number}, m_remove);
}

} // namespace callboard
