// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/caller_view.h"

#include "widgets/common/board_view.h"
#include "widgets/common/text_line.h"
#include "widgets/common/theme.h"
#include "widgets/models/past_call_model.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostShown = 20;
constexpr qsizetype longestNote = 4096;

QString joined(const QStringList &parts) {
    QStringList filled;
    for (const auto &part : parts)
        if (!part.isEmpty())
            filled += part;
    return filled.join(u" · "_s);
}

// All of it, on as many lines as it needs.
QLabel *noteOf(const ContactCard &contact, QWidget *parent) {
    auto *note = new QLabel(shownText(contact.note, longestNote), parent);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setFont(captionFont(note->font()));
    note->setForegroundRole(QPalette::PlaceholderText);
    return note;
}

} // namespace

CallerView::CallerView(LiveFloor &floor, Requests &requests, QWidget *parent)
    : Card(tr("Caller"), parent)
    , m_floor(floor)
    , m_requests(requests) {
    m_pages = new QStackedLayout;
    content()->addLayout(m_pages, 1);
    m_pages->addWidget(buildEmpty());
    m_pages->addWidget(buildCaller());
    connect(&requests, &Requests::found, this, &CallerView::answer);
    connect(&requests, &Requests::notFound, this, &CallerView::fail);
    connect(&floor, &LiveFloor::liveChanged, this, [this] {
        if (m_floor.isLive() && m_isOpen)
            lookUp();
    });
}

QWidget *CallerView::buildEmpty() {
    auto *page = new QWidget(this);
    auto *rows = new QVBoxLayout(page);
    auto *title = new TextLine(TextLine::Kind::Text, page);
    auto *sentence = new TextLine(TextLine::Kind::Caption, page);
    title->setText(tr("Nobody on the line"));
    sentence->setText(tr("When a call rings, the caller's card opens here."));
    rows->addStretch(1);
    for (auto *line : {title, sentence}) {
        line->setAlignment(Qt::AlignHCenter);
        rows->addWidget(line);
    }
    rows->addStretch(1);
    return page;
}

QWidget *CallerView::buildCaller() {
    auto *page = new QWidget(this);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins({});
    rows->setSpacing(8);

    auto *area = new QScrollArea(page);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *sheet = new QWidget(area);
    m_contacts = new QVBoxLayout(sheet);
    m_contacts->setContentsMargins({});
    m_contacts->setSpacing(8);
    area->setWidget(sheet);
    sheet->setAutoFillBackground(false); // the card shows through
    area->viewport()->setAutoFillBackground(false);
    rows->addWidget(area, 1);

    m_state = new TextLine(TextLine::Kind::Caption, page);
    m_consulted = new TextLine(TextLine::Kind::Strong, page);
    m_consulted->hide();
    rows->addWidget(m_state);
    rows->addWidget(m_consulted);
    m_past = new PastCallModel(m_floor, this);
    m_pastView = new BoardView(tr("Earlier contacts"), page);
    m_pastView->setModel(m_past);
    m_pastView->setSample(PastCallModel::At, {u"00 MMMM 0000 00:00"_s});
    m_pastView->setSample(PastCallModel::Outcome, {tr("gave up after %1").arg(u"0:00:00"_s)});
    m_pastView->setSample(PastCallModel::Queue, {u"MMMMMMMMMM"_s});
    m_pastView->setSample(PastCallModel::Talk, {u"0:00:00"_s});
    m_pastView->setSample(PastCallModel::Agent, {u"MMMMMMMMMM"_s});
    m_pastView->setStretch(PastCallModel::Note, {u"MMMMMMMMMM"_s});
    m_pastView->setLesser({}, {PastCallModel::Queue, PastCallModel::Agent, PastCallModel::Talk});
    connect(m_pastView, &BoardView::opened, this, [this] { Q_EMIT dialWished(shownNumber(m_number)); });
    rows->addWidget(m_pastView, 1);
    return page;
}

// The customer's card stays while somebody else is asked about him, also when he has hung up.
void CallerView::display(const DeskView &view) {
    auto call = view.call && view.call->isConsult && view.other ? view.other : view.call;
    if (view.gone)
        call = deskCallOf(*view.gone);
    showConsulted(view);
    const bool isAdvice = !call && view.advice;
    if (isAdvice)
        call = view.advice->talk;
    if (!call && view.last)
        call = deskCallOf(*view.last);
    if (call && call->id != m_call)
        ask(*call);
    tellNoPast();
    if (!m_call.isNone())
        setCaption(isAdvice ? tr("talks with %1").arg(words::nameOf(m_floor.center(), view.advice->agent))
                   : view.call && !view.gone ? QString{}
                                             : tr("last call"));
}

void CallerView::showConsulted(const DeskView &view) {
    const bool isAsked = view.call && (view.call->isConsult || view.gone);
    const auto *asked = isAsked ? &*view.call : view.other && view.other->isConsult ? &*view.other : nullptr;
    m_consulted->setVisible(asked && (view.other || view.gone));
    if (asked)
        m_consulted->setText(
            tr("You ask: %1").arg(joined({shownText(asked->name), shownNumber(asked->number)})));
}

