// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/calls/call.h"
#include "core/kpi/severity.h"
#include "widgets/common/glyph.h"

#include <QPalette>

namespace callboard {

// The one place where a meaning gets its colour and shape: Okabe and Ito's colours, which the colour-blind
// tell apart, a step lighter on dark ground. No colour ever stands alone.

bool isDark(const QPalette &palette);

Glyph glyphOf(AgentState state);
QColor colourOf(AgentState state, const QPalette &palette);

Glyph glyphOf(CallState state);
QColor colourOf(CallState state, const QPalette &palette);

Glyph glyphOf(Severity severity);
QColor colourOf(Severity severity, const QPalette &palette); // of the shape
QColor inkOf(Severity severity, const QPalette &palette);    // of text: dark enough to read
QColor oldInk(const QPalette &palette);                      // of all that is not of this moment

// What pressing a button is about. Filled buttons are drawn in this colour with its ink.
enum class Tone { Plain, Accent, Go, Stop };
QColor fillOf(Tone tone, const QPalette &palette);
QColor inkOn(Tone tone, const QPalette &palette);

// a laid over b.
QColor mixed(const QColor &a, const QColor &b, qreal shareOfA);

} // namespace callboard
