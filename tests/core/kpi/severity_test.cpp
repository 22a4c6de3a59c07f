// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/severity.h"

#include <gtest/gtest.h>

namespace callboard {

TEST(Severity, aWaitOfExactlyTheTargetIsCalm) {
    EXPECT_EQ(severityOfWait(seconds{0}, seconds{20}), Severity::Calm);
    EXPECT_EQ(severityOfWait(seconds{20}, seconds{20}), Severity::Calm);
    EXPECT_EQ(severityOfWait(microseconds{20'000'001}, seconds{20}), Severity::Warning);
    EXPECT_EQ(severityOfWait(seconds{60}, seconds{20}), Severity::Warning);
    EXPECT_EQ(severityOfWait(microseconds{60'000'001}, seconds{20}), Severity::Breach);
}

} // namespace callboard
