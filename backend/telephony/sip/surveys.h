// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/engine.h"
#include "backend/telephony/sip/dialogs.h"
#include "backend/telephony/sip/live_call.h"

#include <map>

namespace callboard::sip {

// Callers whose call is over and who are asked how it was. Loop thread.
class Surveys {
public:
    using Tell = std::function<void(Fact)>;
    struct Sounds {
        voice::SharedSound question;
        voice::SharedSound thanks; // null: he is hung up at once
    };

    Surveys(Dialogs &dialogs, voice::Media &media, Clockwork &clockwork, Tell tell);

    // From now on the line is ours, until he has pressed a key, or has not for a while.
    void ask(CallId call, Line line, Sounds sounds);
    std::size_t count() const { return m_asked.size(); }
    void endAll();

    // Of a line that is not ours nothing happens, and there is none.
    Line *lineOf(DialogId dialog);
    // A key comes by the sound or by the dialog.
    void pressed(DialogId dialog, char key) { pressed(m_asked.find(dialog), key); }
    void pressed(voice::LegId leg, char key) { pressed(placeOf(leg), key); }
    void dialogEnded(DialogId dialog);
    void soundEnded(voice::LegId leg);

private:
    struct Asked {
        CallId call;
        Line line;
        voice::SharedSound thanks;
        TimerId limit;
        bool isDone = false;
    };
    using Place = std::map<DialogId, Asked>::iterator;
    Place placeOf(voice::LegId leg);
    void pressed(Place asked, char key);
    void hangUpIn(std::chrono::seconds delay, Place asked);
    void hangUp(Place asked);

    Dialogs &m_dialogs;
    voice::Media &m_media;
    Clockwork &m_clockwork;
    Tell m_tell;
    std::map<DialogId, Asked> m_asked;
};

} // namespace callboard::sip
