// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/opened_records.h"

#include "core/codec/codec.h"

namespace callboard {

std::string callFactsText(const CallFacts &facts) {
    std::string text = R"({"events":[)";
    for (const auto &event : facts.events)
        text += (text.back() == '[' ? "" : ",") + encode(event);
    return text + "]}";
}

Result<CallFacts> readCallFacts(std::string_view json) {
    auto events = decodeEvents(json, "events");
    if (!events)
        return events.error();
    return CallFacts{std::move(events).value()};
}

} // namespace callboard
