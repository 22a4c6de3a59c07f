// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace callboard {

// How loud it is: a slim bar that jumps up and sinks back.
class LevelMeter : public QWidget {
    Q_OBJECT

public:
    LevelMeter(const QString &accessibleName, QWidget *parent);

    void setLevel(float peak); // 0 to 1
    void empty();              // at once
    // Of the bar, 0 to 1, by what ears make of the loudness.
    float shown() const { return m_shown; }

    QSize sizeHint() const override { return {48, 6}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    float m_shown = 0;
};

} // namespace callboard
