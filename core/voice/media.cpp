// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/media.h"

#include "core/voice/quiet_thread.h"
#include "core/voice/switchboard.h"

#include <atomic>
#include <cerrno>
#include <ctime>
#include <poll.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/timerfd.h>
#include <system_error>
#include <unistd.h>

namespace callboard::voice {

namespace {

// After a longer stop of the machine the ticks that were missed are not made up for.
constexpr std::uint64_t mostTicksAtOnce = 40;

constexpr std::chrono::milliseconds lateTick{5};
constexpr int soundsPriority = 5; // of real-time threads: above none but ours
constexpr int soundsNiceness = -10;

// Sound suffers first on a busy machine: this thread goes before all that has no deadline, or at least
// before most of it; where we may not ask for either, it works without. A child process gets none of it.
void goFirst() {
    sched_param wanted{};
    wanted.sched_priority = soundsPriority;
    if (::sched_setscheduler(0, SCHED_RR | SCHED_RESET_ON_FORK, &wanted) != 0)
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), soundsNiceness);
}

template <class Time>
std::chrono::microseconds wholeMicroseconds(Time time) {
    return std::chrono::duration_cast<std::chrono::microseconds>(time);
}

std::chrono::microseconds threadCpu() {
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return std::chrono::microseconds(used.tv_sec * 1'000'000 + used.tv_nsec / 1000);
}

timespec toTimespec(std::chrono::nanoseconds time) {
    return {time.count() / 1'000'000'000, time.count() % 1'000'000'000};
}

std::uint64_t readCount(int descriptor) {
    std::uint64_t count = 0;
    return ::read(descriptor, &count, sizeof count) == sizeof count ? count : 0;
}

class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

} // namespace

