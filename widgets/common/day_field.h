// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDateEdit;
class QWidget;

namespace callboard {

// A day to choose, by hand or in a calendar: "21 Nov 2026", with room for the longest name of a month.
QDateEdit *dayField(QWidget *parent);

} // namespace callboard
