// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue_log/reader.h"
#include "tests/support/scratch.h"

#include <fstream>
#include <gtest/gtest.h>

namespace callboard::queue_log {

// What an event says, as words; only what it has.
inline std::string told(const Event &event) {
    std::string words = std::to_string(event.line) + " " + toIso(event.at).substr(0, 26) + " " +
                        std::string(textOf(event.kind));
    const auto say = [&](const char *name, std::string_view text) {
        if (!text.empty())
            words += std::string(" ") + name + "=" + std::string(text);
    };
    const auto time = [&](const char *name, const std::optional<Duration> &value) {
        if (value)
            words += std::string(" ") + name + "=" + std::to_string(value->count() / 1000) + "ms";
    };
    const auto number = [&](const char *name, const std::optional<std::int64_t> &value) {
        if (value)
            words += std::string(" ") + name + "=" + std::to_string(*value);
    };
    const auto &details = event.details;
    say(event.isOfCall() ? "call" : "by", event.callId);
    say("queue", event.queue);
    say("agent", event.agent);
    time("wait", details.wait);
    time("talk", details.talk);
    time("ring", details.ring);
    time("loggedIn", details.loggedIn);
    time("wrapUp", details.wrapUp);
    number("position", details.position);
    number("originalPosition", details.originalPosition);
    number("value", details.value);
    say("number", details.number);
    say("name", details.name);
    say("url", details.url);
    say("extension", details.extension);
    say("context", details.context);
    say("channel", details.channel);
    say("reason", details.reason);
    say("key", details.key);
    return words + "\n";
}

// All that a file says, line by line: events and, with a bang, what is to be remarked.
struct Telling {
    std::string words;
    Counts counts;
    std::string failure; // the code of the error that ended it
    std::string detail;
};

inline Telling tellFile(const std::filesystem::path &file, std::function<Time(Time)> momentOf = {}) {
    Telling telling;
    const auto remark = [&](const Remark &found) {
        telling.words += "! " + std::to_string(found.line) + " " + std::string(textOf(found.finding)) + ": " +
                         std::string(found.text.substr(0, 60)) + "\n";
    };
    auto reader = Reader::open(file, {std::move(momentOf), remark});
    while (reader) {
        const auto event = reader->next();
        if (!event || !*event) {
            telling.counts = reader->counts();
            if (event)
                return telling;
            telling.failure = event.error().code;
            telling.detail = event.error().detail;
            return telling;
        }
        telling.words += told(**event);
    }
    telling.failure = reader.error().code;
    telling.detail = reader.error().detail;
    return telling;
}

inline Telling tell(std::string_view content, std::function<Time(Time)> momentOf = {}) {
    const test::Scratch scratch;
    std::ofstream(scratch.path("queue_log"), std::ios::binary) << content;
    return tellFile(scratch.path("queue_log"), std::move(momentOf));
}

inline std::string wordsOf(std::string_view content) {
    return tell(content).words;
}

} // namespace callboard::queue_log
