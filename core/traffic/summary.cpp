// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/summary.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace callboard::traffic {

namespace {

template <class Map>
std::size_t sumOf(const Map &counts) {
    std::size_t sum = 0;
    for (const auto &[key, count] : counts)
        sum += count;
    return sum;
}

std::string rounded(Duration time) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3f", toSeconds(time));
    return text.data();
}

std::string worded(int code) {
    return std::to_string(code);
}
const std::string &worded(const std::string &reason) {
    return reason;
}

template <class Map>
std::string listed(const Map &counts) {
    std::string text;
    for (const auto &[key, count] : counts)
        text += (text.empty() ? " (" : ", ") + worded(key) + ": " + std::to_string(count);
    return text.empty() ? text : text + ")";
}

std::string line(std::string_view name, const Percentiles &times) {
    if (times.count == 0)
        return {};
    return std::string(name) + " p50 " + rounded(times.p50) + " p90 " + rounded(times.p90) + " p99 " +
           rounded(times.p99) + " longest " + rounded(times.longest) + " s (" + std::to_string(times.count) +
           ")\n";
}

std::string jsonText(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out + '"';
}

std::string json(const Percentiles &times) {
    if (times.count == 0)
        return "null";
    return "{\"count\":" + std::to_string(times.count) + ",\"p50\":" + rounded(times.p50) +
           ",\"p90\":" + rounded(times.p90) + ",\"p99\":" + rounded(times.p99) +
           ",\"longest\":" + rounded(times.longest) + "}";
}

std::string json(std::size_t count) {
    return std::to_string(count);
}
std::string json(const std::string &text) {
    return jsonText(text);
}

template <class Map>
std::string json(const Map &map) {
    std::string text;
    for (const auto &[key, value] : map)
        text += (text.empty() ? "" : ",") + jsonText(worded(key)) + ":" + json(value);
    return "{" + text + "}";
}

} // namespace

Percentiles percentilesOf(std::vector<Duration> times) {
    if (times.empty())
        return {};
    std::sort(times.begin(), times.end());
    const auto at = [&](std::size_t percent) { return times[(times.size() * percent + 99) / 100 - 1]; };
    return {times.size(), at(50), at(90), at(99), times.back()};
}

std::size_t Summary::refusedCount() const {
    return sumOf(refused);
}

std::size_t Summary::failedCount() const {
    return sumOf(failed);
}

std::optional<std::string> Summary::complaint() const {
    if (!phonesFailed.empty())
        return std::to_string(phonesFailed.size()) + " of " + std::to_string(phones) +
               " phones could not register; " + phonesFailed.begin()->first + ": " +
               phonesFailed.begin()->second;
    if (const auto count = failedCount(); count != 0)
        return std::to_string(count) + " of " + std::to_string(placed) + " calls failed" + listed(failed);
    if (heardByCaller < audioChecked || heardByPhone < audioChecked)
        return "of " + std::to_string(audioChecked) + " talks the caller heard the phone in " +
               std::to_string(heardByCaller) + ", the phone the caller in " + std::to_string(heardByPhone);
    return std::nullopt;
}

std::string print(const Summary &summary) {
    const auto number = [](std::size_t count) { return std::to_string(count); };
    std::string text = "calls placed " + number(summary.placed) + ", answered " + number(summary.answered) +
                       ", abandoned " + number(summary.abandoned) + ", released " + number(summary.released) +
                       ", refused " + number(summary.refusedCount()) + listed(summary.refused) + ", failed " +
                       number(summary.failedCount()) + listed(summary.failed) + ", cut short " +
                       number(summary.cutShort) + "\n";
    if (summary.phones != 0)
        text += "phones " + number(summary.phonesRegistered) + " of " + number(summary.phones) + ", offers " +
                number(summary.offers) + ", accepted " + number(summary.offersAccepted) + ", rejected " +
                number(summary.offersRejected) + ", let ring " + number(summary.offersLetRing) + ", gone " +
                number(summary.offersGone) + "\n";
    if (summary.audioChecked != 0)
        text += "talks with sound checked " + number(summary.audioChecked) + ", heard by the caller " +
                number(summary.heardByCaller) + ", by the phone " + number(summary.heardByPhone) + "\n";
    return text + line("ringing after ", percentilesOf(summary.ringing)) +
           line("accepted after", percentilesOf(summary.accepted)) +
           line("offered after ", percentilesOf(summary.offered)) +
           line("talking after ", percentilesOf(summary.waited));
}

std::string printJson(const Summary &summary) {
    std::string text;
    const auto add = [&](std::string_view name, const std::string &value) {
        text += (text.empty() ? "" : ",") + jsonText(name) + ":" + value;
    };
    add("placed", json(summary.placed));
    add("answered", json(summary.answered));
    add("abandoned", json(summary.abandoned));
    add("released", json(summary.released));
    add("refused", json(summary.refusedCount()));
    add("refusedByCode", json(summary.refused));
    add("failed", json(summary.failedCount()));
    add("failedByReason", json(summary.failed));
    add("cutShort", json(summary.cutShort));
    add("phones", json(summary.phones));
    add("phonesRegistered", json(summary.phonesRegistered));
    add("phonesFailed", json(summary.phonesFailed));
    add("offers", json(summary.offers));
    add("offersAccepted", json(summary.offersAccepted));
    add("offersRejected", json(summary.offersRejected));
    add("offersLetRing", json(summary.offersLetRing));
    add("offersGone", json(summary.offersGone));
    add("audioChecked", json(summary.audioChecked));
    add("heardByCaller", json(summary.heardByCaller));
    add("heardByPhone", json(summary.heardByPhone));
    add("ringingSeconds", json(percentilesOf(summary.ringing)));
    add("acceptedSeconds", json(percentilesOf(summary.accepted)));
    add("offeredSeconds", json(percentilesOf(summary.offered)));
    add("talkingSeconds", json(percentilesOf(summary.waited)));
    return "{" + text + "}";
}

} // namespace callboard::traffic
