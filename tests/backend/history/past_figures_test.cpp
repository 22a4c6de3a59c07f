// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the past as a client that knows nothing gets them.
#include "backend/past_figures.h"

#include "backend/front_desk.h"
#include "core/history/opened.h"
#include "core/wire/json.h"
#include "tests/backend/server/site.h"
#include "tests/core/history/kept_journal.h"
#include "tests/support/story.h"

namespace callboard::test {

namespace {

// A site whose journal has a busy morning, and its door.
class PastFiguresTest : public testing::Test {
protected:
    PastFiguresTest() {
        Story story(7);
        std::vector<Event> events;
        while (events.size() < 600)
            events.push_back(story.next());
        m_from = events.front().at;
        m_to = events.back().at + Duration{1};
        m_kept.append(events);
        EXPECT_TRUE(m_server.listen({}));
    }
    std::unique_ptr<RawClient> signedIn(const std::string &user) const {
        auto client = std::make_unique<RawClient>(m_server.port());
        EXPECT_NE(client->hello(user, "secret").find("\"result\""), std::string::npos);
        return client;
    }
    std::string period() const { return R"("from":")" + toIso(m_from) + R"(","to":")" + toIso(m_to) + "\""; }
    static std::string asked(RawClient &client, const std::string &method, const std::string &params) {
        return client.ask(
            R"({"jsonrpc":"2.0","id":7,"method":")" + method + R"(","params":{)" + params + "}}", "7");
    }
    // The answer's value; the refusal's code where it is one.
    template <class T>
    static Result<T> read(const std::string &answer) {
        const auto message = *readMessage(answer);
        if (message.kind == Message::Kind::Failure)
            return readFailure(message.error);
        return fromJson<T>(message.result);
    }
    static std::string refusalOf(const std::string &answer) {
        const auto message = *readMessage(answer);
        return message.kind == Message::Kind::Failure ? readFailure(message.error).code : "answered";
    }
    history::FiguresQuery query() const {
        history::FiguresQuery query;
        query.period = {m_from, m_to};
        query.byQueue = true;
        return query;
    }
    // As the report on the command line computes them.
    std::vector<history::QueueRow> reported() const {
        const auto streams = opened({m_kept.stream()}, now());
        return *history::queueFigures(streams, query(), *SiteDay::ofZone(zoneOf(streams)));
    }
    static std::string zoneOf(const history::Streams &streams) {
        const auto &name = streams.front().center().site.timeZone;
        return name.empty() ? "UTC" : name;
    }

    Scratch m_scratch;
    KeptJournal m_kept{m_scratch.path("data")};
    Time m_from, m_to;

private:
    static void ignore(const std::string &) {}

    Result<Directory> m_directory = Directory::open(m_scratch.path("contacts.db"), "RU");
    Result<PastCalls> m_pastCalls = PastCalls::open(m_scratch.path("history.db"), "epoch", "RU");
    FrontDesk m_desk{*m_directory, *m_pastCalls, {}, m_scratch.path("data")};
    PaperFloor m_floor;
    Access m_access{ServedSite::users(), {PasswordCost::least(), {}, ignore}};
    Server m_server{m_floor, m_desk, m_access, {}, ignore};
};

} // namespace

TEST_F(PastFiguresTest, areThoseOfTheReport) {
    const auto olga = signedIn("olga");
    const auto table =
        read<QueueFiguresTable>(asked(*olga, "history.queues", period() + R"(,"byQueue":true)"));
    ASSERT_TRUE(table) << table.error().detail;
    const auto rows = reported();
    ASSERT_EQ(table->rows.size(), rows.size() - 1);
    ASSERT_GE(rows.size(), 3u);
    EXPECT_GT(rows.back().figures.counts.answered, 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto &told = i < table->rows.size() ? table->rows[i] : table->total;
        auto counts = rows[i].figures.counts;
        counts.afterCallWork = told.counts.afterCallWork; // of who is at it still: until now
        EXPECT_EQ(told.counts, counts);
        EXPECT_EQ(told.queue, rows[i].figures.queue);
        EXPECT_EQ(told.medianWait, rows[i].figures.medianWait);
        EXPECT_EQ(told.waiting, rows[i].figures.waiting);
    }
    const auto agents =
        read<AgentFiguresTable>(asked(*olga, "history.agents", period() + R"(,"byAgent":true)"));
    ASSERT_TRUE(agents) << agents.error().detail;
    std::int64_t answered = 0;
    for (const auto &row : agents->rows)
        answered += row.counts.answered;
    EXPECT_GT(answered, 0);
}

