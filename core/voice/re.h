// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// libre for C++: the standard library first (re.h's min and max would break it), then libre, then what is
// needed to hold its things safely. Only files that speak with libre include it.
#include <algorithm>
#include <chrono>
#include <cstdarg>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

extern "C" {
#include <re.h>
}
#undef min
#undef max

namespace callboard::voice {

// Gives one reference of libre's back. References are not atomic: on the thread that holds all of them.
struct Release {
    void operator()(const void *object) const { mem_deref(const_cast<void *>(object)); }
};
template <class T>
using Ref = std::unique_ptr<T, Release>;

template <class T>
Ref<T> share(T *object) {
    return Ref<T>(static_cast<T *>(mem_ref(const_cast<std::remove_const_t<T> *>(object))));
}

inline std::string_view textOf(const pl &text) {
    return text.p != nullptr ? std::string_view(text.p, text.l) : std::string_view{};
}

// Valid only while the text is.
inline pl plOf(std::string_view text) {
    return {text.data(), text.size()};
}

inline std::string_view bodyOf(const sip_msg &msg) {
    return {reinterpret_cast<const char *>(mbuf_buf(msg.mb)), mbuf_get_left(msg.mb)};
}

// The value of the first header of this kind; empty if there is none.
inline std::string_view headerOf(const sip_msg &msg, sip_hdrid id) {
    const auto *header = sip_msg_hdr(&msg, id);
    return header != nullptr ? textOf(header->val) : std::string_view{};
}

inline Ref<mbuf> bufferOf(std::string_view text) {
    Ref<mbuf> buffer(mbuf_alloc(std::max<std::size_t>(text.size(), 1)));
    if (buffer != nullptr) {
        mbuf_write_mem(buffer.get(), reinterpret_cast<const std::uint8_t *>(text.data()), text.size());
        mbuf_set_pos(buffer.get(), 0);
    }
    return buffer;
}

} // namespace callboard::voice
