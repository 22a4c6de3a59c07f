// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/report.h"

#include "core/directory/phone_number.h"
#include "core/directory/text.h"

#include <array>

namespace callboard {

namespace {

constexpr std::uint64_t mostRemarks = 200; // of a kind
constexpr std::size_t longestCell = 120;   // characters

constexpr std::array kinds{"refused", "kept as digits", "number left out"}; // of ImportRemark

std::string describe(const ImportRemark &remark) {
    return "line " + std::to_string(remark.line) + ": " + kinds[static_cast<std::size_t>(remark.kind)] +
           ": " + remark.text;
}

std::string describe(const ImportSummary &summary) {
    const auto part = [](std::uint64_t count, const char *what) { return std::to_string(count) + what; };
    auto out = part(summary.read, " read: ") + part(summary.added, " added, ") +
               part(summary.updated, " updated, ") + part(summary.unchanged, " unchanged, ") +
               part(summary.refused, " refused");
    if (summary.keptAsDigits > 0)
        out += part(summary.keptAsDigits, " numbers kept as digits").insert(0, "; ");
    if (summary.leftOut > 0)
        out += part(summary.leftOut, " numbers left out").insert(0, "; ");
    return out;
}

// Anna Petrova, Acme, Moscow: 8 (495) 123-45-67, 1001; anna@example.com
std::string describe(const Contact &contact, std::string_view region) {
    std::string out, numbers, emails;
    const auto append = [](std::string &text, std::string_view more) {
        if (!text.empty() && !more.empty())
            text += ", ";
        text += directory::shown(more, longestCell);
    };
    for (const auto *cell : {&contact.name, &contact.company, &contact.city})
        append(out, *cell);
    for (const auto number : contact.numbers)
        append(numbers, display(number, region));
    for (const auto &number : contact.otherNumbers)
        append(numbers, number);
    for (const auto &email : contact.emails)
        append(emails, email);
    if (!numbers.empty())
        out += ": " + numbers;
    return emails.empty() ? out : out + "; " + emails;
}

Result<std::size_t> describeAll(const Result<std::vector<Contact>> &contacts, std::string_view region,
                                const ReportLine &line) {
    if (!contacts)
        return contacts.error();
    for (const auto &contact : contacts.value())
        line(describe(contact, region));
    return contacts->size();
}

} // namespace

Result<ImportSummary> reportImport(Directory &directory, const std::filesystem::path &file,
                                   const ImportOptions &options, const ReportLine &line) {
    std::array<std::uint64_t, 3> counts{};
    const auto summary = importContacts(directory, file, options, [&](const ImportRemark &remark) {
        if (++counts[static_cast<std::size_t>(remark.kind)] <= mostRemarks)
            line(describe(remark));
    });
    if (!summary)
        return summary;
    for (std::size_t kind = 0; kind < counts.size(); ++kind)
        if (counts[kind] > mostRemarks)
            line("... and " + std::to_string(counts[kind] - mostRemarks) + " more: " + kinds[kind]);
    line(describe(*summary));
    return summary;
}

Result<std::size_t> reportFind(const Directory &directory, std::string_view number, const ReportLine &line) {
    return describeAll(directory.find(number), directory.region(), line);
}

Result<std::size_t> reportSearch(const Directory &directory, std::string_view text, std::size_t limit,
                                 const ReportLine &line) {
    return describeAll(directory.search(text, limit), directory.region(), line);
}

} // namespace callboard
