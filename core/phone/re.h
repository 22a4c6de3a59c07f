// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// libre for this room's sources. The standard library comes first, because re.h's min and max would break it.
#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

extern "C" {
#include <re.h>
}
#undef min
#undef max

namespace callboard::phone {

struct Deref {
    void operator()(const void *object) const { mem_deref(const_cast<void *>(object)); }
};
// One reference of libre's, given back at the end. Loop thread only.
template <class T>
using Ref = std::unique_ptr<T, Deref>;

inline std::string_view viewOf(const pl &text) {
    return text.p == nullptr ? std::string_view{} : std::string_view(text.p, text.l);
}

inline std::string_view bodyOf(const sip_msg &message) {
    return {reinterpret_cast<const char *>(mbuf_buf(message.mb)), mbuf_get_left(message.mb)};
}

inline Ref<mbuf> bufferOf(std::string_view text) {
    Ref<mbuf> buffer(mbuf_alloc(text.size() + 1));
    if (buffer) {
        mbuf_write_mem(buffer.get(), reinterpret_cast<const std::uint8_t *>(text.data()), text.size());
        mbuf_set_pos(buffer.get(), 0);
    }
    return buffer;
}

// libre's timer as a value; not running when it goes.
class Timer {
public:
    Timer() { tmr_init(&m_timer); }
    ~Timer() { tmr_cancel(&m_timer); }
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;

    void start(std::chrono::milliseconds delay, std::function<void()> work) {
        m_work = std::move(work);
        tmr_start(&m_timer, static_cast<std::uint64_t>(std::max<std::int64_t>(delay.count(), 0)), onTime,
                  this);
    }
    void stop() { tmr_cancel(&m_timer); }

private:
    static void onTime(void *self) {
        // A copy, since the work may start or end this very timer.
        const auto work = static_cast<Timer *>(self)->m_work;
        work();
    }
    tmr m_timer{};
    std::function<void()> m_work;
};

} // namespace callboard::phone
