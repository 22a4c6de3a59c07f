// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/fact.h"

#include <functional>
#include <mutex>
#include <QObject>

namespace callboard {

// The one thread border of the backend: facts come in on the engine's thread and go out, in order and as many
// as have gathered, on the thread of `context`.
class FactInbox : public QObject {
    Q_OBJECT

public:
    explicit FactInbox(std::function<void(std::vector<Fact>)> taker);

    void put(Fact fact); // any thread
    void drain();        // the owner's thread; also by itself when facts came in

private:
    std::function<void(std::vector<Fact>)> m_taker;
    std::mutex m_mutex;
    std::vector<Fact> m_facts;
};

} // namespace callboard
