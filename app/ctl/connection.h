// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"
#include "core/client/center_client.h"

#include <QCoreApplication>

namespace callboard::ctl {

// One connection for one command; `whenReady` runs once the live center is there.
class Connection {
public:
    using Step = std::function<void(CenterClient &)>;

    Connection(const CommandLine &line, std::string password);

    int run(Step whenReady); // the program's exit code
    void end(int code);
    CenterClient &client() { return m_client; }

private:
    int m_argc = 1;
    char m_name[13] = "callboardctl";
    char *m_argv[2] = {m_name, nullptr};
    QCoreApplication m_application;
    CenterClient m_client;
    bool m_isReady = false;
    bool m_isEnded = false;
};

// Signs in as the line says; the exit code.
int withConnection(const CommandLine &line, const std::function<int(Connection &)> &use);
// Gives the commands one after the other; the first refusal ends it.
int give(const CommandLine &line, const std::vector<Command> &commands);
int give(const CommandLine &line, const Command &command);

} // namespace callboard::ctl
