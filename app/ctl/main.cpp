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

// What is mistyped is named: the parser would only say that some command is wanted.
int explain(const CLI::App &program, const CLI::ParseError &error) {
    const auto unknown = program.remaining(true);
    if (!unknown.empty() && dynamic_cast<const CLI::RequiredError *>(&error))
        return fail(Error{"usage", "'" + unknown.front() + "' is no " +
                                       (unknown.front().starts_with('-') ? "option" : "command") +
                                       " here; --help lists them"});
    return program.exit(error) == 0 ? 0 : 2;
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
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return explain(program, error);
    }
    try {
        return line.action();
    } catch (const std::exception &error) { // no expected failure, yet a failure with one line
        return fail(error.what());
    }
}
