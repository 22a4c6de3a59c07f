// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/codec.h"
#include "tests/fuzz/fuzz.h"

using namespace callboard;

namespace {

// What was read once is written and read again without a difference.
template <class Read, class Write>
void roundTrip(std::string_view json, Read read, Write write) {
    const auto first = read(json);
    if (!first)
        return;
    const auto text = write(*first);
    const auto second = read(text);
    require(second.ok(), "what we write we can read");
    require(write(*second) == text, "reading and writing again changes nothing");
}

} // namespace

// The first line is a command's method, the rest JSON; without a line break all of it is JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto input = callboard::textOf(data, size);
    const auto line = input.find('\n');
    const auto write = [](const auto &value) { return encode(value); };
    if (line == input.npos) {
        roundTrip(input, decodeEvent, write);
        roundTrip(input, decodeCenter, write);
        return 0;
    }
    const auto method = input.substr(0, line);
    roundTrip(
        input.substr(line + 1), [method](std::string_view json) { return decodeCommand(method, json); },
        write);
    return 0;
}
