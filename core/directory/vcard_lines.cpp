// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/vcard_lines.h"

#include "core/base/hex.h"
#include "core/base/utf8.h"
#include "core/directory/text.h"

#include <algorithm>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace callboard::directory {

namespace {

char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

std::string capitals(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), upper);
    return out;
}

bool isBareEncoding(std::string_view word) {
    return word == "QUOTED-PRINTABLE" || word == "BASE64" || word == "8BIT" || word == "7BIT";
}

std::string_view unquoted(std::string_view text) {
    const bool isQuoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return isQuoted ? text.substr(1, text.size() - 2) : text;
}

// The next of `stops` that does not stand in quotes.
std::size_t findOutsideQuotes(std::string_view text, std::string_view stops) {
    bool isQuoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && stops.find(text[i]) != std::string_view::npos)
            return i;
    }
    return text.size();
}

void addParameter(VcardProperty &property, std::string_view text) {
    const auto equals = text.find('=');
    if (equals != std::string_view::npos) {
        property.parameters.emplace_back(capitals(tidyLine(text.substr(0, equals))), text.substr(equals + 1));
        return;
    }
    const auto word = capitals(tidyLine(text));
    property.parameters.emplace_back(isBareEncoding(word) ? "ENCODING" : "TYPE", word);
}

// "group.NAME;PARAMETER=VALUE:value"
void parse(std::string_view text, VcardProperty &property) {
    const auto colon = findOutsideQuotes(text, ":");
    if (colon == text.size())
        return;
    property.value = text.substr(colon + 1);
    auto head = text.substr(0, colon);
    auto end = findOutsideQuotes(head, ";");
    const auto name = head.substr(0, end);
    const auto dot = name.rfind('.');
    property.name = capitals(tidyLine(dot == std::string_view::npos ? name : name.substr(dot + 1)));
    while (end < head.size()) {
        head.remove_prefix(end + 1);
        end = findOutsideQuotes(head, ";");
        addParameter(property, head.substr(0, end));
    }
}

std::string fromQuotedPrintable(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool complete = text[i] == '=' && i + 2 < text.size();
        const int high = complete ? hexDigit(text[i + 1]) : -1;
        const int low = complete ? hexDigit(text[i + 2]) : -1;
        if (high >= 0 && low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::optional<std::string> fromCharset(const std::string &text, const std::string &charset) {
    UErrorCode status = U_ZERO_ERROR;
    auto *converter = ucnv_open(charset.c_str(), &status);
    if (U_FAILURE(status))
        return std::nullopt;
    const icu::UnicodeString converted(text.data(), static_cast<std::int32_t>(text.size()), converter,
                                       status);
    ucnv_close(converter);
    std::string out;
    converted.toUTF8String(out);
    return U_FAILURE(status) ? std::nullopt : std::optional{out};
}

} // namespace

bool VcardProperty::says(std::string_view parameterName, std::string_view word) const {
    for (const auto &[each, text] : parameters) {
        if (each != parameterName)
            continue;
        const auto list = ',' + capitals(unquoted(text)) + ',';
        if (list.find(',' + std::string(word) + ',') != std::string::npos)
            return true;
    }
    return false;
}

std::string_view VcardProperty::parameter(std::string_view parameterName) const {
    const auto found =
        std::ranges::find(parameters, parameterName, &std::pair<std::string, std::string>::first);
    return found == parameters.end() ? std::string_view{} : unquoted(found->second);
}

// False: the file has ended.
bool VcardLines::readLine(std::string &text, bool &isCut) {
    if (m_source.peek() == ByteSource::end)
        return false;
    for (int byte = m_source.next(); byte != '\n' && byte != ByteSource::end; byte = m_source.next()) {
        if (text.size() < longestProperty)
            text += static_cast<char>(byte);
        else
            isCut = true;
    }
    return true;
}

// Folded lines begin with a blank; QUOTED-PRINTABLE of 2.1 goes on after a '=' at the end of the line.
void VcardLines::readFolds(VcardProperty &property, std::string &text) {
    const auto hasSoftBreak = [&] {
        return text.ends_with('=') &&
               capitals(text.substr(0, findOutsideQuotes(text, ":"))).find("QUOTED-PRINTABLE") !=
                   std::string::npos;
    };
    for (;;) {
        if (m_source.peek() == ' ' || m_source.peek() == '\t')
            m_source.next();
        else if (hasSoftBreak())
            text.pop_back();
        else
            return;
        if (!readLine(text, property.isCut))
            return;
    }
}

Result<std::optional<VcardProperty>> VcardLines::next() {
    for (;;) {
        VcardProperty property;
        property.line = m_source.line();
        std::string text;
        if (!readLine(text, property.isCut))
            break;
        if (tidyLine(text).empty())
            continue;
        readFolds(property, text);
        parse(text, property);
        if (property.name.empty())
            property.value = text;
        return std::optional{std::move(property)};
    }
    if (auto good = m_source.failure(); !good)
        return good.error();
    return std::optional<VcardProperty>{};
}

std::optional<std::string> decodedValue(const VcardProperty &property) {
    auto text =
        property.says("ENCODING", "QUOTED-PRINTABLE") ? fromQuotedPrintable(property.value) : property.value;
    const auto charset = capitals(property.parameter("CHARSET"));
    if (!charset.empty() && charset != "UTF-8") {
        auto converted = fromCharset(text, charset);
        if (!converted)
            return std::nullopt;
        text = std::move(*converted);
    }
    return isUtf8(text) ? std::optional{std::move(text)} : std::nullopt;
}

std::vector<std::string> splitEscaped(std::string_view value, char separator, bool hasEscapes) {
    std::vector<std::string> out(1);
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == separator) {
            out.emplace_back();
        } else if (value[i] != '\\' || i + 1 == value.size()) {
            out.back() += value[i];
        } else if (hasEscapes) {
            const char letter = value[++i];
            out.back() += letter == 'n' || letter == 'N' ? '\n' : letter;
        } else if (value[i + 1] == ';') {
            out.back() += value[++i];
        } else {
            out.back() += '\\';
        }
    }
    return out;
}

} // namespace callboard::directory
