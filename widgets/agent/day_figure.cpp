// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/day_figure.h"

#include "widgets/common/text_line.h"

#include <QVBoxLayout>

namespace callboard {

using namespace Qt::StringLiterals;

DayFigure::DayFigure(const QString &caption, const QString &explanation, QWidget *parent)
    : OpeningFigure(parent)
    , m_name(caption)
    , m_figure(new TextLine(TextLine::Kind::Title, this))
    , m_caption(new TextLine(TextLine::Kind::Caption, this)) {
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (auto *line : {m_figure, m_caption})
        addLine(*line);
    m_caption->setText(caption);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setExplanation(explanation);
}

void DayFigure::setFigure(const QString &figure) {
    m_figure->setText(figure);
    setAccessibleName(u"%1: %2"_s.arg(m_name, figure));
}

void DayFigure::setCaption(const QString &caption) {
    m_name = caption;
    m_caption->setText(caption);
}

QString DayFigure::figure() const {
    return m_figure->text();
}

} // namespace callboard
