// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace callboard {

class TextLine;

// A figure in the head of a board, in one line of words. Where it opens to what it is made of, it is a
// button.
class HeadFigure : public QPushButton {
    Q_OBJECT

public:
    HeadFigure(const QString &explanation, bool opens, QWidget *parent = nullptr);

    void setWords(const QString &words);
    QString words() const;
    void setOpens(bool opens);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QString m_explanation;
    TextLine *m_line;
    bool m_opens = false;
};

} // namespace callboard
