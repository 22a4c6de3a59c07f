// SPDX-License-Identifier: GPL-3.0-or-later
// What the voice of a full house costs: calls of two G.711 legs each (one A-law, one mu-law), bridged and
// recorded in stereo, against the floor of only receiving and sending the same packets.
//   voice_bench --small, or [--calls 500] [--seconds 5] [--rounds 5] [--folder DIR]
#include "core/voice/audio_file.h"
#include "core/voice/goertzel.h"
#include "core/voice/media.h"
#include "tests/bench/voice_generator.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <future>
#include <sys/resource.h>

namespace callboard::bench {

namespace {

struct Options {
    std::size_t calls = 500;
    int seconds = 5;
    int rounds = 5;
    std::filesystem::path folder = std::filesystem::temp_directory_path();
};

constexpr double enoughOffered = 0.95; // with less the machine was too busy to measure anything

struct Figures {
    double mediaPercent = 0; // of one core
    double writerPercent = 0;
    double worstDelayMs = 0;
    double worstWorkMs = 0;
    std::uint64_t lateTicks = 0;
    std::uint64_t lost = 0; // on the way in, late ones included
    std::uint64_t lostBack = 0;
    std::uint64_t badRecordings = 0;
    double offered = 0; // of the packets that the phones should have sent
};

[[noreturn]] void fail(const std::string &why) {
    std::fprintf(stderr, "voice_bench: %s\n", why.c_str());
    std::exit(1);
}

double percentOf(std::chrono::microseconds cpu, std::chrono::steady_clock::duration wall) {
    return 100.0 * static_cast<double>(cpu.count()) /
           static_cast<double>(std::chrono::duration_cast<std::chrono::microseconds>(wall).count());
}

voice::MediaStatistics statisticsOf(voice::Media &media) {
    std::promise<voice::MediaStatistics> answer;
    media.askStatistics([&](const voice::MediaStatistics &statistics) { answer.set_value(statistics); });
    return answer.get_future().get();
}

// All legs of all calls, and what the listener hears at their end.
class House {
public:
    House(const Options &options, Generator &generator, const std::filesystem::path &folder)
        : m_folder(folder) {
        auto media = voice::Media::start({30000, 39999}, [this](const auto &event) { hear(event); });
        if (!media)
            fail(media.error().detail);
        m_media = std::move(media).value();
        for (std::size_t call = 0; call < options.calls; ++call)
            open(call, generator);
    }

    voice::Media &media() { return *m_media; }
    const std::vector<voice::Endpoint> &addresses() const { return m_addresses; }
    Figures end(Generator &generator) {
        for (const auto recording : m_recordings)
            m_media->stopRecording(recording);
        const auto wall =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - generator.started());
        m_figures.offered = static_cast<double>(generator.sent()) /
                            (50.0 * wall.count() * static_cast<double>(m_addresses.size()));
        m_media.reset();
        generator.stop();
        m_figures.lostBack = m_sent - std::min(m_sent, generator.received());
        m_figures.badRecordings += m_recordings.size() - m_stopped;
        if (m_figures.offered > enoughOffered)
            checkFirstRecording();
        return m_figures;
    }

private:
    void open(std::size_t call, Generator &generator) {
        std::vector<voice::LegId> legs;
        for (const auto side : {0U, 1U}) {
            const auto leg = m_media->openLeg("127.0.0.1");
            if (!leg)
                fail(leg.error().code + ": " + leg.error().detail);
            const auto index = 2 * call + side;
            const auto codec = Generator::codecOf(index);
            const auto type = static_cast<std::uint8_t>(codec == voice::Codec::Pcmu ? 0 : 8);
            m_media->setRemote(leg->leg,
                               {generator.address(index), codec, type, 101, voice::Direction::SendRecv});
            m_addresses.push_back(leg->local);
            legs.push_back(leg->leg);
        }
        m_media->arrange(m_media->openBridge(), voice::talk(legs));
        m_recordings.push_back(m_media->startRecording(legs[0], legs[1], m_folder / nameOf(call)));
    }

    static std::string nameOf(std::size_t call) { return "call-" + std::to_string(call) + ".wav"; }

    void hear(const voice::MediaEvent &event) {
        if (const auto *closed = std::get_if<voice::LegClosed>(&event)) {
            m_figures.lost += closed->statistics.lost + closed->statistics.late;
            m_sent += closed->statistics.sent;
        } else if (const auto *stopped = std::get_if<voice::RecordingStopped>(&event)) {
            ++m_stopped;
            const auto missing = stopped->lasted - stopped->recorded;
            m_figures.badRecordings += stopped->error || std::abs(missing.count()) > 25 ? 1 : 0;
        }
    }

    void checkFirstRecording() const {
        const auto file = voice::readAudioFile(m_folder / nameOf(0));
        if (!file || file->channels.size() != 2)
            fail("the first recording cannot be read");
        const auto end = [](const auto &channel) { return std::span(channel).last(channel.size() / 2); };
        if (!voice::hasTone(end(file->channels[0]), 700) || !voice::hasTone(end(file->channels[1]), 1100))
            fail("the first recording does not hold its tones");
    }

