// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/typed_field.h"

#include <QDate>

#include <optional>

namespace callboard {

// The day that is meant by "1.12.2026", "01/12/26", "2026-12-01", "01122026", "1 Dec 2026" (in English or in
// the language of the program), or without a year, which is then that of `near`. The day stands before the
// month.
std::optional<QDate> dayIn(const QString &typed, const QDate &near);

// A day to choose, typed or in a calendar: "21 Nov 2026", with room for the longest name of a month.
class DayField : public TypedField {
    Q_OBJECT

public:
    explicit DayField(QWidget *parent = nullptr);

    QDate date() const { return m_date; }
    void setDate(const QDate &date); // no later than the last
    QDate maximumDate() const { return m_last; }
    void setMaximumDate(const QDate &last); // none: all days

Q_SIGNALS:
    void dateChanged(const QDate &date);

protected:
    QString shown() const override;
    QString take(const QString &typed) override;
    void stepAt(int cursor, int by) override;
    void tell() override { Q_EMIT dateChanged(m_date); }
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QDate atMost(const QDate &day) const;
    QRect placeOfArrow() const;
    void openCalendar();

    QDate m_date{2000, 1, 1};
    QDate m_last;
};

} // namespace callboard
