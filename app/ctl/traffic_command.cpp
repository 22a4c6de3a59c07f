// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/traffic_command.h"

#include "app/ctl/traffic_sources.h"
#include "core/traffic/run.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>

namespace callboard::ctl {

namespace {

// As typed, before the files are read.
struct Typed {
    traffic::TrafficOptions options;
    std::size_t agentCount = 0;
    std::string config;
    std::string agentsFile;
    std::string numbers;
    bool isJson = false;
};

// An option that may stand there several times.
template <class Value>
void give(CLI::App &command, const std::string &name, const std::string &help,
          Result<Value> (*parse)(const std::string &), std::function<void(Value)> take) {
    const auto takeAll = [=](const std::vector<std::string> &texts) {
        for (const auto &text : texts) {
            auto value = parse(text);
            if (!value)
                throw CLI::ValidationError(name, value.error().detail);
            take(std::move(*value));
        }
    };
    command.add_option_function<std::vector<std::string>>(name, takeAll, help)->allow_extra_args(false);
}

template <class Choice>
void giveChoice(CLI::App &command, const std::string &name, const std::string &help,
                const std::map<std::string, Choice> &choices, Choice &target) {
    const auto take = [choices, &target](const std::string &text) { target = choices.at(text); };
    std::vector<std::string> words;
    for (const auto &[word, choice] : choices)
        words.push_back(word);
    command.add_option_function<std::string>(name, take, help)->check(CLI::IsMember(words));
}

template <class Time>
void giveTime(CLI::App &command, const std::string &name, const std::string &help, Time &target) {
    command.add_option_function<std::string>(
        name,
        [name, &target](const std::string &text) {
            const auto time = parseDuration(text);
            if (!time)
                throw CLI::ValidationError(name, time.error().detail);
            target = *time;
        },
        help);
}

void addCallerOptions(CLI::App &command, Typed &typed) {
    auto &options = typed.options;
    give<traffic::Target>(
        command, "--to", "Who is called: sip:NUMBER@HOST:PORT, with ,WEIGHT if several; repeatable",
        parseTarget, [&](traffic::Target target) { options.to.push_back(std::move(target)); });
    auto *rate =
        command.add_option("--calls-per-hour", options.callsPerHour, "Poisson arrivals at this rate")
            ->check(CLI::PositiveNumber);
    command.add_option("--at-once", options.atOnce, "Instead: so many calls at any time")
        ->check(CLI::Range(1, 2000))
        ->excludes(rate);
    command.add_option("--calls", options.calls, "So many calls and no more")->check(CLI::PositiveNumber);
    giveTime(command, "--seconds", "How long to call; without it until --calls are done or a signal comes",
             options.length);
    giveTime(command, "--drain", "How long calls in progress may go on after that (0s)", options.drain);
    command.add_option("--seed", options.seed, "The same seed plans the same calls (1)");
    giveTime(command, "--patience", "Mean time until a caller gives up (120s)", options.patience);
    giveTime(command, "--talk", "Mean length of a talk (180s)", options.talk);
    giveChoice(
        command, "--talk-times", "How they vary (lognormal)",
        {{"lognormal", traffic::TalkTimes::Lognormal}, {"exponential", traffic::TalkTimes::Exponential}},
        options.talkTimes);
    command.add_option("--speed-up", options.speedUp, "All these times pass so many times faster (1)")
        ->check(CLI::Range(0.001, 10000.0));
    command.add_option("--numbers", typed.numbers, "Callers from a CSV or vCard file; without it made up");
}

void addPhoneOptions(CLI::App &command, Typed &typed) {
    auto &options = typed.options;
    command.add_option("--agents", typed.agentCount,
                       "How many phones register and answer (all that are named)");
    command.add_option("--config", typed.config, "Their extensions and passwords from this callboard.toml");
    command.add_option("--agents-file", typed.agentsFile,
                       "... or from a file with EXTENSION PASSWORD a line");
    give<traffic::AgentUser>(command, "--agent-user", "... or NAME:EXTENSION:PASSWORD; repeatable",
                             parseAgent,
                             [&](traffic::AgentUser agent) { options.agents.push_back(std::move(agent)); });
    give<phone::Server>(command, "--registrar", "HOST:PORT where phones register (the first --to's)",
                        parseRegistrar, [&](phone::Server server) { options.registrar = std::move(server); });
    giveChoice(command, "--transport", "Of the registrations (udp)",
               {{"udp", phone::Transport::Udp}, {"tcp", phone::Transport::Tcp}}, options.transport);
    giveTime(command, "--answer-delay", "Mean time until a phone is picked up (3s)", options.answerDelay);
    command
        .add_option("--not-answered", options.notAnswered, "Share of offers rejected or left ringing (0.05)")
        ->check(CLI::Range(0.0, 1.0));
}

void addCommonOptions(CLI::App &command, Typed &typed) {
    auto &options = typed.options;
    giveChoice(command, "--voice", "What all say; tones are checked at the other end (tone)",
               {{"tone", traffic::Voice::Tone}, {"speech", traffic::Voice::Speech}}, options.voice);
    command.add_option_function<std::string>(
        "--voice-file",
        [&options](const std::string &file) {
            options.voice = traffic::Voice::File;
            options.voiceFile = file;
        },
        "... or this sound file");
    command.add_option("--address", options.address, "Of ours, numeric (the one that leads to the server)");
    command.add_flag("--json", typed.isJson, "The summary as JSON, nothing else on stdout");
}

Result<void> readAgents(Typed &typed) {
    auto &agents = typed.options.agents;
    for (const auto &[file, read] :
         {std::pair{typed.config, &agentsOfConfig}, {typed.agentsFile, &agentsOfFile}}) {
        if (file.empty())
            continue;
        auto found = read(file);
        if (!found)
            return found.error();
        agents.insert(agents.end(), found->begin(), found->end());
    }
    if (typed.agentCount > agents.size())
        return Error{"traffic.options", "--agents " + std::to_string(typed.agentCount) + ", but " +
                                            std::to_string(agents.size()) +
                                            " are named by --config, --agents-file and --agent-user"};
    if (typed.agentCount != 0)
        agents.resize(typed.agentCount);
    return {};
}

Result<void> readCallers(Typed &typed) {
    if (typed.numbers.empty())
        return {};
    auto callers = callersOfFile(typed.numbers);
    if (!callers)
        return callers.error();
    typed.options.callers = std::move(*callers);
    return {};
}

int failure(const Error &error) {
    std::cerr << "callboardctl traffic: " << error.detail << '\n';
    return error.code == "traffic.options" ? 2 : 1;
}

int runTyped(Typed typed) {
    if (auto read = readAgents(typed); !read)
        return failure(read.error());
    if (auto read = readCallers(typed); !read)
        return failure(read.error());
    return runTraffic(typed.options, typed.isJson);
}

} // namespace

void addTrafficCommand(CLI::App &program, std::function<int()> &action) {
    auto *command =
        program.add_subcommand("traffic", "Real SIP callers, and phones that register and answer");
    const auto typed = std::make_shared<Typed>();
    addCallerOptions(*command, *typed);
    addPhoneOptions(*command, *typed);
    addCommonOptions(*command, *typed);
    command->callback([typed, &action] { action = [typed] { return runTyped(*typed); }; });
}

int runTraffic(const traffic::TrafficOptions &options, bool isJson) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    bool isStopped = false;
    const traffic::Hooks hooks{
        [&] {
            const timespec atOnce{};
            isStopped = isStopped || sigtimedwait(&signals, nullptr, &atOnce) > 0;
            return isStopped;
        },
        [&](const std::string &line) { (isJson ? std::cerr : std::cout) << line << std::endl; }};
    const auto summary = traffic::run(options, hooks);
    if (!summary)
        return failure(summary.error());
    std::cout << (isJson ? traffic::printJson(*summary) + "\n" : traffic::print(*summary)) << std::flush;
    const auto complaint = summary->complaint();
    if (complaint)
        std::cerr << "callboardctl traffic: " << *complaint << '\n';
    return complaint ? 1 : 0;
}

} // namespace callboard::ctl
