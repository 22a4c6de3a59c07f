// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/contacts/contact.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace callboard {

// The site's contacts in an SQLite file of their own, `contacts.db` in the data directory. Any number of
// processes may have it open: readers see the last whole change while another imports. An object is for one
// thread.
class Directory {
public:
    static constexpr std::uint64_t schemaVersion = 1;
    static constexpr std::size_t longestText = 4096; // bytes of a name, a company, a note
    static constexpr std::size_t mostNumbers = 64;   // of one contact, of each kind; as for e-mail addresses

    enum class Change { Added, Updated, Unchanged };
    struct Put {
        ContactId id;
        Change change;
    };
    struct Plan {
        Contact contact; // tidied; with the id of the contact that is replaced, or none
        std::string key;
        Change change;
    };

    // Creates the file where there is none. `region` is where numbers without a country code are dialled.
    // A file of another version stays as it is and is refused with both versions named. Codes:
    // directory.region, directory.newer, directory.foreign and those of the storage: directory.damaged,
    // .busy, .diskFull, .storage.
    static Result<Directory> open(const std::filesystem::path &file, std::string region);
    Directory(Directory &&) noexcept;
    Directory &operator=(Directory &&) noexcept;
    ~Directory();

    const std::string &region() const;

    // Every contact with this number in the order they came, however it is spelled. What is no E.164 number
    // is looked up by its dialled digits among the otherNumbers.
    Result<std::vector<Contact>> find(std::string_view number) const;
    Result<std::vector<Contact>> find(E164 number) const;

    // Contacts with a word in name or company that begins with each of these words; case, accents and yo do
    // not matter. No word: none.
    Result<std::vector<Contact>> search(std::string_view text, std::size_t limit) const;

    Result<std::uint64_t> count() const;

    // Replaces the contact with this id or, where it has none, the one with the same stableKey(), else adds.
    // Codes: contact.nameless, contact.tooLong, contact.notUtf8, directory.unknown, directory.duplicate.
    Result<Put> put(const Contact &contact);
    // The two halves of put(): what it would do, and doing it. Others must not write between them: see
    // inOneTransaction().
    Result<Plan> plan(const Contact &contact) const;
    Result<ContactId> carryOut(const Plan &plan);
    // False: there was none.
    Result<bool> remove(ContactId id);

    // All that `work` puts and removes, or nothing when it fails.
    Result<void> inOneTransaction(const std::function<Result<void>()> &work);

private:
    class Store;
    explicit Directory(std::unique_ptr<Store> store);

    std::unique_ptr<Store> m_store;
};

// By what a contact is known again when its source is imported again: the sourceId where it has one, else
// name, company and first number (without a number, first e-mail address).
std::string stableKey(const Contact &contact);

} // namespace callboard
