// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/random.h"

#include <cmath>
#include <numbers>

namespace callboard::traffic {

namespace {

constexpr double deviation = 0.8;

// The finaliser of SplitMix64.
std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ value >> 30U) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ value >> 27U) * 0x94D049BB133111EBULL;
    return value ^ value >> 31U;
}

Duration scaled(Duration mean, double factor) {
    return Duration(std::llround(static_cast<double>(mean.count()) * factor));
}

} // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream)
    : m_state(mixed(mixed(seed) + stream * 0xD1342543DE82EF95ULL)) {
}

std::uint64_t Random::next() {
    m_state += 0x9E3779B97F4A7C15ULL;
    return mixed(m_state);
}

double Random::uniform() {
    return (static_cast<double>(next() >> 11U) + 0.5) * 0x1p-53;
}

std::size_t Random::below(std::size_t limit) {
    return static_cast<std::size_t>(uniform() * static_cast<double>(limit));
}

Duration Random::exponential(Duration mean) {
    return scaled(mean, -std::log(uniform()));
}

Duration Random::lognormal(Duration mean) {
    return scaled(mean, std::exp(deviation * normal() - deviation * deviation / 2));
}

double Random::normal() {
    const double radius = std::sqrt(-2 * std::log(uniform()));
    return radius * std::cos(2 * std::numbers::pi * uniform());
}

} // namespace callboard::traffic
