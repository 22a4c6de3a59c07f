// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/recording_command.h"

#include "app/ctl/site_data.h"
#include "app/ctl/terminal.h"
#include "core/history/archive.h"
#include "core/voice/sound_file.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace callboard::ctl {

namespace {

// The finished recordings of the call, in the order of their end.
Result<std::vector<std::string>> recordingsOf(const SiteData &site, CallId call) {
    std::vector<std::string> files;
    const auto read = readEvents(site.journal, 1, site.journal.last(), [&](const Event &event) {
        const auto *stopped = std::get_if<RecordingStopped>(&event.fact);
        if (stopped && stopped->call == call)
            files.push_back(stopped->file);
        return true;
    });
    return read ? Result<std::vector<std::string>>(std::move(files)) : read.error();
}

int show(const CommandLine &line, CallId call, const std::filesystem::path &wav) {
    const auto site = SiteData::open(line.data);
    if (!site)
        return fail(site.error());
    const auto files = recordingsOf(*site, call);
    if (!files)
        return fail(files.error());
    if (files->empty())
        return fail("call " + std::to_string(call.value) + " has no finished recording");
    const auto folder = site->directory / "recordings";
    if (wav.empty()) {
        for (const auto &file : *files)
            std::cout << (folder / file).string() << '\n';
        return 0;
    }
    if (wav.extension() != ".wav")
        return fail(Error{"usage", "--wav needs a name that ends with .wav"});
    const auto made = voice::convertSound(folder / files->back(), wav);
    return made ? 0 : fail(made.error());
}

} // namespace

void addRecordingCommand(CommandLine &line) {
    auto call = std::make_shared<std::uint64_t>(0);
    auto wav = std::make_shared<std::filesystem::path>();
    auto *command = line.program.add_subcommand("recording", "The sound of a past call (with --data DIR)");
    command->add_option("call", *call, "The call's number")->required()->check(whyEmpty);
    command->add_option("--wav", *wav, "Write it as a WAV file; never over one that is there");
    command->callback(
        [&line, call, wav] { line.action = [&line, call, wav] { return show(line, CallId{*call}, *wav); }; });
}

} // namespace callboard::ctl
