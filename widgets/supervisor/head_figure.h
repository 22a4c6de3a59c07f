// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/opening_figure.h"

namespace callboard {

class TextLine;

// A figure in the head of a board, in one line of words.
class HeadFigure : public OpeningFigure {
    Q_OBJECT

public:
    HeadFigure(const QString &explanation, QWidget *parent = nullptr);

    void setWords(const QString &words);
    QString words() const;

private:
    QString m_meaning;
    TextLine *m_line;
};

} // namespace callboard
