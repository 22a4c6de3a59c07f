// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/glyph.h"

#include <QWidget>

#include <functional>

namespace callboard {

// One line of text that is elided where it does not fit and says all of it in its tool tip. A changed text
// repaints and moves nothing, so that a running time costs no layout.
class TextLine : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Text, Strong, Caption, Title, Figure };
    using Ink = std::function<QColor(const QPalette &)>;

    explicit TextLine(Kind kind, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    void setGlyph(Glyph glyph, Ink ink = {});
    Glyph glyph() const { return m_glyph; }
    void setInk(Ink ink); // none: the kind's own
    void setAlignment(Qt::Alignment alignment);
    void setRoomFor(const QString &widest); // its width does not depend on the text any more
    // Breaks into smaller lines instead, where its place is high enough for them.
    void setWraps(bool wraps);
    bool isWhole() const; // nothing is left out

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QFont ownFont() const;
    QColor ownInk() const;
    int glyphSize() const;
    int widthOf(const QString &text) const;
    QRect placeOfText() const;
    bool fitsWrapped() const;

    Kind m_kind;
    bool m_wraps = false;
    QString m_text;
    QString m_widest;
    Glyph m_glyph = Glyph::None;
    Ink m_glyphInk;
    Ink m_ink;
    Qt::Alignment m_alignment = Qt::AlignLeft;
};

} // namespace callboard
