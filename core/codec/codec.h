// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/center/center.h"
#include "core/command/command.h"

namespace callboard {

// Values to JSON text and back, for journal, wire and command line alike. Times are ISO 8601 in UTC,
// durations seconds as exact decimals, enums their words, numbers of calls JSON numbers, ids text. Readers
// ignore fields they do not know and refuse wrong types, unknown words and ids that do not fit, with the path
// of the field in the detail. Input is bounded: 32 MiB, 32 levels.

// The fact's own fields: {"call":4294967297,"queue":"support"}
std::string encode(const Fact &fact);
void appendEncoded(const Fact &fact, std::string &out);
// Version 1 is the present one; an older one is brought up to date, an unknown type or newer version refused
// ("codec.unknownFact", "codec.newerFact").
Result<Fact> decodeFact(std::string_view type, int version, std::string_view json);
int versionOf(const Fact &fact);

// {"seq":7,"at":"…Z","type":"call.queued","v":1,"data":{…},"causedBy":"…"}
std::string encode(const Event &event);
Result<Event> decodeEvent(std::string_view json);
// An array of events: `[{...},{...}]`.
std::string encode(const std::vector<Event> &events);
// The array of events that an object has under this name.
Result<std::vector<Event>> decodeEvents(std::string_view json, std::string_view name);

// The whole center; equal centers give equal bytes.
std::string encode(const Center &center);
Result<Center> decodeCenter(std::string_view json);

// A command's parameters; the method names its kind ("codec.unknownMethod").
std::string encode(const Command &command);
Result<Command> decodeCommand(std::string_view method, std::string_view json);

// "text" with what JSON wants escaped.
std::string quoted(std::string_view text);

// 64 bits of XXH3 over the encoded center without `outOfPlace`: what "the same state" means.
std::uint64_t hashOf(const Center &center);
// The same, as StateSealed has it.
std::string sealOf(const Center &center);

} // namespace callboard