// Our own people are no contacts, and no customers who have called before.
void CallerView::showColleague(AgentId colleague) {
    ContactCard card;
    card.name = words::nameOf(m_floor.center(), colleague).toStdString();
    card.company = tr("A colleague, phone %1").arg(shownNumber(m_number)).toStdString();
    showContacts({card});
    m_pastView->hide(); // of him there are none
    m_state->setText({});
}

void CallerView::ask(const DeskCall &call) {
    m_call = call.id;
    m_number = call.number;
    m_isOpen = m_isPastKnown = false;
    m_lineName = call.name;
    setCaption({});
    m_pages->setCurrentIndex(1);
    m_pastView->show();
    m_pastView->setEmptyText({}, {}); // not known yet
    m_past->setCalls({});
    showContacts({});
    if (m_number.empty())
        return m_state->setText(tr("The number is withheld, so nothing is known of this caller."));
    const auto &center = m_floor.center();
    if (const auto *own = DeviceId::fits(m_number) ? agentOfDevice(center, DeviceId{m_number}) : nullptr)
        return showColleague(own->id);
    lookUp();
}

void CallerView::lookUp() {
    m_isOpen = true;
    m_state->setText(tr("Looking up this number…"));
    m_requests.lookUp(m_number);
}

QString CallerView::stateOf(const CallerCard &card) const {
    if (card.lacksCalls)
        return tr("Some earlier contacts may be missing: they are being read anew");
    if (card.contacts.size() > 1)
        return tr("%n contacts share this number", nullptr, static_cast<int>(card.contacts.size()));
    return card.contacts.empty() ? tr("This number is not among the contacts") : QString{};
}

// Earlier: in the call that is still on, a colleague may have.
QString CallerView::spokenText(const Call &call) const {
    QStringList names;
    const auto add = [&](AgentId agent) {
        if (const auto name = words::nameOf(m_floor.center(), agent); !names.contains(name))
            names += name;
    };
    for (const auto &talk : call.handled)
        add(talk.agent);
    if (names.isEmpty())
        return tr("Nobody has spoken with this caller before.");
    if (call.agent)
        add(call.agent);
    return tr("In this call: %1").arg(names.join(u", "_s));
}

// What was known of a call that is over stays.
void CallerView::tellNoPast() {
    if (const auto *call = callboard::find(m_floor.center(), m_call); call && m_isPastKnown)
        m_pastView->setEmptyText(tr("No earlier contacts"), spokenText(*call));
}

void CallerView::answer(const std::string &number, const CallerCard &card) {
    if (number != m_number)
        return;
    m_isOpen = false;
    showContacts(card.contacts);
    m_past->setCalls(card.calls);
    m_isPastKnown = !card.lacksCalls;
    if (card.lacksCalls)
        m_pastView->setEmptyText(tr("Not all is read yet"), tr("The earlier contacts are being read anew."));
    else
        m_pastView->setEmptyText(tr("No earlier contacts"), tr("Nobody has spoken with this caller before."));
    tellNoPast();
    m_state->setText(stateOf(card));
}

void CallerView::fail(const std::string &number) {
    if (number == m_number)
        m_state->setText(tr("The contacts could not be read just now."));
}

void CallerView::clearContacts() {
    while (auto *item = m_contacts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void CallerView::showContacts(const std::vector<ContactCard> &contacts) {
    clearContacts();
    if (contacts.empty()) {
        ContactCard line;
        line.name = m_lineName;
        m_contacts->addWidget(contactRow(line, true));
    }
    for (std::size_t i = 0; i < std::min(contacts.size(), mostShown); ++i)
        m_contacts->addWidget(contactRow(contacts[i], contacts.size() == 1));
    if (contacts.size() > mostShown) {
        auto *more = new TextLine(TextLine::Kind::Caption, m_contacts->parentWidget());
        more->setText(tr("and %n more", nullptr, static_cast<int>(contacts.size() - mostShown)));
        m_contacts->addWidget(more);
    }
    m_contacts->addStretch(1);
    m_contacts->activate(); // what is shown first is laid out, wrapped lines too
}

QWidget *CallerView::contactRow(const ContactCard &contact, bool isMain) {
    auto *row = new QWidget;
    auto *lines = new QVBoxLayout(row);
    lines->setContentsMargins({});
    lines->setSpacing(2);
    auto *name = new TextLine(isMain ? TextLine::Kind::Title : TextLine::Kind::Strong, row);
    name->setText(contact.name.empty() ? shownNumber(m_number.empty() ? std::string_view{"–"} : m_number)
                                       : shownText(contact.name));
    lines->addWidget(name);
    const auto place =
        joined({shownText(contact.company), shownText(contact.city), words::language(contact.language)});
    if (!place.isEmpty()) {
        auto *line = new TextLine(TextLine::Kind::Text, row);
        line->setText(place);
        lines->addWidget(line);
    }
    if (!contact.note.empty())
        lines->addWidget(noteOf(contact, row));
    return row;
}

} // namespace callboard
