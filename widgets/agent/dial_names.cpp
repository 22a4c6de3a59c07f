// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/dial_names.h"

#include "widgets/common/meaning.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds typingPause{150};
constexpr int fewestLetters = 2; // before contacts are asked for
constexpr int mostContacts = 20;
constexpr std::size_t mostNumbers = 3; // of one contact
constexpr int mostRows = 40;
constexpr int mostRowsSeen = 8;
constexpr int usualWidth = 340;

enum Role { NameRole = Qt::UserRole + 1, NumberRole, GlyphRole, InkRole };

// A shape, the name as far as it fits, and the whole number at the right.
class NameDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override {
        painter->save();
        const auto &palette = option.palette;
        if (option.state & QStyle::State_Selected) {
            auto back = palette.color(QPalette::Highlight);
            back.setAlphaF(0.18f);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(back);
            painter->drawRoundedRect(option.rect, 4, 4);
        }
        auto place = option.rect.adjusted(8, 0, -8, 0);
        const QRectF mark(place.left(), place.top() + (place.height() - 11) / 2.0, 12, 12);
        paintGlyph(*painter, mark, static_cast<Glyph>(index.data(GlyphRole).toInt()),
                   index.data(InkRole).value<QColor>());
        place.setLeft(place.left() + 20);
        const auto number = index.data(NumberRole).toString();
        const auto shown = shownNumber(number.toStdString());
        const int width = option.fontMetrics.horizontalAdvance(shown);
        painter->setPen(palette.color(QPalette::PlaceholderText));
        painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        place.setRight(place.right() - width - 12);
        painter->setPen(palette.color(QPalette::Text));
        painter->drawText(
            place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data(NameRole).toString(), Qt::ElideRight, place.width()));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override {
        return {usualWidth, option.fontMetrics.height() + 10};
    }
};

bool hasLetter(const QString &text) {
    return std::any_of(text.begin(), text.end(), [](QChar letter) { return letter.isLetter(); });
}

// "sip:anna@acme.example" is no name.
bool isName(const QString &text) {
    return hasLetter(text) && !text.contains(u':') && !text.contains(u'@');
}

bool hasWordFrom(const QString &name, const QString &part) {
    for (auto at = name.indexOf(part, 0, Qt::CaseInsensitive); at >= 0;
         at = name.indexOf(part, at + 1, Qt::CaseInsensitive))
        if (at == 0 || !name[at - 1].isLetterOrNumber())
            return true;
    return false;
}

