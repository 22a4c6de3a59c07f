// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/schema.h"

namespace callboard::directory {

namespace {

constexpr std::uint64_t applicationId = 0x43424B31; // "CBK1"

// `number` is "+" and E.164 digits, or dialled digits without the plus. `words` is folded name and company,
// each word of letters and digits only, so that the ascii tokenizer takes every script whole.
constexpr const char *tables = R"(
CREATE TABLE contacts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  source_id TEXT NOT NULL,
  name TEXT NOT NULL,
  company TEXT NOT NULL,
  city TEXT NOT NULL,
  language TEXT NOT NULL,
  note TEXT NOT NULL,
  emails TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE TABLE numbers (
  number TEXT NOT NULL,
  contact INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  PRIMARY KEY (number, contact)
) STRICT, WITHOUT ROWID;
CREATE INDEX numbers_of_contact ON numbers (contact, position, number);
CREATE VIRTUAL TABLE contact_words USING fts5 (
  words, content = 'contacts', content_rowid = 'id',
  tokenize = 'ascii', prefix = '1 2 3 4 5', detail = none, columnsize = 0);
CREATE TRIGGER contact_added AFTER INSERT ON contacts BEGIN
  INSERT INTO contact_words (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER contact_removed AFTER DELETE ON contacts BEGIN
  INSERT INTO contact_words (contact_words, rowid, words) VALUES ('delete', old.id, old.words);
END;
CREATE TRIGGER contact_reworded AFTER UPDATE OF words ON contacts WHEN old.words <> new.words BEGIN
  INSERT INTO contact_words (contact_words, rowid, words) VALUES ('delete', old.id, old.words);
  INSERT INTO contact_words (rowid, words) VALUES (new.id, new.words);
END;
)";

Result<void> create(Database &database, std::uint64_t version) {
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const auto others = database.number("SELECT count(*) FROM sqlite_schema");
    if (!others)
        return others.error();
    if (*others > 0) // another process was quicker
        return {};
    if (auto made = database.execute(tables); !made)
        return made;
    if (auto named = database.execute("PRAGMA application_id = " + std::to_string(applicationId) +
                                      "; PRAGMA user_version = " + std::to_string(version));
        !named)
        return named;
    return transaction.commit();
}

} // namespace

Result<void> prepareSchema(Database &database, const std::string &file, std::uint64_t version) {
    const auto entries = database.number("SELECT count(*) FROM sqlite_schema");
    if (!entries)
        return entries.error();
    if (*entries == 0)
        if (auto created = create(database, version); !created)
            return created;
    const auto owner = database.number("PRAGMA application_id");
    const auto found = database.number("PRAGMA user_version");
    if (!owner || !found)
        return owner ? found.error() : owner.error();
    if (*owner != applicationId)
        return Error{"directory.foreign", file + ": an SQLite file of another program; choose another name"};
    if (*found != version)
        return Error{"directory.newer", file + ": the contacts have version " + std::to_string(*found) +
                                            ", this program (" CALLBOARD_VERSION ") knows version " +
                                            std::to_string(version) + ": use the program that wrote them"};
    return {};
}

} // namespace callboard::directory
