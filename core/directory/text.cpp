// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/text.h"

#include "core/base/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace callboard::directory {

namespace {

constexpr std::size_t quotedCharacters = 40;

unsigned byteAt(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
}

bool isBlankOrControl(char letter) {
    return static_cast<unsigned char>(letter) <= ' ' || letter == 0x7F;
}

std::string_view trimmed(std::string_view text) {
    const auto isInk = [](char letter) { return !isBlankOrControl(letter); };
    const auto *first = std::find_if(text.begin(), text.end(), isInk);
    const auto last = std::find_if(text.rbegin(), text.rend(), isInk);
    return first == text.end() ? std::string_view{}
                               : std::string_view{first, static_cast<std::size_t>(last.base() - first)};
}

// Direction marks and embeddings, zero-width characters, line separators, C1 controls.
bool hidesOrMoves(std::string_view character) {
    if (character.size() == 2)
        return character[0] == '\xC2' && byteAt(character, 1) < 0xA0;
    if (character.size() != 3 || character[0] != '\xE2')
        return character == "\xEF\xBB\xBF";
    const unsigned second = byteAt(character, 1), third = byteAt(character, 2);
    return (second == 0x80 && ((third >= 0x8B && third <= 0x8F) || (third >= 0xA8 && third <= 0xAE))) ||
           (second == 0x81 && third >= 0xA0 && third <= 0xAF);
}

bool isAccent(char16_t unit) {
    return unit >= 0x0300 && unit <= 0x036F;
}

bool isOfWord(UChar32 character) {
    constexpr std::uint32_t wanted = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK;
    return (U_MASK(u_charType(character)) & wanted) != 0;
}

icu::UnicodeString foldedText(std::string_view utf8) {
    auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    UErrorCode status = U_ZERO_ERROR;
    const auto *casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const auto *decompose = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status))
        return text; // ICU without its data: the exact spelling still matches
    const auto decomposed = decompose->normalize(casefold->normalize(text, status), status);
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < decomposed.length(); ++i)
        if (!isAccent(decomposed[i]))
            out.append(decomposed[i]);
    if (U_FAILURE(status))
        return text;
    return out;
}

} // namespace

std::string tidyLine(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char letter : trimmed(text)) {
        if (!isBlankOrControl(letter))
            out += letter;
        else if (out.back() != ' ')
            out += ' ';
    }
    return out;
}

std::string tidyLines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char letter : trimmed(text))
        if (letter == '\n' || letter == '\t' || letter == ' ' || !isBlankOrControl(letter))
            out += letter;
    return out;
}

std::string fold(std::string_view utf8) {
    const auto folded = foldedText(utf8);
    std::string out;
    folded.toUTF8String(out);
    return out;
}

std::string wordsOf(std::string_view utf8, char separator) {
    const auto folded = foldedText(utf8);
    icu::UnicodeString words;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        const auto character = folded.char32At(i);
        if (isOfWord(character))
            words.append(character);
        else if (!words.isEmpty() && words[words.length() - 1] != char16_t(separator))
            words.append(char16_t(separator));
    }
    if (!words.isEmpty() && words[words.length() - 1] == char16_t(separator))
        words.truncate(words.length() - 1);
    std::string out;
    words.toUTF8String(out);
    return out;
}

std::string shown(std::string_view text, std::size_t mostCharacters) {
    std::string out;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (++count > mostCharacters)
            return out + "...";
        const auto length = characterLength(text.substr(i));
        const auto character = text.substr(i, std::max<std::size_t>(length, 1));
        if (length == 0)
            out += '?';
        else if (isBlankOrControl(character.front()))
            out += ' ';
        else if (!hidesOrMoves(character))
            out += character;
        i += character.size();
    }
    return out;
}

std::string quote(std::string_view text) {
    return '"' + shown(text, quotedCharacters) + '"';
}

} // namespace callboard::directory
