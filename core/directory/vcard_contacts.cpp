// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/vcard_contacts.h"

#include "core/base/utf8.h"
#include "core/directory/text.h"
#include "core/directory/vcard_lines.h"

#include <algorithm>
#include <array>

namespace callboard::directory {

namespace {

constexpr std::size_t mostProperties = 1000;
constexpr std::array wanted{"VERSION", "UID", "FN", "N", "ORG", "TEL", "EMAIL", "NOTE", "ADR", "LANG"};

bool isWanted(std::string_view name) {
    return std::ranges::find(wanted, name) != wanted.end();
}

bool marksCard(const VcardProperty &property, std::string_view name) {
    return property.name == name && fold(tidyLine(property.value)) == "vcard";
}

std::string joined(const std::vector<std::string> &parts, std::initializer_list<std::size_t> order,
                   std::string_view separator) {
    std::string out;
    for (const auto i : order) {
        const auto part = i < parts.size() ? tidyLine(parts[i]) : std::string{};
        if (!out.empty() && !part.empty())
            out += separator;
        out += part;
    }
    return out;
}

// The wanted properties of one card, in the order of the file.
struct Card {
    std::uint64_t line = 0;
    std::vector<VcardProperty> properties;
    std::string refusal;
    bool hasEscapes = true; // not in version 2.1

    void refuse(std::uint64_t atLine, const std::string &why) {
        if (refusal.empty())
            refusal = why + " (line " + std::to_string(atLine) + ')';
    }
};

void setNumber(SourceContact &out, const VcardProperty &property, const std::string &number) {
    const bool isFaxOnly = property.says("TYPE", "FAX") && !property.says("TYPE", "VOICE");
    const bool isPreferred = property.says("TYPE", "PREF") || property.says("PREF", "1");
    if (isFaxOnly || tidyLine(number).empty())
        return;
    out.numbers.insert(isPreferred ? out.numbers.begin() : out.numbers.end(), number);
}

void set(SourceContact &out, std::string &structuredName, const VcardProperty &property,
         const std::vector<std::string> &parts, const std::string &whole) {
    auto &contact = out.contact;
    const auto setOnce = [](std::string &field, std::string text) {
        if (field.empty())
            field = std::move(text);
    };
    if (property.name == "UID")
        setOnce(contact.sourceId, tidyLine(whole));
    else if (property.name == "FN")
        setOnce(contact.name, tidyLine(whole));
    else if (property.name == "N") // family; given; additional; prefixes; suffixes
        setOnce(structuredName, joined(parts, {3, 1, 2, 0, 4}, " "));
    else if (property.name == "ORG")
        setOnce(contact.company, joined(parts, {0, 1, 2, 3}, ", "));
    else if (property.name == "TEL")
        setNumber(out, property, whole);
    else if (property.name == "EMAIL")
        contact.emails.push_back(tidyLine(whole));
    else if (property.name == "NOTE")
        contact.note += (contact.note.empty() ? "" : "\n") + tidyLines(whole);
    else if (property.name == "ADR") // box; extended; street; city; region; code; country
        setOnce(contact.city, joined(parts, {3}, ""));
    else if (property.name == "LANG")
        setOnce(contact.language, tidyLine(whole));
}

SourceContact contactOf(Card card) {
    SourceContact out;
    out.line = card.line;
    std::string structuredName;
    for (const auto &property : card.properties) {
        const auto text = decodedValue(property);
        if (property.isCut)
            card.refuse(property.line, property.name + " is longer than 64 KiB");
        else if (!text)
            card.refuse(property.line, property.name + " is not UTF-8, nor what its CHARSET says");
        else
            set(out, structuredName, property, splitEscaped(*text, ';', card.hasEscapes),
                splitEscaped(*text, '\0', card.hasEscapes).front());
    }
    if (out.contact.name.empty())
        out.contact.name = structuredName;
    out.refusal = card.refusal;
    return out;
}

class VcardContacts : public ContactSource {
public:
    explicit VcardContacts(ByteSource source)
        : m_source(std::move(source))
        , m_lines(m_source) {}

    Result<std::optional<SourceContact>> next() override {
        auto first = m_lines.next();
        if (!first)
            return first.error();
        if (!*first)
            return std::optional<SourceContact>{};
        if (!marksCard(**first, "BEGIN"))
            return m_source.error("import.notContacts", (*first)->line,
                                  "here a card should begin with BEGIN:VCARD, but there is " +
                                      quote((*first)->name + ':' + (*first)->value));
        auto card = readCard((*first)->line);
        return card ? Result{std::optional{contactOf(std::move(*card))}} : card.error();
    }

private:
    Result<Card> readCard(std::uint64_t line) {
        Card card;
        card.line = line;
        std::size_t depth = 1; // a card may hold the card of an agent, which is not imported
        for (std::string before;;) {
            auto property = m_lines.next();
            if (!property)
                return property.error();
            const bool isNested = *property && marksCard(**property, "BEGIN") && before == "AGENT";
            if (!*property || (marksCard(**property, "BEGIN") && !isNested))
                return m_source.error("import.unclosedCard", line,
                                      "the card that begins here has no END:VCARD");
            before = (*property)->name;
            depth += isNested ? 1 : 0;
            if (marksCard(**property, "END") && --depth == 0)
                return card;
            if (depth == 1)
                if (auto kept = keep(card, std::move(**property)); !kept)
                    return kept.error();
        }
    }

    Result<void> keep(Card &card, VcardProperty property) const {
        if (property.name.empty())
            card.refuse(property.line, quote(property.value) + " is no property, it has no colon");
        if (!isWanted(property.name))
            return {};
        if (!isUtf8(property.value) && property.parameter("CHARSET").empty())
            return m_source.notUtf8(property.line, property.value);
        if (property.name == "VERSION")
            card.hasEscapes = tidyLine(property.value) != "2.1";
        else if (card.properties.size() == mostProperties)
            card.refuse(property.line, "the card has more than 1000 properties");
        else
            card.properties.push_back(std::move(property));
        return {};
    }

    ByteSource m_source;
    VcardLines m_lines;
};

} // namespace

std::unique_ptr<ContactSource> openVcards(ByteSource source) {
    return std::make_unique<VcardContacts>(std::move(source));
}

} // namespace callboard::directory
