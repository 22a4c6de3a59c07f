// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/opened_view.h"

#include "widgets/common/action_button.h"
#include "widgets/common/board_view.h"
#include "widgets/common/text_line.h"
#include "widgets/common/theme.h"
#include "widgets/history/fact_words.h"
#include "widgets/history/history_words.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QFocusEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPointer>
#include <QScrollBar>
#include <QTabBar>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int fewestRows = 3; // of a list; a window does not grow for it

} // namespace

OpenedView::OpenedView(LiveFloor &floor, PastSource &past, QWidget *parent)
    : Card(parent)
    , m_floor(floor)
    , m_past(past)
    , m_head(new QHBoxLayout)
    , m_below(new QHBoxLayout)
    , m_title(new TextLine(TextLine::Kind::Strong, this))
    , m_formula(new TextLine(TextLine::Kind::Caption, this))
    , m_parts(new QTabBar(this))
    , m_state(new TextLine(TextLine::Kind::Caption, this))
    , m_stayTable(new TextTable(this))
    , m_stays(new BoardView(tr("Calls of the number"), this))
    , m_callBack(new ActionButton(Glyph::Handset, {}, this)) // beside lists that need the width
    , m_call(new QWidget(this))
    , m_callTitle(new TextLine(TextLine::Kind::Strong, m_call))
    , m_factTable(new TextTable(this))
    , m_facts(new BoardView(tr("What happened to the call"), m_call))
    , m_recording(new RecordingView(floor, past, m_call)) {
    content()->setContentsMargins(8, 8, 8, 8);
    content()->addLayout(buildHead());
    m_below->setContentsMargins(8, 0, 0, 0);
    content()->addLayout(m_below);
    content()->addLayout(buildLists(), 1);
    connect(m_parts, &QTabBar::currentChanged, this, &OpenedView::showPart);
    connect(m_stays, &BoardView::opened, this, &OpenedView::openCall);
    connect(m_stays->verticalScrollBar(), &QScrollBar::valueChanged, this, &OpenedView::askMore);
    m_callBack->setAccessibleName(tr("Call back"));
    m_callBack->setKey(Qt::CTRL | Qt::Key_F6,
                       tr("Call back: put the number of the chosen call into the dial field"));
    connect(m_callBack, &QPushButton::clicked, this, &OpenedView::callBack);
    m_stays->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_stays, &QWidget::customContextMenuRequested, this, &OpenedView::offerMenu);
    connect(m_stays->selectionModel(), &QItemSelectionModel::currentChanged, this, &OpenedView::showCallBack);
    connect(&floor, &LiveFloor::liveChanged, this, &OpenedView::showCallBack);
    showCallBack();
    closeCall();
}

// All in one row: the lists need the height.
QHBoxLayout *OpenedView::buildHead() {
    auto *head = m_head;
    head->setContentsMargins(8, 0, 0, 0);
    head->setSpacing(16);
    m_parts->setDrawBase(false);
    m_parts->setExpanding(false);
    m_parts->setAccessibleName(tr("Which calls to show"));
    m_parts->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_formula->setAlignment(Qt::AlignRight);
    auto *close = m_close = new ActionButton(Glyph::Cross, {}, this);
    close->setAccessibleName(tr("Close the list"));
    close->setToolTip(
        tr("Close the list (%1)").arg(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)));
    connect(close, &QPushButton::clicked, this, &OpenedView::closed);
    head->addWidget(m_title);
    head->addWidget(m_parts);
    head->addWidget(m_formula, 1);
    head->addStretch(); // where the formula stands below
    head->addWidget(m_state);
    head->addWidget(m_callBack);
    head->addWidget(close);
    return head;
}

void OpenedView::placeFormula() {
    int needed = 0;
    for (const auto *part :
         std::initializer_list<const QWidget *>{m_title, m_parts, m_formula, m_state, m_callBack, m_close}) {
        needed += part->isHidden() ? 0 : part->sizeHint().width() + m_head->spacing();
    }
    constexpr int around = 64; // of the page, and of the view itself
    const bool isBelow =
        m_isNumber && needed > parentWidget()->width() - around; // before the first layout, too
    if (isBelow == (m_head->indexOf(m_formula) < 0))
        return;
    (isBelow ? m_head : m_below)->removeWidget(m_formula);
    if (isBelow)
        m_below->addWidget(m_formula);
    else
        m_head->insertWidget(2, m_formula, 1);
    m_formula->setAlignment(isBelow ? Qt::AlignLeft : Qt::AlignRight);
}

