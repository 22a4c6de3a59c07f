// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/import_command.h"

#include "app/ctl/import_report.h"
#include "app/ctl/site_data.h"
#include "app/ctl/terminal.h"
#include "core/base/stream_name.h"
#include "core/codec/codec.h"

#include <algorithm>
#include <cctype>
#include <CLI/CLI.hpp>
#include <iostream>
#include <signal.h>
#include <unistd.h>

namespace callboard::ctl {

namespace {

struct ImportWishes {
    std::vector<std::filesystem::path> files;
    std::filesystem::path refused; // where to write refused lines
    imports::ImportOptions options;
    bool isJson = false;
    bool isProgressShown = false;
};

volatile sig_atomic_t stopAsked = 0; // a signal's handler can reach nothing else

// The first Ctrl-C ends in order, the second at once: nothing is lost by it either.
void stopOnSignals() {
    struct sigaction action {};
    action.sa_handler = [](int) { stopAsked = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// "pbx-2" is what the second stream of "pbx" is called.
bool isOfFurther(const std::string &name) {
    const auto dash = name.find_last_of('-');
    return dash != name.npos && dash > 0 && dash + 1 < name.size() && name[dash + 1] != '0' &&
           name.substr(dash + 1) != "1" && name.find_first_not_of("0123456789", dash + 1) == name.npos;
}

std::string whyNoStream(const std::string &name) {
    constexpr std::size_t longest = 64;
    if (lowered(name) == liveStream)
        return "'" + name + "' means the journal of the site itself; give the import another name";
    if (isOfFurther(name))
        return "a number behind '-' is given to further streams of one name; write " +
               name.substr(0, name.find_last_of('-')) + name.substr(name.find_last_of('-') + 1);
    const bool isRight =
        !name.empty() && name.size() <= longest && name.front() != '.' &&
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") ==
            name.npos;
    return isRight ? "" : "a stream's name is 1 to 64 of letters, digits, '-', '_' and '.'";
}

// One line that is written over; nothing of it remains.
class Progress {
public:
    Progress(bool isShown, const std::filesystem::path &file)
        : m_isShown(isShown)
        , m_name(printable(file.filename().string())) {
        std::error_code failure;
        m_size = std::filesystem::file_size(file, failure);
        m_size = failure ? 0 : m_size;
    }
    ~Progress() {
        if (m_isShown)
            std::cerr << "\r\033[K" << std::flush;
    }
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    void show(std::uint64_t bytes) {
        const auto percent = m_size > 0 ? static_cast<int>(bytes * 100 / m_size) : 0;
        if (!m_isShown || percent == m_shown)
            return;
        m_shown = percent;
        std::cerr << '\r' << m_name << ": " << percent << " %" << std::flush;
    }

private:
    bool m_isShown;
    std::string m_name;
    std::uint64_t m_size = 0;
    int m_shown = -1;
};

// The zone of the site whose journal lies there, for a stream that has none yet.
std::string usualZone(const std::filesystem::path &data) {
    const auto site = SiteData::open(data);
    const auto center = site ? site->center() : Result<Center>(site.error());
    return center ? center->site.timeZone : SiteSettings{}.timeZone;
}

std::string adviceOn(const Error &error, const imports::ImportOptions &options) {
    if (error.code != "import.overlaps")
        return {};
    return ". To count every call once, move " + (options.data / "imports" / options.stream).string() +
           " away and import all files in one command, in any order. Another telephone system's log wants a "
           "--stream NAME of its own; with --apart this file has a stream of its own all the same";
}

// 0: done; else the exit code.
int importOne(const std::filesystem::path &file, const ImportWishes &wishes, std::ostream *refused,
              std::vector<std::string> &told) {
    LineFindings findings;
    findings.write(refused, file.string());
    Progress progress(wishes.isProgressShown, file);
    auto options = wishes.options;
    options.remark = [&](const queue_log::Remark &remark) { findings.take(remark); };
    options.progress = [&](std::uint64_t bytes) { progress.show(bytes); };
    options.isStopped = [] { return stopAsked != 0; };
    const auto report = imports::importFile(file, options);
    progress.show(0);
    if (!report)
        return fail(Error{report.error().code,
                          file.string() + ": " + report.error().detail + adviceOn(report.error(), options)});
    const auto day = SiteDay::ofZone(report->timeZone);
    told.push_back(wishes.isJson ? importJson(file.string(), *report, findings)
                                 : importText(file.string(), *report, findings, *day));
    if (!wishes.isJson)
        std::cout << told.back() << std::flush;
    if (report->damage)
        return fail(Error{report->damage->code, file.string() + ": " + report->damage->detail +
                                                    "; what is before that place was imported"});
    return report->isStopped ? fail("stopped; run it again to go on") : 0;
}

int importAll(const CommandLine &line, ImportWishes &wishes) {
    const auto data = dataDirectoryOf(line.data);
    if (!data)
        return fail(data.error());
    wishes.options.data = *data;
    wishes.options.usualTimeZone = usualZone(*data);
    if (!wishes.options.timeZone.empty())
        if (const auto day = SiteDay::ofZone(wishes.options.timeZone); !day)
            return fail(Error{"usage", day.error().detail});
    if (!wishes.options.encoding.empty())
        if (const auto encoding = queue_log::Encoding::named(wishes.options.encoding); !encoding)
            return fail(Error{"usage", "--encoding: " + encoding.error().detail});
    std::ofstream refused;
    if (!wishes.refused.empty()) {
        refused.open(wishes.refused, std::ios::binary);
        if (!refused)
            return fail(wishes.refused.string() + ": cannot be written");
    }
    stopOnSignals();
    std::vector<std::string> told;
    int code = 0;
    for (const auto &file : imports::inOrderOfTime(wishes.files)) {
        if (stopAsked)
            break;
        code = std::max(code, importOne(file, wishes, refused.is_open() ? &refused : nullptr, told));
    }
    if (wishes.isJson) {
        std::cout << "[";
        for (std::size_t i = 0; i < told.size(); ++i)
            std::cout << (i == 0 ? "" : ",\n ") << told[i];
        std::cout << "]\n";
    }
    return code;
}

} // namespace

void addImportCommand(CommandLine &line) {
    auto *import =
        line.program.add_subcommand("import", "Take in the history of another system (with --data DIR)");
    import->require_subcommand(1);
    auto *log = import->add_subcommand(
        "queue-log", "Asterisk's queue_log, as a file, gzip or a database's export; each line once");
    auto wishes = std::make_shared<ImportWishes>();
    wishes->isProgressShown = isatty(STDERR_FILENO) != 0;
    log->add_option("files", wishes->files, "Rotated files in any order")->required();
    log->add_option("--stream", wishes->options.stream, "The history's name; one for each telephone system")
        ->capture_default_str()
        ->check(whyNoStream);
    log->add_flag(
        "--apart", wishes->options.isApart,
        "Take a file that begins before the end of what is there, too, as a stream of its own: calls "
        "on the border count twice");
    log->add_option("--time-zone", wishes->options.timeZone,
                    "Of its days, and of times that are written as a clock shows them");
    log->add_option("--encoding", wishes->options.encoding,
                    "Of lines that are not UTF-8: CP1251, KOI8-R; without it Latin-1");
    log->add_option("--refused", wishes->refused, "Write the refused lines into this file");
    log->add_flag("--progress", wishes->isProgressShown, "Show how far it is, on stderr");
    log->add_flag("--json", wishes->isJson, "For programs");
    log->callback([&line, wishes] { line.action = [&line, wishes] { return importAll(line, *wishes); }; });
}

} // namespace callboard::ctl
