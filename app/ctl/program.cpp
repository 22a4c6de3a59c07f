// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/program.h"

#include "app/ctl/terminal.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <sys/stat.h>

namespace callboard::ctl {

namespace {

// What is mistyped is named: the parser would only say that some command is wanted.
int explain(const CLI::App &program, const CLI::ParseError &error) {
    const auto unknown = program.remaining(true);
    if (!unknown.empty() && dynamic_cast<const CLI::RequiredError *>(&error))
        return fail(Error{"usage", "'" + unknown.front() + "' is no " +
                                       (unknown.front().starts_with('-') ? "option" : "command") +
                                       " here; --help lists them"});
    return program.exit(error) == 0 ? 0 : 2;
}

// What stands before every subcommand, and the subcommand `version`.
void addGlobalOptions(CommandLine &line) {
    auto &program = line.program;
    program.set_version_flag("--version", "callboardctl " CALLBOARD_VERSION);
    program.add_option("--server", line.server, "The backend's address")->capture_default_str();
    program.add_option("--user", line.user, "Who you are")->check(whyNoId);
    program.add_option("--password-file", line.passwordFile, "A file whose first line is your password");
    program.add_option("--data", line.data,
                       "The data directory of a site, for what needs no running backend");
    program.require_subcommand(1);
    program.add_subcommand("version", "Print the version")->callback([&line] {
        line.action = [] {
            std::cout << "callboardctl " CALLBOARD_VERSION "\n";
            return 0;
        };
    });
}

} // namespace

int runProgram(int argc, char **argv, void (*addCommands)(CommandLine &line)) {
    umask(027); // as the backend's: what it writes of callers is not for everybody
    CLI::App program("callboardctl: Callboard from the command line");
    CommandLine line{.program = program};
    addGlobalOptions(line);
    addCommands(line);
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

} // namespace callboard::ctl
