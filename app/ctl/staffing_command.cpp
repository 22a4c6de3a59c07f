// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/staffing_command.h"

#include "app/ctl/staffing_answer.h"
#include "app/ctl/terminal.h"

#include <charconv>
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

namespace callboard::ctl {

namespace {

// As typed.
struct StaffingOptions {
    std::string calls, handleTime, target, patience, meanWait, abandonment, occupancy;
    std::optional<std::int64_t> agents;
    bool isJson = false;
};

Error usage(std::string sentence) {
    return {"usage", std::move(sentence)};
}

std::optional<double> numberOf(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// "3" or "3%"
std::optional<double> shareOf(std::string_view text) {
    if (text.ends_with('%'))
        text.remove_suffix(1);
    const auto percent = numberOf(text);
    return percent ? std::optional(*percent / 100) : std::nullopt;
}

// "200/h", "100/1800s"
Result<void> readCalls(const std::string &text, staffing::Demand &demand) {
    const auto slash = text.find('/');
    const auto calls = numberOf(std::string_view(text).substr(0, slash));
    auto interval = slash == text.npos ? std::string() : text.substr(slash + 1);
    if (!interval.empty() && std::string_view("0123456789").find(interval.front()) == std::string_view::npos)
        interval.insert(0, "1");
    const auto time = durationOf(interval);
    if (!calls || !time)
        return usage("--calls is written as 200/h or 100/1800s, not '" + text + "'");
    demand.calls = *calls;
    demand.interval = *time;
    return {};
}

// "80/20s"
Result<void> readTarget(const std::string &text, StaffingQuestion &question) {
    const auto slash = text.find('/');
    const auto share = shareOf(std::string_view(text).substr(0, slash));
    const auto time =
        slash == text.npos ? std::nullopt : durationOf(std::string_view(text).substr(slash + 1));
    if (!share || !time)
        return usage("--target is written as 80/20s: 80 per cent within 20 seconds; not '" + text + "'");
    question.goal.serviceLevel = *share;
    question.demand.target = *time;
    return {};
}

// The option's value where it was given.
template <class Value>
Result<void> read(const char *option, const std::string &text,
                  std::optional<Value> (*parse)(std::string_view), const char *example,
                  std::optional<Value> &into) {
    into = text.empty() ? std::nullopt : parse(text);
    if (text.empty() || into)
        return {};
    return usage(std::string(option) + " is written as " + example + ", not '" + text + "'");
}

Result<StaffingQuestion> questionOf(const StaffingOptions &options) {
    StaffingQuestion question;
    question.agents = options.agents;
    std::optional<Duration> handleTime;
    auto &goal = question.goal;
    for (auto &right :
         {readCalls(options.calls, question.demand), readTarget(options.target, question),
          read("--aht", options.handleTime, durationOf, "240s or 4m", handleTime),
          read("--patience", options.patience, durationOf, "120s or 2m", question.demand.patience),
          read("--max-wait", options.meanWait, durationOf, "30s", goal.meanWait),
          read("--max-abandonment", options.abandonment, shareOf, "3%", goal.abandonment),
          read("--max-occupancy", options.occupancy, shareOf, "85%", goal.occupancy)})
        if (!right)
            return right.error();
    if (goal.abandonment && !question.demand.patience)
        return usage("--max-abandonment wants --patience: how many give up follows from how long they wait");
    question.demand.handleTime = handleTime.value_or(Duration{});
    return question;
}

int staff(const StaffingOptions &options) {
    const auto question = questionOf(options);
    if (!question)
        return fail(question.error());
    const auto answer = staffingAnswer(*question);
    if (!answer)
        return fail(answer.error());
    std::cout << (options.isJson ? staffingJson : staffingTable)(*question, *answer);
    return std::cout.good() ? 0 : 1;
}

} // namespace

void addStaffingCommand(CommandLine &line) {
    auto options = std::make_shared<StaffingOptions>();
    auto *command =
        line.program.add_subcommand("staffing", "How many agents so many calls need, by Erlang C and A");
    command->add_option("--calls", options->calls, "Calls that come: 200/h, 100/1800s")->required();
    command->add_option("--aht", options->handleTime, "Average handle time of a call: 240s, 4m")->required();
    command->add_option("--target", options->target, "Service level: 80/20s is 80 per cent within 20 s")
        ->required();
    command->add_option("--patience", options->patience,
                        "How long callers wait on average before they give up");
    command->add_option("--agents", options->agents, "The figures of so many agents");
    auto *wait =
        command->add_option("--max-wait", options->meanWait, "Callers wait no longer on average: 30s");
    auto *lost =
        command->add_option("--max-abandonment", options->abandonment, "No more callers give up: 3%");
    auto *busy = command->add_option("--max-occupancy", options->occupancy, "Agents are no busier: 85%");
    for (auto *goal : {wait, lost, busy})
        goal->excludes("--agents");
    command->add_flag("--json", options->isJson, "For programs");
    command->callback([&line, options] { line.action = [options] { return staff(*options); }; });
}

} // namespace callboard::ctl
