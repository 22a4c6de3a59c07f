// SPDX-License-Identifier: GPL-3.0-or-later
// Our part of staffing_bench: staffing_solver PROBLEMS REPEATS
// PROBLEMS has a line each: C or A, calls an hour, handle time, target, patience (seconds), service level.
// Prints the CPU time of one pass over all in seconds, then the fewest agents of each.
#include "core/staffing/erlang.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <vector>

namespace {

using namespace callboard;
using namespace callboard::staffing;

struct Problem {
    bool isByC = false;
    Demand demand;
    Goal goal;
};

std::vector<Problem> readProblems(const char *file) {
    std::vector<Problem> problems;
    std::ifstream lines(file);
    char model = 0;
    int handle = 0, target = 0, patience = 0;
    double calls = 0, share = 0;
    while (lines >> model >> calls >> handle >> target >> patience >> share) {
        Problem problem{model == 'C', {}, {}};
        problem.demand.calls = calls;
        problem.demand.handleTime = seconds{handle};
        problem.demand.target = seconds{target};
        problem.demand.patience = seconds{patience};
        problem.goal.serviceLevel = share;
        problems.push_back(problem);
    }
    return problems;
}

std::int64_t solved(const Problem &problem) {
    const auto figures = (problem.isByC ? staffedByErlangC : staffedByErlangA)(problem.demand, problem.goal);
    if (figures)
        return figures->agents;
    std::fprintf(stderr, "staffing_solver: %s\n", figures.error().detail.c_str());
    std::exit(1);
}

} // namespace

int main(int argc, char **argv) {
    const auto problems = argc > 2 ? readProblems(argv[1]) : std::vector<Problem>{};
    const int repeats = argc > 2 ? std::atoi(argv[2]) : 0;
    if (problems.empty() || repeats < 1) {
        std::fprintf(stderr, "usage: staffing_solver PROBLEMS REPEATS\n");
        return 2;
    }
    std::vector<std::int64_t> agents(problems.size());
    const auto before = std::clock();
    for (int i = 0; i < repeats; ++i)
        for (std::size_t k = 0; k < problems.size(); ++k)
            agents[k] = solved(problems[k]);
    std::printf("%.9g\n", static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / repeats);
    for (const auto count : agents)
        std::printf("%lld\n", static_cast<long long>(count));
}
