// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue.h"

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <stop_token>
#include <string>

namespace callboard {

// The sounds of all phrases in these languages: DIRECTORY/ru/next.wav and so on. A file that is there is
// somebody's recording, or was made before: it is kept. What is missing is read by espeak-ng; where that
// fails the phrase is left out, and `log` gets one line that says why. Takes some seconds the first time;
// told to stop, it ends early.
std::map<std::string, std::filesystem::path> makePrompts(const std::filesystem::path &directory,
                                                         const std::set<SpokenLanguage> &languages,
                                                         const std::stop_token &stop,
                                                         const std::function<void(const std::string &)> &log);

} // namespace callboard
