// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/loop.h"

#include "core/voice/quiet_thread.h"
#include "core/voice/re.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <future>
#include <mutex>
#include <string>
#include <system_error>
#include <vector>

// libre's timers follow the wall clock, which may step: an hour back would stop every transaction for an
// hour. A function of the program or the plugin stands before a library's of the same name, where others may
// see it: ours is the one that libre calls.
extern "C" __attribute__((visibility("default"))) std::uint64_t tmr_jiffies(void) {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

namespace callboard::voice {

namespace {

std::atomic<bool> loopExists{false};

Error startError(const char *what, int code) {
    return {"loop.start", std::string(what) + ": " + std::generic_category().message(code)};
}

} // namespace

// The queue is ours and the pipe of libre's mqueue carries one wake-up at a time: order is kept between all
// threads and the pipe cannot fill. The push is still repeated should the system say so.
class Loop::State {
public:
    ~State() {
        stop();
        loopExists = false;
    }

    Result<void> start(int maxSockets) {
        std::promise<Result<void>> started;
        auto outcome = started.get_future();
        m_thread = quietThread([this, maxSockets, &started] { run(maxSockets, started); });
        auto result = outcome.get();
        if (!result)
            m_thread.join();
        return result;
    }

    bool post(std::function<void()> work) {
        const std::lock_guard lock(m_mutex);
        return !m_isClosed && enqueue(std::move(work));
    }

    void stop() {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_isClosed)
                enqueue([] { re_cancel(); });
            m_isClosed = true;
        }
        if (m_thread.joinable())
            m_thread.join();
    }

    bool isLoopThread() const { return std::this_thread::get_id() == m_threadId; }

private:
    // With the mutex held.
    bool enqueue(std::function<void()> work) {
        m_work.push_back(std::move(work));
        if (!m_isWoken) {
            m_isWoken = true;
            while (mqueue_push(m_wake, 0, nullptr) == EAGAIN)
                std::this_thread::yield();
        }
        return true;
    }

    static void onWake(int, void *, void *self) { static_cast<State *>(self)->runWork(); }

    void runWork() {
        std::vector<std::function<void()>> work;
        {
            const std::lock_guard lock(m_mutex);
            work.swap(m_work);
            m_isWoken = false;
        }
        for (auto &each : work)
            each();
    }

    Result<void> open(int maxSockets) {
        if (const int error = fd_setsize(maxSockets)) {
            fd_setsize(0);
            return startError("fd_setsize", error);
        }
        if (const int error = libre_init()) {
            fd_setsize(0);
            return startError("libre_init", error);
        }
        if (const int error = mqueue_alloc(&m_wake, onWake, this)) {
            close();
            return startError("mqueue_alloc", error);
        }
        return {};
    }

    // The size sticks to the process unless it is taken back.
    static void close() {
        libre_close();
        fd_setsize(0);
    }

    void run(int maxSockets, std::promise<Result<void>> &started) {
        m_threadId = std::this_thread::get_id();
        auto opened = open(maxSockets);
        const bool isOpen = opened.ok();
        if (!isOpen) {
            const std::lock_guard lock(m_mutex);
            m_isClosed = true;
        }
        started.set_value(std::move(opened));
        if (!isOpen)
            return;
        re_main(nullptr);
        mem_deref(m_wake);
        close();
    }

    std::thread m_thread;
    std::atomic<std::thread::id> m_threadId{};
    mqueue *m_wake = nullptr;
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_work;
    bool m_isWoken = false;
    bool m_isClosed = false;
};

Loop::Loop(std::unique_ptr<State> state)
    : m_state(std::move(state)) {
}

Loop::~Loop() = default;

Result<std::unique_ptr<Loop>> Loop::start(int maxSockets) {
    if (maxSockets <= 0)
        return Error{"loop.start", "room for no socket"};
    if (loopExists.exchange(true))
        return Error{"loop.exists", "libre already runs a loop in this process"};
    auto state = std::make_unique<State>();
    if (auto started = state->start(maxSockets); !started)
        return started.error();
    return std::unique_ptr<Loop>(new Loop(std::move(state)));
}

bool Loop::post(std::function<void()> work) {
    return m_state->post(std::move(work));
}

bool Loop::postAndWait(const std::function<void()> &work) {
    std::promise<void> ran;
    auto done = ran.get_future();
    if (!post([&] {
            work();
            ran.set_value();
        }))
        return false;
    done.wait();
    return true;
}

bool Loop::isLoopThread() const {
    return m_state->isLoopThread();
}

void Loop::stop() {
    m_state->stop();
}

} // namespace callboard::voice
