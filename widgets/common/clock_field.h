// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/typed_field.h"

#include <QTime>

#include <optional>

namespace callboard {

// The time of the day that is meant by "9", "930", "0930", "93015", "9:30", "09:30:15", also with other
// marks.
std::optional<QTime> timeOfDayIn(const QString &typed);

// A field for a time of the day.
class ClockField : public TypedField {
    Q_OBJECT

public:
    explicit ClockField(QWidget *parent = nullptr);

    void setTime(const QTime &time);
    QTime time() const { return m_time; }

Q_SIGNALS:
    void timeChosen(const QTime &time); // by people

protected:
    QString shown() const override;
    QString take(const QString &typed) override;
    void stepAt(int cursor, int by) override;
    void tell() override { Q_EMIT timeChosen(m_time); }

private:
    QTime m_time{0, 0};
};

} // namespace callboard
