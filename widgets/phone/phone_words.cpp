// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/phone/phone_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace callboard::words {

using namespace Qt::StringLiterals;

namespace {

struct PhoneWords {
    Q_DECLARE_TR_FUNCTIONS(PhoneWords)
};

// What people begin to hear, and what makes them ask again.
constexpr double fairLoss = 0.01;
constexpr double poorLoss = 0.05;
constexpr std::chrono::milliseconds fairJitter{30};
constexpr std::chrono::milliseconds poorJitter{80};
constexpr std::chrono::milliseconds fairRoundTrip{300};
constexpr std::chrono::milliseconds poorRoundTrip{600};

QString detailOf(const Error &error) {
    return QString::fromStdString(error.detail).left(200);
}

} // namespace

QString phoneTrouble(const PhoneView &view) {
    if (view.stage != PhoneView::Stage::Failed || !view.error)
        return {};
    const auto &code = view.error->code;
    if (code == "phone.registration.refused")
        return PhoneWords::tr("The backend does not accept this phone (%1).").arg(detailOf(*view.error));
    if (code == "phone.registration.certificate")
        return PhoneWords::tr("The backend's certificate is not to be trusted: %1.")
            .arg(detailOf(*view.error));
    if (code == "phone.registration.unreachable")
        return PhoneWords::tr("The backend's telephone port does not answer; it is tried again by itself.");
    if (code == "phone.missing")
        return PhoneWords::tr("The phone's part of this desktop is missing. Install the desktop again.");
    if (code == "noDevice")
        return PhoneWords::tr("You have no extension.");
    return PhoneWords::tr("This computer's phone could not start: %1.").arg(detailOf(*view.error));
}

QString deafness(const PhoneView &view, bool isToBeHeard) {
    const bool isDumb = isToBeHeard && view.isDumb();
    if (isDumb && view.isDeaf())
        return PhoneWords::tr("Nobody hears you, and you hear nobody: this computer has no sound device.");
    if (isDumb)
        return PhoneWords::tr("Nobody hears you: this computer has no microphone.");
    return view.isDeaf() ? PhoneWords::tr("You hear nobody: this computer has no speaker.") : QString{};
}

QString quality(const TalkQuality &quality) {
    QStringList parts{quality.codec,
                      PhoneWords::tr("%1 % lost").arg(QLocale().toString(quality.lossRatio * 100, 'f', 1)),
                      PhoneWords::tr("%1 ms jitter").arg(quality.jitter.count())};
    if (quality.roundTrip)
        parts += PhoneWords::tr("%1 ms there and back").arg(quality.roundTrip->count());
    return parts.join(u" · "_s);
}

bool isPoor(const TalkQuality &quality) {
    return quality.lossRatio >= poorLoss || quality.jitter >= poorJitter ||
           quality.roundTrip.value_or(std::chrono::milliseconds{}) >= poorRoundTrip;
}

QString qualityGrade(const TalkQuality &quality) {
    if (isPoor(quality))
        return PhoneWords::tr("poor sound");
    const bool isFair = quality.lossRatio >= fairLoss || quality.jitter >= fairJitter ||
                        quality.roundTrip.value_or(std::chrono::milliseconds{}) >= fairRoundTrip;
    return isFair ? PhoneWords::tr("fair sound") : PhoneWords::tr("good sound");
}

} // namespace callboard::words
