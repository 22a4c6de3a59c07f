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
std::string regionOf(const std::filesystem::path &directory, const std::string &named) {
    if (!named.empty())
        return named;
    const auto site = SiteData::open(directory);
    const auto center = site ? site->center() : Result<Center>(site.error());
    return center ? center->site.region : SiteSettings{}.region;
}

Result<void> makeDirectory(const std::filesystem::path &directory) {
    std::error_code failure;
    std::filesystem::create_directories(directory, failure);
    return failure ? Result<void>(Error{"ctl.noDirectory", directory.string() + ": " + failure.message()})
                   : Result<void>();
}

Result<void> requireContacts(const std::filesystem::path &directory) {
    std::error_code failure;
    if (std::filesystem::exists(directory / "contacts.db", failure))
        return {};
    return Error{"ctl.noContacts",
                 "no contacts in " + directory.string() + ": `contacts import FILE` takes them in"};
}

void tell(std::string_view text) {
    std::cout << text << '\n';
}

// Only an import makes what is not there.
template <class Use>
int withDirectory(const CommandLine &line, const ContactsOptions &options,
                  Result<void> (*prepare)(const std::filesystem::path &), const Use &use) {
    const auto data = dataDirectoryOf(line.data);
    if (!data)
        return fail(data.error());
    if (const auto prepared = prepare(*data); !prepared)
        return fail(prepared.error());
    auto directory = Directory::open(*data / "contacts.db", regionOf(*data, options.region));
    if (!directory)
        return fail(directory.error());
    const auto used = use(*directory);
    return used ? 0 : fail(used.error());
}

// To have looked and found nothing is told, and is 1.
Result<void> somethingOf(const Result<std::size_t> &found, const std::string &text) {
    if (!found)
        return found.error();
    return *found != 0 ? Result<void>() : Error{"ctl.nothingFound", "no contact for '" + text + "'"};
}

int import(const CommandLine &line, const ContactsOptions &options) {
    return withDirectory(line, options, makeDirectory, [&](Directory &directory) {
        return reportImport(directory, options.text, options.import, tell);
    });
}

int find(const CommandLine &line, const ContactsOptions &options) {
    return withDirectory(line, options, requireContacts, [&](Directory &directory) {
        return somethingOf(reportFind(directory, options.text, tell), options.text);
    });
}

int search(const CommandLine &line, const ContactsOptions &options) {
    return withDirectory(line, options, requireContacts, [&](Directory &directory) {
        return somethingOf(reportSearch(directory, options.text, options.limit, tell), options.text);
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
        command->add_option(what, options->text)->required()->check(whyEmpty);
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
