// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/import.h"

#include "core/directory/contact_source.h"
#include "core/directory/database.h"
#include "core/directory/phone_number.h"
#include "core/directory/text.h"

#include <algorithm>

namespace callboard {

namespace {

using directory::SourceContact;

// Which contacts this file has had, in a temporary file of SQLite's, so that memory stays the same for a
// million.
class SeenContacts {
public:
    Result<void> open() {
        auto database = directory::Database::open({});
        if (!database)
            return database.error();
        m_database.emplace(std::move(*database));
        if (auto made =
                m_database->execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE seen "
                                    "(contact INTEGER PRIMARY KEY, line INTEGER NOT NULL); BEGIN");
            !made)
            return made;
        auto find = m_database->prepare("SELECT line FROM seen WHERE contact = ?1");
        auto add = m_database->prepare("INSERT INTO seen (contact, line) VALUES (?1, ?2)");
        if (!find || !add)
            return find ? add.error() : find.error();
        m_find = std::move(*find);
        m_add = std::move(*add);
        return {};
    }

    // 0: not seen.
    Result<std::uint64_t> lineOf(ContactId contact) {
        const auto row = m_find.reset().bind(1, contact.value).step();
        if (!row)
            return row.error();
        const auto line = *row ? m_find.number(0) : 0;
        m_find.reset();
        return line;
    }

    Result<void> add(ContactId contact, std::uint64_t line) {
        return m_add.reset().bind(1, contact.value).bind(2, line).run();
    }

private:
    std::optional<directory::Database> m_database;
    directory::Statement m_find, m_add;
};

// "7,4951E+10": a spreadsheet has taken the number for a quantity and its last digits are lost.
bool isRounded(std::string_view spelling) {
    const auto exponent = spelling.find_first_of("Ee");
    return exponent != std::string_view::npos && exponent > 0 && exponent + 1 < spelling.size() &&
           (spelling[exponent + 1] == '+' || spelling[exponent + 1] == '-') &&
           spelling.find_first_not_of("0123456789.,") == exponent &&
           spelling.find_first_not_of("0123456789", exponent + 2) == std::string_view::npos;
}

std::vector<std::string> partsOf(std::string_view cell) {
    std::vector<std::string> out;
    while (!cell.empty()) {
        const auto end = std::min(cell.find_first_of(",;/|\n"), cell.size());
        if (auto part = directory::tidyLine(cell.substr(0, end)); !part.empty())
            out.push_back(std::move(part));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return out;
}

class Importer {
public:
    Importer(Directory &directory, const ImportOptions &options,
             const std::function<void(const ImportRemark &)> &remark)
        : m_directory(directory)
        , m_region(options.region.empty() ? directory.region() : options.region)
        , m_isStrict(options.isStrict)
        , m_remark(remark) {}

    Result<ImportSummary> run(const std::filesystem::path &file) {
        auto source = directory::openContacts(file);
        if (!source)
            return source.error();
        if (auto opened = m_seen.open(); !opened)
            return opened.error();
        if (auto done = m_directory.inOneTransaction([&] { return takeAll(**source); }); !done)
            return done.error();
        return m_summary;
    }

private:
    using Kind = ImportRemark::Kind;

    Result<void> takeAll(directory::ContactSource &source) {
        auto contact = source.next();
        for (; contact && *contact; contact = source.next()) {
            ++m_summary.read;
            if (auto taken = take(**contact); !taken)
                return taken;
        }
        if (!contact)
            return contact.error();
        if (m_isStrict && m_summary.refused > 0)
            return Error{"import.refused", std::to_string(m_summary.refused) +
                                               " contacts were refused, so that nothing was imported"};
        return {};
    }

    Result<void> take(const SourceContact &source) {
        if (!source.refusal.empty())
            return refuse(source.line, source.refusal);
        auto contact = source.contact;
        for (const auto &number : source.numbers)
            addNumber(contact, number, source.line);
        const auto plan = m_directory.plan(contact);
        if (!plan)
            return plan.error().code.starts_with("contact.") ? refuse(source.line, plan.error().detail)
                                                             : plan.error();
        const auto earlier = plan->contact.id ? m_seen.lineOf(plan->contact.id) : std::uint64_t{0};
        if (!earlier)
            return earlier.error();
        if (*earlier == 0)
            return carryOut(*plan, source.line);
        if (plan->change == Directory::Change::Unchanged)
            return count(plan->change);
        // Two different contents for one contact would take turns with every import.
        return refuse(source.line, directory::quote(plan->contact.name) + " is the contact of line " +
                                       std::to_string(*earlier) + " again with other content");
    }

    Result<void> carryOut(const Directory::Plan &plan, std::uint64_t line) {
        const auto id = m_directory.carryOut(plan);
        if (!id)
            return id.error();
        if (auto remembered = m_seen.add(*id, line); !remembered)
            return remembered;
        return count(plan.change);
    }

    Result<void> count(Directory::Change change) {
        auto &number = change == Directory::Change::Added     ? m_summary.added
                       : change == Directory::Change::Updated ? m_summary.updated
                                                              : m_summary.unchanged;
        ++number;
        return {};
    }

    void addNumber(Contact &contact, const std::string &cell, std::uint64_t line) {
        const auto whole = directory::tidyLine(cell);
        if (whole.empty())
            return;
        if (const auto number = normalise(whole, m_region))
            return contact.numbers.push_back(*number);
        const auto parts = partsOf(cell);
        if (!isRounded(whole) && parts.size() > 1 && parts.size() <= Directory::mostNumbers) {
            for (const auto &part : parts)
                addOne(contact, part, line);
            return;
        }
        addOne(contact, whole, line);
    }

    void addOne(Contact &contact, const std::string &spelling, std::uint64_t line) {
        const auto number = normalise(spelling, m_region);
        if (number)
            return contact.numbers.push_back(*number);
        const auto digits = dialledDigits(spelling);
        if (isRounded(spelling) || digits.empty()) {
            ++m_summary.leftOut;
            return m_remark({Kind::LeftOut, line,
                             isRounded(spelling)
                                 ? directory::quote(spelling) + " has lost its last digits in a "
                                                                "spreadsheet: make the column text"
                                 : number.error().detail});
        }
        ++m_summary.keptAsDigits;
        contact.otherNumbers.push_back(digits);
        m_remark({Kind::KeptAsDigits, line, number.error().detail});
    }

    Result<void> refuse(std::uint64_t line, const std::string &why) {
        ++m_summary.refused;
        m_remark({Kind::Refused, line, why});
        return {};
    }

    Directory &m_directory;
    std::string m_region;
    bool m_isStrict;
    const std::function<void(const ImportRemark &)> &m_remark;
    SeenContacts m_seen;
    ImportSummary m_summary;
};

} // namespace

Result<ImportSummary> importContacts(Directory &directory, const std::filesystem::path &file,
                                     const ImportOptions &options,
                                     const std::function<void(const ImportRemark &)> &remark) {
    if (!options.region.empty() && !isKnownRegion(options.region))
        return Error{"directory.region", directory::quote(options.region) +
                                             " is no region: two capital letters such as RU or DE"};
    return Importer(directory, options, remark).run(file);
}

} // namespace callboard
