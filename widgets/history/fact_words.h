// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/center/fact.h"

#include <QString>

namespace callboard::words {

// What happened to a call, in a plain sentence: "Anna Petrova answered".
QString fact(const Fact &fact, const Center &center);

} // namespace callboard::words
