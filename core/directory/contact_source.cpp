// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/contact_source.h"

#include "core/directory/csv_contacts.h"
#include "core/directory/text.h"
#include "core/directory/vcard_contacts.h"

namespace callboard::directory {

Result<std::unique_ptr<ContactSource>> openContacts(const std::filesystem::path &file) {
    auto source = ByteSource::open(file);
    if (!source)
        return source.error();
    auto ahead = source->ahead();
    if (ahead.starts_with("\xFF\xFE") || ahead.starts_with("\xFE\xFF"))
        return source->notUtf8(1, ahead.substr(0, 2));
    if (ahead.starts_with("\xEF\xBB\xBF")) {
        source->skip(3);
        ahead = source->ahead();
    }
    const auto start = ahead.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
        return source->error("import.empty", 1, "there is nothing in the file");
    if (fold(tidyLine(ahead.substr(start, 11))) == "begin:vcard")
        return openVcards(std::move(*source));
    return openCsv(std::move(*source));
}

} // namespace callboard::directory
