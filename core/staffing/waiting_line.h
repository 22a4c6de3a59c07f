// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace callboard::staffing {

// The line of Erlang A while all agents are busy, as a birth-death chain: its length k = 0, 1, ... has the
// probabilities t(k) / t(k-1) = arriving / (served + k).
struct WaitingLine {
    double nobodyWaits = 0;   // the probability of 0; 0 where it is too small for a double
    double somebodyWaits = 0; // all others, summed for themselves
    double length = 0;        // the mean
    // Mean of t(k) (1/(served+1) + ... + 1/(served+k)): what the answered have waited, in patiences.
    double waitOfAnswered = 0;
};

// Calls that arrive, and that busy agents end, in one mean patience. Walked from the likeliest length to both
// sides, so that nothing overflows however long the line is.
WaitingLine waitingLine(double served, double arriving);

} // namespace callboard::staffing
