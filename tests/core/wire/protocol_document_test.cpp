// SPDX-License-Identifier: GPL-3.0-or-later
// PROTOCOL.md and the program say the same.
#include "core/codec/codec.h"
#include "core/wire/history_records.h"
#include "core/wire/json.h"
#include "core/wire/message.h"
#include "core/wire/opened_records.h"
#include "core/wire/phone_account.h"
#include "core/wire/query_records.h"
#include "core/wire/recording_records.h"
#include "core/wire/session_records.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace callboard {
namespace {

std::string page() {
    const char *source = std::getenv("CALLBOARD_SOURCE");
    std::ifstream file(std::string(source ? source : ".") + "/PROTOCOL.md");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// From a heading to the next one of the same or a higher level.
std::string section(const std::string &text, const std::string &heading) {
    const auto from = text.find("\n" + heading + "\n");
    if (from == text.npos)
        return {};
    const std::string marks = heading.substr(0, heading.find(' '));
    auto to = text.size();
    for (std::size_t level = 1; level <= marks.size(); ++level)
        to = std::min(to, text.find("\n" + std::string(level, '#') + " ", from + heading.size()));
    return text.substr(from, to - from);
}

std::string code(std::string_view name) {
    return "`" + std::string(name) + "`";
}

// Collects names, those of the values inside too.
class Names {
public:
    template <Listed T>
    void add(const T &) {
        std::apply([this](const auto &...fields) { (addField(fields), ...); }, T::fields());
    }
    std::vector<std::string_view> all;

private:
    template <class T, class M>
    void addField(const Field<T, M> &field) {
        all.push_back(field.name);
        addValue(M{});
    }
    template <Listed T>
    void addValue(const T &value) {
        add(value);
    }
    template <Worded E>
    void addValue(E) {
        for (const auto word : textsOf(E{}))
            all.push_back(word);
    }
    template <class T>
    void addValue(const std::vector<T> &) {
        addValue(T{});
    }
    template <class T>
    void addValue(const std::optional<T> &) {
        addValue(T{});
    }
    template <class K, class T>
    void addValue(const std::map<K, T> &) {
        addValue(T{});
    }
    template <class T>
    requires(!Listed<T> && !Worded<T>) void addValue(const T &) {}
};

template <Listed T>
std::string missing(const std::string &text) {
    Names names;
    names.add(T{});
    std::string lacking;
    for (const auto name : names.all)
        if (text.find(code(name)) == text.npos)
            lacking.append(name).append(" ");
    return lacking;
}

TEST(ProtocolDocument, tellsEveryFactWithItsFields) {
    const std::string text = page();
    const auto look = [&]<class T>(const T *) {
        const std::string part = section(text, "### " + code(T::type));
        EXPECT_FALSE(part.empty()) << T::type;
        // A whole site stands under "The center".
        const bool isSite = std::is_same_v<T, ConfigChanged>;
        EXPECT_EQ(missing<T>(isSite ? text : part), "") << T::type;
    };
    []<class... T>(const auto &each, const std::variant<T...> *) {
        (each(static_cast<const T *>(nullptr)), ...);
    }(look, static_cast<const Fact *>(nullptr));
}

TEST(ProtocolDocument, tellsEveryCommandAndQuestion) {
    const std::string text = page();
    const std::string commands = section(text, "## Commands"), questions = section(text, "## Questions");
    const auto look = [](const std::string &part, std::string_view method, const std::string &lacking) {
        EXPECT_NE(part.find("| " + code(method) + " |"), part.npos) << method;
        EXPECT_EQ(lacking, "") << method;
    };
    []<class... C>(const auto &each, const std::string &part, const std::variant<C...> *) {
        (each(part, C::method, missing<C>(part)), ...);
    }(look, commands, static_cast<const Command *>(nullptr));
    EXPECT_EQ(missing<CommandHead>(commands), "");
    look(questions, LookUp::method, missing<LookUp>(questions) + missing<CallerCard>(text));
    look(questions, SearchContacts::method,
         missing<SearchContacts>(questions) + missing<FoundContacts>(text));
    look(questions, AskPhone::method, missing<PhoneAccount>(questions));
    look(questions, AskTime::method, "");
    look(questions, AskQueueFigures::method,
         missing<AskQueueFigures>(questions) + missing<QueueFiguresTable>(text));
    look(questions, AskAgentFigures::method,
         missing<AskAgentFigures>(questions) + missing<AgentFiguresTable>(text));
    look(questions, AskOpened::method, missing<AskOpened>(questions) + missing<OpenedFigure>(questions));
    look(questions, AskCallFacts::method, missing<AskCallFacts>(questions));
    look(questions, AskRecordings::method,
         missing<AskRecordings>(questions) + missing<Recordings>(questions));
    look(questions, AskSound::method, missing<AskSound>(questions) + missing<Sound>(questions));
}

TEST(ProtocolDocument, tellsTheSessionAndTheCenter) {
    const std::string text = page();
    const std::string hello = section(text, "## session.hello");
    EXPECT_EQ(missing<Hello>(hello), "");
    EXPECT_EQ(missing<Welcome>(hello), "");
    EXPECT_EQ(missing<Center>(section(text, "## The center")), "");
    const std::string notifications = section(text, "## Notifications from the backend");
    EXPECT_EQ(missing<Reveal>(notifications) + missing<Closing>(notifications) + missing<Ping>(notifications),
              "");
    for (const auto method : {wire::event, wire::snapshot, wire::reveal, wire::ping, wire::closing})
        EXPECT_NE(notifications.find("| " + code(method) + " |"), notifications.npos) << method;
}

TEST(ProtocolDocument, namesRetryableErrorsAsTheProgramDoes) {
    const std::string text = page();
    const auto from = text.find("Retryable: ");
    ASSERT_NE(from, text.npos);
    std::istringstream line(text.substr(from + 11, text.find(".\n", from) - from - 11));
    int count = 0;
    for (std::string word; std::getline(line, word, '`');)
        if (std::isalpha(static_cast<unsigned char>(word[0]))) {
            EXPECT_TRUE(isRetryable(word)) << word;
            ++count;
        }
    EXPECT_EQ(count, 7);
}

// What an example holds, read by the program that it is an example of.
void expectReadable(const Message &message) {
    Result<void> read;
    const auto note = [&read](const auto &result) {
        if (!result)
            read = result.error();
    };
    if (message.method == wire::event)
        note(readEventParams(message.params));
    else if (message.method == wire::snapshot)
        note(readSnapshotParams(message.params));
    else if (message.method == wire::reveal)
        note(fromJson<Reveal>(message.params));
    else if (message.method == wire::hello)
        note(fromJson<Hello>(message.params));
    else if (message.params.find("commandId") != message.params.npos)
        note(decodeCommand(message.method, message.params));
    EXPECT_TRUE(read) << message.method << ": " << read.error().detail;
}

TEST(ProtocolDocument, hasExamplesThatTheProgramReads) {
    std::istringstream lines(page());
    int count = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("--> {") && !line.starts_with("<-- {"))
            continue;
        const std::string text = line.substr(4);
        const auto message = readMessage(text);
        ASSERT_TRUE(message) << line;
        expectReadable(*message);
        ++count;
    }
    EXPECT_GE(count, 20);
}

} // namespace
} // namespace callboard