    std::filesystem::path m_folder;
    std::unique_ptr<voice::Media> m_media;
    std::vector<voice::Endpoint> m_addresses;
    std::vector<voice::RecordingId> m_recordings;
    Figures m_figures;
    std::uint64_t m_sent = 0;
    std::size_t m_stopped = 0;
};

Figures measureHouse(const Options &options) {
    auto pattern = (options.folder / "voice-bench-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        fail("cannot make a folder in " + options.folder.string());
    Generator generator(2 * options.calls);
    House house(options, generator, pattern);
    generator.start(house.addresses());
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    const auto before = statisticsOf(house.media());
    const auto begin = std::chrono::steady_clock::now();
    std::this_thread::sleep_for(std::chrono::seconds(options.seconds));
    const auto after = statisticsOf(house.media());
    const auto wall = std::chrono::steady_clock::now() - begin;
    auto figures = house.end(generator);
    figures.mediaPercent = percentOf(after.mediaCpu - before.mediaCpu, wall);
    figures.writerPercent = percentOf(after.writerCpu - before.writerCpu, wall);
    figures.worstDelayMs = static_cast<double>(after.worstTickDelay.count()) / 1000;
    figures.worstWorkMs = static_cast<double>(after.worstTickWork.count()) / 1000;
    figures.lateTicks = after.lateTicks - before.lateTicks;
    std::filesystem::remove_all(pattern);
    return figures;
}

// The same packets received and sent again and nothing done with them.
double measureFloor(const Options &options) {
    const auto legs = 2 * options.calls;
    Generator generator(legs);
    std::vector<voice::UdpSocket> sockets;
    std::vector<voice::Endpoint> addresses;
    std::vector<voice::SocketAddress> peers;
    for (std::size_t i = 0; i < legs; ++i) {
        const auto port = static_cast<std::uint16_t>(40000 + i);
        auto socket = voice::UdpSocket::bind(*voice::toSocketAddress({"127.0.0.1", port}));
        if (!socket)
            continue; // somebody else's port
        sockets.push_back(std::move(socket).value());
        addresses.push_back({"127.0.0.1", port});
        peers.push_back(*voice::toSocketAddress(generator.address(i)));
    }
    generator.start(addresses);
    voice::Datagrams datagrams;
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    const auto cpuBefore = std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
    const auto begin = std::chrono::steady_clock::now();
    auto due = begin;
    for (std::size_t phase = 0; due < begin + std::chrono::seconds(options.seconds); ++phase) {
        for (std::size_t i = phase % 4; i < sockets.size(); i += 4)
            if (datagrams.receive(sockets[i].descriptor()) > 0)
                sockets[i].send(datagrams.bytes(0), peers[i]);
        std::this_thread::sleep_until(due += std::chrono::milliseconds(5));
    }
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    const auto cpu = std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec) - cpuBefore;
    return percentOf(std::chrono::duration_cast<std::chrono::microseconds>(cpu),
                     std::chrono::steady_clock::now() - begin);
}

Options read(int count, char **words) {
    Options options;
    if (count == 2 && std::strcmp(words[1], "--small") == 0)
        return {10, 1, 1};
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string name = words[i];
        if (name == "--calls")
            options.calls = std::strtoul(words[i + 1], nullptr, 10);
        else if (name == "--seconds")
            options.seconds = std::atoi(words[i + 1]);
        else if (name == "--rounds")
            options.rounds = std::atoi(words[i + 1]);
        else if (name == "--folder")
            options.folder = words[i + 1];
        else
            fail("unknown option " + name);
    }
    if (count % 2 == 0 || options.calls == 0 || options.calls > 2000 || options.seconds < 1 ||
        options.rounds < 1)
        fail("usage: voice_bench --small, or [--calls 1-2000] [--seconds N] [--rounds N] [--folder DIR]");
    return options;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void raiseFileLimit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

void print(int round, const Figures &figures, double floor) {
    const auto whole = [](std::uint64_t number) { return static_cast<unsigned long long>(number); };
    std::printf("round %d: media %.1f %% writer %.1f %% of a core, floor %.1f %%; ", round,
                figures.mediaPercent, figures.writerPercent, floor);
    std::printf("worst tick %.2f ms late, %.2f ms work, %llu ticks over 5 ms; ", figures.worstDelayMs,
                figures.worstWorkMs, whole(figures.lateTicks));
    std::printf("lost in %llu out %llu; bad recordings %llu; phones sent %.1f %%%s\n", whole(figures.lost),
                whole(figures.lostBack), whole(figures.badRecordings), 100 * figures.offered,
                figures.offered > enoughOffered ? "" : " (the machine is too busy to measure)");
}

int run(const Options &options) {
    std::vector<double> ours;
    std::vector<double> floors;
    bool isSound = true;
    for (int round = 0; round < options.rounds; ++round) {
        floors.push_back(measureFloor(options));
        const auto figures = measureHouse(options);
        ours.push_back(figures.mediaPercent + figures.writerPercent);
        print(round + 1, figures, floors.back());
        std::fflush(stdout);
        isSound = isSound && figures.badRecordings == 0;
    }
    const double legSeconds = 2.0 * static_cast<double>(options.calls);
    std::printf("voice.calls%zu.percentOfCore %.1f %.1f %.2f\n", options.calls, median(ours), median(floors),
                median(ours) / median(floors));
    std::printf("voice.msPerLegSecond %.3f %.3f %.2f\n", 10 * median(ours) / legSeconds,
                10 * median(floors) / legSeconds, median(ours) / median(floors));
    return isSound ? 0 : 1;
}

} // namespace

} // namespace callboard::bench

int main(int count, char **words) {
    callboard::bench::raiseFileLimit();
    return callboard::bench::run(callboard::bench::read(count, words));
}
