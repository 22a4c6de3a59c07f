// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/history/player.h"
#include "widgets/models/past_floor.h"
#include "widgets/supervisor/supervisor_page.h"

class QStackedLayout;

namespace callboard {

class TimeBar;

// The floor now or at any past moment: the same boards, looking at the one or the other.
class FloorPage : public QWidget {
    Q_OBJECT

public:
    FloorPage(LiveFloor &floor, PastSource &past, std::optional<SupervisorPage::Lead> lead,
              QWidget *parent = nullptr);

    void listen(const Listening &listening); // to the recordings of calls

protected:
    void showEvent(QShowEvent *event) override;

private:
    void askStreams();
    void showPresent();
    void explainKeys(bool leads);
    void goLive();
    void goTo(const QString &stream, Time at);
    void openPast();
    void showMoment();
    void play(int speed);
    void tellFailure(const Error &error);
    Time endOf(const std::string &stream) const;

    LiveFloor &m_floor;
    PastSource &m_source;
    TimeBar *m_time;
    QStackedLayout *m_boards;
    SupervisorPage *m_now;
    PastFloor *m_past = nullptr; // since the first look back
    SupervisorPage *m_then = nullptr;
    Listening m_listening;
    std::vector<PastStream> m_streams;
    int m_ticks = 0;
};

} // namespace callboard