TEST_F(PastFiguresTest, openToTheCallsTheyCount) {
    const auto olga = signedIn("olga");
    const auto rows = reported();
    const auto &support = *std::find_if(
        rows.begin(), rows.end(), [](const auto &row) { return row.figures.queue == QueueId{"support"}; });
    const auto figure = read<OpenedFigure>(
        asked(*olga, "history.open", period() + R"(,"figure":"answered","queues":["support"])"));
    ASSERT_TRUE(figure) << figure.error().detail;
    EXPECT_EQ(figure->counted, support.figures.counts.answered);
    EXPECT_EQ(figure->counted + figure->leftOut, support.figures.counts.offered);
    EXPECT_EQ(figure->formula, "answered");
    ASSERT_FALSE(figure->stays.empty());
    const auto &first = figure->stays.front();
    EXPECT_EQ(first.part, Part::Counted);
    EXPECT_EQ(first.outcome, VisitOutcome::Answered);
    const auto message = asked(*olga, "history.call", R"("call":)" + std::to_string(first.call.value));
    const auto facts = readCallFacts(readMessage(message)->result);
    ASSERT_TRUE(facts) << message;
    EXPECT_TRUE(std::any_of(facts->events.begin(), facts->events.end(), [&](const Event &event) {
        const auto *queued = std::get_if<CallQueued>(&event.fact);
        return queued && queued->call == first.call && queued->queue == first.queue && event.at == first.at;
    })) << message;
}

// By the contacts of now, as they are wherever else a number is looked up.
TEST_F(PastFiguresTest, openToCallsWithTheNamesOfTheCustomers) {
    const auto olga = signedIn("olga");
    const auto open = [&] {
        return *read<OpenedFigure>(asked(*olga, "history.open", period() + R"(,"figure":"offered")"));
    };
    const auto before = open();
    const auto numbered = std::find_if(before.stays.begin(), before.stays.end(),
                                       [](const StayRow &stay) { return stay.number.starts_with('+'); });
    ASSERT_NE(numbered, before.stays.end());
    EXPECT_EQ(numbered->name, "");
    auto contacts = Directory::open(m_scratch.path("data") / "contacts.db", "RU");
    Contact contact;
    contact.name = "Petr";
    contact.numbers = {*E164::fromText(numbered->number)};
    ASSERT_TRUE(contacts && contacts->put(contact));
    for (const auto &stay : open().stays)
        EXPECT_EQ(stay.name, stay.number == numbered->number ? "Petr" : "") << stay.number;
}

TEST_F(PastFiguresTest, tellUntilWhenTheyKnow) {
    const auto olga = signedIn("olga");
    const auto queues = read<QueueFiguresTable>(asked(*olga, "history.queues", period()));
    const auto agents = read<AgentFiguresTable>(asked(*olga, "history.agents", period()));
    ASSERT_TRUE(queues && queues->asOf && agents && agents->asOf);
    EXPECT_GE(*queues->asOf, m_to - Duration{1});
    EXPECT_GE(*agents->asOf, *queues->asOf);
}