QString textOf(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

DialNames::DialNames(LiveFloor &floor, Requests &requests, QLineEdit &field)
    : Popover(&field, Qt::LeftEdge)
    , m_floor(floor)
    , m_requests(requests)
    , m_field(field)
    , m_list(new QListWidget(this))
    , m_nobody(new TextLine(TextLine::Kind::Caption, this)) {
    content()->setContentsMargins(6, 6, 6, 6);
    content()->setSpacing(0);
    m_list->setAccessibleName(tr("Whom to call"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new NameDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_nobody->setText(tr("Nobody has this name"));
    m_nobody->setAlignment(Qt::AlignHCenter);
    for (QWidget *part : std::initializer_list<QWidget *>{m_list, m_nobody})
        content()->addWidget(part);
    setMinimumWidth(usualWidth);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    field.installEventFilter(this);
    connect(&field, &QLineEdit::textEdited, this, &DialNames::follow);
    connect(&m_pause, &QTimer::timeout, this, &DialNames::askContacts);
    connect(&requests, &Requests::matched, this, &DialNames::takeContacts);
    connect(&requests, &Requests::notMatched, this,
            [this](const std::string &text) { takeContacts(text, {}); });
    connect(m_list, &QListWidget::itemClicked, this, &DialNames::choose);
    connect(m_list, &QListWidget::currentItemChanged, this, &DialNames::say);
}

void DialNames::follow(const QString &typed) {
    const auto part = typed.trimmed();
    m_asked.clear();
    m_pause.stop();
    m_list->clear();
    if (!isName(part))
        return hide();
    for (const auto &line : known(part))
        add(line);
    const bool asksContacts = m_floor.isLive() && part.size() >= fewestLetters;
    if (asksContacts)
        m_pause.start();
    present(!asksContacts);
}

void DialNames::askContacts() {
    m_asked = m_field.text().trimmed().toStdString();
    m_requests.search(m_asked, mostContacts);
}

// What is chosen already stays chosen: contacts come below.
void DialNames::takeContacts(const std::string &text, const FoundContacts &found) {
    if (m_asked.empty() || text != m_asked)
        return;
    m_asked.clear();
    for (const auto &contact : found.contacts) {
        auto name = shownText(contact.name.empty() ? contact.company : contact.name);
        if (!contact.name.empty() && !contact.company.empty())
            name += u" · "_s + shownText(contact.company);
        for (std::size_t i = 0; i < std::min(contact.numbers.size(), mostNumbers); ++i)
            add({name, textOf(contact.numbers[i]), Glyph::Person,
                 palette().color(QPalette::PlaceholderText)});
    }
    if (m_field.hasFocus())
        present(true);
}

// Those with a word that begins so come first.
std::vector<DialNames::Line> DialNames::known(const QString &part) const {
    std::vector<Line> lines;
    const auto take = [&](const Line &line) {
        if (line.name.contains(part, Qt::CaseInsensitive))
            lines.push_back(line);
    };
    const auto &center = m_floor.center();
    for (const auto &user : center.site.users) {
        const auto *agent = callboard::find(center, AgentId{user.id});
        const auto state = agent ? agent->state : AgentState::Unknown;
        if (AgentId{user.id} != m_self)
            take({shownText(user.name), textOf(user.extension.text()), glyphOf(state),
                  colourOf(state, palette())});
    }
    for (const auto &queue : center.site.queues)
        take({shownText(queue.name), textOf(queue.number), Glyph::Menu,
              palette().color(QPalette::PlaceholderText)});
    std::stable_partition(lines.begin(), lines.end(),
                          [&](const Line &line) { return hasWordFrom(line.name, part); });
    return lines;
}

void DialNames::add(const Line &line) {
    if (line.name.isEmpty() || line.number.isEmpty() || m_list->count() == mostRows)
        return;
    auto *item = new QListWidgetItem(m_list);
    item->setData(NameRole, line.name);
    item->setData(NumberRole, line.number);
    item->setData(GlyphRole, static_cast<int>(line.glyph));
    item->setData(InkRole, line.ink);
    item->setData(Qt::AccessibleTextRole,
                  QString(line.name + u", "_s + shownNumber(line.number.toStdString())));
}

// The first is chosen: a name cannot be dialled, whoever it belongs to can.
void DialNames::present(bool isAllKnown) {
    const int rows = m_list->count();
    if (rows == 0 && !isAllKnown)
        return hide();
    m_list->setVisible(rows > 0);
    m_nobody->setVisible(rows == 0);
    if (rows > 0) {
        m_list->setFixedHeight(std::min(rows, mostRowsSeen) * m_list->sizeHintForRow(0) + 2);
        if (!m_list->currentItem())
            m_list->setCurrentRow(0);
    }
    open();
}

bool DialNames::eventFilter(QObject *watched, QEvent *event) {
    if (watched == &m_field && event->type() == QEvent::FocusOut)
        hide();
    const bool isKey = watched == &m_field && event->type() == QEvent::KeyPress && isVisible();
    if (isKey && takesKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return Popover::eventFilter(watched, event);
}

bool DialNames::takesKey(int key) {
    const int rows = m_list->count();
    if (rows == 0)
        return false;
    const int row = m_list->currentRow();
    switch (key) {
    case Qt::Key_Down:
        m_list->setCurrentRow((row + 1) % rows);
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow((row + rows - 1) % rows);
        return true;
    case Qt::Key_PageDown:
        m_list->setCurrentRow(std::min(row + mostRowsSeen, rows - 1));
        return true;
    case Qt::Key_PageUp:
        m_list->setCurrentRow(std::max(row - mostRowsSeen, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentItem());
        return true;
    default:
        return false;
    }
}

void DialNames::choose(const QListWidgetItem *item) {
    const auto number = item->data(NumberRole).toString();
    m_pause.stop();
    m_asked.clear();
    hide();
    m_field.setText(number);
    m_field.setFocus(Qt::OtherFocusReason);
}

void DialNames::settle() {
    if (isVisible() && m_list->currentItem())
        choose(m_list->currentItem());
}

// For a screen reader: it hears of the field alone, where the keyboard is.
void DialNames::say(const QListWidgetItem *item) {
    m_field.setAccessibleDescription(item ? item->data(Qt::AccessibleTextRole).toString() : QString{});
    QAccessibleEvent event(&m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

} // namespace callboard
