// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staffing/incomplete_gamma.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace callboard::staffing {

namespace {

// What adds less than this to a sum is left out.
constexpr double epsilon = std::numeric_limits<double>::epsilon() / 16;

// ln Gamma(s+1) beyond Stirling's sqrt(2 pi s) (s/e)^s, for s >= 10.
double stirlingRest(double s) {
    const double q = 1 / (s * s);
    return (1. / 12 - q * (1. / 360 - q * (1. / 1260 - q * (1. / 1680 - q / 1188)))) / s;
}

// z^s e^-z / Gamma(s+1). What is large cancels before it is taken to the power.
double prefix(double s, double z) {
    if (s < 10)
        return std::exp(s * std::log(z) - z) / std::tgamma(s + 1);
    const double off = (z - s) / s;
    const double power = off > -0.5 ? std::log1p(off) - off : std::log(z / s) - off;
    return std::exp(s * power - stirlingRest(s)) / std::sqrt(2 * std::numbers::pi * s);
}

// 1 + z/(s+1) + z^2/((s+1)(s+2)) + ..., for z up to about s + 1.
double series(double s, double z) {
    double sum = 1, term = 1;
    for (double i = 1; term > epsilon * sum; ++i)
        sum += term *= z / (s + i);
    return sum;
}

// e^-t - 1 + t
double beyondLinear(double t) {
    if (t > 0.5)
        return std::expm1(-t) + t;
    double sum = 0, term = t * t / 2;
    for (double i = 3; std::abs(term) > epsilon * sum; ++i) {
        sum += term;
        term *= -t / i;
    }
    return sum;
}

} // namespace

double lowerGamma(double s, double z) {
    return z > 0 ? prefix(s, z) * series(s, z) : 0;
}

double upperGamma(double s, double z) {
    // Lentz's way: numerators and denominators as ratios, so that neither grows.
    double b = z + 1 - s, c = std::numeric_limits<double>::max(), d = 1 / b, fraction = d;
    for (double i = 1;; ++i) {
        const double a = i * (s - i);
        b += 2;
        d = 1 / (a * d + b);
        c = b + a / c;
        fraction *= c * d;
        if (std::abs(c * d - 1) < 4 * std::numeric_limits<double>::epsilon() || i > 1e8)
            return prefix(s, z) * s * fraction;
    }
}

double lowerGammaLost(double s, double z, double t) {
    const double end = z * std::exp(-t);
    if (z <= s + 1) {
        const double power = (z - s) * t - z * beyondLinear(t);
        return 1 - std::exp(power) * series(s, end) / series(s, z);
    }
    const double above = upperGamma(s, z);
    if (end > s + 1)
        return (upperGamma(s, end) - above) / (1 - above);
    return 1 - lowerGamma(s, end) / (1 - above);
}

double reciprocals(double x, double count) {
    double sum = 0;
    for (; x < 16 && count > 0; --count)
        sum += 1 / ++x;
    if (count <= 0)
        return sum;
    // A difference of digamma functions; midway between two integers its expansion has the quickest terms.
    const auto rest = [](double at) {
        const double q = 1 / (at * at);
        return q * (1. / 24 - q * (7. / 960 - q * (31. / 8064 - q * (127. / 30720))));
    };
    const double low = x + 0.5;
    return sum + std::log1p(count / low) + rest(low + count) - rest(low);
}

} // namespace callboard::staffing
