// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The incomplete gamma functions that waits with impatience are made of, for s and z from about 0 to 1e13
// without overflow: P(s, z) = integral of t^(s-1) e^-t over 0..z, divided by Gamma(s), and Q = 1 - P.
namespace callboard::staffing {

// P(s, z) by its power series, quick where z is not far above s (Abramowitz and Stegun 6.5.29).
double lowerGamma(double s, double z);
// Q(s, z) by its continued fraction, for z > s + 1 (ibid. 6.5.31).
double upperGamma(double s, double z);
// 1 - P(s, z e^-t) / P(s, z): exact also where both are too small for a double. s, z > 0; t >= 0.
double lowerGammaLost(double s, double z, double t);

// 1/(x+1) + ... + 1/(x+count), at once. x >= 0.
double reciprocals(double x, double count);

} // namespace callboard::staffing
