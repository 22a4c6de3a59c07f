// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <thread>

namespace callboard {

// Keeps the projections of the live journal up to date, and snapshots where its past has none, and makes
// those of imports anew where they are missing, damaged or of an older program; on a thread of its own, by
// reading the journal as anybody may: what records, routes and talks never waits for it, neither at a start
// that finds them far behind.
class HistoryKeeper {
public:
    using Log = std::function<void(const std::string &)>; // called from the thread

    HistoryKeeper(std::filesystem::path data, Log log);
    // Takes in the rest of the journal before it returns, unless that is much.
    ~HistoryKeeper() = default;

private:
    std::jthread m_thread;
};

} // namespace callboard
