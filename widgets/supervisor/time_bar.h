// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/wire/past_records.h"

#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QSlider;

namespace callboard {

class ActionButton;
class ClockField;
class DayField;
class TextLine;

// Where in time the floor is looked at: now, or a moment of the past by its day, a slider over the day's
// hours and a clock; played on at three speeds. It asks for nothing itself and says what is wished: nothing
// before the beginning of a journal.
class TimeBar : public QWidget {
    Q_OBJECT

public:
    explicit TimeBar(QWidget *parent = nullptr);

    // The present: days end with it. The site's zone decides what a day is.
    void setPresent(Time now, const QTimeZone &zone);
    void setStreams(const std::vector<PastStream> &streams); // one needs no choice
    // Shows a moment of the past; live: nothing but the present.
    void showMoment(const std::string &stream, Time at, const QTimeZone &zone);
    void showLive();
    void setConnected(bool isConnected); // else the present is not seen
    void showPlaying(int speed);         // 0: it stands
    // Why the moment that was wished is not shown; until another is, or the present is wished.
    void showTrouble(const QString &text);
    bool isLive() const { return m_isLive; }
    QString stream() const;

Q_SIGNALS:
    void liveWished();
    void momentWished(const QString &stream, qint64 microsecondsSince1970);
    void playWished(int speed);

private:
    void keepRoom();
    void buildControls();
    void buildKeys();
    void wish(const QDateTime &at);
    void wishOfSlider(int second);
    Time begin() const; // of the chosen stream, as far as it is known
    void showFields(const QDateTime &local);
    void wishBy(int step);
    void chooseStream();
    void togglePlay();
    int chosenSpeed() const;
    QDateTime moment() const;
    void showTone();

    ActionButton *m_live;
    QComboBox *m_stream;
    DayField *m_day;
    QSlider *m_slider;
    ClockField *m_clock;
    ActionButton *m_play;
    QComboBox *m_speed;
    TextLine *m_state;
    TextLine *m_trouble; // under all
    std::vector<PastStream> m_streams;
    QTimeZone m_zone;
    Time m_present;
    bool m_isLive = true;
    bool m_isConnected = true;
    int m_playing = 0;
};

} // namespace callboard
