// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/head_figure.h"

#include "widgets/common/text_line.h"

#include <QHBoxLayout>

namespace callboard {

HeadFigure::HeadFigure(const QString &explanation, QWidget *parent)
    : OpeningFigure(parent)
    , m_meaning(explanation)
    , m_line(new TextLine(TextLine::Kind::Caption, this)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0); // as high as a title: the boards beside each other begin in one line
    addLine(*m_line);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setExplanation(explanation);
}

// The explanation has the words once more: where there is little room they are cut.
void HeadFigure::setWords(const QString &words) {
    if (words == m_line->text())
        return;
    m_line->setText(words);
    setAccessibleName(words);
    setExplanation(words.isEmpty() ? m_meaning : words + u'\n' + m_meaning);
    updateGeometry();
}

QString HeadFigure::words() const {
    return m_line->text();
}

} // namespace callboard