TEST_F(PastFiguresTest, openToAgentsWhereTheyAreTheirOwnWork) {
    const auto anna = signedIn("anna");
    const auto open = [&](const std::string &what) {
        return asked(*anna, "history.open", period() + R"(,"stream":"live",)" + what);
    };
    const auto own = read<OpenedFigure>(open(R"("work":"loggedInSeconds","agents":["anna"])"));
    ASSERT_TRUE(own) << own.error().detail;
    EXPECT_GT(own->counted, 0);
    for (const auto &row : own->stays)
        EXPECT_EQ(row.agent, AgentId{"anna"});
    for (const std::string others :
         {R"("work":"offersAnswered","agents":["boris"])",
          R"("work":"offersAnswered","agents":["anna","boris"])", R"("work":"offersAnswered")",
          R"("figure":"answered","agents":["anna"])"})
        EXPECT_EQ(refusalOf(open(others)), "notAllowed") << others;
    EXPECT_EQ(refusalOf(asked(*anna, "history.open", period() + R"(,"work":"offers","agents":["anna"])")),
              "notAllowed")
        << "of all journals: in another she may be somebody else";
}

TEST_F(PastFiguresTest, areNotForAgentsAndNotForStrangers) {
    const auto anna = signedIn("anna");
    for (const std::string method : {"history.queues", "history.agents", "history.open", "history.call"})
        EXPECT_EQ(refusalOf(asked(*anna, method, period())), "notAllowed") << method;
    RawClient stranger(anna->socket().peerPort());
    EXPECT_EQ(refusalOf(asked(stranger, "history.queues", period())), "session.notSignedIn");
}

TEST_F(PastFiguresTest, refuseWhatCannotBeAnsweredAndSayWhy) {
    const auto olga = signedIn("olga");
    const auto code = [&](const std::string &params, const std::string &method = "history.queues") {
        return refusalOf(asked(*olga, method, params));
    };
    const std::string ages = R"("from":"0001-01-01T00:00:00Z","to":"9999-01-01T00:00:00Z")";
    const std::string year = R"("from":"2026-01-01T00:00:00Z","to":"2027-01-01T00:00:00Z")";
    EXPECT_EQ(code(ages), "history.badPeriod");
    EXPECT_EQ(code(R"("from":"2027-01-01T00:00:00Z","to":"2026-01-01T00:00:00Z")"), "history.badPeriod");
    EXPECT_EQ(code(year + R"(,"groupBy":"interval")"), "history.tooManyRows");
    EXPECT_EQ(code(year + R"(,"groupBy":"minute")"), "codec.badField");
    EXPECT_EQ(code(period() + R"(,"queues":["no-such"])"), "history.unknownQueue");
    EXPECT_EQ(code(period() + R"(,"agents":["no-such"])"), "history.unknownAgent");
    EXPECT_EQ(code(period() + R"(,"hours":"9:05-10")"), "history.badHours");
    EXPECT_EQ(code(period() + R"(,"stream":"../..")"), "past.unknownStream");
    EXPECT_EQ(code(period() + R"(,"figure":"everything")", "history.open"), "codec.badField");
    EXPECT_EQ(code(R"("call":4)", "history.call"), "history.unknownCall");
    EXPECT_EQ(code(year), "answered");
}

// A long answer delays nobody: whoever is signed in goes on at once.
TEST_F(PastFiguresTest, manyAtOnceAreRefusedAndTheSessionGoesOn) {
    const auto olga = signedIn("olga");
    for (int i = 100; i < 140; ++i)
        olga->send(R"({"jsonrpc":"2.0","id":)" + std::to_string(i) +
                   R"(,"method":"history.queues","params":{)" + period() + "}}");
    int answered = 0, busy = 0;
    for (int i = 0; i < 40; ++i) {
        const auto answer = olga->next("\"id\":1");
        answered += answer.find("\"result\"") != std::string::npos;
        busy += answer.find("past.busy") != std::string::npos;
    }
    EXPECT_EQ(answered + busy, 40);
    EXPECT_GE(answered, 8);
    EXPECT_NE(asked(*olga, "server.time", "").find("serverTime"), std::string::npos);
}

} // namespace callboard::test
