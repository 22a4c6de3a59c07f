// SPDX-License-Identifier: GPL-3.0-or-later
// callboardctl as people start it. Reports are done here, by a program that links little; for every other
// command the whole program takes its place.
#include "app/ctl/definitions_command.h"
#include "app/ctl/program.h"
#include "app/ctl/report_command.h"
#include "app/ctl/terminal.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace {

using namespace callboard;
using namespace callboard::ctl;

// The first word that is neither an option nor an option's value; empty where only the whole program can
// tell.
std::string_view commandOf(int argc, char **argv) {
    constexpr std::array<std::string_view, 4> withValue{"--server", "--user", "--password-file", "--data"};
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (!word.starts_with('-'))
            return word;
        const auto name = word.substr(0, word.find('='));
        if (std::find(withValue.begin(), withValue.end(), name) == withValue.end())
            return {};
        i += name == word;
    }
    return {};
}

// In a build as in an installation, beside the folder of this one.
int becomeWhole(char **argv) {
    std::error_code failure;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failure);
    const auto whole = self.parent_path().parent_path() / "lib" / "callboard" / "callboardctl";
    execv(whole.c_str(), argv);
    return fail(whole.string() + " cannot be started: " + std::strerror(errno));
}

} // namespace

int main(int argc, char **argv) {
    constexpr std::array<std::string_view, 3> own{"report", "definitions", "version"};
    if (std::find(own.begin(), own.end(), commandOf(argc, argv)) == own.end())
        return becomeWhole(argv);
    return runProgram(argc, argv, [](CommandLine &line) {
        addReportCommand(line);
        addDefinitionsCommand(line);
    });
}
