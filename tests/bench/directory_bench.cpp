// SPDX-License-Identifier: GPL-3.0-or-later
// directory_bench [--small]: microseconds of one look-up among a million contacts against a bare seek in the
// same SQLite file, and microseconds to put a contact. Lower is better.
#include "core/directory/database.h"
#include "core/directory/directory.h"
#include "core/directory/phone_number.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <unistd.h>

namespace {

using namespace callboard;

constexpr std::uint64_t lookUps = 2'000;

[[noreturn]] void stop(const std::string &what) {
    std::fprintf(stderr, "directory_bench: %s\n", what.c_str());
    std::exit(1);
}

template <class T>
T taken(Result<T> result) {
    if (!result)
        stop(result.error().detail);
    return std::move(*result);
}

std::string numberOf(std::uint64_t i) {
    return "+7495" + std::to_string(1'000'000 + i);
}

Contact contactOf(std::uint64_t i) {
    constexpr const char *first[] = {"Иван", "Мария", "Алексей", "Ольга", "John", "Mary", "Дмитрий"};
    constexpr const char *last[] = {"Иванов", "Петров", "Smith", "Волков", "Соколов"};
    Contact contact;
    contact.name = std::string(first[i % 7]) + ' ' + last[i % 5] + std::to_string(i % 977);
    contact.company = "Company " + std::to_string(i / 7);
    contact.numbers.push_back(*E164::fromText(numberOf(i)));
    return contact;
}

double microsecondsOf(const std::function<void()> &work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
}

struct Spread {
    double median = 0;
    double p99 = 0;
};

Spread spreadOf(std::uint64_t contacts, const std::function<void(std::uint64_t)> &lookUp) {
    std::vector<double> samples;
    for (std::uint64_t i = 0; i < lookUps; ++i)
        samples.push_back(microsecondsOf([&] { lookUp(i * 7'919 % contacts); }));
    std::sort(samples.begin(), samples.end());
    return {samples[lookUps / 2], samples[lookUps * 99 / 100]};
}

void print(const std::string &name, Spread ours, Spread floor) {
    std::printf("%-28s %10.1f %10.1f %6.2f\n", (name + ", median").c_str(), ours.median, floor.median,
                ours.median / floor.median);
    std::printf("%-28s %10.1f %10.1f %6.2f\n", (name + ", p99").c_str(), ours.p99, floor.p99,
                ours.p99 / floor.p99);
}

void fill(Directory &directory, std::uint64_t contacts) {
    const auto work = [&]() -> Result<void> {
        for (std::uint64_t i = 0; i < contacts; ++i)
            if (auto put = directory.put(contactOf(i)); !put)
                return put.error();
        return {};
    };
    const auto passed = microsecondsOf([&] {
        if (auto done = directory.inOneTransaction(work); !done)
            stop(done.error().detail);
    });
    std::printf("%-28s %10.1f %10s %6s\n", "put a contact", passed / static_cast<double>(contacts), "-", "-");
}

void measure(const std::filesystem::path &file, std::uint64_t contacts) {
    auto directory = taken(Directory::open(file, "RU"));
    fill(directory, contacts);
    auto database = taken(directory::Database::open(file));
    auto seek =
        taken(database.prepare("SELECT c.name, c.note FROM numbers n JOIN contacts c ON c.id = n.contact "
                               "WHERE n.number = ?1"));
    const auto floor = spreadOf(contacts, [&](std::uint64_t i) {
        const auto number = numberOf(i);
        if (!taken(seek.reset().bind(1, number).step()))
            stop("the floor finds nothing");
    });
    const auto expectOne = [](const Result<std::vector<Contact>> &found) {
        if (!found || found->size() != 1)
            stop("a contact is not found");
    };
    const auto e164 =
        spreadOf(contacts, [&](std::uint64_t i) { expectOne(directory.find(*E164::fromText(numberOf(i)))); });
    print("find by E.164", e164, floor);
    const auto spelled = spreadOf(contacts, [&](std::uint64_t i) {
        expectOne(directory.find(display(*E164::fromText(numberOf(i)), "RU")));
    });
    print("find by a spelling", spelled, floor);
    const auto words = spreadOf(
        contacts, [&](std::uint64_t i) { expectOne(directory.search(contactOf(i).name.substr(0, 6), 1)); });
    print("search by first letters", words, floor);
}

} // namespace

int main(int argc, char **argv) {
    const bool isSmall = argc > 1 && std::strcmp(argv[1], "--small") == 0;
    auto pattern = (std::filesystem::temp_directory_path() / "directory-bench-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(pattern.data());
    std::printf("%-28s %10s %10s %6s\n", "us", "ours", "floor", "ratio");
    measure(folder / "contacts.db", isSmall ? 2'000 : 1'000'000);
    std::filesystem::remove_all(folder);
}
