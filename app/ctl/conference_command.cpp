// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/conference_command.h"

#include "app/ctl/connection.h"
#include "app/ctl/terminal.h"

#include <CLI/CLI.hpp>

namespace callboard::ctl {

namespace {

// The consult that this user leads now, or null.
const Call *consultOf(const CenterClient &client) {
    const auto *agent = find(client.center(), client.user());
    for (const auto id : agent ? agent->calls : std::vector<CallId>{})
        if (const auto *call = find(client.center(), id); call && call->consults && call->caller == agent->id)
            return call;
    return nullptr;
}

// Calls the number and brings who answers into the talk; one who does not answer is told.
int bringIn(const CommandLine &line, const std::string &number) {
    return withConnection(line, [&](Connection &connection) {
        auto &client = connection.client();
        CallId consult;
        CommandId last;
        QObject::connect(&client, &CenterClient::refused, &client,
                         [&](CommandId, const QString &code, const QString &detail) {
                             connection.end(fail(code.toStdString() + ": " + detail.toStdString()));
                         });
        QObject::connect(&client, &CenterClient::accepted, &client, [&](CommandId id) {
            if (id == last)
                connection.end(0);
        });
        QObject::connect(&client, &CenterClient::happened, &client, [&](const Event &event, const Delta &) {
            const auto *call = consultOf(client);
            const auto *ended = std::get_if<CallEnded>(&event.fact);
            if (consult && ended && ended->call == consult)
                connection.end(fail("nobody answered: " + std::string(textOf(ended->cause))));
            consult = call ? call->id : consult;
            if (call && call->isTalking() && !last)
                last = client.give(Conference{call->id});
        });
        return connection.run([&](CenterClient &ready) { ready.give(ConsultCall{{}, number}); });
    });
}

void addConference(CommandLine &line) {
    auto number = std::make_shared<std::string>();
    auto *command = line.program.add_subcommand(
        "conference", "Bring a number into the talk; without one, whom you consult now");
    command->add_option("number", *number)->check(whyEmpty);
    command->callback([&line, number] {
        line.action = [&line, number] {
            return number->empty() ? give(line, Conference{}) : bringIn(line, *number);
        };
    });
}

void addExpert(CommandLine &line) {
    struct Asked {
        std::string number;
        bool isToAll = false;
    };
    auto asked = std::make_shared<Asked>();
    auto *command =
        line.program.add_subcommand("expert", "Ask a colleague into the talk; you alone hear him");
    command->add_option("number", asked->number, "His extension")->required()->check(whyEmpty);
    command->add_flag("--to-all", asked->isToAll, "All hear him");
    command->callback([&line, asked] {
        line.action = [&line, asked] {
            const auto mode = asked->isToAll ? SupervisionMode::Barge : SupervisionMode::Whisper;
            return give(line, AskExpert{{}, asked->number, mode});
        };
    });
    line.program.add_subcommand("dismiss-expert", "Let the expert go")->callback([&line] {
        line.action = [&line] { return give(line, DismissExpert{}); };
    });
}

} // namespace

void addConferenceCommands(CommandLine &line) {
    addConference(line);
    const auto add = [&](const std::string &name, const std::string &help, auto make) {
        auto party = std::make_shared<std::int32_t>(0);
        auto call = std::make_shared<std::uint64_t>(0);
        auto *command = line.program.add_subcommand(name, help);
        command->add_option("party", *party, "His number in the call, from `board`")
            ->required()
            ->check(whyEmpty);
        command->add_option("call", *call, "The call's number; default: yours")->check(whyEmpty);
        command->callback([&line, call, party, make] {
            line.action = [&line, call, party, make] { return give(line, make(CallId{*call}, *party)); };
        });
    };
    add("mute-party", "Let nobody hear one of several who talk", [](CallId call, std::int32_t party) {
        return MuteParty{call, party};
    });
    add("unmute-party", "Let him be heard again", [](CallId call, std::int32_t party) {
        return UnmuteParty{call, party};
    });
    add("remove-party", "Let one of several go; the others talk on", [](CallId call, std::int32_t party) {
        return RemoveParty{call, party};
    });
    addExpert(line);
}

} // namespace callboard::ctl
