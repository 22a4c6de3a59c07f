// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/day_field.h"

#include <algorithm>
#include <QDateEdit>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr auto format = "d MMM yyyy"_L1;
constexpr int height = 32;
constexpr int roomAround = 56; // of the text: edges, and the arrow that opens the calendar

} // namespace

QDateEdit *dayField(QWidget *parent) {
    auto *field = new QDateEdit(parent);
    field->setCalendarPopup(true);
    field->setDisplayFormat(format);
    field->setMinimumHeight(height);
    int widest = 0;
    for (int month = 1; month <= 12; ++month)
        widest = std::max(widest, field->fontMetrics().horizontalAdvance(
                                      field->locale().toString(QDate(2026, month, 28), format)));
    field->setMinimumWidth(widest + roomAround);
    return field;
}

} // namespace callboard
