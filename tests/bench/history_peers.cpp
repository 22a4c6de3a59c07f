// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/history_peers.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace callboard::bench {

namespace {

constexpr auto table =
    "CREATE TABLE visits (queue TEXT, agent TEXT, outcome INTEGER, joined BIGINT, wait BIGINT)";

bool runs(const std::string &command) {
    return std::system((command + " > /dev/null 2>&1").c_str()) == 0;
}

std::string programs() {
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator("/usr/lib/postgresql", ignored))
        if (std::filesystem::exists(entry.path() / "bin/initdb"))
            return (entry.path() / "bin").string();
    return {};
}

} // namespace

Result<SqlitePeer> SqlitePeer::make(const std::filesystem::path &file, const std::vector<PeerVisit> &visits) {
    auto database = journal::Database::open(file, journal::Database::Access::create);
    if (!database)
        return database.error();
    if (const auto made = database->run(std::string("PRAGMA synchronous = OFF; BEGIN;") + table); !made)
        return made.error();
    auto insert = database->prepare("INSERT INTO visits VALUES (?, ?, ?, ?, ?)");
    if (!insert)
        return insert.error();
    for (const auto &visit : visits)
        if (const auto put = insert->bind(1, std::string_view(visit.queue))
                                 .bind(2, std::string_view(visit.agent))
                                 .bind(3, visit.outcome)
                                 .bind(4, visit.joined)
                                 .bind(5, visit.wait)
                                 .run();
            !put)
            return put.error();
    if (const auto kept = database->run("COMMIT"); !kept)
        return kept.error();
    return SqlitePeer(std::move(database).value());
}

Result<PeerRows> SqlitePeer::ask(const std::string &sql) {
    auto select = m_database.prepare(sql);
    if (!select)
        return select.error();
    PeerRows rows;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return row.error();
        if (!*row)
            return rows;
        rows[std::string(select->bytes(0))] = {select->number(1), select->number(2), select->number(3)};
    }
}

struct PostgresPeer::Server {
    std::filesystem::path folder;
    std::string binaries;
    std::FILE *psql = nullptr;
    std::FILE *keeper = nullptr; // stops the server when this program is gone, however it went

    // As the user who may run it.
    std::string as(const std::string &command) const {
        return ::getuid() == 0 ? "runuser -u postgres -- " + command : command;
    }
    std::string answers() const { return (folder / "answer").string(); }
    Result<void> say(const std::string &line) const {
        std::fputs((line + "\n").c_str(), psql);
        return std::fflush(psql) == 0 ? Result<void>() : Error{"bench.psql", "psql is gone"};
    }
    // Until psql has done all that it was told.
    Result<void> await() const {
        const auto mark = folder / "done";
        if (const auto told = say("\\! touch " + mark.string()); !told)
            return told;
        while (!std::filesystem::exists(mark))
            ::usleep(200);
        std::filesystem::remove(mark);
        return {};
    }
    void keep() {
        const auto stop = as(binaries + "/pg_ctl -D " + (folder / "data").string() + " -m immediate stop");
        keeper =
            ::popen(("trap '' INT TERM HUP; cat > /dev/null; " + stop + " > /dev/null 2>&1").c_str(), "we");
    }
    ~Server() {
        for (auto *program : {psql, keeper})
            if (program)
                ::pclose(program);
    }
};

PostgresPeer::PostgresPeer(std::unique_ptr<Server> server)
    : m_server(std::move(server)) {
}
PostgresPeer::PostgresPeer(PostgresPeer &&) noexcept = default;
PostgresPeer &PostgresPeer::operator=(PostgresPeer &&) noexcept = default;
PostgresPeer::~PostgresPeer() = default;

Result<PostgresPeer> PostgresPeer::make(const std::filesystem::path &folder,
                                        const std::vector<PeerVisit> &visits) {
    auto server = std::make_unique<Server>();
    server->binaries = programs();
    server->folder = folder;
    if (server->binaries.empty())
        return Error{"bench.postgres", "it is not installed"};
    std::filesystem::create_directories(folder);
    const auto place = folder.string();
    if (::getuid() == 0 && !runs("chmod 711 " + folder.parent_path().string() + "; chown postgres " + place))
        return Error{"bench.postgres", "there is no user postgres"};
    if (!runs(server->as(server->binaries + "/initdb -A trust -D " + place + "/data")) ||
        !runs(server->as(server->binaries + "/pg_ctl -w -l " + place + "/log -D " + place +
                         "/data -o \"-c listen_addresses='' -k " + place + "\" start")))
        return Error{"bench.postgres", "it does not start; see " + place + "/log"};
    server->keep();
    server->psql = ::popen(
        server->as("psql -q -A -t -h " + place + " -d postgres > /dev/null 2> " + place + "/errors").c_str(),
        "we");
    std::string copy = std::string(table) + ";\nSET work_mem = '256MB';\nCOPY visits FROM STDIN;";
    if (const auto told = server->say(copy); !told)
        return told.error();
    for (const auto &visit : visits)
        std::fprintf(server->psql, "%s\t%s\t%lld\t%lld\t%lld\n", visit.queue.c_str(), visit.agent.c_str(),
                     static_cast<long long>(visit.outcome), static_cast<long long>(visit.joined),
                     static_cast<long long>(visit.wait));
    if (const auto told = server->say("\\.\nVACUUM ANALYZE visits;"); !told)
        return told.error();
    if (const auto done = server->await(); !done)
        return done.error();
    return PostgresPeer(std::move(server));
}

Result<PeerRows> PostgresPeer::ask(const std::string &sql) {
    std::filesystem::remove(m_server->answers());
    if (const auto told = m_server->say("\\o " + m_server->answers() + "\n" + sql + ";\n\\o"); !told)
        return told.error();
    if (const auto done = m_server->await(); !done)
        return done.error();
    PeerRows rows;
    std::ifstream file(m_server->answers());
    for (std::string line; std::getline(file, line);) {
        std::stringstream cells(line);
        std::string name, cell;
        std::getline(cells, name, '|');
        std::array<std::int64_t, 3> numbers{};
        for (auto &number : numbers)
            if (std::getline(cells, cell, '|'))
                number = std::strtoll(cell.c_str(), nullptr, 10);
        if (numbers[0] != 0)
            rows[name] = numbers;
    }
    return rows;
}

} // namespace callboard::bench
