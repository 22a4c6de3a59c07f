// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/traffic_command.h"

#include <CLI/CLI.hpp>

int main(int argc, char **argv) {
    CLI::App program("Callers and phones, as callboardctl traffic");
    std::function<int()> action;
    callboard::ctl::addTrafficCommand(program, action);
    program.require_subcommand(1);
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success &help) {
        return program.exit(help);
    } catch (const CLI::ParseError &error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
    return action();
}
