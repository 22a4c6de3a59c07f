// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/voice/audio.h"
#include "core/voice/leg_statistics.h"
#include "core/voice/mix.h"
#include "core/voice/source.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <variant>

namespace callboard::voice {

struct MediaSettings {
    // RTP takes the even ports of this range; RTCP is spoken on the same ones, with those who can; the odd
    // ones stay free.
    std::uint16_t firstPort = 20000;
    std::uint16_t lastPort = 29999;
    // A leg that should receive and hears nothing for so long raises RtpStopped.
    std::chrono::milliseconds rtpTimeout{5000};
    // How much recorded sound may wait for a slow disc before recordings are given up.
    std::size_t recordingBacklogBytes = 64U << 20;
};

struct MediaStatistics {
    std::uint64_t ticks = 0;                     // four in 20 ms
    std::chrono::microseconds worstTickDelay{0}; // of the thread's wake-up against the clock, since the start
    std::uint64_t lateTicks = 0;                 // of them, by more than 5 ms
    std::chrono::microseconds worstTickWork{0};  // the longest that one tick took
    std::chrono::microseconds mediaCpu{0};       // of the media thread
    std::chrono::microseconds writerCpu{0};      // of the recordings' writer thread
    std::size_t legs = 0;
    std::size_t recordings = 0;
};

// A key was pressed at the peer; once a key. The legs that hear this one get it too.
struct DigitReceived {
    LegId leg;
    char digit; // 0-9 * # A-D
};
struct RtpStopped {
    LegId leg;
    std::chrono::milliseconds silentFor;
};
struct RtpResumed {
    LegId leg;
};
// A sound that plays once came to its end.
struct SourceEnded {
    LegId leg;
};
// The socket is closed and the port free; the last word about the leg.
struct LegClosed {
    LegId leg;
    LegStatistics statistics;
};
// Nothing after `recorded` is kept; the talk goes on. RecordingStopped still follows at the stop.
// Errors: recording.full and recording.disc (with errno's text), recording.tooSlow, recording.tooLong.
struct RecordingFailed {
    RecordingId recording;
    std::chrono::milliseconds recorded;
    Error error;
};
// The file is complete under its name (or, after a failure, as much of it as could be kept).
struct RecordingStopped {
    RecordingId recording;
    std::filesystem::path path;
    std::chrono::milliseconds recorded; // length of the file
    std::chrono::milliseconds lasted;   // from start to stop
    std::optional<Error> error;
};
using MediaEvent = std::variant<DigitReceived, RtpStopped, RtpResumed, SourceEnded, LegClosed,
                                RecordingFailed, RecordingStopped>;
// Called on the media thread and must not wait; hand over to your own thread. May call Media.
using MediaListener = std::function<void(const MediaEvent &)>;

struct OpenedLeg {
    LegId leg;
    Endpoint local; // for the SDP
};

// Speaks RTP for any number of legs on one thread of its own. Every call below may come from any thread and
// returns at once: it is a message to the media thread, and messages of one thread are done in their order.
// An id that is closed or was never given is ignored. Several Media may live in one process.
class Media {
public:
    // Errors: media.ports (no usable range), media.thread.
    static Result<std::unique_ptr<Media>> start(const MediaSettings &settings, MediaListener listener);
    // Finishes the recordings, closes all legs, tells the listener so, and joins. Not on the media thread.
    ~Media();
    Media(const Media &) = delete;
    Media &operator=(const Media &) = delete;

    // A port at this numeric address of an interface ("0.0.0.0" would have no meaning in an SDP). The leg
    // neither sends nor listens until it has a remote.
    // Errors: media.address, media.portsExhausted, media.socket.
    Result<OpenedLeg> openLeg(const std::string &localAddress);
    // At the answer and at every re-negotiation (hold is a direction). Packets are taken from this address,
    // or, until one comes from it, from the first other that sends valid ones (phones behind NAT); replies
    // go where they come from. A new address forgets the learned one. Not numeric: ignored.
    void setRemote(LegId leg, const Remote &remote);
    void closeLeg(LegId leg);

    // The leg hears this in place of its bridge until stopPlaying. Replaces an earlier source.
    void play(LegId leg, Source source);
    void stopPlaying(LegId leg);
    // RFC 4733, 100 ms each with pauses; as tones if the peer knows no events. Other characters are skipped.
    void sendDigits(LegId leg, std::string_view digits);
    // Every block that the peer says, for softphones and tests; on the media thread. Empty: no more.
    void setSink(LegId leg, std::function<void(std::span<const Sample, blockSamples>)> sink);

    // The only way to connect legs. A leg is in one bridge at most: to name it in another moves it.
    BridgeId openBridge();
    // Replaces the content at once: legs that are not named leave and hear silence.
    void arrange(BridgeId bridge, Mix mix);
    void closeBridge(BridgeId bridge);

    // Stereo: left is what `left` says, right what `right` says, silence where one is missing, as long as
    // from start to stop. Grows as WAV, `path`.part, and gets the format of its ending at the stop; never
    // overwrites.
    RecordingId startRecording(LegId left, LegId right, const std::filesystem::path &path);
    // After a transfer or in a conference: from now on these, all of a side together; none for silence.
    void recordLegs(RecordingId recording, std::vector<LegId> left, std::vector<LegId> right);
    void pauseRecording(RecordingId recording, bool isPaused); // silence takes the place of what both say
    void stopRecording(RecordingId recording);

    // Answers on the media thread; none if there is no such leg.
    void askStatistics(LegId leg, std::function<void(const std::optional<LegStatistics> &)> answer);
    void askStatistics(std::function<void(const MediaStatistics &)> answer);

private:
    class Thread;
    explicit Media(std::unique_ptr<Thread> thread);
    std::unique_ptr<Thread> m_thread;
};

} // namespace callboard::voice