// The calls have all the width until one of them is opened.
QHBoxLayout *OpenedView::buildLists() {
    m_stays->setModel(m_stayTable);
    m_facts->setModel(m_factTable);
    const int rowHeight = m_stays->verticalHeader()->defaultSectionSize();
    for (auto *list : {m_stays, m_facts})
        list->setMinimumHeight(list->horizontalHeader()->height() + fewestRows * rowHeight);
    m_callTitle->setContentsMargins(8, 0, 8, 0);
    auto *lists = new QHBoxLayout;
    lists->setSpacing(16);
    lists->addWidget(m_stays, 3);
    auto *call = new QVBoxLayout(m_call);
    call->setContentsMargins({});
    call->addWidget(m_callTitle);
    call->addWidget(m_facts, 1);
    call->addWidget(m_recording);
    lists->addWidget(m_call, 2);
    return lists;
}

void OpenedView::tell(const QString &sentence, Severity severity) {
    m_state->setGlyph(severity == Severity::Calm ? Glyph::None : glyphOf(severity),
                      [severity](const QPalette &p) { return colourOf(severity, p); });
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
    placeFormula();
}

void OpenedView::open(const AskOpened &question, const QString &title) {
    m_question = question;
    m_isAskingMore = false;
    showAsNumber(true);
    closeCall();
    m_title->setText(title);
    m_shown.clear(); // the rows that still stand there open nothing
    m_figure = {};
    m_formula->setText(formula());
    showCallBack();
    m_stays->setStale(true);
    tell(tr("Reading…"));
    m_past.ask(question,
               [this, alive = QPointer(this), asked = ++m_asked](const Result<OpenedFigure> &figure) {
                   if (!alive || asked != m_asked)
                       return;
                   if (figure)
                       return showFigure(*figure);
                   m_stays->setStale(false);
                   tell(words::trouble(figure.error()), Severity::Warning);
               });
}

void OpenedView::showFigure(const OpenedFigure &figure) {
    m_figure = figure;
    const auto &work = m_question.work;
    const bool isShare = work ? callboard::isShare(*work) : callboard::isShare(m_question.figure);
    {
        const QSignalBlocker quiet(m_parts);
        while (m_parts->count() > 0)
            m_parts->removeTab(0);
        for (const auto part : {Part::Counted, Part::Added, Part::Against, Part::LeftOut}) {
            if (sizeOf(part) == 0 && mayLack(part))
                continue;
            const int tab = m_parts->addTab(u"%1  %2"_s.arg(words::part(part, isShare)).arg(sizeOf(part)));
            m_parts->setTabData(tab, static_cast<int>(part));
        }
    }
    m_stays->setStale(false);
    m_formula->setText(formula());
    m_parts->setCurrentIndex(0);
    showPart(0);
}

void OpenedView::openCall(const QModelIndex &index) {
    if (!m_opensCalls)
        return callBack();
    if (static_cast<std::size_t>(index.row()) >= m_shown.size())
        return;
    const auto &stay = *m_shown[static_cast<std::size_t>(index.row())];
    if (!stay.call)
        return tell(tr("What was done in this time stands in the agent's talks and offers."));
    const auto number = stay.number.empty() ? tr("a hidden number") : shownNumber(stay.number);
    askFacts({stay.call, stay.stream},
             tr("Call of %1, %2")
                 .arg(number, dayAndTimeText(stay.at, m_floor.clock(), zoneOf(m_floor.center().site))));
}

void OpenedView::setDials(bool dials) {
    m_dials = dials;
    showCallBack();
}

QString OpenedView::chosenNumber() const {
    const auto chosen = m_stays->currentIndex();
    const auto row = static_cast<std::size_t>(chosen.row());
    const bool isThere = m_dials && m_floor.isLive() && chosen.isValid() && row < m_shown.size();
    return isThere ? QString::fromStdString(m_shown[row]->number) : QString{};
}

