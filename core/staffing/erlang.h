// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/staffing/demand.h"

// How long callers wait for how many agents, by the three models of A. K. Erlang and C. Palm. With a the load
// in Erlang, n the agents, s the handle time, T the target and p the mean patience:
//
// Erlang B: nobody waits; who finds all agents busy is lost. B(n) = (a^n / n!) / sum of a^j / j! over j =
// 0..n. Erlang C: everybody waits as long as it takes. P(wait) = n B / (n - a (1 - B)), P(wait > t) = P(wait)
//     exp(-(n - a) t / s), mean wait = P(wait) s / (n - a). Without end where n <= a. (Erlang 1917)
// Erlang A: who waits gives up after a time that is exponential with mean p (M/M/n+M, Palm 1957). The states
// j =
//     0, 1, ... callers present have p(j) / p(j-1) = a / j up to n, and a / (n + (j - n) s / p) beyond. What
//     is told of the waits follows Garnett, Mandelbaum, Reiman, "Designing a call center with impatient
//     customers", 2002, and Mandelbaum, Zeltyn, "Service engineering in action: the Palm/Erlang-A queue",
//     2007.
//
// Real callers are less patient than C says and hang up less evenly than A says: C tends to ask for too many
// agents, A for too few. Show both.
namespace callboard::staffing {

// Shares are from 0 to 1.
struct Figures {
    std::int64_t agents = 0;
    double waitProbability = 0;
    double serviceLevel = 0;       // strict: answered within the target / all callers
    double abandonProbability = 0; // 0 by C
    double occupancy = 0;          // of the agents' time, spent on calls
    RealSeconds meanWait{};        // of all callers, also of those who give up
    RealSeconds answeredWait{};    // of those who are answered alone: their ASA
    friend bool operator==(const Figures &, const Figures &) = default;
};

// The figures of so many agents. Codes: staffing.invalid; staffing.unstable (C, where the queue grows without
// end); staffing.noPatience (A, where the demand has none).
Result<double> blockingByErlangB(const Demand &demand, std::int64_t agents);
Result<Figures> figuresByErlangC(const Demand &demand, std::int64_t agents);
Result<Figures> figuresByErlangA(const Demand &demand, std::int64_t agents);

// The figures of the fewest agents that keep the goal, or lose at most that share (B). By C nobody gives up,
// so any goal of abandonment is kept. Codes: as above, and staffing.unreachable where no number of agents up
// to mostAgents keeps it.
Result<std::int64_t> agentsByErlangB(const Demand &demand, double blocking);
Result<Figures> staffedByErlangC(const Demand &demand, const Goal &goal);
Result<Figures> staffedByErlangA(const Demand &demand, const Goal &goal);

} // namespace callboard::staffing
