// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/directory.h"

#include "core/base/utf8.h"
#include "core/directory/database.h"
#include "core/directory/phone_number.h"
#include "core/directory/schema.h"
#include "core/directory/text.h"

#include <algorithm>

namespace callboard {

namespace {

using directory::Database;
using directory::Statement;
using directory::Transaction;

std::string joined(const std::vector<std::string> &lines) {
    std::string out;
    for (const auto &line : lines)
        out += (out.empty() ? "" : "\n") + line;
    return out;
}

std::vector<std::string> linesOf(std::string_view lines) {
    std::vector<std::string> out;
    while (!lines.empty()) {
        const auto end = std::min(lines.find('\n'), lines.size());
        out.emplace_back(lines.substr(0, end));
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return out;
}

template <class T, class Tidy>
std::vector<T> distinct(const std::vector<T> &values, Tidy tidy) {
    std::vector<T> out;
    for (const auto &value : values)
        if (auto tidied = tidy(value); tidied && std::ranges::find(out, *tidied) == out.end())
            out.push_back(*std::move(tidied));
    return out;
}

std::optional<std::string> unlessEmpty(std::string text) {
    return text.empty() ? std::nullopt : std::optional{std::move(text)};
}

// As the contact will be read back: put() compares, and what is compared must not change by being stored.
Contact canonical(const Contact &contact) {
    Contact out;
    out.id = contact.id;
    out.sourceId = directory::tidyLine(contact.sourceId);
    out.name = directory::tidyLine(contact.name);
    out.company = directory::tidyLine(contact.company);
    out.city = directory::tidyLine(contact.city);
    out.language = directory::tidyLine(contact.language);
    out.note = directory::tidyLines(contact.note);
    out.numbers = distinct(contact.numbers, [](E164 number) { return std::optional{number}; });
    out.otherNumbers =
        distinct(contact.otherNumbers, [](const auto &number) { return unlessEmpty(dialledDigits(number)); });
    out.emails =
        distinct(contact.emails, [](const auto &email) { return unlessEmpty(directory::tidyLine(email)); });
    return out;
}

Result<void> checked(const Contact &contact) {
    if (contact.name.empty() && contact.company.empty())
        return Error{"contact.nameless", "neither a name nor a company"};
    if (contact.numbers.size() > Directory::mostNumbers ||
        contact.otherNumbers.size() > Directory::mostNumbers ||
        contact.emails.size() > Directory::mostNumbers)
        return Error{"contact.tooLong",
                     "more than " + std::to_string(Directory::mostNumbers) + " numbers or e-mail addresses"};
    const auto emails = joined(contact.emails);
    for (const auto *text : {&contact.sourceId, &contact.name, &contact.company, &contact.city,
                             &contact.language, &contact.note, &emails}) {
        if (text->size() > Directory::longestText)
            return Error{"contact.tooLong", directory::quote(*text) + " is longer than " +
                                                std::to_string(Directory::longestText) + " bytes"};
        if (!isUtf8(*text))
            return Error{"contact.notUtf8", directory::quote(*text) + " is not UTF-8 text"};
    }
    return {};
}

std::string keyOf(const Contact &contact) {
    if (!contact.sourceId.empty())
        return "id\n" + contact.sourceId;
    const auto first = !contact.numbers.empty()        ? contact.numbers.front().text()
                       : !contact.otherNumbers.empty() ? contact.otherNumbers.front()
                       : !contact.emails.empty()       ? directory::fold(contact.emails.front())
                                                       : std::string{};
    return "is\n" + directory::fold(contact.name) + '\n' + directory::fold(contact.company) + '\n' + first;
}

} // namespace

std::string stableKey(const Contact &contact) {
    return keyOf(canonical(contact));
}

class Directory::Store {
public:
    Store(Database database, std::string homeRegion)
        : region(std::move(homeRegion))
        , m_database(std::move(database)) {}

    Result<void> prepare();
    Result<std::vector<Contact>> byNumber(std::string_view number);
    Result<std::vector<Contact>> byWords(const std::string &query, std::size_t limit);
    Result<ContactId> idOfKey(std::string_view key);
    Result<std::optional<Contact>> load(ContactId id);
    Result<ContactId> write(const Contact &contact, std::string_view key);
    Result<std::uint64_t> removeRow(ContactId id);
    Result<std::optional<Contact>> known(const Contact &contact, std::string_view key);
    Database &database() { return m_database; }

    const std::string region;

private:
    Result<std::vector<Contact>> loadAll(Statement &ids);
    Result<void> writeNumbers(const Contact &contact, ContactId id);

