// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/live_floor.h"
#include "widgets/models/past_source.h"

#include <deque>
#include <QElapsedTimer>
#include <QTimer>

namespace callboard {

// The floor at another moment: what was live then, still or played on at a chosen speed by the same fold.
class PastFloor : public LiveFloor {
    Q_OBJECT

public:
    explicit PastFloor(PastSource &source);

    const Center &center() const override { return m_center; }
    // Between a backend's last word and the next one's first nobody was looking: time stood, as far as
    // anybody knows.
    Time now() const override { return isInGap() ? m_center.at : m_at; }
    Time clock() const override { return m_present == Time{} ? now() : m_present; }
    bool isLive() const override { return !isInGap(); }
    Time asOf() const override { return now(); }
    bool isComplete() const override { return true; }
    Time moment() const { return m_at; } // that is looked at

    // What was before stays until the answer; of several wishes in a row the last one counts.
    void show(const std::string &stream, Time at);
    std::string stream() const override { return m_stream; }
    // Seconds of the past in a second; 0 stands still.
    void play(int speed);
    int speed() const { return m_speed; }
    // Plays on by so much at once: the timer's step, and a test's.
    void advance(Duration time);
    // Nobody looks any more: it stands still, and what was asked for is not shown when it comes.
    void leave();
    // It may not be asked beyond this: the present, or the end of an import.
    void setEnd(Time end) { m_end = end; }
    void setPresent(Time present) { m_present = present; }

Q_SIGNALS:
    void moved(); // now() is another
    void failed(const callboard::Error &error);
    void ended(); // playing came to the end; it stands still

private:
    void ask();
    void fetch();
    void take(Center center, Time at);
    void takeEvents(PastEvents more);
    void step(Time until);
    bool knowsWhatFollows() const;
    void lookAhead();
    bool isInGap() const;
    void tellGap();
    void stop();

    PastSource &m_source;
    Center m_center;
    std::string m_stream{liveStream};
    Time m_at;
    Time m_end = Time::max();
    Time m_present;                                     // zero: nobody says
    std::optional<std::pair<std::string, Time>> m_wish; // not asked yet
    bool m_isAsking = false;
    std::deque<Event> m_ahead;   // of the center
    std::optional<Event> m_next; // the one that follows it, as long as no more is known
    bool m_wasInGap = false;
    bool m_isFetching = false;
    std::uint64_t m_round = 0;           // answers of an earlier place are dropped
    std::optional<std::uint64_t> m_last; // of the stream, when it was asked; none: not asked yet
    int m_speed = 0;
    QTimer m_timer;
    QElapsedTimer m_since; // the step before
};

} // namespace callboard
