// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/center/delta.h"

#include <set>
#include <vector>

namespace callboard {

// Who looks.
struct Viewer {
    UserId user;
    Role role = Role::Agent;
};

// What of a call says who the person outside is.
struct CallTexts {
    CallId call;
    Party from;
    std::string to;
    std::string toName;
    std::string ledOut;
    std::vector<Party> parties; // of a conference, in its order
    static constexpr auto fields() {
        return std::tuple{field("call", &CallTexts::call),
                          field("from", &CallTexts::from),
                          field("to", &CallTexts::to),
                          optionalField("toName", &CallTexts::toName),
                          optionalField("ledOut", &CallTexts::ledOut),
                          optionalField("parties", &CallTexts::parties)};
    }
    friend bool operator==(const CallTexts &, const CallTexts &) = default;
};

// Supervisors, managers and administrators read all. An agent reads the calls that wait in or came from a
// queue he serves, that are offered to him, that he dialled or talks on, or into which he is asked as an
// expert.
bool readsEverything(const Viewer &viewer);
bool mayRead(const Center &center, const Call &call, const Viewer &viewer);
// May he read what is noted of who has this number? Who reads everything, and an agent of the calls that he
// may read and of the one that he left last.
bool speaksWith(const Center &center, std::string_view number, const Viewer &viewer);

// Blanks who called and who was called. Never an id, a time or a queue: the fold comes to the same. A fact of
// supervision becomes event.withheld: agents read it of their own talk where the site's policy says so, and
// of experts always, who asks and who is asked. So does a customer's mark: an agent reads those of his own
// calls, as long as the center knows that they are his. An agent reads the notes of his own calls.
void blank(Call &call);
void blank(Agent &agent); // whom he spoke with last, and what he wrote
void blank(Fact &fact);
void blank(Guard &guard);          // what is banned, not who was told to come again
bool tellsParty(const Fact &fact); // would blank() change anything?
CallTexts textsOf(const Call &call);

// What one viewer is shown of the stream of events. A call that he may read only later (it enters a queue of
// his) is blank in call.arrived and revealed when that comes; what he has read stays in his replica.
class Lens {
public:
    explicit Lens(Viewer viewer)
        : m_viewer(std::move(viewer)) {}

    const Viewer &viewer() const { return m_viewer; }

    // The whole center as he may see it; the stream goes on from there.
    Center snapshot(const Center &center);
    // Before the tail of a resume: the calls he may read now.
    std::vector<CallTexts> resume(const Center &center);
    // May this event, already taken into the center, go to him as it is?
    bool showsParty(const Center &center, const Fact &fact);
    // The calls that this event lets him read and that he has not read: to be told before it.
    std::vector<CallId> reveals(const Center &center, const Delta &delta);

private:
    bool remember(const Center &center, CallId call);

    Viewer m_viewer;
    std::set<CallId> m_read; // live ones
};

} // namespace callboard
