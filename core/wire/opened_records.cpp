// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/opened_records.h"

#include "core/codec/codec.h"

namespace callboard {

std::string callFactsText(const CallFacts &facts) {
    return R"({"events":)" + encode(facts.events) + "}";
}

Result<CallFacts> readCallFacts(std::string_view json) {
    auto events = decodeEvents(json, "events");
    if (!events)
        return events.error();
    return CallFacts{std::move(events).value()};
}

} // namespace callboard
