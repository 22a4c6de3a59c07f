// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/caller_names.h"
#include "backend/config/config.h"
#include "backend/fact_inbox.h"
#include "backend/front_desk.h"
#include "backend/history_keeper.h"
#include "backend/hub.h"
#include "backend/hub_clock.h"
#include "backend/past_calls_keeper.h"
#include "backend/server.h"
#include "backend/sign_of_life.h"

#include <memory>
#include <QTimer>
#include <thread>

namespace callboard {

// The backend put together: journal, hub, telephone engine, server. One a process, on the main thread.
class Daemon : public QObject {
    Q_OBJECT

public:
    using Log = std::function<void(const std::string &)>;

    // Everything is up, or nothing stays: the error is that of the part that failed.
    static Result<std::unique_ptr<Daemon>> start(const Config &config, Log log);
    ~Daemon() override;

    // Ends calls and sessions with their facts, keeps a snapshot, closes. Once.
    void stop();
    // "sip udp:127.0.0.1:5060 tcp:127.0.0.1:5060, cti ws://127.0.0.1:8765"
    std::string addresses() const;
    const Hub &hub() const { return *m_hub; }

Q_SIGNALS:
    // The journal can take nothing more: stop() and leave with failure.
    void failed(const QString &reason);

private:
    Daemon(const Config &config, Log log);
    Result<void> openRecords();
    Result<void> startHub();
    Result<void> recordRescue();
    Result<void> startEngine();
    Result<void> startServer();
    HubLinks links();
    void stopEngine();
    void keep(const Event &event, const Delta &delta);
    void keepHouse();
    void arm();
    void wake();
    void say(const std::string &line) { m_log(line); }

    Config m_config;
    Log m_log;
    std::optional<Journal> m_journal;
    std::optional<Snapshots> m_snapshots;
    std::optional<Numbers> m_numbers;
    std::optional<HubClock> m_clock;
    bool m_isClockFar = false;
    bool m_isEngineStopping = false;
    std::optional<SignOfLife> m_signOfLife;
    std::optional<Directory> m_directory;
    std::optional<CallerNames> m_callerNames;
    std::unique_ptr<PastCallsKeeper> m_pastCalls;
    std::unique_ptr<HistoryKeeper> m_historyKeeper;
    std::unique_ptr<FrontDesk> m_frontDesk;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<FactInbox> m_inbox;
    std::unique_ptr<Engine> m_engine;
    std::jthread m_reader; // of what callers are told
    std::vector<std::string> m_sipAddresses;
    std::unique_ptr<Access> m_access;
    std::unique_ptr<Server> m_server;
    QTimer m_rearm; // when the loop is next idle: what happened may have changed the next moment
    QTimer m_alarm; // the watch's next moment
    QTimer m_housekeeping;
};

} // namespace callboard
