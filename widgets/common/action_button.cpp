// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/action_button.h"

#include "widgets/common/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int side = 12;
constexpr int gap = 8;
constexpr qreal radius = 6;
constexpr int toSettle = 800;  // ms: to see what is new
constexpr int toAnswer = 3000; // ms: a question

} // namespace

ActionButton::ActionButton(Glyph glyph, const QString &text, QWidget *parent)
    : QPushButton(text, parent)
    , m_glyph(glyph) {
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void ActionButton::setGlyph(Glyph glyph) {
    m_glyph = glyph;
    updateGeometry();
    update();
}

void ActionButton::setTone(Tone tone) {
    m_tone = tone;
    updateGeometry();
    update();
}

void ActionButton::setLarge(bool isLarge) {
    m_isLarge = isLarge;
    updateGeometry();
}

void ActionButton::setKey(const QKeySequence &key, const QString &explanation) {
    setShortcut(key);
    setToolTip(u"%1 (%2)"_s.arg(explanation, keyText()));
    updateGeometry();
}

void ActionButton::setPending(bool isPending) {
    if (isPending == m_isPending)
        return;
    m_isPending = isPending;
    m_turn = 0;
    if (isPending)
        m_turning.start(120, this);
    else
        m_turning.stop();
    update();
}

bool ActionButton::isSettling() const {
    return m_settling.isValid() && !m_settling.hasExpired(toSettle);
}

void ActionButton::ask() {
    m_text = text();
    setText(m_question);
    m_asking.start(toAnswer, this);
}

void ActionButton::stopAsking() {
    m_asking.stop();
    setText(m_text);
}

void ActionButton::withdrawQuestion() {
    if (m_asking.isActive())
        stopAsking();
}

void ActionButton::setText(const QString &text) {
    const auto key = shortcut();
    QPushButton::setText(text);
    setShortcut(key);
}

bool ActionButton::showsKey() const {
    return !shortcut().isEmpty() && !text().isEmpty();
}

QString ActionButton::keyText() const {
    return shortcut().toString(QKeySequence::NativeText);
}

int ActionButton::glyphSize() const {
    return m_isLarge ? 20 : 16;
}

QSize ActionButton::sizeHint() const {
    return {widthFor({text(), m_question}, shortcut()), m_isLarge ? 48 : 36};
}

int ActionButton::widthFor(const QStringList &texts, const QKeySequence &key) const {
    const QFontMetrics words(strongFont(font()));
    const auto keyText = key.toString(QKeySequence::NativeText);
    // A font costs milliseconds to open: the sign-in page shows no key and needs no small one.
    const int keyWidth =
        keyText.isEmpty() ? 0 : QFontMetrics(captionFont(font())).horizontalAdvance(keyText) + gap;
    int widest = 0;
    for (const auto &text : texts)
        widest = std::max(widest, words.horizontalAdvance(text) + (text.isEmpty() ? 0 : keyWidth));
    const int glyph = m_glyph != Glyph::None ? glyphSize() + (widest > 0 || menu() ? gap : 0) : 0;
    return 2 * side + glyph + widest + (menu() ? 14 + gap : 0) + 2;
}

QRect ActionButton::drawBack(QPainter &painter, const QColor &ink) const {
    const bool isFilled = shownTone() != Tone::Plain && isEnabled();
    auto fill = isFilled ? fillOf(shownTone(), palette()) : palette().color(QPalette::Button);
    if (isDown())
        fill = mixed(ink, fill, 0.18);
    else if (underMouse() && isEnabled())
        fill = isFilled ? mixed(ink, fill, 0.08) : palette().color(QPalette::Midlight);
    if (!isEnabled())
        fill = mixed(fill, palette().color(QPalette::Window), 0.4);
    const auto line = isFilled ? fill : palette().color(QPalette::Mid);
    painter.setPen(QPen(line, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(isFilled ? ink : palette().color(QPalette::Highlight), 2));
        const qreal inset = isFilled ? 3 : 1;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius - 1,
                                radius - 1);
    }
    return rect().adjusted(side, 0, -side, 0);
}

// While an answer is awaited: an arc that turns, in the glyph's place.
void ActionButton::drawMark(QPainter &painter, const QRectF &place, const QColor &ink) const {
    if (!m_isPending || m_turn == 0)
        return paintGlyph(painter, place, m_glyph, ink);
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(place.adjusted(2, 2, -2, -2), -m_turn * 16 * 40, 16 * 270);
}

void ActionButton::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isFilled = shownTone() != Tone::Plain;
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const auto ink = isFilled && isEnabled() ? inkOn(shownTone(), palette())
                                             : palette().color(group, QPalette::ButtonText);
    auto place = drawBack(painter, ink);

    if (menu()) {
        paintGlyph(painter, QRectF(place.right() - 13, (height() - 14) / 2.0, 14, 14), Glyph::Chevron, ink);
        place.setRight(place.right() - 14 - gap);
    }
    if (showsKey()) {
        painter.setFont(captionFont(font()));
        const auto faint = isFilled ? ink : palette().color(group, QPalette::PlaceholderText);
        painter.setPen(isEnabled() ? faint : ink);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, keyText());
        place.setRight(place.right() - painter.fontMetrics().horizontalAdvance(keyText()) - gap);
    }
    painter.setFont(isFilled || m_isLarge ? strongFont(font()) : font());
    const int glyph = m_glyph == Glyph::None ? 0 : glyphSize() + gap;
    const int content = glyph + painter.fontMetrics().horizontalAdvance(text());
    const int left = place.left() + (m_isLarge ? std::max(0, (place.width() - content) / 2) : 0);
    if (m_glyph != Glyph::None)
        drawMark(painter, QRectF(left, (height() - glyphSize()) / 2.0, glyphSize(), glyphSize()), ink);
    painter.setPen(ink);
    place.setLeft(left + glyph);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
}

void ActionButton::timerEvent(QTimerEvent *event) {
    if (event->timerId() == m_asking.timerId())
        return stopAsking();
    if (event->timerId() != m_turning.timerId())
        return QPushButton::timerEvent(event);
    ++m_turn;
    update();
}

bool ActionButton::event(QEvent *event) {
    const auto type = event->type();
    const bool isPress = type == QEvent::MouseButtonPress || type == QEvent::Shortcut ||
                         (type == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() != Qt::Key_Tab &&
                          static_cast<QKeyEvent *>(event)->key() != Qt::Key_Backtab);
    // Who holds a key down means it once. The button alone knows the number, and tells it with the event.
    if (type == QEvent::Shortcut)
        setShortcutAutoRepeat(static_cast<QShortcutEvent *>(event)->shortcutId(), false);
    if ((m_isPending || isSettling()) && isPress)
        return true;
    if (isPress && isEnabled() && !m_question.isEmpty()) {
        if (!m_asking.isActive()) {
            ask();
            return true;
        }
        stopAsking();
    }
    if (type == QEvent::Shortcut && isEnabled()) {
        // At once: the usual animation would cost a tenth of a second.
        if (menu())
            showMenu();
        else
            click();
        return true;
    }
    return QPushButton::event(event);
}

} // namespace callboard
