// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/contacts_command.h"
#include "app/ctl/definitions_command.h"
#include "app/ctl/import_command.h"
#include "app/ctl/journal_command.h"
#include "app/ctl/live_command.h"
#include "app/ctl/recording_command.h"
#include "app/ctl/report_command.h"
#include "app/ctl/staffing_command.h"
#include "app/ctl/terminal.h"
#include "app/ctl/traffic_command.h"
#include "backend/password_worker.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <sys/stat.h>
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

void addOptions(CommandLine &line) {
    auto &program = line.program;
    program.set_version_flag("--version", "callboardctl " CALLBOARD_VERSION);
    program.add_option("--server", line.server, "The backend's address")->capture_default_str();
    program.add_option("--user", line.user, "Who you are")->check(whyNoId);
    program.add_option("--password-file", line.passwordFile, "A file whose first line is your password");
    program.add_option("--data", line.data,
                       "The data directory of a site, for what needs no running backend");
    program.require_subcommand(1);
}

} // namespace

int main(int argc, char **argv) {
    umask(027); // as the backend's: what it writes of callers is not for everybody
    CLI::App program("callboardctl: Callboard from the command line");
    CommandLine line{.program = program};
    addOptions(line);
    addLiveCommands(line);
    addReportCommand(line);
    addDefinitionsCommand(line);
    addJournalCommand(line);
    addRecordingCommand(line);
    addContactsCommand(line);
    addImportCommand(line);
    addStaffingCommand(line);
    addTrafficCommand(program, line.action);
    program.add_subcommand("hash-password", "Turn a password (from stdin) into a password_hash")
        ->callback([&line] { line.action = printHash; });
    program.add_subcommand("version", "Print the version")->callback([&line] {
        line.action = [] {
            std::cout << "callboardctl " CALLBOARD_VERSION "\n";
            return 0;
        };
    });
    // The parser would only say that some command is wanted.
    const auto isNamed = [&](const CLI::App *command) { return command->check_name(argv[1]); };
    if (argc > 1 && argv[1][0] != '-' && program.get_subcommands(isNamed).empty()) {
        fail("'" + std::string(argv[1]) + "' is no command; callboardctl --help lists them");
        return 2;
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return program.exit(error) == 0 ? 0 : 2;
    }
    try {
        return line.action();
    } catch (const std::exception &error) { // no expected failure, yet a failure with one line
        return fail(error.what());
    }
}
