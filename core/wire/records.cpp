// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/codec.h"
#include "core/wire/json.h"
#include "core/wire/query_records.h"
#include "core/wire/session_records.h"

namespace callboard {

namespace {

struct EpochHead {
    std::string epoch;
    static constexpr auto fields() { return std::tuple{field("epoch", &EpochHead::epoch)}; }
};

struct SnapshotParams {
    std::string epoch;
    std::uint64_t seq = 0;
    Center center;
    static constexpr auto fields() {
        return std::tuple{field("epoch", &SnapshotParams::epoch), field("seq", &SnapshotParams::seq),
                          field("center", &SnapshotParams::center)};
    }
};

} // namespace

std::string eventParams(std::string_view epoch, const Event &event) {
    return R"({"epoch":)" + quoted(epoch) + "," + encode(event).substr(1);
}

Result<SentEvent> readEventParams(std::string_view params) {
    auto head = fromJson<EpochHead>(params);
    if (!head)
        return head.error();
    auto event = decodeEvent(params);
    if (!event)
        return event.error();
    return SentEvent{std::move(head->epoch), std::move(*event)};
}

std::string snapshotParams(std::string_view epoch, const Center &center) {
    return R"({"epoch":)" + quoted(epoch) + R"(,"seq":)" + std::to_string(center.seq) + R"(,"center":)" +
           encode(center) + "}";
}

Result<SentSnapshot> readSnapshotParams(std::string_view params) {
    auto read = fromJson<SnapshotParams>(params);
    if (!read)
        return read.error();
    if (read->seq != read->center.seq)
        return Error{"wire.invalid", "a snapshot's number is not its center's"};
    learn(read->center);
    return SentSnapshot{std::move(read->epoch), std::move(read->center)};
}

std::string commandParams(const Command &command, CommandId id) {
    const std::string own = encode(command);
    const std::string head = R"({"commandId":)" + quoted(id.text());
    return own == "{}" ? head + "}" : head + "," + own.substr(1);
}

ContactCard cardOf(const Contact &contact) {
    ContactCard card{contact.id,   contact.name, contact.company, contact.city, contact.language,
                     contact.note, {},           contact.emails};
    for (const E164 &number : contact.numbers)
        card.numbers.push_back(number.text());
    card.numbers.insert(card.numbers.end(), contact.otherNumbers.begin(), contact.otherNumbers.end());
    return card;
}

void keepDiallable(ContactCard &card) {
    card.note.clear();
    card.emails.clear();
}

void keepDiallable(CallerCard &card) {
    for (auto &contact : card.contacts)
        keepDiallable(contact);
    for (auto &call : card.calls)
        call.note.clear();
}

} // namespace callboard
