// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/live_command.h"

#include "app/ctl/board.h"
#include "app/ctl/conference_command.h"
#include "app/ctl/connection.h"
#include "app/ctl/terminal.h"
#include "core/codec/codec.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>

namespace callboard::ctl {

namespace {

int showBoard(const CommandLine &line, bool isJson) {
    return withConnection(line, [&](Connection &connection) {
        return connection.run([&](CenterClient &client) {
            const auto present = client.serverNow();
            std::cout << (isJson ? boardJson(client.center(), present) + "\n"
                                 : boardText(client.center(), present));
            connection.end(0);
        });
    });
}

// {"seq":7,"at":"…","type":"call.queued","call":…,…}: the envelope with the fact's fields beside it.
std::string eventLine(const Event &event) {
    auto line = "{\"seq\":" + std::to_string(event.seq) + ",\"at\":\"" + toIso(event.at) + "\",\"type\":\"" +
                std::string(typeOf(event.fact)) + "\"";
    if (event.causedBy)
        line += ",\"causedBy\":" + quoted(event.causedBy.text());
    const auto fields = encode(event.fact);
    return line + (fields == "{}" ? "}" : "," + fields.substr(1));
}

std::string eventText(const Event &event) {
    return toIso(event.at) + "  " + std::string(typeOf(event.fact)) + "  " + printable(encode(event.fact));
}

int watch(const CommandLine &line, bool isJson) {
    return withConnection(line, [&](Connection &connection) {
        auto &client = connection.client();
        const auto tell = [&](const std::string &text) {
            std::cout << text << std::endl;
            if (!std::cout)
                connection.end(1);
        };
        QObject::connect(&client, &CenterClient::snapshot, &client, [&] {
            const auto seq = std::to_string(client.center().seq);
            tell(isJson ? "{\"type\":\"snapshot\",\"seq\":" + seq + ",\"at\":\"" + toIso(client.serverNow()) +
                              "\"}"
                        : "live from event " + seq);
        });
        QObject::connect(&client, &CenterClient::happened, &client, [&](const Event &event, const Delta &) {
            tell(isJson ? eventLine(event) : eventText(event));
        });
        return connection.run([](CenterClient &) {});
    });
}

const std::vector<std::string> stateNames{"ready", "not-ready", "logout"};

DesiredState stateOf(const std::string &name) {
    return name == "ready"    ? DesiredState::Ready
           : name == "logout" ? DesiredState::LoggedOut
                              : DesiredState::NotReady;
}

void addState(CommandLine &line) {
    struct Asked {
        std::string state, reason, agent;
    };
    auto asked = std::make_shared<Asked>();
    auto *command =
        line.program.add_subcommand("state", "Set what you want to be: ready, not-ready or logout");
    command->add_option("state", asked->state)->required()->check(CLI::IsMember(stateNames));
    command->add_option("--reason", asked->reason, "Why not ready")->check(whyNoId);
    command->add_option("--agent", asked->agent, "For another agent (supervisors)")->check(whyNoId);
    command->callback([&line, asked] {
        line.action = [&line, asked] {
            return give(line,
                        SetState{AgentId{asked->agent}, stateOf(asked->state), ReasonId{asked->reason}});
        };
    });
}

void addTransfer(CommandLine &line) {
    struct Asked {
        std::string number;
        std::uint64_t call = 0;
        bool isAttended = false;
    };
    auto asked = std::make_shared<Asked>();
    auto *command = line.program.add_subcommand("transfer", "Pass the caller on to a number and leave");
    command->add_option("number", asked->number)->required()->check(whyEmpty);
    command->add_option("call", asked->call, "The call's number; default: yours")->check(whyEmpty);
    command->add_flag("--attended", asked->isAttended, "Speak there first, while the caller is on hold");
    command->callback([&line, asked] {
        line.action = [&line, asked] {
            const CallId call{asked->call};
            return asked->isAttended ? give(line, ConsultCall{call, asked->number})
                                     : give(line, TransferCall{call, asked->number});
        };
    });
}

void addCallControl(CommandLine &line) {
    auto number = std::make_shared<std::string>();
    auto *dial = line.program.add_subcommand("dial", "Call a number: your phone rings first");
    dial->add_option("number", *number)->required()->check(whyEmpty);
    dial->callback([&line, number] { line.action = [&line, number] { return give(line, Dial{*number}); }; });
    const auto add = [&](const std::string &name, const std::string &help, auto make) {
        auto call = std::make_shared<std::uint64_t>(0);
        auto *command = line.program.add_subcommand(name, help);
        command->add_option("call", *call, "The call's number; default: yours")->check(whyEmpty);
        command->callback([&line, call, make] {
            line.action = [&line, call, make] { return give(line, make(CallId{*call})); };
        });
    };
    const auto addWithText = [&](const std::string &name, const std::string &help, const std::string &what,
                                 auto make) {
        auto call = std::make_shared<std::uint64_t>(0);
        auto text = std::make_shared<std::string>();
        auto *command = line.program.add_subcommand(name, help);
        command->add_option(what, *text)->required()->check(whyEmpty);
        command->add_option("call", *call, "The call's number; default: yours")->check(whyEmpty);
        command->callback([&line, call, text, make] {
            line.action = [&line, call, text, make] { return give(line, make(CallId{*call}, *text)); };
        });
    };
    add("answer", "Let the ringing phone answer by itself, where it can",
        [](CallId c) { return AnswerCall{c}; });
    add("reject", "Pass the ringing call on to somebody else", [](CallId c) { return RejectOffer{c}; });
    add("hang-up", "End a call", [](CallId c) { return HangUp{c}; });
    add("hold", "Let the other side hear music", [](CallId c) { return HoldCall{c}; });
    add("retrieve", "Talk again with who is on hold", [](CallId c) { return RetrieveCall{c}; });
    add("mute", "Be heard by nobody", [](CallId c) { return MuteCall{c}; });
    add("unmute", "Be heard again", [](CallId c) { return UnmuteCall{c}; });
    addWithText("dtmf", "Press keys", "digits", [](CallId c, const std::string &digits) {
        return SendDigits{c, digits};
    });
    addTransfer(line);
    add("complete", "Connect the caller with whom you consult, and leave",
        [](CallId c) { return CompleteTransfer{c}; });
    add("swap", "Speak with the one of your two calls that is held", [](CallId c) { return SwapCalls{c}; });
    add("cancel", "End the consult and go back to the caller", [](CallId c) { return CancelConsult{c}; });
}

void addSupervision(CommandLine &line) {
    const auto addStart = [&](const std::string &name, const std::string &help, SupervisionMode mode) {
        auto agent = std::make_shared<std::string>();
        auto *command = line.program.add_subcommand(name, help);
        command->add_option("agent", *agent)->required()->check(whyNoId);
        command->callback([&line, agent, mode] {
            line.action = [&line, agent, mode] {
                return give(line, StartSupervision{AgentId{*agent}, {}, mode});
            };
        });
    };
    addStart("listen", "Hear an agent's talk; your phone rings (supervisors)", SupervisionMode::Listen);
    addStart("whisper", "As listen, and the agent hears you", SupervisionMode::Whisper);
    addStart("barge", "As listen, and both hear you", SupervisionMode::Barge);
    const auto add = [&](const std::string &name, const std::string &help, const Command &what) {
        line.program.add_subcommand(name, help)->callback([&line, what] {
            line.action = [&line, what] { return give(line, what); };
        });
    };
    add("stop-supervision", "Leave the talk you listen to", StopSupervision{});
    add("take-over", "Talk on in the place of the agent you listen to", TakeOverCall{});
}

void addPull(CommandLine &line) {
    auto call = std::make_shared<std::uint64_t>(0);
    auto agent = std::make_shared<std::string>();
    auto *command = line.program.add_subcommand("pull", "Take a waiting call out of its queue");
    command->add_option("call", *call, "The call's number, from `board`")->required()->check(whyEmpty);
    command->add_option("--agent", *agent, "For another agent (supervisors)")->check(whyNoId);
    command->callback([&line, call, agent] {
        line.action = [&line, call, agent] { return give(line, PullCall{CallId{*call}, AgentId{*agent}}); };
    });
}

void addForceState(CommandLine &line) {
    struct Asked {
        std::string agent, state, reason;
    };
    auto asked = std::make_shared<Asked>();
    auto *command = line.program.add_subcommand("force-state", "Set what an agent is, at once (supervisors)");
    command->add_option("agent", asked->agent)->required()->check(whyNoId);
    command->add_option("state", asked->state)->required()->check(CLI::IsMember(stateNames));
    command->add_option("--reason", asked->reason, "Why not ready")->check(whyNoId);
    command->callback([&line, asked] {
        line.action = [&line, asked] {
            return give(line,
                        ForceState{AgentId{asked->agent}, stateOf(asked->state), ReasonId{asked->reason}});
        };
    });
}

void addDisposition(CommandLine &line) {
    struct Asked {
        std::uint64_t call = 0;
        std::string code, agent;
        std::optional<std::string> note;
    };
    auto asked = std::make_shared<Asked>();
    auto *command = line.program.add_subcommand("disposition", "Say how a call of yours ended");
    command->add_option("call", asked->call, "The call's number; 0: the present one, else your last")
        ->required()
        ->check(whyEmpty);
    command->add_option("code", asked->code, "One of the site's codes")->required()->check(whyNoId);
    command->add_option("--note", asked->note, "And write this about it");
    command->add_option("--agent", asked->agent, "For another agent (supervisors)")->check(whyNoId);
    command->callback([&line, asked] {
        line.action = [&line, asked] {
            const CallId call{asked->call};
            std::vector<Command> commands;
            if (asked->note)
                commands.emplace_back(WriteNote{call, *asked->note});
            commands.emplace_back(SetDisposition{call, AgentId{asked->agent}, DispositionId{asked->code}});
            return give(line, commands);
        };
    });
}

void addNote(CommandLine &line) {
    auto call = std::make_shared<std::uint64_t>(0);
    auto text = std::make_shared<std::string>();
    auto *command =
        line.program.add_subcommand("note", "Write about a call of yours, in place of what was there");
    command->add_option("call", *call, "The call's number; 0: the present one, else your last")
        ->required()
        ->check(whyEmpty);
    command->add_option("text", *text)->required();
    command->callback([&line, call, text] {
        line.action = [&line, call, text] { return give(line, WriteNote{CallId{*call}, *text}); };
    });
}

void addMarkReached(CommandLine &line) {
    auto call = std::make_shared<std::uint64_t>(0);
    auto *command =
        line.program.add_subcommand("mark-reached", "Say that who was cut off need not be called back");
    command->add_option("call", *call, "The call's number, from `board`")->required()->check(whyEmpty);
    command->callback(
        [&line, call] { line.action = [&line, call] { return give(line, MarkReached{CallId{*call}}); }; });
}

void addSettleMissed(CommandLine &line) {
    auto call = std::make_shared<std::uint64_t>(0);
    auto *command =
        line.program.add_subcommand("settle-missed", "Say that a call you missed need not be called back");
    command->add_option("call", *call, "The call's number, from `watch`")->required()->check(whyEmpty);
    command->callback(
        [&line, call] { line.action = [&line, call] { return give(line, SettleMissed{CallId{*call}}); }; });
}

void addRate(CommandLine &line) {
    auto asked = std::make_shared<RateCall>();
    auto *command =
        line.program.add_subcommand("rate", "Tell a customer's mark for a call that is over (supervisors)");
    command->add_option("call", asked->call.value, "The call's number, from `report calls` or `watch`")
        ->required()
        ->check(whyEmpty);
    command->add_option("mark", asked->mark, "The greatest is the best; a later one replaces it")
        ->required()
        ->check(whyEmpty);
    command->add_option("--of", asked->of, "Of how many: 3 or 5; default: 5")->check(CLI::IsMember({3, 5}));
    command->callback([&line, asked] { line.action = [&line, asked] { return give(line, *asked); }; });
}

void addRecording(CommandLine &line) {
    auto *recording = line.program.add_subcommand("record", "Record a talk, or leave a part of it out");
    recording->require_subcommand(1);
    const auto add = [&](const std::string &name, const std::string &help, auto make) {
        auto call = std::make_shared<std::uint64_t>(0);
        auto *command = recording->add_subcommand(name, help);
        command->add_option("call", *call, "The call's number; default: yours")->check(whyEmpty);
        command->callback([&line, call, make] {
            line.action = [&line, call, make] { return give(line, make(CallId{*call})); };
        });
    };
    add("start", "Record it, where the site allows it", [](CallId c) { return StartRecording{c}; });
    add("pause", "Keep what is said from now on out of the recording",
        [](CallId c) { return PauseRecording{c}; });
    add("resume", "Record on", [](CallId c) { return ResumeRecording{c}; });
}

void addAfterCallWork(CommandLine &line) {
    auto *work = line.program.add_subcommand("acw", "After-call work: extend or finish it");
    work->require_subcommand(1);
    auto length = std::make_shared<int>(30);
    auto *extend = work->add_subcommand("extend", "Have more time");
    extend->add_option("seconds", *length)->check(CLI::Range(1, 600));
    extend->callback([&line, length] {
        line.action = [&line, length] { return give(line, ExtendAfterCallWork{{}, seconds{*length}}); };
    });
    work->add_subcommand("finish", "Be done with it")->callback([&line] {
        line.action = [&line] { return give(line, FinishAfterCallWork{}); };
    });
}

} // namespace

void addLiveCommands(CommandLine &line) {
    addState(line);
    const auto addShow = [&](const std::string &name, const std::string &help,
                             int (*show)(const CommandLine &, bool)) {
        auto isJson = std::make_shared<bool>(false);
        auto *command = line.program.add_subcommand(name, help);
        command->add_flag("--json", *isJson, "For programs");
        command->callback(
            [&line, isJson, show] { line.action = [&line, isJson, show] { return show(line, *isJson); }; });
    };
    addShow("board", "What is live now", showBoard);
    addShow("watch", "One line per fact as it happens", watch);
    addCallControl(line);
    addConferenceCommands(line);
    addPull(line);
    addAfterCallWork(line);
    addDisposition(line);
    addNote(line);
    addMarkReached(line);
    addSettleMissed(line);
    addRate(line);
    addRecording(line);
    addSupervision(line);
    addForceState(line);
}

} // namespace callboard::ctl
