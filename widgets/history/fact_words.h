// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/call_people.h"
#include "core/center/center.h"
#include "core/center/fact.h"

#include <QString>

namespace callboard::words {

// What happened to a call, in a plain sentence: "Anna Petrova answered". `people`: as the facts before told.
QString fact(const Fact &fact, const Center &center, const CallPeople &people = {});
// The same for one fact of a call after another; `people` follows.
QString next(const Fact &fact, const Center &center, CallPeople &people);

} // namespace callboard::words
