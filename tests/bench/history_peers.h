// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/database.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace callboard::bench {

struct PeerVisit {
    std::string queue, agent;
    std::int64_t outcome, joined, wait;
};

// By group: offered, answered, the sum of the answered's waits.
using PeerRows = std::map<std::string, std::array<std::int64_t, 3>>;

// The visits as rows of a table of SQLite.
class SqlitePeer {
public:
    static Result<SqlitePeer> make(const std::filesystem::path &file, const std::vector<PeerVisit> &visits);
    Result<PeerRows> ask(const std::string &sql);

private:
    explicit SqlitePeer(journal::Database database)
        : m_database(std::move(database)) {}
    journal::Database m_database;
};

// The same in a PostgreSQL of its own, on a socket in that folder, run by the user postgres when this is root
// and stopped at the end. Talked to by psql in one session. Error: it is not installed, or does not start.
class PostgresPeer {
public:
    static Result<PostgresPeer> make(const std::filesystem::path &folder,
                                     const std::vector<PeerVisit> &visits);
    PostgresPeer(PostgresPeer &&) noexcept;
    PostgresPeer &operator=(PostgresPeer &&) noexcept;
    ~PostgresPeer();
    // What gives no rows of four columns gives none.
    Result<PeerRows> ask(const std::string &sql);

private:
    struct Server;
    explicit PostgresPeer(std::unique_ptr<Server> server);
    std::unique_ptr<Server> m_server;
};

} // namespace callboard::bench
