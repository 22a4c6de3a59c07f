// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/severity.h"
#include "widgets/history/player.h"
#include "widgets/history/sound_saver.h"
#include "widgets/models/live_floor.h"

#include <QWidget>

class QComboBox;

namespace callboard {

class ActionButton;
class SoundLane;
class TextLine;

// The recordings of a call, to be heard in their place. There only where there are some.
class RecordingView : public QWidget {
    Q_OBJECT

public:
    RecordingView(LiveFloor &floor, PastSource &past, QWidget *parent = nullptr);

    void listen(const Listening &listening);
    // Silent, and gone until the backend has told of recordings.
    void open(CallId call);
    void close();
    // The chosen one as WAV; what becomes of it is said.
    void saveTo(const QString &file);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void display(const Recordings &recordings);
    static QString troubleIn(const Error &error);
    void choose(int recording);
    void toggle();
    void follow();
    void save();
    void tell(const QString &sentence, Severity severity = Severity::Calm);
    const Recording &chosen() const { return m_recordings[static_cast<std::size_t>(m_chosen)]; }
    void tellTrouble();
    QString timeText(Duration place) const;

    LiveFloor &m_floor;
    PastSource &m_past;
    Player m_player;
    SoundSaver m_saver;
    bool m_mayListen = false;
    QWidget *m_row; // once there is something to hear
    ActionButton *m_play;
    ActionButton *m_save;
    SoundLane *m_lane;
    QComboBox *m_which; // of several
    TextLine *m_time;
    TextLine *m_said; // under it, while there is something to say
    CallId m_call;
    std::vector<Recording> m_recordings;
    int m_chosen = 0;
    int m_asked = 0;
};

} // namespace callboard
