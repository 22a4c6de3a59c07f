// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/config/reader.h"

#include "core/calendar/site_day.h"
#include "core/directory/phone_number.h"

#include <algorithm>

namespace callboard {

namespace {

using std::chrono::hours;

const std::vector<std::string> ordinaryReasons{"break", "lunch", "meeting", "training", "paperwork"};

} // namespace

std::filesystem::path ConfigReader::pathOf(const std::string &text) const {
    return text.empty() ? std::filesystem::path{} : (m_directory / text).lexically_normal();
}

std::filesystem::path ConfigReader::fileOf(ConfigTable &table, std::string_view key) const {
    auto path = pathOf(table.text(key));
    std::error_code failure;
    if (!path.empty() && !std::filesystem::is_regular_file(path, failure))
        table.say(key, "names " + path.string() + ", which is no file");
    return path;
}

void ConfigReader::once(ConfigTable &table, std::string_view key, const std::string &heading,
                        const std::string &value) {
    if (!value.empty() && !m_taken.insert(heading + " " + value).second)
        table.say(key, "is '" + value + "', which is taken already");
}

Result<Config> ConfigReader::read() {
    readSite();
    readSupervision();
    readRecording();
    readSip();
    readCti();
    auto queues = m_root.tables("queue", "queue");
    for (auto &table : queues)
        readQueue(table);
    for (auto &table : m_root.tables("disposition", "disposition"))
        readDisposition(table);
    for (auto &table : m_root.tables("user", "user"))
        readUser(table);
    for (auto &table : m_root.tables("trunk", "trunk"))
        readTrunk(table);
    for (auto &table : m_root.tables("outbound", "outbound"))
        readOutbound(table);
    closeOutbound();
    for (std::size_t i = 0; i < queues.size(); ++i) {
        const auto &queue = m_config.site.queues[i];
        checkWhereTo(queues[i], queue, "overflow_to", queue.overflowTo);
        checkWhereTo(queues[i], queue, "closed_to", queue.closedTo);
        checkCodes(queues[i], queue);
    }
    m_root.finish();
    if (m_fault.error)
        return *m_fault.error;
    return std::move(m_config);
}

void ConfigReader::readSite() {
    auto table = m_root.table("site");
    auto &site = m_config.site;
    site.name = table.text("name", "Callboard");
    site.serviceLevel = table.word("service_level", defaultServiceLevel);
    site.timeZone = table.text("time_zone", "UTC");
    if (const auto day = SiteDay::ofZone(site.timeZone); !day)
        table.say("time_zone", "names no time zone of this system: " + site.timeZone);
    site.region = table.text("region", "RU");
    if (site.region.size() != 2 ||
        site.region.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != site.region.npos)
        table.say("region", "must be a country's two letters, such as RU or US");
    site.dialPlan = dialPlanOf(site.region);
    m_config.dataDirectory = pathOf(table.text("data_directory", "data"));
    const auto reasons = table.has("reasons") ? table.texts("reasons") : ordinaryReasons;
    for (const auto &reason : reasons)
        if (ReasonId::fits(reason))
            site.reasons.emplace_back(reason);
        else
            table.say("reasons", "must hold names of 1 to 31 bytes");
    table.finish();
}

void ConfigReader::readSupervision() {
    auto table = m_root.table("supervision");
    m_config.site.showsSupervision = table.flag("shown_to_agent", false);
    table.finish();
}

void ConfigReader::readRecording() {
    auto table = m_root.table("recording");
    auto &recording = m_config.site.recording;
    recording.format = table.word("format", RecordingFormat::Flac);
    recording.notice = table.word("notice", RecordingNotice::None);
    recording.isOnDemand = table.flag("on_demand", false);
    recording.longestPause = table.duration("longest_pause", Duration{}, Duration{}, hours{1});
    table.finish();
}

void ConfigReader::readCti() {
    auto table = m_root.table("cti");
    auto &cti = m_config.cti;
    const auto text = table.text("listen", "127.0.0.1:8765");
    if (const auto address = addressOf(text))
        cti.listen = *address;
    else
        table.say("listen", "is '" + text + "'; it should look like \"127.0.0.1:8765\"");
    cti.certificate = pathOf(table.text("certificate"));
    cti.key = pathOf(table.text("key"));
    if (cti.certificate.empty() != cti.key.empty())
        table.say(cti.key.empty() ? "certificate" : "key", "needs both certificate and key");
    if (!cti.listen.isLoopback() && cti.certificate.empty())
        table.say("listen", "is not on loopback: certificate and key are required");
    table.finish();
}

Result<Config> parseConfig(std::string_view text, const std::filesystem::path &name) {
    const auto parsed = toml::parse(text, name.string());
    if (!parsed) {
        const auto &fault = parsed.error();
        return Error{"config.syntax", name.string() + ":" + std::to_string(fault.source().begin.line) + ": " +
                                          std::string(fault.description())};
    }
    return ConfigReader(parsed.table(), name).read();
}

} // namespace callboard
