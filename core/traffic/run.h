// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/traffic/options.h"
#include "core/traffic/summary.h"

#include <functional>

namespace callboard::traffic {

struct Hooks {
    std::function<bool()> stopWanted;             // asked some twenty times a second
    std::function<void(const std::string &)> say; // progress, a line at a time
};

// Makes the calls and answers them, on this thread, until the options are fulfilled or the stop is wanted;
// then hangs up and unregisters. Starts voice::Loop, of which a process has only one.
// Errors: traffic.options, phone.host, phone.listen, sound.unreadable, and those of Loop and Media.
Result<Summary> run(TrafficOptions options, const Hooks &hooks);

} // namespace callboard::traffic
