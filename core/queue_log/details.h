// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue_log/event.h"

namespace callboard::queue_log {

// Reads the event's fields by its kind into its details. False where a field that is a number holds none, or
// one that cannot be (a wait below 0 after a step of the clock); it is then left out.
bool readDetails(Event &event);

} // namespace callboard::queue_log
