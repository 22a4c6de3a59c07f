// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/engine.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <QObject>

namespace callboard {

// The one thread border of the backend: facts come in on the engine's thread and go out, in order and as many
// as have gathered, on the owner's thread. An offer that ends because its call ends goes out together with
// that end, so that nobody is rung meanwhile for a caller who is gone.
class FactInbox : public QObject {
    Q_OBJECT

public:
    explicit FactInbox(std::function<void(std::vector<Told>)> taker);

    void put(Fact fact, CommandId causedBy = {}); // any thread
    void drain();                                 // all of it, on the owner's thread; also happens by itself
    // How long ago the oldest fact was put in that the taker is not done with; any thread.
    Duration lag() const;

private:
    using SteadyTime = std::chrono::steady_clock::time_point;

    void takeComplete();
    void pass(std::vector<Told> facts);

    std::function<void(std::vector<Told>)> m_taker;
    mutable std::mutex m_mutex;
    std::vector<Told> m_facts;
    std::optional<SteadyTime> m_waitsSince; // the oldest of them
    std::optional<SteadyTime> m_takesSince; // the oldest that the taker works on
    bool m_isWoken = false;
};

} // namespace callboard
