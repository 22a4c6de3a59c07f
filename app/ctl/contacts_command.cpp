// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/contacts_command.h"

#include "app/ctl/site_data.h"
#include "app/ctl/terminal.h"
#include "core/directory/report.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace callboard::ctl {

namespace {

struct ContactsOptions {
    std::string text, region;
    std::size_t limit = 20;
    ImportOptions import;
};

// The region of the site whose journal lies there, unless one was named.
std::string regionOf(const CommandLine &line, const std::string &named) {
    if (!named.empty())
        return named;
    const auto site = SiteData::open(line.data);
    const auto center = site ? site->center() : Result<Center>(site.error());
    return center ? center->site.region : SiteSettings{}.region;
}

int withDirectory(const CommandLine &line, const ContactsOptions &options,
                  const std::function<int(Directory &, const ReportLine &)> &use) {
    if (line.data.empty())
        return fail("name the data directory with --data DIR");
    std::error_code ignored;
    std::filesystem::create_directories(line.data, ignored);
    auto directory = Directory::open(line.data / "contacts.db", regionOf(line, options.region));
    if (!directory)
        return fail(directory.error());
    return use(*directory, [](std::string_view text) { std::cout << text << '\n'; });
}

int import(const CommandLine &line, const ContactsOptions &options) {
    return withDirectory(line, options, [&](Directory &directory, const ReportLine &tell) {
        const auto done = reportImport(directory, options.text, options.import, tell);
        return done ? 0 : fail(done.error());
    });
}

int find(const CommandLine &line, const ContactsOptions &options) {
    return withDirectory(line, options, [&](Directory &directory, const ReportLine &tell) {
        const auto found = reportFind(directory, options.text, tell);
        return found ? 0 : fail(found.error());
    });
}

int search(const CommandLine &line, const ContactsOptions &options) {
    return withDirectory(line, options, [&](Directory &directory, const ReportLine &tell) {
        const auto found = reportSearch(directory, options.text, options.limit, tell);
        return found ? 0 : fail(found.error());
    });
}

} // namespace

void addContactsCommand(CommandLine &line) {
    auto *contacts = line.program.add_subcommand("contacts", "The site's contacts (with --data DIR)");
    contacts->require_subcommand(1);
    auto options = std::make_shared<ContactsOptions>();
    contacts->add_option("--region", options->region,
                         "Where numbers without a country are dialled: RU, US, ...");
    const auto add = [&](const std::string &name, const std::string &help, const std::string &what,
                         auto run) {
        auto *command = contacts->add_subcommand(name, help);
        command->add_option(what, options->text)->required();
        command->callback(
            [&line, options, run] { line.action = [&line, options, run] { return run(line, *options); }; });
        return command;
    };
    add("import", "Take in a CSV or vCard file; the same file again changes nothing", "file", import)
        ->add_flag("--strict", options->import.isStrict, "One refused contact refuses the whole file");
    add("find", "All contacts with a number", "number", find);
    add("search", "Contacts by the beginnings of words", "text", search)
        ->add_option("--limit", options->limit)
        ->check(CLI::Range(1, 1000));
}

} // namespace callboard::ctl
