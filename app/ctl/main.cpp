// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/contacts_command.h"
#include "app/ctl/definitions_command.h"
#include "app/ctl/import_command.h"
#include "app/ctl/journal_command.h"
#include "app/ctl/live_command.h"
#include "app/ctl/program.h"
#include "app/ctl/recording_command.h"
#include "app/ctl/report_command.h"
#include "app/ctl/staffing_command.h"
#include "app/ctl/terminal.h"
#include "app/ctl/traffic_command.h"
#include "backend/password_worker.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace {

using namespace callboard;
using namespace callboard::ctl;

// A line from the terminal without showing it.
std::string readSecretLine() {
    termios before{};
    const bool isTerminal = tcgetattr(STDIN_FILENO, &before) == 0;
    if (isTerminal) {
        std::cerr << "Password: " << std::flush;
        auto silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &silent);
    }
    std::string secret;
    std::getline(std::cin, secret);
    if (isTerminal) {
        tcsetattr(STDIN_FILENO, TCSANOW, &before);
        std::cerr << '\n';
    }
    return secret;
}

int printHash() {
    const auto password = readSecretLine();
    if (password.empty())
        return fail("an empty password is none");
    const auto hash = hashPassword(password, PasswordCost::interactive());
    if (!hash)
        return fail(hash.error());
    std::cout << *hash << '\n';
    return 0;
}

} // namespace

int main(int argc, char **argv) {
    return runProgram(argc, argv, [](CommandLine &line) {
        addLiveCommands(line);
        addReportCommand(line);
        addDefinitionsCommand(line);
        addJournalCommand(line);
        addRecordingCommand(line);
        addContactsCommand(line);
        addImportCommand(line);
        addStaffingCommand(line);
        addTrafficCommand(line.program, line.action);
        line.program.add_subcommand("hash-password", "Turn a password (from stdin) into a password_hash")
            ->callback([&line] { line.action = printHash; });
    });
}
