// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue.h"

namespace callboard {

// The queue's hours began or ended. Who waits already goes on waiting; a closed queue takes nobody new.
struct QueueOpened {
    static constexpr auto type = "queue.opened"sv;
    QueueId queue;
    static constexpr auto fields() { return std::tuple{field("queue", &QueueOpened::queue)}; }
};

struct QueueClosed {
    static constexpr auto type = "queue.closed"sv;
    QueueId queue;
    static constexpr auto fields() { return std::tuple{field("queue", &QueueClosed::queue)}; }
};

} // namespace callboard