    Database m_database; // before the statements, which end first
    Statement m_byNumber, m_byWords, m_byKey, m_load, m_loadNumbers, m_insert, m_update, m_remove;
    Statement m_insertNumber, m_removeNumbers;
};

Result<void> Directory::Store::prepare() {
    constexpr std::string_view columns = "source_id, name, company, city, language, note, emails";
    const std::pair<Statement *, std::string> statements[] = {
        {&m_byNumber, "SELECT contact FROM numbers WHERE number = ?1 ORDER BY contact"},
        {&m_byWords, "SELECT rowid FROM contact_words WHERE contact_words MATCH ?1 ORDER BY rowid LIMIT ?2"},
        {&m_byKey, "SELECT id FROM contacts WHERE key = ?1"},
        {&m_load, "SELECT " + std::string(columns) + " FROM contacts WHERE id = ?1"},
        {&m_loadNumbers, "SELECT number FROM numbers WHERE contact = ?1 ORDER BY position"},
        {&m_insert, "INSERT INTO contacts (key, words, " + std::string(columns) +
                        ") VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"},
        {&m_update,
         "UPDATE contacts SET key = ?2, words = ?3, source_id = ?4, name = ?5, company = ?6, city = ?7, "
         "language = ?8, note = ?9, emails = ?10 WHERE id = ?1"},
        {&m_remove, "DELETE FROM contacts WHERE id = ?1"},
        {&m_insertNumber, "INSERT OR IGNORE INTO numbers (number, contact, position) VALUES (?1, ?2, ?3)"},
        {&m_removeNumbers, "DELETE FROM numbers WHERE contact = ?1"},
    };
    for (const auto &[statement, sql] : statements) {
        auto prepared = m_database.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    return {};
}

Result<std::vector<Contact>> Directory::Store::loadAll(Statement &ids) {
    std::vector<Contact> out;
    auto row = ids.step();
    for (; row && *row; row = ids.step()) {
        auto contact = load({ids.number(0)});
        if (!contact)
            return contact.error();
        if (*contact)
            out.push_back(std::move(**contact));
    }
    ids.reset();
    return row ? Result{std::move(out)} : row.error();
}

Result<std::vector<Contact>> Directory::Store::byNumber(std::string_view number) {
    return loadAll(m_byNumber.reset().bind(1, number));
}

Result<std::vector<Contact>> Directory::Store::byWords(const std::string &query, std::size_t limit) {
    return loadAll(m_byWords.reset().bind(1, query).bind(2, limit));
}

Result<ContactId> Directory::Store::idOfKey(std::string_view key) {
    const auto row = m_byKey.reset().bind(1, key).step();
    if (!row)
        return row.error();
    const ContactId id{*row ? m_byKey.number(0) : 0};
    m_byKey.reset();
    return id;
}

Result<std::optional<Contact>> Directory::Store::load(ContactId id) {
    const auto row = m_load.reset().bind(1, id.value).step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<Contact>{};
    const auto text = [this](int column) { return std::string(m_load.text(column)); };
    Contact contact{id,      text(0), text(1), text(2), text(3),
                    text(4), text(5), {},      {},      linesOf(m_load.text(6))};
    m_load.reset();
    auto number = m_loadNumbers.reset().bind(1, id.value).step();
    for (; number && *number; number = m_loadNumbers.step()) {
        if (const auto e164 = E164::fromText(m_loadNumbers.text(0)))
            contact.numbers.push_back(*e164);
        else
            contact.otherNumbers.emplace_back(m_loadNumbers.text(0));
    }
    m_loadNumbers.reset();
    return number ? Result{std::optional{std::move(contact)}} : number.error();
}

Result<std::optional<Contact>> Directory::Store::known(const Contact &contact, std::string_view key) {
    if (contact.id)
        return load(contact.id);
    const auto id = idOfKey(key);
    return id ? load(*id) : id.error();
}

Result<ContactId> Directory::Store::write(const Contact &contact, std::string_view key) {
    const auto words = directory::wordsOf(contact.name + ' ' + contact.company);
    const auto emails = joined(contact.emails);
    auto &statement = contact.id ? m_update : m_insert;
    statement.reset().bind(2, key).bind(3, words).bind(4, contact.sourceId).bind(5, contact.name);
    statement.bind(6, contact.company).bind(7, contact.city).bind(8, contact.language).bind(9, contact.note);
    statement.bind(10, emails);
    if (contact.id)
        statement.bind(1, contact.id.value);
    if (auto written = statement.run(); !written)
        return written.error();
    const auto id = contact.id ? contact.id : ContactId{m_database.lastInsertedRow()};
    if (contact.id)
        if (auto removed = m_removeNumbers.reset().bind(1, id.value).run(); !removed)
            return removed.error();
    auto numbers = writeNumbers(contact, id);
    return numbers ? Result{id} : numbers.error();
}

Result<void> Directory::Store::writeNumbers(const Contact &contact, ContactId id) {
    std::uint64_t position = 0;
    const auto write = [&](const std::string &number) {
        return m_insertNumber.reset().bind(1, number).bind(2, id.value).bind(3, position++).run();
    };
    for (const auto number : contact.numbers)
        if (auto written = write(number.text()); !written)
            return written;
    for (const auto &number : contact.otherNumbers)
        if (auto written = write(number); !written)
            return written;
    return {};
}

Result<std::uint64_t> Directory::Store::removeRow(ContactId id) {
    if (auto removed = m_remove.reset().bind(1, id.value).run(); !removed)
        return removed.error();
    return m_database.number("SELECT changes()");
}

Directory::Directory(std::unique_ptr<Store> store)
    : m_store(std::move(store)) {
}
Directory::Directory(Directory &&) noexcept = default;
Directory &Directory::operator=(Directory &&) noexcept = default;
Directory::~Directory() = default;

Result<Directory> Directory::open(const std::filesystem::path &file, std::string region) {
    if (!isKnownRegion(region))
        return Error{"directory.region",
                     directory::quote(region) + " is no region: two capital letters such as RU or DE"};
    auto database = Database::open(file);
    if (!database)
        return database.error();
    if (auto ready = directory::prepareSchema(*database, file.string(), schemaVersion); !ready)
        return ready.error();
    if (auto set = database->execute(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
            "PRAGMA cache_size = -32768; PRAGMA journal_size_limit = 1048576");
        !set)
        return set.error();
    auto store = std::make_unique<Store>(std::move(*database), std::move(region));
    if (auto prepared = store->prepare(); !prepared)
        return prepared.error();
    return Directory(std::move(store));
}

const std::string &Directory::region() const {
    return m_store->region;
}

Result<std::vector<Contact>> Directory::find(std::string_view number) const {
    if (const auto e164 = normalise(number, m_store->region))
        return find(*e164);
    const auto digits = dialledDigits(number);
    return digits.empty() ? std::vector<Contact>{} : m_store->byNumber(digits);
}

Result<std::vector<Contact>> Directory::find(E164 number) const {
    return m_store->byNumber(number.text());
}

Result<std::vector<Contact>> Directory::search(std::string_view text, std::size_t limit) const {
    std::string query;
    for (const auto &word : linesOf(directory::wordsOf(text, '\n')))
        query += (query.empty() ? "\"" : " \"") + word + "\"*";
    return query.empty() ? std::vector<Contact>{} : m_store->byWords(query, limit);
}

Result<std::uint64_t> Directory::count() const {
    return m_store->database().number("SELECT count(*) FROM contacts");
}

Result<Directory::Plan> Directory::plan(const Contact &asked) const {
    auto contact = canonical(asked);
    if (auto good = checked(contact); !good)
        return good.error();
    auto key = keyOf(contact);
    const auto known = m_store->known(contact, key);
    if (!known)
        return known.error();
    if (contact.id && !*known)
        return Error{"directory.unknown", "there is no contact " + std::to_string(contact.id.value)};
    auto change = Change::Added;
    if (*known) {
        contact.id = (*known)->id;
        change = contact == **known ? Change::Unchanged : Change::Updated;
    }
    return Plan{std::move(contact), std::move(key), change};
}

Result<ContactId> Directory::carryOut(const Plan &plan) {
    return plan.change == Change::Unchanged ? plan.contact.id : m_store->write(plan.contact, plan.key);
}

Result<Directory::Put> Directory::put(const Contact &contact) {
    Put outcome{{}, Change::Unchanged};
    const auto done = inOneTransaction([&]() -> Result<void> {
        const auto planned = plan(contact);
        if (!planned)
            return planned.error();
        const auto id = carryOut(*planned);
        if (!id)
            return id.error();
        outcome = {*id, planned->change};
        return {};
    });
    return done ? Result{outcome} : done.error();
}

Result<bool> Directory::remove(ContactId id) {
    const auto removed = m_store->removeRow(id);
    return removed ? Result{*removed > 0} : removed.error();
}

Result<void> Directory::inOneTransaction(const std::function<Result<void>()> &work) {
    Transaction transaction(m_store->database());
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto done = work(); !done)
        return done;
    return transaction.commit();
}

} // namespace callboard
