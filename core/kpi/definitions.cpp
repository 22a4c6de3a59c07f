// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/definitions.h"

#include "core/kpi/visit_figure.h"
#include "core/kpi/work_figure.h"

namespace callboard {

namespace {

// What is counted otherwise than at first.
constexpr int versionOf(VisitFigure) {
    return 1;
}
constexpr int versionOf(WorkFigure figure) {
    return figure == WorkFigure::Occupancy ? 2 : 1;
}

template <class Figure>
void addAll(std::vector<FigureDefinition> &all) {
    for (std::size_t i = 0; i < textsOf(Figure{}).size(); ++i) {
        const auto figure = static_cast<Figure>(i);
        all.push_back({textOf(figure), versionOf(figure), formulaOf(figure)});
    }
}

} // namespace

std::vector<FigureDefinition> figureDefinitions() {
    std::vector<FigureDefinition> all;
    addAll<VisitFigure>(all);
    addAll<WorkFigure>(all);
    constexpr std::array others{
        FigureDefinition{"longAbandonRate", 1, "gave up after t0 / (all stays but those given up within t0)"},
        FigureDefinition{"offerAnswerRate", 1, "accepted offers / offers"},
        FigureDefinition{
            "transferRate", 2,
            "contacts sent on at least once, however late / contacts, by the end of their first talk"},
        FigureDefinition{"connectRate", 1, "answered calls out / calls out"},
        FigureDefinition{"utilisation", 2, "(time with calls + after-call work) / time logged in"},
        FigureDefinition{"keptPromiseRate", 1,
                         "answered within the wait that was told / callers told a wait"},
        FigureDefinition{"fcr", 2, resolutionFormula},
        FigureDefinition{"responseRate", 1, "contacts with a mark / contacts"}};
    all.insert(all.end(), others.begin(), others.end());
    return all;
}

std::vector<LevelDefinition> definitionsIn(const std::vector<LevelDefinition> &all, QueueId queue, Time from,
                                           Time to) {
    std::vector<LevelDefinition> found;
    for (const auto &definition : all) {
        if (definition.queue != queue || definition.since >= to)
            continue;
        if (definition.since <= from)
            found.clear();
        found.push_back(definition);
    }
    return found;
}

} // namespace callboard
