// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/staffing_answer.h"

#include "app/ctl/terminal.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace callboard::ctl {

namespace {

using staffing::Figures;

// None where the model has no such figures; an error where the question is wrong.
Result<std::optional<Figures>> ifAny(Result<Figures> figures) {
    if (figures)
        return std::optional(*figures);
    const auto &code = figures.error().code;
    if (code == "staffing.unstable" || code == "staffing.noPatience")
        return std::optional<Figures>();
    return figures.error();
}

std::string shown(const char *format, double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

QJsonObject object(const std::optional<Figures> &figures, std::int64_t agents) {
    const auto value = [&](double Figures::*member) {
        return figures ? QJsonValue((*figures).*member) : QJsonValue();
    };
    const auto wait = [&](staffing::RealSeconds Figures::*member) {
        return figures ? QJsonValue(((*figures).*member).count()) : QJsonValue();
    };
    return {{QStringLiteral("agents"), static_cast<qint64>(agents)},
            {QStringLiteral("waitProbability"), value(&Figures::waitProbability)},
            {QStringLiteral("serviceLevel"), value(&Figures::serviceLevel)},
            {QStringLiteral("asaSeconds"), wait(&Figures::meanWait)},
            {QStringLiteral("answeredWaitSeconds"), wait(&Figures::answeredWait)},
            {QStringLiteral("occupancy"), value(&Figures::occupancy)}};
}

std::vector<std::string> row(const char *model, std::int64_t agents, const std::optional<Figures> &figures,
                             bool isPatient) {
    std::vector<std::string> cells{model, std::to_string(agents)};
    if (!figures) {
        cells.insert(cells.end(), {"-", "-", "-", "-", "-"});
        return cells;
    }
    cells.insert(cells.end(), {percentText(figures->serviceLevel), percentText(figures->waitProbability),
                               shown("%.1f", figures->meanWait.count()),
                               isPatient ? "-" : percentText(figures->abandonProbability),
                               percentText(figures->occupancy)});
    return cells;
}

// The numbers of agents that the table has: the band between the two answers, or its ends if it is long.
std::vector<std::int64_t> bandOf(const StaffingQuestion &question, const StaffingAnswer &answer) {
    if (question.agents)
        return {*question.agents};
    const auto [low, high] = std::minmax(answer.c->agents, (answer.a ? answer.a : answer.c)->agents);
    constexpr std::int64_t longest = 12;
    std::vector<std::int64_t> band;
    for (auto n = low; n <= high; n += high - low < longest ? 1 : high - low)
        band.push_back(n);
    return band;
}

std::optional<Figures> byC(const staffing::Demand &demand, std::int64_t agents) {
    const auto figures = staffing::figuresByErlangC(demand, agents);
    return figures ? std::optional(*figures) : std::nullopt;
}

std::string summary(const StaffingQuestion &question, const StaffingAnswer &answer) {
    const auto lost = percentText(answer.blockingProbability) +
                      " would be lost if nobody could wait (Erlang B, " + std::to_string(answer.agentsOfB) +
                      " agents).\n";
    if (question.agents)
        return lost;
    const auto needed =
        std::to_string(answer.c->agents) + " agents by Erlang C, where nobody gives up (pessimistic)";
    const auto lower = answer.a ? std::to_string(answer.a->agents) +
                                      " agents by Erlang A, where callers give up (optimistic), and "
                                : std::string();
    return "Needed: " + lower + needed + ".\n" + lost;
}

} // namespace

Result<StaffingAnswer> staffingAnswer(const StaffingQuestion &question) {
    const auto &demand = question.demand;
    auto c = ifAny(question.agents ? figuresByErlangC(demand, *question.agents)
                                   : staffedByErlangC(demand, question.goal));
    auto a = ifAny(question.agents ? figuresByErlangA(demand, *question.agents)
                                   : staffedByErlangA(demand, question.goal));
    if (!c || !a)
        return c ? a.error() : c.error();
    const auto agents = question.agents ? *question.agents : (*c)->agents;
    const auto blocking = blockingByErlangB(demand, agents);
    if (!blocking)
        return blocking.error();
    return StaffingAnswer{agents, *blocking, *c, *a};
}

std::string staffingJson(const StaffingQuestion &question, const StaffingAnswer &answer) {
    auto a = object(answer.a, answer.a ? answer.a->agents : 0);
    a[QStringLiteral("abandonProbability")] =
        answer.a ? QJsonValue(answer.a->abandonProbability) : QJsonValue();
    const QJsonObject b{{QStringLiteral("agents"), static_cast<qint64>(answer.agentsOfB)},
                        {QStringLiteral("blockingProbability"), answer.blockingProbability}};
    const QJsonObject all{
        {QStringLiteral("offeredErlangs"), staffing::offeredErlangs(question.demand)},
        {QStringLiteral("erlangB"), b},
        {QStringLiteral("erlangC"), object(answer.c, answer.agentsOfB)},
        {QStringLiteral("erlangA"), answer.a ? QJsonValue(a) : QJsonValue()},
    };
    return QJsonDocument(all).toJson().toStdString();
}

std::string staffingTable(const StaffingQuestion &question, const StaffingAnswer &answer) {
    const auto &demand = question.demand;
    std::vector<std::vector<std::string>> rows{{"model", "agents",
                                                "within " + shown("%g s", toSeconds(demand.target)), "wait",
                                                "mean wait, s", "give up", "occupancy"}};
    const auto band = bandOf(question, answer);
    if (demand.patience)
        for (const auto agents : band) {
            const auto figures = staffing::figuresByErlangA(demand, agents);
            rows.push_back(row("Erlang A", agents, figures ? std::optional(*figures) : std::nullopt, false));
        }
    for (const auto agents : band)
        rows.push_back(row("Erlang C", agents, byC(demand, agents), true));
    return shown("%.2f Erlang are offered.\n", staffing::offeredErlangs(demand)) + tableOf(rows) +
           summary(question, answer);
}

} // namespace callboard::ctl
