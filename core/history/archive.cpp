// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/archive.h"

#include "core/codec/codec.h"

namespace callboard {

Record recordOf(const Event &event) {
    return {event.seq,
            event.at,
            std::string(typeOf(event.fact)),
            versionOf(event.fact),
            encode(event.fact),
            std::string(event.causedBy.text())};
}

Result<Event> eventOf(const Record &record) {
    auto fact = decodeFact(record.type, record.version, record.payload);
    if (!fact)
        return Error{fact.error().code, "event " + std::to_string(record.seq) + ": " + fact.error().detail};
    return Event{record.seq, record.at, CommandId{record.causedBy}, std::move(fact).value()};
}

Result<void> readEvents(const Journal &journal, std::uint64_t from, std::uint64_t to,
                        const EventVisitor &visit) {
    std::optional<Error> bad;
    const auto read = journal.read(from, to, [&](const Record &record) {
        const auto event = eventOf(record);
        if (!event)
            bad = event.error();
        return event && visit(*event);
    });
    return bad ? Result<void>(*bad) : read;
}

Error stopped() {
    return {"history.stopped", "nobody wants the answer any more"};
}

Result<Restored> restore(const Journal &journal, const Snapshots &snapshots, std::uint64_t seq,
                         const std::stop_token &stop) {
    Restored restored;
    const auto found = snapshots.latest(journal, seq, foldVersion);
    if (found && found->snapshot)
        if (auto center = decodeCenter(found->snapshot->bytes); center)
            restored.center = std::move(center).value();
    Delta delta;
    const auto read = readEvents(journal, restored.center.seq + 1, seq, [&](const Event &event) {
        apply(restored.center, event, delta);
        ++restored.replayed;
        return !stop.stop_requested();
    });
    if (!read)
        return read.error();
    if (stop.stop_requested())
        return stopped();
    return restored;
}

Result<Restored> restoreAt(const Journal &journal, const Snapshots &snapshots, Time time,
                           const std::stop_token &stop) {
    const auto next = journal.firstAtOrAfter(time + microseconds{1});
    if (!next)
        return next.error();
    if (*next <= 1)
        return Error{"past.before", "the first event of the journal is later than " + toIso(time)};
    return restore(journal, snapshots, *next - 1, stop);
}

} // namespace callboard
