// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/opening_figure.h"

namespace callboard {

class TextLine;

// A figure of the day with its caption under it.
class DayFigure : public OpeningFigure {
    Q_OBJECT

public:
    DayFigure(const QString &caption, const QString &explanation, QWidget *parent = nullptr);

    void setFigure(const QString &figure);
    QString figure() const;
    void setCaption(const QString &caption);
    QString caption() const { return m_name; }

private:
    QString m_name;
    TextLine *m_figure;
    TextLine *m_caption;
};

} // namespace callboard
