// SPDX-License-Identifier: GPL-3.0-or-later
// Erlang A against its own definition: the probability of every state, one by one, in long double.
#include "tests/core/staffing/busy_hour.h"

#include <cmath>
#include <vector>

namespace callboard::staffing {
namespace {

struct Office {
    double calls, handle, patience;
    std::int64_t agents;
    double target;
};

// All states whose probability can matter, from 0 up; they add up to 1.
class Chain {
public:
    explicit Chain(const Office &office)
        : m_office(office)
        , m_arriving(office.calls / 3600.0L)
        , m_handling(1.0L / office.handle)
        , m_givingUp(1.0L / office.patience) {
        // Logarithms first, so that nothing overflows.
        std::vector<long double> logs{0};
        long double best = 0;
        for (std::size_t j = 1; logs.back() > best - 120 || j < waitingFrom() + 2; ++j) {
            logs.push_back(logs.back() + std::log(m_arriving / leaving(j)));
            best = std::max(best, logs.back());
        }
        long double sum = 0;
        for (const auto log : logs)
            sum += std::exp(log - best);
        for (const auto log : logs)
            m_states.push_back(std::exp(log - best) / sum);
    }
    // What a caller who finds k others waiting can hope for.
    struct Expected {
        long double wait = 0, abandon = 0, meanWait = 0, answeredWait = 0, occupancy = 0, inTime = 0;
    };
    Expected expected() const {
        Expected all;
        long double waited = 0, answered = 1; // of who finds k waiting: if answered, and whether
        for (std::size_t j = 0; j < m_states.size(); ++j) {
            const auto p = m_states[j];
            all.occupancy += p * std::min<long double>(j, m_office.agents) / m_office.agents;
            if (j < waitingFrom())
                continue;
            const auto k = static_cast<long double>(j - waitingFrom());
            all.wait += p;
            all.meanWait += p * k / m_arriving;
            waited += 1 / (busy() + (k + 1) * m_givingUp);
            answered = busy() / (busy() + (k + 1) * m_givingUp);
            all.abandon += p * (1 - answered);
            all.answeredWait += p * answered * waited;
        }
        all.answeredWait /= 1 - all.abandon;
        all.inTime = 1 - all.wait + answeredAfterWaiting();
        return all;
    }

private:
    std::size_t waitingFrom() const { return static_cast<std::size_t>(m_office.agents); }
    long double busy() const { return m_office.agents * m_handling; }
    long double leaving(std::size_t j) const {
        const auto n = std::min(j, waitingFrom());
        return n * m_handling + (j - n) * m_givingUp;
    }
    // The density of the offered wait by Simpson's rule: at w it is busy p(n) exp(arrivals of those who are
    // still patient - departures), and exp(-w / patience) of them are still there.
    long double answeredAfterWaiting() const {
        constexpr int steps = 100'000;
        const long double width = m_office.target / static_cast<long double>(steps);
        const auto logOfFull = std::log(m_states[waitingFrom()]) + std::log(busy());
        const auto density = [&](long double w) {
            return std::exp(logOfFull + m_arriving / m_givingUp * -std::expm1(-m_givingUp * w) -
                            (busy() + m_givingUp) * w);
        };
        long double sum = density(0) + density(m_office.target);
        for (int i = 1; i < steps; ++i)
            sum += density(i * width) * (i % 2 ? 4 : 2);
        return sum * width / 3;
    }

    Office m_office;
    long double m_arriving, m_handling, m_givingUp;
    std::vector<long double> m_states;
};

Figures computed(const Office &office) {
    auto demand = busyHour(office.calls);
    const auto whole = [](double value) { return std::chrono::duration_cast<Duration>(RealSeconds{value}); };
    demand.handleTime = whole(office.handle);
    demand.patience = whole(office.patience);
    demand.target = whole(office.target);
    return taken(figuresByErlangA(demand, office.agents));
}

TEST(ErlangA, everySumOverTheStatesIsMet) {
    for (const auto &office : std::vector<Office>{{200, 240, 120, 16, 20},
                                                  {200, 240, 120, 5, 20},
                                                  {200, 240, 120, 1, 60},
                                                  {1, 60, 30, 1, 5},
                                                  {3, 600, 7'200, 1, 1'800},
                                                  {60, 240, 5, 8, 20},
                                                  {3'000, 240, 120, 190, 20},
                                                  {3'000, 240, 120, 215, 20},
                                                  {3'000, 240, 3'600, 150, 900},
                                                  {3'000, 240, 0.5, 200, 2},
                                                  {30'000, 240, 180, 2'000, 10},
                                                  {30'000, 240, 180, 1'400, 60},
                                                  {150'000, 240, 120, 9'950, 5},
                                                  {150'000, 240, 120, 5'000, 83}}) {
        const auto ours = computed(office);
        const auto sums = Chain(office).expected();
        const auto what = std::to_string(office.calls) + " calls, agents " + std::to_string(office.agents);
        const auto expect = [&](double value, long double sum, const char *name) {
            EXPECT_NEAR(value, static_cast<double>(sum), 1e-9 * std::max(1e-3, static_cast<double>(sum)))
                << what << ": " << name;
        };
        expect(ours.waitProbability, sums.wait, "wait probability");
        expect(ours.abandonProbability, sums.abandon, "abandon probability");
        expect(ours.meanWait.count(), sums.meanWait, "mean wait");
        expect(ours.answeredWait.count(), sums.answeredWait, "wait of the answered");
        expect(ours.occupancy, sums.occupancy, "occupancy");
        expect(ours.serviceLevel, sums.inTime, "service level");
    }
}

} // namespace
} // namespace callboard::staffing
