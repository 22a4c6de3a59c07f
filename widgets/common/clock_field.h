// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTime>

#include <optional>

namespace callboard {

// The time of the day that is meant by "9", "930", "0930", "93015", "9:30", "09:30:15", also with other
// marks.
std::optional<QTime> timeOfDayIn(const QString &typed);

// A field for a time of the day, typed with or without colons. What is being typed stays, whatever time it is
// set to in the meantime. Up and Down change what the cursor stands at.
class ClockField : public QLineEdit {
    Q_OBJECT

public:
    explicit ClockField(QWidget *parent = nullptr);

    void setTime(const QTime &time);
    QTime time() const { return m_time; }

Q_SIGNALS:
    void timeChosen(const QTime &time); // by people

protected:
    void focusInEvent(QFocusEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool read();
    void take();
    void display();
    void step(int by);

    QTime m_time{0, 0};
    bool m_isEntered = false; // by the click that goes on
};

} // namespace callboard
