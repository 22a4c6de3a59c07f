// SPDX-License-Identifier: GPL-3.0-or-later
// The sound of calls: legs, bridges, music, recordings.
#include "backend/telephony/sip/calls.h"

namespace callboard::sip {

namespace {

// A file of the site's recordings directory, nothing outside of it.
bool staysInside(const std::filesystem::path &file) {
    const bool climbs = std::any_of(file.begin(), file.end(), [](const auto &part) { return part == ".."; });
    return !file.empty() && file.is_relative() && file.has_filename() && !climbs;
}

// He hears all who are heard, and of a held call the agent, whom he may talk with meanwhile.
void addSupervisor(voice::Mix &mix, LiveCall &call, const Supervising &supervising) {
    const auto leg = supervising.line.leg;
    const bool isHeld = call.caller.holds() || call.called.holds();
    for (const auto *line : call.lines()) {
        const bool isAgent = line->agent == supervising.agent;
        const bool isOut = call.isConference() ? line->holds() : isHeld;
        if (isOut && !isAgent)
            continue;
        if (line->isHeard())
            mix.gains.push_back({line->leg, leg});
        if (supervising.mode == SupervisionMode::Barge ||
            (supervising.mode == SupervisionMode::Whisper && isAgent))
            mix.gains.push_back({leg, line->leg});
    }
    mix.legs.push_back(leg);
}

// Nobody but the agent hears a supervisor while the caller is held.
bool speaksToAll(const LiveCall &call) {
    const bool isHeld = !call.isConference() && (call.caller.holds() || call.called.holds());
    return call.supervising && call.supervising->line.isAnswered && !isHeld &&
           call.supervising->mode == SupervisionMode::Barge;
}

} // namespace

voice::SharedSound Music::spoken(const std::vector<std::string> &phrases) const {
    auto words = std::make_shared<voice::Sound>();
    for (const auto &phrase : phrases)
        if (const auto found = prompts.find(phrase); found != prompts.end())
            words->samples.insert(words->samples.end(), found->second->samples.begin(),
                                  found->second->samples.end());
    return words->samples.empty() ? nullptr : words;
}

bool Calls::openLine(Line &line, const std::string &host) {
    auto opened = m_parts.media.openLeg(host);
    if (!opened) {
        m_parts.log(opened.error().code + ": " + opened.error().detail);
        return false;
    }
    line.leg = opened->leg;
    line.session.emplace(opened->local, ++m_sessions, m_parts.config.codecs);
    line.session->allowReports();
    return true;
}

bool Calls::agree(Line &line, std::string_view sdp) {
    auto remote = line.session->applyAnswer(sdp);
    if (remote)
        m_parts.media.setRemote(line.leg, *remote);
    return remote.ok();
}

void Calls::answerCaller(LiveCall &call) {
    auto &line = call.caller;
    auto *dialog = m_dialogs.find(line.dialog);
    if (line.isAnswered || dialog == nullptr)
        return;
    const bool hasOffered = !line.answer.empty();
    dialog->answer(hasOffered ? std::exchange(line.answer, {}) : line.session->offer());
    line.isAnswered = true;
    if (hasOffered)
        m_parts.media.setRemote(line.leg, *line.session->agreed());
}

void Calls::join(LiveCall &call) {
    if (!call.bridge)
        call.bridge = m_parts.media.openBridge();
    arrange(call);
    m_parts.media.stopPlaying(call.caller.leg);
}

// Who is held hears the music alone, and nobody hears him; who is muted is not heard. Of three or more who
// holds is out, and the others talk on.
void Calls::arrange(LiveCall &call) {
    const bool isHeld = !call.isConference() && (call.caller.holds() || call.called.holds());
    voice::Mix mix;
    for (const auto *from : call.lines())
        for (const auto *to : call.lines())
            if (from != to && !isHeld && from->isHeard() &&
                !(call.isConference() && (from->holds() || to->holds())))
                mix.gains.push_back({from->leg, to->leg});
    for (const auto *line : call.lines())
        mix.legs.push_back(line->leg);
    if (call.supervising && call.supervising->line.isAnswered)
        addSupervisor(mix, call, *call.supervising);
    m_parts.media.arrange(call.bridge, std::move(mix));
    placeRecording(call);
}

void Calls::startEarlyMedia(LiveCall &call, std::string_view sdp) {
    if (!agree(call.called, sdp))
        return;
    auto &caller = call.caller;
    if (auto *dialog = m_dialogs.find(caller.dialog); dialog != nullptr && !caller.isAnswered) {
        if (caller.answer.empty())
            return; // his INVITE had no offer: nothing can be heard before the answer
        dialog->progress(183, caller.answer);
        m_parts.media.setRemote(caller.leg, *caller.session->agreed());
    }
    join(call);
}

Line &Calls::otherSide(LiveCall &call, const Line &line) {
    return &line == &call.caller ? call.called : call.caller;
}

Line *Calls::lineOf(LiveCall &call, AgentId agent) {
    return agent && call.isTalking() ? sideOf(call, agent) : nullptr;
}

void Calls::take(const HoldLine &order) {
    auto *call = find(order.call);
    auto *line = call != nullptr ? lineOf(*call, order.agent) : nullptr;
    if (line != nullptr && !line->isAway)
        hold(*call, *line, &Line::isParking, order.isHeld, order.causedBy);
}

void Calls::take(const MuteLine &order) {
    auto *call = find(order.call);
    auto *line = call != nullptr ? lineOf(*call, order.agent) : nullptr;
    if (line == nullptr || std::exchange(line->isMuted, order.isMuted) == order.isMuted)
        return;
    arrange(*call);
    if (order.isMuted)
        tell(CallMuted{order.call, order.agent}, order.causedBy);
    else
        tell(CallUnmuted{order.call, order.agent}, order.causedBy);
}

void Calls::take(const PressKeys &order) {
    auto *call = find(order.call);
    if (auto *line = call != nullptr ? lineOf(*call, order.agent) : nullptr)
        sendDigits(*call, *line, order.digits);
}

void Calls::sendDigits(LiveCall &call, const Line &from, std::string_view digits) {
    for (const auto *line : call.lines())
        if (line != &from && (!call.isConference() || !line->agent))
            m_parts.media.sendDigits(line->leg, digits);
}

// Held from the first who holds to the last who retrieves.
void Calls::hold(LiveCall &call, Line &line, bool Line::*how, bool isOn, CommandId causedBy) {
    if (!call.isTalking() || isSupervisor(call, line) || line.*how == isOn)
        return;
    const bool wasHolding = line.holds();
    line.*how = isOn;
    const bool isHolding = line.holds();
    if (isHolding == wasHolding)
        return;
    const auto &other = otherSide(call, line);
    arrange(call);
    if (!call.isConference() && isHolding)
        m_parts.media.play(other.leg, voice::Play{m_parts.music.of(call.queue)});
    else if (!call.isConference())
        m_parts.media.stopPlaying(other.leg);
    if (call.isConference() ? !line.agent : other.holds())
        return;
    if (isHolding)
        tell(CallHeld{call.id, line.agent}, causedBy);
    else
        tell(CallRetrieved{call.id, line.agent}, causedBy);
    if (isHolding)
        tellSound(call, line);
    else
        watchSound(call.id); // its sound may need a moment to come again
}

void Calls::recordingFails(const RecordCall &order, const std::string &why) {
    m_parts.log("not recorded: " + why);
    tell(RecordingStarted{order.call, order.file, order.by});
    tell(RecordingStopped{order.call, order.file, {}, why});
}

void Calls::take(const RecordCall &order) {
    auto *call = find(order.call);
    if (call == nullptr || call->recording)
        return;
    const std::filesystem::path file(order.file);
    if (m_parts.config.recordings.empty() || !staysInside(file)) {
        recordingFails(order, "recording.name: not a file of the recordings directory");
        return;
    }
    call->recording = m_parts.media.startRecording({}, {}, m_parts.config.recordings / file);
    m_recordings[call->recording] = {order.call, order.file, {}};
    call->isRecordingPaused = false;
    placeRecording(*call);
    tell(RecordingStarted{order.call, order.file, order.by}, order.causedBy);
}

void Calls::take(const HoldRecording &order) {
    auto *call = find(order.call);
    if (call == nullptr || !call->recording ||
        std::exchange(call->isRecordingPaused, order.isPaused) == order.isPaused)
        return;
    m_parts.media.pauseRecording(call->recording, order.isPaused);
    if (order.isPaused)
        tell(RecordingPaused{order.call, order.by}, order.causedBy);
    else
        tell(RecordingResumed{order.call, order.by}, order.causedBy);
}

void Calls::take(const TellNotice &order) {
    auto *call = find(order.call);
    const auto words = call != nullptr ? m_parts.music.spoken(order.phrases) : nullptr;
    if (!words || !call->isTalking())
        return;
    for (const auto *line : {&call->caller, &call->called})
        m_parts.media.play(line->leg, voice::Play{words, false});
}

void Calls::take(const StopRecording &order) {
    auto *call = find(order.call);
    const auto recorded = call != nullptr ? m_recordings.find(call->recording) : m_recordings.end();
    if (recorded == m_recordings.end())
        return;
    recorded->second.why = order.why;
    m_parts.media.stopRecording(call->recording);
}

// Left the outside party (of two agents: who called), right the agent; of more all who are outside, and all
// agents, as they are heard. Who barges in is heard by the caller, and so he stands on the agents' side; what
// is said to the agent alone stands nowhere.
void Calls::placeRecording(LiveCall &call) {
    if (!call.recording)
        return;
    std::vector<voice::LegId> left;
    std::vector<voice::LegId> right;
    if (call.isConference()) {
        for (const auto *line : call.lines())
            if (line->isHeard() && !line->holds())
                (line->agent ? right : left).push_back(line->leg);
    } else {
        const bool isCallerOurs = call.caller.agent && !call.called.agent;
        left = {(isCallerOurs ? call.called : call.caller).leg};
        right = {(isCallerOurs ? call.caller : call.called).leg};
    }
    if (speaksToAll(call))
        right.push_back(call.supervising->line.leg);
    m_parts.media.recordLegs(call.recording, std::move(left), std::move(right));
}

std::pair<LiveCall *, Line *> Calls::lineOf(voice::LegId leg) {
    for (auto &[id, call] : m_calls) {
        for (auto *line : call.lines())
            if (line->leg == leg)
                return {&call, line};
        if (call.supervising && call.supervising->line.leg == leg)
            return {&call, &call.supervising->line};
    }
    return {};
}

// What a waiting caller was told is over: the music again, or the end that it was a farewell to.
void Calls::spokeTo(voice::LegId leg) {
    for (auto &[id, call] : m_calls) {
        if (call.caller.leg != leg || call.isTalking())
            continue;
        if (const auto leaving = call.leaving)
            end(call, *leaving);
        else if (call.queue)
            m_parts.media.play(leg, voice::Play{m_parts.music.of(call.queue)});
        return;
    }
    m_surveys.soundEnded(leg);
}

void Calls::soundChanged(voice::LegId leg, bool isSilent) {
    const auto [call, line] = lineOf(leg);
    if (line == nullptr)
        return;
    line->isSilent = isSilent;
    if (auto *dialog = m_dialogs.find(line->dialog); dialog != nullptr && isSilent)
        dialog->watch();
    else if (dialog != nullptr)
        dialog->stopWatching();
    tellSound(*call, *line);
}

// Not of a phone that holds: it need not say anything then.
void Calls::tellSound(LiveCall &call, Line &line) {
    const bool isMissed = line.isSilent && !line.isHolding && call.isTalking() && !isSupervisor(call, line);
    if (isMissed == line.isSilenceTold)
        return;
    line.isSilenceTold = isMissed;
    const auto party = call.isConference() && !line.agent ? line.party : 0;
    if (isMissed)
        tell(CallSoundLost{call.id, line.agent, party});
    else if (call.isTalking())
        tell(CallSoundBack{call.id, line.agent, party});
}

void Calls::hearAnew(LiveCall &call) {
    for (auto *line : call.lines())
        line->isSilenceTold = false;
    watchSound(call.id);
}

void Calls::watchSound(CallId id) {
    m_parts.clockwork.after(m_parts.config.silence, [this, id] {
        auto *call = find(id);
        if (call == nullptr)
            return;
        for (auto *line : call->lines())
            tellSound(*call, *line);
    });
}

void Calls::mediaEvent(const voice::MediaEvent &event) {
    if (const auto *stopped = std::get_if<voice::RecordingStopped>(&event)) {
        const auto found = m_recordings.extract(stopped->recording);
        if (found.empty())
            return;
        const auto error =
            stopped->error ? stopped->error->code + ": " + stopped->error->detail : found.mapped().why;
        const auto named = stopped->path.lexically_relative(m_parts.config.recordings);
        const auto file = named.empty() ? found.mapped().file : named.string();
        if (stopped->error)
            m_parts.log("not recorded to its end: " + file + ": " + error);
        tell(RecordingStopped{found.mapped().call, file, stopped->recorded, error});
        if (auto *call = find(found.mapped().call))
            call->recording = {};
    } else if (const auto *spoken = std::get_if<voice::SourceEnded>(&event)) {
        spokeTo(spoken->leg);
    } else if (const auto *pressed = std::get_if<voice::DigitReceived>(&event)) {
        m_surveys.pressed(pressed->leg, pressed->digit);
    } else if (const auto *failed = std::get_if<voice::RecordingFailed>(&event)) {
        m_parts.media.stopRecording(failed->recording); // so that it is told while they still talk
    } else if (const auto *resumed = std::get_if<voice::RtpResumed>(&event)) {
        soundChanged(resumed->leg, false);
    } else if (const auto *silent = std::get_if<voice::RtpStopped>(&event)) {
        soundChanged(silent->leg, true);
        m_parts.log("leg " + std::to_string(silent->leg.value) + " is silent for " +
                    std::to_string(silent->silentFor.count() / 1000) + " s");
    }
}

} // namespace callboard::sip