class Media::Thread {
public:
    Thread(const MediaSettings &settings, MediaListener listener)
        : m_listener(std::move(listener))
        , m_ports(settings.firstPort, settings.lastPort)
        , m_writer(std::in_place, settings.recordingBacklogBytes,
                   [this](const MediaEvent &event) { post([this, event] { m_listener(event); }); })
        , m_board(settings, m_ports, *m_writer, m_listener)
        , m_timer(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
        , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

    ~Thread() { stop(); }

    void stop() {
        if (!m_thread.joinable())
            return;
        post([this] { m_isStopping = true; });
        m_thread.join();
    }

    Result<void> start() {
        if (m_ports.size() == 0)
            return Error{"media.ports", "the range of RTP ports is empty"};
        m_start = std::chrono::steady_clock::now();
        const auto interval = toTimespec(Switchboard::phaseTime);
        const itimerspec schedule{interval, toTimespec(m_start.time_since_epoch() + Switchboard::phaseTime)};
        if (m_timer.number() < 0 || m_wake.number() < 0 ||
            ::timerfd_settime(m_timer.number(), TFD_TIMER_ABSTIME, &schedule, nullptr) != 0)
            return Error{"media.thread", std::generic_category().message(errno)};
        m_thread = quietThread([this] { run(); });
        return {};
    }

    void post(std::function<void()> message) {
        {
            const std::lock_guard lock(m_mutex);
            m_messages.push_back(std::move(message));
            if (m_messages.size() > 1)
                return; // it is woken already
        }
        const std::uint64_t one = 1;
        while (::write(m_wake.number(), &one, sizeof one) < 0 && errno == EINTR)
            ;
    }

    template <class Work>
    void withLeg(LegId id, Work work) {
        post([this, id, work = std::move(work)]() mutable {
            if (auto *const leg = m_board.find(id))
                work(*leg);
        });
    }

    Result<OpenedLeg> openLeg(const std::string &localAddress) {
        auto local = toSocketAddress({localAddress, 0});
        if (!local || local->isUnspecified())
            return Error{"media.address", "no address of an interface: \"" + localAddress + '"'};
        std::vector<std::uint16_t>
            foreign; // taken by other programs; given back so that they are tried later
        auto bound = bindNext({localAddress, 0}, foreign);
        for (const auto port : foreign)
            m_ports.giveBack(port);
        if (!bound)
            return bound.error();
        const auto id = LegId{next()};
        auto &[socket, port] = *bound;
        auto leg = std::make_shared<std::unique_ptr<Leg>>(std::make_unique<Leg>(id, std::move(socket), port));
        post([this, leg] { m_board.addLeg(std::move(*leg)); });
        return OpenedLeg{id, {localAddress, port}};
    }

    MediaStatistics statistics() {
        MediaStatistics statistics;
        statistics.ticks = m_ticks;
        statistics.worstTickDelay = m_worstDelay;
        statistics.lateTicks = m_lateTicks;
        statistics.worstTickWork = m_worstWork;
        statistics.mediaCpu = threadCpu();
        statistics.writerCpu = m_writer->cpu();
        statistics.legs = m_board.legs();
        statistics.recordings = m_board.recordings();
        return statistics;
    }

    Switchboard &board() { return m_board; }
    std::uint64_t next() { return ++m_lastId; }

private:
    Result<std::pair<UdpSocket, std::uint16_t>> bindNext(Endpoint local,
                                                         std::vector<std::uint16_t> &foreign) {
        while (const auto port = m_ports.take()) {
            local.port = *port;
            auto socket = UdpSocket::bind(*toSocketAddress(local));
            if (socket)
                return std::pair{std::move(*socket), *port};
            foreign.push_back(*port);
            if (socket.error().code != "media.portTaken")
                return socket.error();
        }
        return Error{"media.portsExhausted", "all RTP ports of the range are in use"};
    }

    void run() {
        goFirst();
        std::array<pollfd, 2> ready{pollfd{m_timer.number(), POLLIN, 0}, pollfd{m_wake.number(), POLLIN, 0}};
        while (!m_isStopping) {
            ::poll(ready.data(), ready.size(), -1);
            if (ready[1].revents != 0)
                runMessages();
            if (ready[0].revents != 0)
                tickAll(readCount(m_timer.number()));
        }
        m_board.closeAll(std::chrono::steady_clock::now());
        m_writer.reset(); // joins: its last reports are messages now
        runMessages();
    }

    void runMessages() {
        readCount(m_wake.number());
        std::vector<std::function<void()>> messages;
        {
            const std::lock_guard lock(m_mutex);
            messages.swap(m_messages);
        }
        for (auto &message : messages)
            message();
    }

    void tickAll(std::uint64_t due) {
        if (due == 0)
            return;
        const auto begin = std::chrono::steady_clock::now();
        const auto delay = wholeMicroseconds(begin - timeOf(m_ticks + 1));
        m_worstDelay = std::max(m_worstDelay, delay);
        m_lateTicks += delay > lateTick ? 1 : 0;
        if (due > mostTicksAtOnce) {
            m_ticks += due - mostTicksAtOnce;
            due = mostTicksAtOnce;
        }
        for (; due > 0; --due) {
            ++m_ticks;
            m_board.tick(m_ticks % Switchboard::phases, timeOf(m_ticks));
        }
        m_worstWork = std::max(m_worstWork, wholeMicroseconds(std::chrono::steady_clock::now() - begin));
    }

    SteadyTime timeOf(std::uint64_t tick) const { return m_start + Switchboard::phaseTime * tick; }

    const MediaListener m_listener;
    PortPool m_ports;
    std::optional<RecordingWriter> m_writer;
    Switchboard m_board;
    Descriptor m_timer;
    Descriptor m_wake;
    SteadyTime m_start;
    std::uint64_t m_ticks = 0;
    std::chrono::microseconds m_worstDelay{};
    std::uint64_t m_lateTicks = 0;
    std::chrono::microseconds m_worstWork{};
    std::atomic<std::uint64_t> m_lastId{0};
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_messages;
    bool m_isStopping = false;
    std::thread m_thread;
};

Media::Media(std::unique_ptr<Thread> thread)
    : m_thread(std::move(thread)) {
}

// The listener may still call us until the thread is joined.
Media::~Media() {
    m_thread->stop();
}

Result<std::unique_ptr<Media>> Media::start(const MediaSettings &settings, MediaListener listener) {
    auto thread = std::make_unique<Thread>(settings, std::move(listener));
    if (auto started = thread->start(); !started)
        return started.error();
    return std::unique_ptr<Media>(new Media(std::move(thread)));
}

Result<OpenedLeg> Media::openLeg(const std::string &localAddress) {
    return m_thread->openLeg(localAddress);
}

void Media::setRemote(LegId leg, const Remote &remote) {
    m_thread->withLeg(leg,
                      [remote](Leg &found) { found.setRemote(remote, std::chrono::steady_clock::now()); });
}

void Media::closeLeg(LegId leg) {
    m_thread->post(
        [thread = m_thread.get(), leg] { thread->board().closeLeg(leg, std::chrono::steady_clock::now()); });
}

void Media::play(LegId leg, Source source) {
    m_thread->withLeg(leg,
                      [source = std::move(source)](Leg &found) mutable { found.play(std::move(source)); });
}

void Media::stopPlaying(LegId leg) {
    m_thread->withLeg(leg, [](Leg &found) { found.stopPlaying(); });
}

void Media::sendDigits(LegId leg, std::string_view digits) {
    m_thread->withLeg(leg, [digits = std::string(digits)](Leg &found) { found.sendDigits(digits); });
}

void Media::setSink(LegId leg, std::function<void(std::span<const Sample, blockSamples>)> sink) {
    m_thread->withLeg(leg, [sink = std::move(sink)](Leg &found) { found.setSink(sink); });
}

BridgeId Media::openBridge() {
    const BridgeId bridge{m_thread->next()};
    m_thread->post([thread = m_thread.get(), bridge] { thread->board().openBridge(bridge); });
    return bridge;
}

void Media::arrange(BridgeId bridge, Mix mix) {
    m_thread->post(
        [thread = m_thread.get(), bridge, mix = std::move(mix)] { thread->board().arrange(bridge, mix); });
}

void Media::closeBridge(BridgeId bridge) {
    m_thread->post([thread = m_thread.get(), bridge] { thread->board().closeBridge(bridge); });
}

RecordingId Media::startRecording(LegId left, LegId right, const std::filesystem::path &path) {
    const RecordingId recording{m_thread->next()};
    m_thread->post([thread = m_thread.get(), recording, left, right, path] {
        thread->board().startRecording(recording, left, right, path, std::chrono::steady_clock::now());
    });
    return recording;
}

void Media::recordLegs(RecordingId recording, std::vector<LegId> left, std::vector<LegId> right) {
    m_thread->post([thread = m_thread.get(), recording, left = std::move(left), right = std::move(right)] {
        thread->board().recordLegs(recording, left, right);
    });
}

void Media::pauseRecording(RecordingId recording, bool isPaused) {
    m_thread->post([thread = m_thread.get(), recording, isPaused] {
        thread->board().pauseRecording(recording, isPaused);
    });
}

void Media::stopRecording(RecordingId recording) {
    m_thread->post([thread = m_thread.get(), recording] {
        thread->board().stopRecording(recording, std::chrono::steady_clock::now());
    });
}

void Media::askStatistics(LegId leg, std::function<void(const std::optional<LegStatistics> &)> answer) {
    m_thread->post([thread = m_thread.get(), leg, answer = std::move(answer)] {
        const auto *const found = thread->board().find(leg);
        answer(found ? std::optional(found->statistics(std::chrono::steady_clock::now())) : std::nullopt);
    });
}

void Media::askStatistics(std::function<void(const MediaStatistics &)> answer) {
    m_thread->post([thread = m_thread.get(), answer = std::move(answer)] { answer(thread->statistics()); });
}

} // namespace callboard::voice
