// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/meaning.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QPushButton>

namespace callboard {

// A button that says what it does, by which key, and that it waits for its answer. One action of a page is
// filled with its tone, the rest are plain.
class ActionButton : public QPushButton {
    Q_OBJECT

public:
    ActionButton(Glyph glyph, const QString &text, QWidget *parent = nullptr);

    void setText(const QString &text); // the key stays: QPushButton's takes it away
    void setGlyph(Glyph glyph);
    void setTone(Tone tone); // Plain: not the main action now
    void setLarge(bool isLarge);
    void setKey(const QKeySequence &key, const QString &explanation); // the tool tip names both
    // Asked, not yet answered: it cannot be pressed again and turns a small mark.
    void setPending(bool isPending);
    bool isPending() const { return m_isPending; }
    // What it does is about something else from now on. Who presses it in the same moment meant what was
    // there before: keys and clicks do nothing for a while.
    void settle() { m_settling.start(); }
    // For what cannot be undone and concerns somebody else: the first press asks this in place of the text, a
    // second one within three seconds does it.
    void setQuestion(const QString &question) { m_question = question; }
    void withdrawQuestion(); // where it would be answered about something else
    bool isSettling() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    // What it needs for the longest of these texts with this key, in pixels.
    int widthFor(const QStringList &texts, const QKeySequence &key) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect drawBack(QPainter &painter, const QColor &ink) const;
    void drawMark(QPainter &painter, const QRectF &place, const QColor &ink) const;
    void ask();
    void stopAsking();
    Tone shownTone() const { return m_asking.isActive() ? Tone::Stop : m_tone; } // a question is seen
    bool showsKey() const;
    QString keyText() const;
    int glyphSize() const;

    Glyph m_glyph;
    Tone m_tone = Tone::Plain;
    bool m_isLarge = false;
    bool m_isPending = false;
    int m_turn = 0;
    QBasicTimer m_turning;
    QElapsedTimer m_settling;
    QString m_question;
    QString m_text; // while it asks
    QBasicTimer m_asking;
};

} // namespace callboard
