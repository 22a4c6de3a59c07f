// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/staffing/erlang.h"

// The models without their checks.
namespace callboard::staffing {

// A demand in the numbers that are computed with; times in seconds.
struct Load {
    double offered = 0; // Erlang
    double handleTime = 0;
    double target = 0;
    double patience = 0; // 0 where there is none
};

Load loadOf(const Demand &demand);

// 1/B, from 1 on; infinite where B is too small for a double.
double inverseOfB(double agents, double offered);
// Of one agent more.
inline double nextInverseOfB(double inverse, double agentsThen, double offered) {
    return 1 + inverse * (agentsThen / offered);
}

// More agents than the offered load; the second takes 1/B of so many.
Figures figuresOfC(const Load &load, double agents, double inverse);
// With a patience.
Figures figuresOfA(const Load &load, double agents);

} // namespace callboard::staffing
