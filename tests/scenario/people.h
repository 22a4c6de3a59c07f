// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/scenario/site.h"
#include "tests/support/baresip.h"

#include <gtest/gtest.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace callboard::test {

// Who calls and is called, each with a tone of his own, and what the reports say afterwards.

inline constexpr double callerTone = 440;
inline constexpr double annaTone = 1000;
inline constexpr double borisTone = 1500;
inline constexpr double outsideTone = 2500;

inline Baresip::Options phoneOf(const Site &site, const std::string &extension, double hz) {
    return {.server = site.sipPort(),
            .user = extension,
            .password = "sip-" + extension,
            .answers = true,
            .hz = hz};
}

inline Baresip::Options callerOf(const Site &site, const std::string &number, double hz) {
    return {.server = site.sipPort(), .user = number, .hz = hz};
}

// At the far end of a trunk that leads to this port.
inline Baresip::Options outsideOf(const Site &site, const std::string &number, double hz,
                                  std::uint16_t port) {
    return {.server = site.sipPort(), .user = number, .answers = true, .hz = hz, .port = port};
}

// A trunk of that name to this port of 127.0.0.1, for Site::Plan::queue.
inline std::string trunkTo(const std::string &id, std::uint16_t port) {
    return "[[trunk]]\nid = \"" + id + "\"\nto = \"127.0.0.1:" + std::to_string(port) +
           "\"\noutbound = true\n";
}

// What this one hears in its only call from now on, for so long. What was under way when we asked is left
// out.
inline std::vector<std::int16_t> hearsNow(const Baresip &phone, std::chrono::milliseconds sound) {
    constexpr std::chrono::milliseconds underWay{400};
    constexpr std::size_t samplesInMillisecond = 8;
    const auto from = phone.heard().size() + samplesInMillisecond * underWay.count();
    if (!phone.hasHeard(std::chrono::milliseconds{from / samplesInMillisecond} + sound))
        return {};
    const auto heard = phone.heard();
    return {heard.begin() + static_cast<std::ptrdiff_t>(std::min(from, heard.size())), heard.end()};
}

inline QJsonArray rowsOf(const Site::Answer &report) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(report.output)).array();
}

// The row in which this field is that; empty: there is none.
inline QJsonObject rowWith(const QJsonArray &rows, QStringView field, const std::string &value) {
    for (const auto &row : rows)
        if (row.toObject()[field].toString().toStdString() == value)
            return row.toObject();
    return {};
}

// What happened from then on. When a recording is done and filed is its own business, and left out.
inline std::string storyFrom(const Site &site, const std::string &beginning) {
    const std::string filed = "recording.stopped\n";
    auto story = site.story();
    story.erase(0, std::min(story.find(beginning), story.size()));
    for (auto at = story.find(filed); at != story.npos; at = story.find(filed))
        story.erase(at, filed.size());
    return story;
}

inline bool booksClose(const Site &site) {
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_EQ(verified.code, 0) << verified.output;
    return verified.output.find("The books close.") != std::string::npos;
}

} // namespace callboard::test
