// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/traffic_sources.h"

#include "backend/config/config.h"
#include "core/directory/contact_source.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>

namespace callboard::ctl {

namespace {

Error optionError(std::string_view text, std::string_view expected) {
    return {"traffic.options", "'" + std::string(text) + "': expected " + std::string(expected)};
}

std::optional<double> numberIn(const std::string &text) {
    char *end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    const bool isPlain = !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
    if (!isPlain || *end != '\0' || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::string_view withoutBlanks(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const auto start = text.find_first_not_of(blanks);
    if (start == std::string_view::npos)
        return {};
    return text.substr(start, text.find_last_not_of(blanks) - start + 1);
}

} // namespace

Result<Duration> parseDuration(std::string_view text) {
    struct Unit {
        std::string_view name;
        double seconds;
    };
    constexpr std::array units{Unit{"ms", 0.001}, Unit{"s", 1}, Unit{"m", 60}, Unit{"h", 3600}, Unit{"", 1}};
    for (const auto &unit : units) {
        if (!text.ends_with(unit.name))
            continue;
        const auto number = numberIn(std::string(text.substr(0, text.size() - unit.name.size())));
        if (!number || *number * unit.seconds > 1e8)
            break;
        return Duration(std::llround(*number * unit.seconds * 1e6));
    }
    return optionError(text, "a time such as 120s, 3m, 1.5h or 250ms");
}

Result<traffic::Target> parseTarget(const std::string &text) {
    traffic::Target target;
    const auto comma = text.rfind(',');
    const bool hasWeight = comma != std::string::npos && text.find('@') < comma;
    if (hasWeight) {
        const auto weight = numberIn(text.substr(comma + 1));
        if (!weight || *weight <= 0)
            return optionError(text, "a weight above 0 after the comma, such as sip:600@127.0.0.1:5060,2.5");
        target.weight = *weight;
    }
    auto uri = phone::parseSipUri(text.substr(0, hasWeight ? comma : std::string::npos));
    if (!uri)
        return uri.error();
    if (uri->user.empty())
        return optionError(text, "a number to call, such as sip:600@127.0.0.1:5060");
    target.uri = *uri;
    return target;
}

Result<traffic::AgentUser> parseAgent(const std::string &text) {
    const auto first = text.find(':');
    const auto second = first == std::string::npos ? first : text.find(':', first + 1);
    if (second == std::string::npos || second == first + 1)
        return optionError(text, "NAME:EXTENSION:PASSWORD, such as anna:1001:secret");
    return traffic::AgentUser{text.substr(0, first), text.substr(first + 1, second - first - 1),
                              text.substr(second + 1)};
}

Result<phone::Server> parseRegistrar(const std::string &text) {
    auto uri = phone::parseSipUri(text);
    if (!uri || !uri->user.empty())
        return optionError(text, "HOST:PORT of the registrar, such as 127.0.0.1:5060");
    return uri->server;
}

Result<std::vector<traffic::AgentUser>> agentsOfConfig(const std::filesystem::path &file) {
    auto config = readConfig(file);
    if (!config)
        return config.error();
    std::vector<traffic::AgentUser> agents;
    for (const auto &user : config->site.users) {
        const auto secrets = std::find_if(config->secrets.begin(), config->secrets.end(),
                                          [&](const UserSecrets &each) { return each.user == user.id; });
        if (user.extension && secrets != config->secrets.end() && !secrets->sipPassword.empty())
            agents.push_back({user.name, std::string(user.extension.text()), secrets->sipPassword});
    }
    if (agents.empty())
        return Error{"traffic.options", file.string() + ": no user has an extension and a sip_password"};
    return agents;
}

Result<std::vector<traffic::AgentUser>> agentsOfFile(const std::filesystem::path &file) {
    std::ifstream stream(file);
    if (!stream)
        return Error{"traffic.options", file.string() + ": cannot be read"};
    std::vector<traffic::AgentUser> agents;
    std::string line;
    for (int number = 1; std::getline(stream, line); ++number) {
        const auto text = withoutBlanks(line);
        if (text.empty() || text.starts_with('#'))
            continue;
        const auto end = text.find_first_of(" \t");
        if (end == std::string_view::npos)
            return Error{"traffic.options",
                         file.string() + ": line " + std::to_string(number) +
                             ": expected an extension and a password, such as 1001 secret"};
        agents.push_back(
            {"", std::string(text.substr(0, end)), std::string(withoutBlanks(text.substr(end)))});
    }
    if (agents.empty())
        return Error{"traffic.options", file.string() + ": names no phone"};
    return agents;
}

Result<std::vector<traffic::Caller>> callersOfFile(const std::filesystem::path &file) {
    auto source = directory::openContacts(file);
    if (!source)
        return source.error();
    std::vector<traffic::Caller> callers;
    while (true) {
        auto contact = (*source)->next();
        if (!contact)
            return contact.error();
        if (!*contact)
            break;
        // What an import would refuse may still be a number that calls.
        for (const auto &number : (*contact)->numbers)
            if (!number.empty())
                callers.push_back({(*contact)->contact.name, number});
    }
    if (callers.empty())
        return Error{"traffic.options", file.string() + ": names no number"};
    return callers;
}

} // namespace callboard::ctl