void OpenedView::showCallBack() {
    m_callBack->setVisible(m_dials && m_isNumber && !areStates());
    m_callBack->setEnabled(!chosenNumber().isEmpty());
}

QString OpenedView::whyNobody() const {
    return isVisible() && m_callBack->isEnabled() && !m_callBack->isHidden()
               ? QString{}
               : tr("Open a number of My day first, and choose a call with a number.");
}

void OpenedView::callBack() {
    if (const auto number = chosenNumber(); !number.isEmpty())
        Q_EMIT callWished(shownNumber(number.toStdString()));
}

void OpenedView::offerMenu(const QPoint &place) {
    const auto number = chosenNumber();
    if (number.isEmpty())
        return;
    auto *menu = new QMenu(m_stays);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Call back %1").arg(shownNumber(number.toStdString())), this, &OpenedView::callBack);
    menu->popup(m_stays->viewport()->mapToGlobal(place));
}

void OpenedView::open(CallId call, const QString &number) {
    showAsNumber(false);
    closeCall();
    m_call->show();
    m_title->setText(tr("What happened to the call of %1").arg(number));
    askFacts({call, m_floor.stream()}, {});
}

void OpenedView::askFacts(const AskCallFacts &question, const QString &title) {
    tell(tr("Reading…"));
    m_recording->close();
    m_past.ask(question, [this, alive = QPointer(this), asked = ++m_asked, question,
                          title](const Result<CallFacts> &facts) {
        if (!alive || asked != m_asked)
            return;
        if (facts)
            showFacts(*facts, title, question);
        else
            tell(words::trouble(facts.error()), Severity::Warning);
    });
}

void OpenedView::showFacts(const CallFacts &facts, const QString &title, const AskCallFacts &asked) {
    const auto &center = m_floor.center();
    const auto zone = zoneOf(center.site);
    std::vector<TextTable::Row> rows;
    CallPeople people;
    for (const auto &event : facts.events)
        if (const auto told = words::next(event.fact, center, people); m_isNumber || event.seq <= center.seq)
            rows.push_back({{timeOfDayText(event.at, zone), told}, false, false});
    m_factTable->setContent({{tr("Time"), {}, true}, {tr("What happened"), {}, false}}, std::move(rows));
    m_facts->setSample(0, {u"00:00:00"_s});
    m_facts->setStretch(1, {u"MMMMMMMMMMMM"_s});
    m_callTitle->setText(title);
    m_callTitle->setVisible(!title.isEmpty());
    m_call->show();
    const auto isRecorded = [&](const Event &event) {
        return std::holds_alternative<RecordingStopped>(event.fact) &&
               (m_isNumber || event.seq <= center.seq);
    };
    if ((asked.stream.empty() || asked.stream == liveStream) && std::ranges::any_of(facts.events, isRecorded))
        m_recording->open(asked.call);
    tell({});
}

void OpenedView::showAsNumber(bool isNumber) {
    m_isNumber = isNumber;
    for (QWidget *part : std::initializer_list<QWidget *>{m_formula, m_parts, m_stays})
        part->setVisible(isNumber);
    m_call->setVisible(!isNumber);
}

// Not by a focus proxy: Tab leaves out what stands before one.
void OpenedView::focusInEvent(QFocusEvent *event) {
    (m_isNumber ? m_stays : m_facts)->setFocus(event->reason());
}

// Not at once: who is shown lays out all that is around it, and that is being laid out.
void OpenedView::resizeEvent(QResizeEvent *event) {
    Card::resizeEvent(event);
    QMetaObject::invokeMethod(this, &OpenedView::placeFormula, Qt::QueuedConnection);
}

void OpenedView::closeCall() {
    m_recording->close();
    m_callTitle->hide();
    m_call->hide();
}

bool OpenedView::goBack() {
    if (!isVisible())
        return false;
    if (m_isNumber && m_call->isVisible()) {
        closeCall();
        tellList();
        m_stays->setFocus();
    } else {
        ++m_asked; // what is still asked is not wanted any more
        Q_EMIT closed();
    }
    return true;
}

} // namespace callboard
