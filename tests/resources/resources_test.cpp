// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <QImage>

namespace callboard {

using namespace Qt::StringLiterals;

TEST(Resources, theProgramsPictureIsCompiledIn) {
    EXPECT_EQ(QImage(u":/callboard/app/callboard-64.png"_s).size(), QSize(64, 64));
}

TEST(Resources, everySizeOfTheProgramsPictureIsOfThatSize) {
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        const QImage picture(qEnvironmentVariable("CALLBOARD_SOURCE", u"."_s) +
                             u"/resources/app/callboard-%1.png"_s.arg(size));
        EXPECT_EQ(picture.size(), QSize(size, size));
    }
}

} // namespace callboard
