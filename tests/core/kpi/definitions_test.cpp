// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/definitions.h"

#include "core/center/apply.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>
#include <set>

namespace callboard::test {
namespace {

constexpr QueueId support{"support"}, sales{"sales"};

class Definitions : public testing::Test {
protected:
    void configure(int minute, const SiteSettings &site) {
        apply(center, Event{center.seq + 1, at(minute), {}, ConfigChanged{site}});
    }
    static Time at(int minute) { return *fromIso("2026-11-21T10:00:00Z") + minutes{minute}; }
    // "support v1 20/5, sales v1 20/5"
    std::string all(int from, int to) const {
        std::string text;
        for (const auto &queue : {support, sales})
            for (const auto &each : definitionsIn(center.definitions, queue, at(from), at(to)))
                text += (text.empty() ? "" : ", ") + std::string(each.queue.text()) + " v" +
                        std::to_string(each.version) + " " + std::to_string(each.target / seconds{1}) + "/" +
                        std::to_string(each.shortAbandon / seconds{1});
        return text;
    }
    Center center;
};

TEST_F(Definitions, aChangedTargetIsTheNextVersionOfItsQueueAlone) {
    auto site = smallSite();
    configure(0, site);
    site.queues[0].target = seconds{30};
    configure(10, site);
    site.queues[0].name = "Help"; // judges as before
    configure(20, site);
    EXPECT_EQ(all(0, 10), "support v1 20/5, sales v1 20/5");
    EXPECT_EQ(all(5, 11), "support v1 20/5, support v2 30/5, sales v1 20/5");
    EXPECT_EQ(all(10, 60), "support v2 30/5, sales v1 20/5");
    EXPECT_EQ(all(-10, 0), "");
}

TEST_F(Definitions, theFormulaOfTheSiteIsAPartOfThem) {
    auto site = smallSite();
    configure(0, site);
    site.serviceLevel = ServiceLevel::Strict;
    configure(10, site);
    EXPECT_EQ(all(10, 60), "support v2 20/5, sales v2 20/5");
    EXPECT_EQ(center.definitions.back().formula, ServiceLevel::Strict);
}

// What was reported under a number keeps it.
TEST_F(Definitions, aQueueThatComesBackGoesOnCounting) {
    auto site = smallSite();
    configure(0, site);
    auto less = site;
    less.queues.pop_back();
    configure(10, less);
    site.queues[1].shortAbandon = seconds{8};
    configure(20, site);
    EXPECT_EQ(all(0, 60), "support v1 20/5, sales v1 20/5, sales v2 20/8");
}

TEST(FigureDefinitions, eachFigureHasOneNameAndOneFormula) {
    std::set<std::string_view> names;
    for (const auto &figure : figureDefinitions()) {
        EXPECT_TRUE(names.insert(figure.name).second) << figure.name;
        EXPECT_FALSE(figure.formula.empty()) << figure.name;
    }
}

} // namespace
} // namespace callboard::test
