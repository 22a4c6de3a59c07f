// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar/site_day.h"
#include "core/history/projector.h"
#include "core/imports/step.h"
#include "core/journal/group_draft.h"

namespace callboard::imports {

// How an open offer will end: all that a log tells of it comes at once.
struct OpenOffer {
    OfferId offer;
    OfferOutcome outcome{};
    static constexpr auto fields() {
        return std::tuple{field("offer", &OpenOffer::offer), field("outcome", &OpenOffer::outcome)};
    }
    friend bool operator==(const OpenOffer &, const OpenOffer &) = default;
};

struct Announced {
    std::uint32_t queues = 0;
    std::uint32_t agents = 0;
    static constexpr auto fields() {
        return std::tuple{field("queues", &Announced::queues), field("agents", &Announced::agents)};
    }
};

// Steps to facts that are in place, and facts to records and to the rows of the projections. It asks the
// center that they lead to before it writes: what does not fit is left out and counted. A log knows of
// several phones that ring for one call, or of several calls at one agent; the center of one: the earlier
// offer ends when the later one begins, with the outcome that it was to have.
class FactWriter {
public:
    // The projector is at the end of the journal, and nobody else feeds it.
    FactWriter(history::Projector &projector, Names &names, Numbering &numbering, SiteDay day)
        : m_projector(projector)
        , m_center(projector.center())
        , m_names(names)
        , m_numbering(numbering)
        , m_day(day) {}

    // Before the first step. Of the names so many are in the center's site already.
    void setSite(std::string name, std::string timeZone, Announced announced);
    Announced announced() const { return m_announced; }
    void take(const Step &step);

    // The records since the last clear().
    const GroupDraft &draft() const { return m_draft; }
    void clear() { m_draft.clear(); }

    const Center &center() const { return m_center; }
    std::uint64_t dropped() const { return m_dropped; }
    const std::vector<OpenOffer> &openOffers() const { return m_openOffers; }
    void restore(std::vector<OpenOffer> openOffers) { m_openOffers = std::move(openOffers); }

private:
    void announce(const Step &step);
    void beginDay(Time at);
    void startOffer(const Step &step);
    void startWork(const Step &step);
    void endWork(AgentId agent, Time at);
    void answer(const Step &step);
    void transfer(const Step &step);
    void change(const Step &step);
    bool makeRoom(OfferId open, Time at, bool isForAnswer);
    void endOffer(OfferId offer, Time at);
    void forget(OfferId offer);
    Time notBefore(AgentId agent, Time at) const;
    template <class F>
    bool write(Time at, F fact);

    history::Projector &m_projector;
    const Center &m_center;
    Event m_event; // used again for each
    Names &m_names;
    Numbering &m_numbering;
    SiteDay m_day;
    std::string m_name, m_timeZone;
    Announced m_announced;
    bool m_isSiteStale = true;
    Time m_midnight = Time::min(); // the next one
    std::vector<OpenOffer> m_openOffers;
    GroupDraft m_draft;
    std::uint64_t m_dropped = 0;
};

} // namespace callboard::imports
