// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/dialog_state.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace callboard::sip {

// The dialogs that are open, in a file that outlives a killed process, so that the next one can end what
// still stands on phones. A note is one write without waiting for the disc: a process that dies loses none of
// them, a machine that dies has no phones' dialogs to end by this alone. Loop thread.
class OpenDialogs {
public:
    // With an empty path nothing is kept.
    explicit OpenDialogs(std::filesystem::path file);
    ~OpenDialogs();
    OpenDialogs(const OpenDialogs &) = delete;
    OpenDialogs &operator=(const OpenDialogs &) = delete;

    // As it is now, in place of what was noted of it before.
    void note(const DialogState &dialog);
    void strike(const std::string &localTag);
    // Of the process before; noted until they are struck.
    std::vector<DialogState> left() const;

private:
    void write(const std::string &line);
    void rewrite();

    std::filesystem::path m_path;
    int m_file = -1;
    std::size_t m_lines = 0;
    std::map<std::string, std::string> m_open; // line by local tag
    std::vector<std::string> m_left;           // local tags
};

} // namespace callboard::sip
