// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace callboard {

class TextLine;

// A figure of the day with its caption under it. Where it opens to what it is made of, it is a button.
class DayFigure : public QPushButton {
    Q_OBJECT

public:
    DayFigure(const QString &caption, const QString &explanation, QWidget *parent = nullptr);

    void setFigure(const QString &figure);
    QString figure() const;
    void setCaption(const QString &caption);
    QString caption() const { return m_name; }
    void setOpens(bool opens);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QString m_name;
    QString m_explanation;
    TextLine *m_figure;
    TextLine *m_caption;
    bool m_opens = false;
};

} // namespace callboard
