// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace callboard {

// A figure in lines of text. Where it opens to what it is made of, it is a button, and looks like one only
// under the mouse or with the focus.
class OpeningFigure : public QPushButton {
    Q_OBJECT

public:
    void setOpens(bool opens);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    explicit OpeningFigure(QWidget *parent);
    void addLine(QWidget &line); // to the layout, which the figure has by then
    void setExplanation(const QString &explanation);

    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void explain();

    QString m_explanation;
    bool m_opens = false;
};

} // namespace callboard
