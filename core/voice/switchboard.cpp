// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/switchboard.h"

#include <algorithm>
#include <utility>

namespace callboard::voice {

namespace {

constexpr std::size_t handOverSamples = sampleRate; // half a second of two channels
constexpr std::int64_t handOverBlocks = handOverSamples / (2 * blockSamples);
constexpr float loudestGain = 4.0F;
constexpr int loudest = 32767;
constexpr Block silence{};

std::chrono::milliseconds wholeMilliseconds(SteadyTime::duration time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(time);
}

template <class Value>
bool contains(const std::vector<Value> &values, const Value &value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

// What these say together; `sum` has room for it, and is not used for one alone.
const Block &saidBy(const std::vector<const Leg *> &legs, Block &sum) {
    if (legs.size() < 2)
        return legs.empty() ? silence : legs.front()->said();
    for (std::size_t i = 0; i < blockSamples; ++i) {
        int sample = 0;
        for (const auto *leg : legs)
            sample += leg->said()[i];
        sum[i] = static_cast<Sample>(std::clamp(sample, -loudest, loudest));
    }
    return sum;
}

} // namespace

Switchboard::Switchboard(const MediaSettings &settings, PortPool &ports, RecordingWriter &writer,
                         const MediaListener &listener)
    : m_settings(settings)
    , m_ports(ports)
    , m_writer(writer)
    , m_listener(listener) {
}

unsigned Switchboard::quietestPhase() const {
    const auto fewer = [](const auto &a, const auto &b) { return a.size() < b.size(); };
    return static_cast<unsigned>(std::min_element(m_phases.begin(), m_phases.end(), fewer) -
                                 m_phases.begin());
}

void Switchboard::addLeg(std::unique_ptr<Leg> leg) {
    const auto phase = quietestPhase();
    const auto id = leg->id();
    m_phases[phase].push_back(leg.get());
    m_legs.emplace(id.value, Place{std::move(leg), {}, phase});
}

Leg *Switchboard::find(LegId leg) {
    const auto found = m_legs.find(leg.value);
    return found == m_legs.end() ? nullptr : found->second.leg.get();
}

void Switchboard::closeLeg(LegId id, SteadyTime now) {
    const auto found = m_legs.find(id.value);
    if (found == m_legs.end())
        return;
    auto &place = found->second;
    leaveBridge(id, place);
    std::erase(m_phases[place.phase], place.leg.get());
    for (auto &[key, recording] : m_recordings)
        for (auto *const side : {&recording->left, &recording->right})
            std::erase(*side, place.leg.get());
    const auto statistics = place.leg->statistics(now);
    const auto port = place.leg->port();
    m_legs.erase(found);
    m_ports.giveBack(port);
    m_listener(LegClosed{id, statistics});
}

void Switchboard::moveTo(unsigned phase, Place &place) {
    if (place.phase == phase)
        return;
    std::erase(m_phases[place.phase], place.leg.get());
    m_phases[phase].push_back(place.leg.get());
    place.phase = phase;
}

void Switchboard::openBridge(BridgeId bridge) {
    m_bridges.emplace(bridge.value, Bridge{{}, quietestPhase()});
}

void Switchboard::leaveBridge(LegId leg, Place &place) {
    place.leg->ears().clear();
    const auto found = m_bridges.find(std::exchange(place.bridge, {}).value);
    if (found == m_bridges.end())
        return;
    std::erase(found->second.mix.legs, leg);
    connect(found->second);
}

void Switchboard::arrange(BridgeId id, Mix mix) {
    const auto found = m_bridges.find(id.value);
    if (found == m_bridges.end())
        return;
    auto &bridge = found->second;
    for (const auto leg : std::vector(bridge.mix.legs))
        if (const auto place = m_legs.find(leg.value); !contains(mix.legs, leg) && place != m_legs.end())
            leaveBridge(leg, place->second);
    std::erase_if(mix.legs, [this](LegId leg) { return !find(leg); });
    for (const auto leg : mix.legs) {
        auto &place = m_legs.at(leg.value);
        if (place.bridge != id)
            leaveBridge(leg, place);
        place.bridge = id;
        moveTo(bridge.phase, place);
    }
    bridge.mix = std::move(mix);
    connect(bridge);
}

void Switchboard::closeBridge(BridgeId bridge) {
    arrange(bridge, {});
    m_bridges.erase(bridge.value);
}

// Only the last word on a pair counts, and only between legs that are in the bridge.
void Switchboard::connect(const Bridge &bridge) {
    const auto &legs = bridge.mix.legs;
    for (const auto leg : legs)
        find(leg)->ears().clear();
    for (const auto &gain : bridge.mix.gains) {
        if (gain.from == gain.to || !contains(legs, gain.from) || !contains(legs, gain.to))
            continue;
        auto *const from = find(gain.from);
        auto &ears = find(gain.to)->ears();
        std::erase_if(ears, [from](const Leg::Ear &ear) { return ear.from == from; });
        if (gain.gain > 0)
            ears.push_back({from, std::min(gain.gain, loudestGain)});
    }
}

void Switchboard::tick(unsigned phase, SteadyTime now) {
    const auto &legs = m_phases[phase];
    for (auto *const leg : legs)
        receive(*leg, now);
    for (auto *const leg : legs)
        if (!leg->send())
            m_listener(SourceEnded{leg->id()});
    for (auto *const recording : m_recordingPhases[phase])
        record(*recording, now);
}

void Switchboard::receive(Leg &leg, SteadyTime now) {
    const auto heard = leg.receive(m_datagrams, now, m_settings.rtpTimeout);
    for (const char digit : heard.digits)
        m_listener(DigitReceived{leg.id(), digit});
    if (!heard.digits.empty())
        passDigits(leg, heard.digits);
    if (heard.hasResumed)
        m_listener(RtpResumed{leg.id()});
    if (heard.hasStopped)
        m_listener(RtpStopped{leg.id(), leg.statistics(now).sinceLastReceived});
}

void Switchboard::passDigits(const Leg &from, std::string_view digits) {
    const auto bridge = m_bridges.find(m_legs.at(from.id().value).bridge.value);
    if (bridge == m_bridges.end())
        return;
    const auto isFrom = [&from](const Leg::Ear &ear) { return ear.from == &from; };
    for (const auto id : bridge->second.mix.legs) {
        auto *const leg = find(id);
        if (!leg->isPlaying() && std::any_of(leg->ears().begin(), leg->ears().end(), isFrom))
            leg->sendDigits(digits);
    }
}

void Switchboard::startRecording(RecordingId id, LegId left, LegId right, std::filesystem::path path,
                                 SteadyTime now) {
    const auto place = m_legs.find(left.value);
    const auto phase = place == m_legs.end() ? quietestPhase() : place->second.phase;
    m_writer.open(id, std::move(path));
    auto recording =
        std::make_unique<Recording>(Recording{id, findAll({left}), findAll({right}), phase, now});
    m_recordingPhases[phase].push_back(recording.get());
    m_recordings.emplace(id.value, std::move(recording));
}

std::vector<const Leg *> Switchboard::findAll(const std::vector<LegId> &legs) {
    std::vector<const Leg *> found;
    for (const auto id : legs)
        if (const auto *leg = find(id))
            found.push_back(leg);
    return found;
}

void Switchboard::recordLegs(RecordingId id, const std::vector<LegId> &left,
                             const std::vector<LegId> &right) {
    const auto found = m_recordings.find(id.value);
    if (found == m_recordings.end())
        return;
    found->second->left = findAll(left);
    found->second->right = findAll(right);
}

void Switchboard::pauseRecording(RecordingId id, bool isPaused) {
    const auto found = m_recordings.find(id.value);
    if (found != m_recordings.end())
        found->second->isPaused = isPaused;
}

void Switchboard::stopRecording(RecordingId id, SteadyTime now) {
    const auto found = m_recordings.find(id.value);
    if (found == m_recordings.end())
        return;
    auto &recording = *found->second;
    appendSilence(recording, (now - recording.started) / blockTime);
    handOver(recording);
    m_writer.close(id, wholeMilliseconds(now - recording.started));
    std::erase(m_recordingPhases[recording.phase], &recording);
    m_recordings.erase(found);
}

// The file follows the clock: blocks that no tick asked for (the machine slept) are silence. Piece by piece,
// so that a long sleep is no long work and no large memory.
void Switchboard::appendSilence(Recording &recording, std::int64_t due) {
    while (recording.blocks < due && !recording.isGivenUp) {
        const auto missing = std::min(due - recording.blocks, handOverBlocks);
        const auto samples = 2 * blockSamples * static_cast<std::size_t>(missing);
        recording.waiting.resize(recording.waiting.size() + samples);
        recording.blocks += missing;
        if (recording.waiting.size() >= handOverSamples)
            handOver(recording);
    }
}

void Switchboard::record(Recording &recording, SteadyTime now) {
    const auto due = (now - recording.started) / blockTime + 1;
    if (recording.blocks >= due || recording.isGivenUp)
        return;
    appendSilence(recording, due - 1);
    if (recording.isGivenUp)
        return;
    Block leftSum;
    Block rightSum;
    const auto &left = recording.isPaused ? silence : saidBy(recording.left, leftSum);
    const auto &right = recording.isPaused ? silence : saidBy(recording.right, rightSum);
    auto &waiting = recording.waiting;
    waiting.reserve(handOverSamples + 2 * blockSamples);
    const auto at = waiting.size();
    waiting.resize(at + 2 * blockSamples);
    const auto frames = std::span(waiting).subspan(at).first<2 * blockSamples>();
    for (std::size_t i = 0; i < blockSamples; ++i) {
        frames[2 * i] = left[i];
        frames[2 * i + 1] = right[i];
    }
    recording.blocks = due;
    if (waiting.size() >= handOverSamples)
        handOver(recording);
}

void Switchboard::handOver(Recording &recording) {
    if (recording.isGivenUp || recording.waiting.empty() || m_writer.append(recording.id, recording.waiting))
        return;
    recording.isGivenUp = true;
    recording.waiting = {};
    m_writer.giveUp(recording.id, {"recording.tooSlow", "the disc does not keep up with the recordings"});
}

void Switchboard::closeAll(SteadyTime now) {
    while (!m_recordings.empty())
        stopRecording(RecordingId{m_recordings.begin()->first}, now);
    while (!m_legs.empty())
        closeLeg(LegId{m_legs.begin()->first}, now);
}

} // namespace callboard::voice
