// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/config/reader.h"

#include "core/center/outbound.h"

#include <algorithm>

namespace callboard {

using std::chrono::hours;

void ConfigReader::readDisposition(ConfigTable &table) {
    DispositionSettings code;
    code.id = table.id<DispositionId>("code", true);
    once(table, "code", "disposition", std::string(code.id.text()));
    code.label = table.text("label", std::string(code.id.text()));
    code.parent = table.id<DispositionId>("parent", false);
    const auto &site = m_config.site;
    if (code.parent && std::none_of(site.dispositions.begin(), site.dispositions.end(),
                                    [&](const auto &each) { return each.id == code.parent; }))
        table.say("parent", "names '" + std::string(code.parent.text()) +
                                "', which is no [[disposition]] above this one");
    for (const auto &text : table.texts("queues")) {
        if (std::none_of(site.queues.begin(), site.queues.end(),
                         [&](const QueueSettings &queue) { return queue.id.text() == text; }))
            table.say("queues", "names '" + text + "', which is no [[queue]] of this file");
        code.queues.emplace_back(text);
    }
    table.finish();
    m_config.site.dispositions.push_back(std::move(code));
}

void ConfigReader::checkCodes(ConfigTable &table, const QueueSettings &queue) {
    const auto &codes = m_config.site.dispositions;
    const bool hasOne = std::any_of(codes.begin(), codes.end(), [&](const auto &code) {
        return mayEndWith(m_config.site, code, queue.id);
    });
    if (queue.needsDisposition && !hasOne)
        table.say("disposition_required", "is set, but no [[disposition]] is for this queue");
}

void ConfigReader::readQueue(ConfigTable &table) {
    QueueSettings queue;
    queue.id = table.id<QueueId>("id", true);
    once(table, "id", "queue", std::string(queue.id.text()));
    queue.name = table.text("name", std::string(queue.id.text()));
    queue.number = table.neededText("number");
    once(table, "number", "number", queue.number);
    queue.strategy = table.word("strategy", Strategy::LongestIdle);
    if (queue.strategy == Strategy::BestSkill)
        table.say("strategy",
                  "is 'best-skill', but agents have no skills yet: use longest-idle, round-robin or "
                  "fewest-calls");
    queue.target = table.duration("target", seconds{20}, seconds{1}, hours{1});
    queue.shortAbandon = table.duration("short_abandon", seconds{5}, Duration{}, minutes{5});
    queue.goalPercent = static_cast<std::int32_t>(table.number("goal_percent", 80, 1, 100));
    queue.ringTimeout = table.duration("ring_timeout", seconds{15}, seconds{3}, minutes{5});
    queue.wrapUp = table.duration("wrap_up", seconds{10}, Duration{}, hours{1});
    queue.maxWait = table.duration("max_wait", minutes{10}, seconds{5}, hours{24});
    queue.missedLimit = static_cast<int>(table.number("missed_limit", 3, 0, 100));
    queue.maxWaiting = static_cast<int>(table.number("max_waiting", 0, 0, 10'000));
    queue.overflowTo = table.text("overflow_to");
    queue.language = table.word("language", SpokenLanguage::None);
    queue.announceEvery = table.duration("announce_every", seconds{45}, seconds{10}, hours{1});
    readOpening(table, queue);
    queue.isRecorded = table.flag("record", true);
    queue.needsDisposition = table.flag("disposition_required", false);
    queue.asksForMark = table.flag("survey", false);
    if (queue.asksForMark && queue.language == SpokenLanguage::None)
        table.say("survey", "asks callers in the queue's language: set language to en or ru");
    if (const auto music = fileOf(table, "music"); !music.empty())
        m_config.music.push_back({queue.id, music});
    table.finish();
    m_config.site.queues.push_back(std::move(queue));
}

void ConfigReader::readOpening(ConfigTable &table, QueueSettings &queue) {
    for (const auto &text : table.texts("hours"))
        if (const auto read = openHoursOf(text))
            queue.hours.push_back(*read);
        else
            table.say("hours", "holds '" + text +
                                   "'; it should look like \"mon-fri 09:00-18:00\" or \"sat 10:00-24:00\"");
    queue.closedDates = table.texts("closed_dates");
    for (const auto &date : queue.closedDates)
        if (date.size() != 10 || !fromIso(date + "T00:00:00Z"))
            table.say("closed_dates", "holds '" + date + "'; it should look like \"2026-12-31\"");
    queue.closedTo = table.text("closed_to");
}

void ConfigReader::checkWhereTo(ConfigTable &table, const QueueSettings &queue, std::string_view key,
                                const std::string &number) {
    const auto &site = m_config.site;
    const auto isNumberOf = [&](const QueueSettings &each) { return each.number == number; };
    const bool isQueue = std::any_of(site.queues.begin(), site.queues.end(), isNumberOf);
    const bool isKnown = isQueue || std::any_of(site.users.begin(), site.users.end(), [&](const auto &user) {
                             return user.extension.text() == number;
                         });
    const bool mayDial = outboundRule(site, number);
    const auto digits = std::string_view(number).substr(number.starts_with('+'));
    const bool isOutside = !digits.empty() && digits.find_first_not_of("0123456789") == digits.npos;
    if (!number.empty() && !isKnown && !(mayDial && isOutside))
        table.say(key, "is '" + number + "', which is the number of no [[queue]] and no [[user]], and " +
                           (mayDial ? "no number to dial" : "no [[outbound]] or [[trunk]] lets it out"));
    if (isQueue && leadsBack(queue))
        table.say(key, "leads callers in a ring back to '" + std::string(queue.id.text()) + "'");
}

// Whether somebody sent on from this queue can come to it again, over any number of others.
bool ConfigReader::leadsBack(const QueueSettings &queue) const {
    std::set<std::string> seen;
    std::vector<std::string> next{queue.overflowTo, queue.closedTo};
    while (!next.empty()) {
        const auto number = next.back();
        next.pop_back();
        if (number == queue.number)
            return true;
        if (number.empty() || !seen.insert(number).second)
            continue;
        for (const auto &each : m_config.site.queues)
            if (each.number == number)
                next.insert(next.end(), {each.overflowTo, each.closedTo});
    }
    return false;
}

} // namespace callboard
