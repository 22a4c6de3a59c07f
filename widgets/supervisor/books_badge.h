// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/text_line.h"
#include "widgets/models/live_floor.h"

namespace callboard {

struct BooksFinding;

// Whether what is seen adds up, looked at once a second; what does not is named in the tool tip.
class BooksBadge : public TextLine {
    Q_OBJECT

public:
    explicit BooksBadge(LiveFloor &floor, QWidget *parent = nullptr);

private:
    void check();
    QString sentenceOf(const BooksFinding &finding) const;

    LiveFloor &m_floor;
};

} // namespace callboard
