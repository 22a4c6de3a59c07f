// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/surveys.h"

#include <algorithm>

namespace callboard::sip {

namespace {

// To say and to hear anything, and to think about it.
constexpr seconds longestPhrase{30};
constexpr seconds forAnAnswer{10};

} // namespace

Surveys::Surveys(Dialogs &dialogs, voice::Media &media, Clockwork &clockwork, Tell tell)
    : m_dialogs(dialogs)
    , m_media(media)
    , m_clockwork(clockwork)
    , m_tell(std::move(tell)) {
}

void Surveys::ask(CallId call, Line line, Sounds sounds) {
    const auto dialog = line.dialog;
    m_media.play(line.leg, voice::Play{std::move(sounds.question), false});
    const auto asked =
        m_asked.insert_or_assign(dialog, Asked{call, std::move(line), std::move(sounds.thanks), {}}).first;
    hangUpIn(longestPhrase, asked);
}

void Surveys::hangUpIn(std::chrono::seconds delay, Place asked) {
    m_clockwork.cancel(asked->second.limit);
    asked->second.limit = m_clockwork.after(delay, [this, dialog = asked->first] {
        if (const auto found = m_asked.find(dialog); found != m_asked.end())
            hangUp(found);
    });
}

void Surveys::hangUp(Place asked) {
    const auto id = asked->first;
    if (auto *dialog = m_dialogs.find(id))
        dialog->hangUp();
    dialogEnded(id);
}

void Surveys::endAll() {
    while (!m_asked.empty())
        hangUp(m_asked.begin());
}

Line *Surveys::lineOf(DialogId dialog) {
    const auto found = m_asked.find(dialog);
    return found != m_asked.end() ? &found->second.line : nullptr;
}

// The first key that is a mark counts; he may press it before the question is at its end.
void Surveys::pressed(Place found, char key) {
    if (found == m_asked.end() || found->second.isDone || key < '1' || key >= '1' + AskMark::best)
        return;
    auto &asked = found->second;
    asked.isDone = true;
    m_tell(RatingGiven{asked.call, key - '0', AskMark::best, {}});
    if (!asked.thanks) {
        hangUp(found);
        return;
    }
    m_media.play(asked.line.leg, voice::Play{asked.thanks, false});
    hangUpIn(longestPhrase, found);
}

void Surveys::dialogEnded(DialogId dialog) {
    const auto found = m_asked.find(dialog);
    if (found == m_asked.end())
        return;
    m_clockwork.cancel(found->second.limit);
    m_media.closeLeg(found->second.line.leg);
    m_asked.erase(found);
}

Surveys::Place Surveys::placeOf(voice::LegId leg) {
    return std::find_if(m_asked.begin(), m_asked.end(),
                        [leg](const auto &each) { return each.second.line.leg == leg; });
}

void Surveys::soundEnded(voice::LegId leg) {
    const auto found = placeOf(leg);
    if (found == m_asked.end())
        return;
    if (found->second.isDone)
        hangUp(found);
    else
        hangUpIn(forAnAnswer, found);
}

} // namespace callboard::sip
