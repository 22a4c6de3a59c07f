// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/leg.h"
#include "core/voice/port_pool.h"
#include "core/voice/recording_writer.h"

#include <unordered_map>

namespace callboard::voice {

// All legs, bridges and recordings of a Media: what its thread owns and nobody else touches. The 20 ms are
// cut into phases, so that a thousand legs do not send in one burst; the legs of a bridge share a phase.
class Switchboard {
public:
    static constexpr unsigned phases = 4;
    static constexpr std::chrono::milliseconds phaseTime = blockTime / static_cast<int>(phases);

    Switchboard(const MediaSettings &settings, PortPool &ports, RecordingWriter &writer,
                const MediaListener &listener);

    void addLeg(std::unique_ptr<Leg> leg);
    Leg *find(LegId leg);
    void closeLeg(LegId leg, SteadyTime now);

    void openBridge(BridgeId bridge);
    void arrange(BridgeId bridge, Mix mix);
    void closeBridge(BridgeId bridge);

    void startRecording(RecordingId recording, LegId left, LegId right, std::filesystem::path path,
                        SteadyTime now);
    void recordLegs(RecordingId recording, const std::vector<LegId> &left, const std::vector<LegId> &right);
    void pauseRecording(RecordingId recording, bool isPaused);
    void stopRecording(RecordingId recording, SteadyTime now);

    // Every phase in turn, phaseTime apart by `now`.
    void tick(unsigned phase, SteadyTime now);
    void closeAll(SteadyTime now);

    std::size_t legs() const { return m_legs.size(); }
    std::size_t recordings() const { return m_recordings.size(); }

private:
    struct Place {
        std::unique_ptr<Leg> leg;
        BridgeId bridge;
        unsigned phase;
    };
    struct Bridge {
        Mix mix;
        unsigned phase;
    };
    struct Recording {
        RecordingId id;
        std::vector<const Leg *> left; // all of them together are the channel
        std::vector<const Leg *> right;
        unsigned phase;
        SteadyTime started;
        std::int64_t blocks = 0;
        std::vector<Sample> waiting{}; // left and right in turn, up to half a second
        bool isGivenUp = false;
        bool isPaused = false;
    };

    unsigned quietestPhase() const;
    void moveTo(unsigned phase, Place &place);
    void leaveBridge(LegId leg, Place &place);
    void connect(const Bridge &bridge);
    void receive(Leg &leg, SteadyTime now);
    void passDigits(const Leg &from, std::string_view digits);
    std::vector<const Leg *> findAll(const std::vector<LegId> &legs);
    void record(Recording &recording, SteadyTime now);
    void appendSilence(Recording &recording, std::int64_t due);
    void handOver(Recording &recording);

    const MediaSettings m_settings;
    PortPool &m_ports;
    RecordingWriter &m_writer;
    const MediaListener &m_listener;

    std::unordered_map<std::uint64_t, Place> m_legs;
    std::array<std::vector<Leg *>, phases> m_phases;
    std::unordered_map<std::uint64_t, Bridge> m_bridges;
    std::unordered_map<std::uint64_t, std::unique_ptr<Recording>> m_recordings;
    std::array<std::vector<Recording *>, phases> m_recordingPhases;
    Datagrams m_datagrams;
};

} // namespace callboard::voice
