// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/recording_records.h"

#include <QAbstractSlider>

namespace callboard {

// A recording to look at and to go to a place of: the caller above, the agents below, what was paused
// hatched, what was heard in colour. A slider in milliseconds, by mouse and by keys.
class SoundLane : public QAbstractSlider {
    Q_OBJECT

public:
    explicit SoundLane(QWidget *parent = nullptr);

    void display(const Recording &recording);
    void setPlace(Duration place); // tells nobody; not while somebody moves the mark

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void sought(callboard::Duration place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QRect picture() const; // right of the captions
    int captionWidth() const;
    qreal xOf(Duration place) const;
    void goTo(int x);
    void seek(); // to where the mark was moved
    void paintSide(QPainter &painter, const std::vector<std::int32_t> &loudness, bool isAbove) const;
    void paintPauses(QPainter &painter) const;
    void paintCaptions(QPainter &painter) const;

    Recording m_recording;
};

} // namespace callboard
