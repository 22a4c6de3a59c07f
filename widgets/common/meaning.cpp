// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/meaning.h"

namespace callboard {

namespace {

struct Pair {
    QRgb light;
    QRgb dark;
    QColor on(const QPalette &palette) const { return QColor(isDark(palette) ? dark : light); }
};

constexpr Pair green{0xFF009E73, 0xFF2CC197};
constexpr Pair orange{0xFFE69F00, 0xFFF2B63A};
constexpr Pair blue{0xFF0072B2, 0xFF4FA3DD};
constexpr Pair purple{0xFFCC79A7, 0xFFDE9CC1};
constexpr Pair grey{0xFF7F7F7F, 0xFFA0A6AD};
constexpr Pair vermilion{0xFFD55E00, 0xFFFF8B3D};
// Deep enough that white reads on them, and their light twins for dark ground.
constexpr Pair goFill{0xFF007A59, 0xFF2CC197};
constexpr Pair stopFill{0xFFB44F00, 0xFFFF8B3D};
constexpr Pair warningInk{0xFF8A5A00, 0xFFF2B63A};
constexpr Pair breachInk{0xFFB84E00, 0xFFFF9A55};

} // namespace

bool isDark(const QPalette &palette) {
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

Glyph glyphOf(AgentState state) {
    switch (state) {
    case AgentState::LoggedOut:
        return Glyph::Ring;
    case AgentState::NotReady:
        return Glyph::Pause;
    case AgentState::Ready:
        return Glyph::Disc;
    case AgentState::Reserved:
        return Glyph::Bell;
    case AgentState::Busy:
        return Glyph::Handset;
    case AgentState::WorkingAfterCall:
        return Glyph::Pencil;
    case AgentState::Unknown:
        return Glyph::Hatched;
    }
    return Glyph::Hatched;
}

QColor colourOf(AgentState state, const QPalette &palette) {
    switch (state) {
    case AgentState::Ready:
        return green.on(palette);
    case AgentState::Reserved:
        return orange.on(palette);
    case AgentState::Busy:
        return blue.on(palette);
    case AgentState::WorkingAfterCall:
        return purple.on(palette);
    case AgentState::NotReady:
    case AgentState::LoggedOut:
    case AgentState::Unknown:
        return grey.on(palette);
    }
    return grey.on(palette);
}

Glyph glyphOf(CallState state) {
    switch (state) {
    case CallState::Placed:
        return Glyph::Outward;
    case CallState::Arrived:
        return Glyph::Inward;
    case CallState::Waiting:
        return Glyph::Hourglass;
    case CallState::Ringing:
        return Glyph::Bell;
    case CallState::Talking:
        return Glyph::Handset;
    case CallState::Held:
        return Glyph::Pause;
    }
    return Glyph::None;
}

QColor colourOf(CallState state, const QPalette &palette) {
    if (state == CallState::Ringing)
        return orange.on(palette);
    return (state == CallState::Talking ? blue : grey).on(palette);
}

Glyph glyphOf(Severity severity) {
    if (severity == Severity::Calm)
        return Glyph::None;
    return severity == Severity::Warning ? Glyph::Triangle : Glyph::Octagon;
}

QColor colourOf(Severity severity, const QPalette &palette) {
    if (severity == Severity::Calm)
        return palette.color(QPalette::Text);
    return (severity == Severity::Warning ? orange : vermilion).on(palette);
}

QColor oldInk(const QPalette &palette) {
    return palette.color(QPalette::PlaceholderText);
}

QColor inkOf(Severity severity, const QPalette &palette) {
    if (severity == Severity::Calm)
        return palette.color(QPalette::Text);
    return (severity == Severity::Warning ? warningInk : breachInk).on(palette);
}

QColor fillOf(Tone tone, const QPalette &palette) {
    switch (tone) {
    case Tone::Plain:
        return palette.color(QPalette::Button);
    case Tone::Accent:
        return palette.color(QPalette::Highlight);
    case Tone::Go:
        return goFill.on(palette);
    case Tone::Stop:
        return stopFill.on(palette);
    }
    return palette.color(QPalette::Button);
}

QColor inkOn(Tone tone, const QPalette &palette) {
    if (tone == Tone::Plain)
        return palette.color(QPalette::ButtonText);
    if (tone == Tone::Accent)
        return palette.color(QPalette::HighlightedText);
    return isDark(palette) ? QColor(0x10, 0x14, 0x18) : QColor(Qt::white);
}

QColor mixed(const QColor &a, const QColor &b, qreal shareOfA) {
    const auto mix = [&](qreal x, qreal y) { return static_cast<float>(x * shareOfA + y * (1 - shareOfA)); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

} // namespace callboard
