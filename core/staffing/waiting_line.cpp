// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staffing/waiting_line.h"

#include "core/staffing/incomplete_gamma.h"

#include <algorithm>
#include <cmath>

namespace callboard::staffing {

namespace {

constexpr double negligible = 1e-18;

// Sums over the lengths walked so far, in units of the likeliest length's probability.
struct Sums {
    double all = 0;
    double waiting = 0;
    double length = 0;
    double wait = 0;

    void add(double k, double weight, double waited) {
        all += weight;
        waiting += k > 0 ? weight : 0;
        length += k * weight;
        wait += waited * weight;
    }
    bool isNegligible(double weight) const { return weight < negligible * all; }
};

} // namespace

WaitingLine waitingLine(double served, double arriving) {
    const double likeliest = std::max(0.0, std::floor(arriving - served));
    const double waitedThere = reciprocals(served, likeliest);
    Sums sums;
    sums.add(likeliest, 1, waitedThere);
    double weight = 1, waited = waitedThere;
    for (double k = likeliest + 1; !sums.isNegligible(weight); ++k) {
        const double step = 1 / (served + k);
        weight *= arriving * step;
        waited += step;
        sums.add(k, weight, waited);
    }
    weight = 1;
    waited = waitedThere;
    double k = likeliest;
    for (; k > 0 && !sums.isNegligible(weight); --k) {
        weight *= (served + k) / arriving;
        waited -= 1 / (served + k);
        sums.add(k - 1, weight, std::max(0.0, waited));
    }
    return {k > 0 ? 0 : weight / sums.all, sums.waiting / sums.all, sums.length / sums.all,
            sums.wait / sums.all};
}

} // namespace callboard::staffing
