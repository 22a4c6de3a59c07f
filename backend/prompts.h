// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue.h"

#include <filesystem>
#include <functional>
#include <set>
#include <stop_token>
#include <string>

namespace callboard {

using PromptIsReady = std::function<void(const std::string &phrase, const std::filesystem::path &file)>;

// The sounds of all phrases in these languages: DIRECTORY/ru/next.wav is "ru/next". A file that is there is
// somebody's recording, or was made before: it is kept. What is missing is read by espeak-ng, and told as
// soon as it is there, what is needed first before the rest. Where that fails nothing more is made, and `log`
// gets one line that says why. Takes some seconds the first time; told to stop, it ends early.
void makePrompts(const std::filesystem::path &directory, const std::set<SpokenLanguage> &languages,
                 const std::stop_token &stop, const std::function<void(const std::string &)> &log,
                 const PromptIsReady &ready);

} // namespace callboard
