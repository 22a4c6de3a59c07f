// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/outcomes.h"

#include <gtest/gtest.h>

namespace callboard::sip {

namespace {

std::string offers(std::initializer_list<int> statuses) {
    std::string text;
    for (const int status : statuses)
        text += std::to_string(status) + " " +
                std::string(textOf(offerOutcomeOf({DialogEnd::How::Refused, status}))) + "\n";
    return text;
}

std::string causes(std::initializer_list<int> statuses) {
    std::string text;
    for (const int status : statuses)
        text += std::to_string(status) + " " +
                std::string(textOf(endCauseOf({DialogEnd::How::Refused, status}))) + "\n";
    return text;
}

} // namespace

TEST(Outcomes, aPhonesAnswersAreOutcomesOfTheOffer) {
    EXPECT_EQ(
        offers({302, 403, 404, 408, 410, 480, 486, 487, 488, 500, 503, 600, 603}),
        "302 rejected\n403 rejected\n404 deviceLost\n408 noAnswer\n410 deviceLost\n480 rejected\n486 busy\n"
        "487 noAnswer\n488 rejected\n500 rejected\n503 rejected\n600 busy\n603 rejected\n");
    EXPECT_EQ(offerOutcomeOf({DialogEnd::How::Broken, 408}), OfferOutcome::DeviceLost);
    EXPECT_EQ(offerOutcomeOf({DialogEnd::How::Broken, 488}), OfferOutcome::Rejected);
}

TEST(Outcomes, aTrunksAnswersAreCausesOfTheEnd) {
    EXPECT_EQ(causes({302, 401, 403, 404, 408, 480, 484, 486, 500, 503, 600, 603}),
              "302 rejected\n401 rejected\n403 rejected\n404 unreachable\n408 noAnswer\n480 noAnswer\n"
              "484 unreachable\n486 busy\n500 unreachable\n503 unreachable\n600 busy\n603 rejected\n");
    EXPECT_EQ(endCauseOf({DialogEnd::How::Broken, 408}), EndCause::Unreachable);
}

TEST(Outcomes, aSupervisorsPhoneSaysWhyHeDoesNotListen) {
    const auto of = [](DialogEnd end, bool hasJoined) {
        return std::string(textOf(supervisionEndOf(end, hasJoined)));
    };
    EXPECT_EQ(of({DialogEnd::How::Refused, 487}, false), "noAnswer");
    EXPECT_EQ(of({DialogEnd::How::Refused, 486}, false), "busy");
    EXPECT_EQ(of({DialogEnd::How::Refused, 600}, false), "busy");
    EXPECT_EQ(of({DialogEnd::How::Refused, 603}, false), "rejected");
    EXPECT_EQ(of({DialogEnd::How::Broken, 408}, false), "deviceLost");
    EXPECT_EQ(of({DialogEnd::How::HungUp, 0}, true), "stopped");
    EXPECT_EQ(of({DialogEnd::How::Broken, 0}, true), "deviceLost");
}

} // namespace callboard::sip
