// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded talk is heard by who may, and nobody hears it without the journal saying so.
#include "core/wire/json.h"
#include "core/wire/message.h"
#include "core/wire/recording_records.h"
#include "tests/scenario/people.h"
#include "tests/support/hearing.h"
#include "tests/support/raw_client.h"
#include "tests/support/wave.h"

#include <QByteArray>

#include <cstring>

namespace callboard::test {

namespace {

// Of the only call.
std::string numberOf(const Site &site) {
    for (const auto &event : site.events())
        if (const auto *arrived = std::get_if<CallArrived>(&event.fact))
            return std::to_string(arrived->call.value);
    return {};
}

std::string question(std::string_view method, const std::string &params) {
    return R"({"jsonrpc":"2.0","id":7,"method":")" + std::string(method) + R"(","params":{)" + params + "}}";
}

template <class T>
Result<T> answerTo(RawClient &client, std::string_view method, const std::string &params) {
    const auto text = client.ask(question(method, params), "7");
    const auto message = readMessage(text);
    if (!message)
        return message.error();
    if (message->kind != Message::Kind::Answer)
        return Error{"refused", text};
    return fromJson<T>(message->result);
}

// Both sides of a piece.
std::vector<std::vector<std::int16_t>> sidesOf(const Sound &sound) {
    const auto bytes = QByteArray::fromBase64(QByteArray::fromStdString(sound.samples));
    std::vector<std::vector<std::int16_t>> sides(2);
    for (qsizetype at = 0; at + 4 <= bytes.size(); at += 4)
        for (qsizetype side = 0; side < 2; ++side) {
            std::int16_t sample = 0;
            std::memcpy(&sample, bytes.constData() + at + 2 * side, sizeof sample);
            sides[static_cast<std::size_t>(side)].push_back(sample);
        }
    return sides;
}

std::size_t loudParts(const std::vector<std::int32_t> &outline) {
    return static_cast<std::size_t>(std::ranges::count_if(outline, [](int part) { return part > 5; }));
}

// A site with one talk, recorded to a pause that lasted to its end, and two who are signed in.
class HeardRecording : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(site.start()) << site.log();
        Baresip anna(phoneOf(site, "1001", annaTone)), ivan(callerOf(site, "74951234567", callerTone));
        ASSERT_TRUE(anna.isReady() && ivan.isReady());
        ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
        ivan.dial("600");
        ASSERT_TRUE(site.waitFor("recording.started")) << site.story();
        ASSERT_TRUE(anna.hasHeard(std::chrono::seconds{2}));
        ASSERT_EQ(site.as("anna", {"record", "pause"}).code, 0);
        ASSERT_TRUE(site.waitFor("recording.paused"));
        call = R"("call":)" + numberOf(site);
        olga.emplace(site.ctiPort());
        agent.emplace(site.ctiPort());
        const auto welcome = olga->hello("olga", "demo");
        ASSERT_NE(welcome.find("result"), std::string::npos);
        for (const auto method : {AskRecordings::method, AskSound::method})
            EXPECT_NE(welcome.find('"' + std::string(method) + '"'), std::string::npos) << "is announced";
        ASSERT_NE(agent->hello("anna", "demo").find("result"), std::string::npos);
        const auto early = answerTo<Recordings>(*olga, AskRecordings::method, call);
        ASSERT_TRUE(early) << early.error().detail;
        EXPECT_TRUE(early->recordings.empty()) << "it is not finished";
        ivan.command("b");
        ASSERT_TRUE(site.waitFor("recording.stopped")) << site.story();
        const auto found = answerTo<Recordings>(*olga, AskRecordings::method, call);
        ASSERT_TRUE(found) << found.error().detail;
        ASSERT_EQ(found->recordings.size(), 1u);
        recording = found->recordings.front();
        file = R"(,"file":")" + recording.file + "\"";
    }
    Result<Sound> sound(RawClient &client, const std::string &params) const {
        return answerTo<Sound>(client, AskSound::method, call + params);
    }
    bool isOnRecord() const { return site.waitFor("recording.heard", 1, std::chrono::milliseconds{0}); }

    Site site{Site::Plan{.queue = "wrap_up = \"0s\"\n"}};
    std::optional<RawClient> olga, agent;
    std::string call, file; // as parameters
    Recording recording;
};

} // namespace

TEST_F(HeardRecording, isDrawnWithBothSidesAndItsPause) {
    EXPECT_EQ(recording.error, "");
    ASSERT_EQ(recording.pauses.size(), 1u);
    EXPECT_EQ(recording.pauses[0].to, recording.length) << "to its end";
    EXPECT_GT(recording.pauses[0].from, Duration{seconds{1}});
    for (const auto *side : {&recording.caller, &recording.agent}) {
        ASSERT_EQ(side->size(), 400u);
        const auto loud = static_cast<double>(loudParts(*side)) / 400;
        EXPECT_NEAR(loud, toSeconds(recording.pauses[0].from) / toSeconds(recording.length), 0.2);
    }
}

TEST_F(HeardRecording, isHeardBySupervisorsOnly) {
    const auto refused = sound(*agent, file);
    EXPECT_NE(refused.error().detail.find("notAllowed"), std::string::npos) << refused.error().detail;
    const auto other = sound(*olga, R"(,"file":"../callboard.toml")");
    EXPECT_NE(other.error().detail.find("sound.unknown"), std::string::npos) << other.error().detail;
    EXPECT_FALSE(isOnRecord()) << "nobody has heard it";
}

TEST_F(HeardRecording, comesInPiecesOfBothSides) {
    const auto whole = sound(*olga, file);
    ASSERT_TRUE(whole) << whole.error().detail;
    EXPECT_TRUE(isOnRecord()) << "before the first sound";
    const auto sides = sidesOf(*whole);
    EXPECT_TRUE(carriesTone(sides[0], callerTone, 10));
    EXPECT_TRUE(carriesTone(sides[1], annaTone, 10));
    EXPECT_EQ(tenthsWithTone(sides[0], annaTone), 0u);
    const auto piece = sound(*olga, file + R"(,"fromSeconds":0.5,"seconds":0.25)");
    ASSERT_TRUE(piece);
    const auto part = sidesOf(*piece)[0];
    ASSERT_EQ(part.size(), 2000u);
    EXPECT_TRUE(std::equal(part.begin(), part.end(), sides[0].begin() + 4000)) << "from there";
    const auto beyond = sound(*olga, file + R"(,"fromSeconds":3600)");
    ASSERT_TRUE(beyond);
    EXPECT_EQ(beyond->samples, "");
}

TEST_F(HeardRecording, standsInTheJournalOnceWithWhoHeardItAndInTheHistoryOfItsCall) {
    ASSERT_TRUE(sound(*olga, file) && sound(*olga, file + R"(,"fromSeconds":1)"));
    std::string told;
    for (const auto &event : site.events())
        if (const auto *heard = std::get_if<RecordingHeard>(&event.fact))
            told += std::string(heard->by.text()) + " " + heard->file + "\n";
    EXPECT_EQ(told, "olga " + recording.file + "\n");
    EXPECT_NE(olga->ask(question("history.call", call), "7").find("recording.heard"), std::string::npos);
    EXPECT_EQ(site.stop(), 0) << site.log();
    EXPECT_TRUE(booksClose(site));
    for (const auto &message : agent->messages)
        EXPECT_EQ(message.find("recording.heard"), std::string::npos) << message;
}

} // namespace callboard::test
