// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/codec.h"

#include "core/center/apply.h"
#include "core/codec/json_text.h"
#include "core/codec/json_writer.h"

#include <array>
#include <utility>
#include <xxhash.h>

namespace callboard {

namespace {

template <class Variant, std::size_t... I>
std::optional<Variant> emptyOf(std::string_view name, auto nameOf, std::index_sequence<I...>) {
    std::optional<Variant> made;
    ((nameOf.template operator()<std::variant_alternative_t<I, Variant>>() == name
          ? void(made.emplace(std::in_place_index<I>))
          : void()),
     ...);
    return made;
}

template <class Variant>
std::optional<Variant> emptyOf(std::string_view name, auto nameOf) {
    return emptyOf<Variant>(name, nameOf, std::make_index_sequence<std::variant_size_v<Variant>>{});
}

std::optional<Fact> emptyFact(std::string_view type) {
    return emptyOf<Fact>(type, []<class T>() { return T::type; });
}

std::optional<Command> emptyCommand(std::string_view method) {
    return emptyOf<Command>(method, []<class T>() { return T::method; });
}

template <class Variant>
std::string encodeVariant(const Variant &value) {
    std::string out;
    JsonWriter writer(out);
    std::visit([&](const auto &v) { writer.write(v); }, value);
    return out;
}

template <class Variant>
Result<Variant> readVariant(const rapidjson::Value &json, Variant value) {
    JsonReader reader;
    std::visit([&](auto &v) { reader.read(json, v); }, value);
    if (reader.error())
        return *reader.error();
    return value;
}

Result<Fact> readFact(std::string_view type, int version, const rapidjson::Value &json) {
    auto fact = emptyFact(type);
    if (!fact)
        return Error{"codec.unknownFact", "'" + std::string(type.substr(0, 64)) + "' is no known fact"};
    if (version > versionOf(*fact))
        return Error{"codec.newerFact", std::string(type) + " has version " + std::to_string(version) +
                                            ", this program knows " + std::to_string(versionOf(*fact))};
    return readVariant(json, std::move(*fact));
}

struct Envelope {
    std::uint64_t seq = 0;
    Time at;
    std::string type;
    int version = 1;
    CommandId causedBy;
    static constexpr auto fields() {
        return std::tuple{field("seq", &Envelope::seq), field("at", &Envelope::at),
                          field("type", &Envelope::type), optionalField("v", &Envelope::version),
                          optionalField("causedBy", &Envelope::causedBy)};
    }
};

Result<Event> readEvent(const rapidjson::Value &json) {
    Envelope envelope;
    JsonReader reader;
    reader.read(json, envelope);
    if (reader.error())
        return *reader.error();
    const auto data = json.FindMember("data");
    if (data == json.MemberEnd())
        return Error{"codec.badField", "data is missing"};
    auto fact = readFact(envelope.type, envelope.version, data->value);
    if (!fact)
        return fact.error();
    return Event{envelope.seq, envelope.at, envelope.causedBy, std::move(fact).value()};
}

} // namespace

int versionOf(const Fact &) {
    return 1;
}

std::string encode(const Fact &fact) {
    return encodeVariant(fact);
}

void appendEncoded(const Fact &fact, std::string &out) {
    JsonWriter writer(out);
    std::visit([&](const auto &f) { writer.write(f); }, fact);
}

Result<Fact> decodeFact(std::string_view type, int version, std::string_view json) {
    const JsonText text(json);
    if (text.error())
        return *text.error();
    return readFact(type, version, text.value());
}

std::string encode(const Event &event) {
    std::string out = "{\"seq\":" + std::to_string(event.seq) + ",\"at\":\"" + toIso(event.at) +
                      "\",\"type\":\"" + std::string(typeOf(event.fact)) +
                      "\",\"v\":" + std::to_string(versionOf(event.fact)) + ",\"data\":" + encode(event.fact);
    if (event.causedBy)
        out += ",\"causedBy\":" + quoted(event.causedBy.text());
    return out + "}";
}

std::string encode(const std::vector<Event> &events) {
    std::string out = "[";
    for (const auto &event : events)
        out += (out.size() == 1 ? "" : ",") + encode(event);
    return out + "]";
}

Result<Event> decodeEvent(std::string_view json) {
    const JsonText text(json);
    if (text.error())
        return *text.error();
    return readEvent(text.value());
}

Result<std::vector<Event>> decodeEvents(std::string_view json, std::string_view name) {
    const JsonText text(json);
    if (text.error())
        return *text.error();
    const rapidjson::Value key(
        rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size())));
    if (!text.value().IsObject() || !text.value().HasMember(key) || !text.value()[key].IsArray())
        return Error{"codec.badField", std::string(name) + " is missing, or no array"};
    std::vector<Event> events;
    for (const auto &item : text.value()[key].GetArray()) {
        auto event = readEvent(item);
        if (!event)
            return event.error();
        events.push_back(std::move(event).value());
    }
    return events;
}

std::string encode(const Center &center) {
    std::string out;
    out.reserve(4096);
    JsonWriter(out).write(center);
    return out;
}

Result<Center> decodeCenter(std::string_view json) {
    const JsonText text(json);
    if (text.error())
        return *text.error();
    Center center;
    JsonReader reader;
    reader.read(text.value(), center);
    if (reader.error())
        return *reader.error();
    learn(center);
    return center;
}

std::string encode(const Command &command) {
    return encodeVariant(command);
}

Result<Command> decodeCommand(std::string_view method, std::string_view json) {
    auto command = emptyCommand(method);
    if (!command)
        return Error{"codec.unknownMethod", "'" + std::string(method.substr(0, 64)) + "' is no known method"};
    const JsonText text(json);
    if (text.error())
        return *text.error();
    return readVariant(text.value(), std::move(*command));
}

std::string quoted(std::string_view text) {
    std::string out;
    JsonWriter(out).write(text);
    return out;
}

std::uint64_t hashOf(const Center &center) {
    Center counted = center;
    counted.outOfPlace = 0;
    const auto bytes = encode(counted);
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::string sealOf(const Center &center) {
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(hashOf(center)));
    return text.data();
}

} // namespace callboard
