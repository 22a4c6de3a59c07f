// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/message.h"

#include <array>
#include <gtest/gtest.h>
#include <random>

namespace callboard {
namespace {

// "kind|id|method|params|result|error", or the error's code.
std::string told(std::string_view text) {
    const auto message = readMessage(text);
    if (!message)
        return message.error().code;
    constexpr std::array kinds = {"request", "notification", "answer", "failure"};
    std::string out = kinds[static_cast<std::size_t>(message->kind)];
    for (const auto part : {message->id, message->method, message->params, message->result, message->error})
        out.append("|").append(part);
    return out;
}

TEST(Message, readsTheFourKinds) {
    EXPECT_EQ(told(R"({"jsonrpc":"2.0","id":7,"method":"call.dial","params":{"number":"600"}})"),
              R"(request|7|call.dial|{"number":"600"}||)");
    EXPECT_EQ(told(R"({"jsonrpc":"2.0","method":"ping"})"), "notification||ping|{}||");
    EXPECT_EQ(told(R"({"jsonrpc":"2.0","id":"a","result":null})"), R"(answer|"a"||{}|null|)");
    EXPECT_EQ(told(R"({"jsonrpc":"2.0","id":null,"error":{"code":1}})"), R"(failure|null||{}||{"code":1})");
}

TEST(Message, toleratesSpaceOrderAndUnknownMembers) {
    EXPECT_EQ(told(" { \"x\" : [ 1 , {\"a\":\"}\"} ] , \"method\" : \"m\" ,\n\"jsonrpc\" : \"2.0\" } "),
              "notification||m|{}||");
    EXPECT_EQ(told(R"({"s":"\\\"}{","jsonrpc":"2.0","params":{"t":"\"]}"},"method":"m","n":-1.5e3})"),
              R"(notification||m|{"t":"\"]}"}||)");
}

TEST(Message, namesWhatIsNoJson) {
    for (const std::string_view text : {"", " ", "{", "}", "nope", "{\"a\":}", "{\"a\":1}x", "{'a':1}",
                                        "[1,]", "\"\xff\"", "{\"a\":\"\xc3\x28\"}", "{\"a\":01}", "\xef\xbb"})
        EXPECT_EQ(told(text), "wire.parse") << text;
    EXPECT_EQ(told(std::string_view("{\"jsonrpc\":\"2.0\",\"method\":\"m\"}\0{}", 33)), "wire.parse");
}

TEST(Message, refusesDeepNesting) {
    std::string deep = R"({"jsonrpc":"2.0","method":"m","params":{"a":)" + std::string(100'000, '[');
    EXPECT_EQ(told(deep), "wire.parse");
    EXPECT_EQ(told(deep + std::string(100'000, ']') + "}}"), "wire.parse");
}

TEST(Message, namesWhatIsNoMessage) {
    for (const std::string_view text : {"1",
                                        "null",
                                        "[]",
                                        R"([{"jsonrpc":"2.0","method":"m"}])",
                                        "{}",
                                        R"({"jsonrpc":"1.0","method":"m"})",
                                        R"({"method":"m"})",
                                        R"({"jsonrpc":"2.0","method":1})",
                                        R"({"jsonrpc":"2.0","method":""})",
                                        R"({"jsonrpc":"2.0","method":"m\u0041"})",
                                        R"({"jsonrpc":"2.0","method":"m","params":[]})",
                                        R"({"jsonrpc":"2.0","id":{},"method":"m"})",
                                        R"({"jsonrpc":"2.0","id":1.5,"method":"m"})",
                                        R"({"jsonrpc":"2.0","id":null,"method":"m"})",
                                        R"({"jsonrpc":"2.0","method":"m","method":"n"})",
                                        R"({"jsonrpc":"2.0","id":1,"result":1,"error":{}})",
                                        R"({"jsonrpc":"2.0","id":1,"error":1})",
                                        R"({"jsonrpc":"2.0","result":1})",
                                        R"({"jsonrpc":"2.0","id":[],"result":1})",
                                        R"({"jsonrpc":"2.0","id":null,"result":1})",
                                        R"({"jsonrpc":"2.0","error":{"code":1}})"})
        EXPECT_EQ(told(text), "wire.invalid") << text;
    EXPECT_EQ(told(R"({"jsonrpc":"2.0","method":"m","id":")" + std::string(63, 'x') + "\"}"), "wire.invalid");
}

TEST(Message, readsWhatItWrites) {
    EXPECT_EQ(told(requestText("1", "m", R"({"a":1})")), R"(request|1|m|{"a":1}||)");
    EXPECT_EQ(told(notificationText("m", "{}")), "notification||m|{}||");
    EXPECT_EQ(told(answerText("\"x\"", R"({"seq":1})")), R"(answer|"x"||{}|{"seq":1}|)");
    const auto failure = failureText("3", RpcError::Refused, {"noDevice", "say \"please\"\n"});
    EXPECT_EQ(failure, R"({"jsonrpc":"2.0","id":3,"error":{"code":-32000,"message":"Refused","data":{)"
                       R"("code":"noDevice","detail":"say \"please\"\n","retryable":true}}})");
    EXPECT_EQ(readFailure(readMessage(failure)->error), (Error{"noDevice", "say \"please\"\n"}));
    EXPECT_EQ(readFailure("{}").code, "wire.invalid");
}

std::string mutated(std::string text, std::mt19937 &random) {
    constexpr std::string_view letters = "{}[]\",:\\0n \x80\n";
    for (int change = static_cast<int>(random() % 4); change >= 0 && !text.empty(); --change) {
        const std::size_t at = random() % text.size();
        const char letter = letters[random() % letters.size()];
        switch (random() % 3) {
        case 0:
            text[at] = letter;
            break;
        case 1:
            text.erase(at, 1 + random() % 5);
            break;
        default:
            text.insert(at, 1, letter);
            break;
        }
    }
    return text;
}

TEST(Message, survivesMutations) {
    const std::string seed = R"({"jsonrpc":"2.0","id":"a\"b","method":"call.dial","params":{"n":["\\",{}]}})";
    std::mt19937 random(7);
    std::size_t taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = mutated(seed, random);
        if (const auto message = readMessage(text)) {
            ++taken;
            EXPECT_GE(message->params.size(), 2u) << text;
        }
    }
    EXPECT_GT(taken, 100u);
}

} // namespace
} // namespace callboard
