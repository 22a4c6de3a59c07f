// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/server.h"
#include "tests/support/paper_floor.h"
#include "tests/support/raw_client.h"

#include <gtest/gtest.h>

namespace callboard::test {

// A server on a free port of this machine, over a floor of paper. Everybody's password is "secret".
class ServedSite {
public:
    explicit ServedSite(SessionLimits limits = {}, Throttle::Limits throttle = {},
                        std::vector<Credentials> credentials = users())
        : access(std::move(credentials), {PasswordCost::least(), throttle, logger()})
        , server(floor, enquiries, access, limits, logger()) {
        const auto listening = server.listen({});
        EXPECT_TRUE(listening) << listening.error().detail;
    }

    static std::vector<Credentials> users() {
        std::vector<Credentials> all;
        const auto hash = hashPassword("secret", PasswordCost::least());
        for (const auto &[name, role] : {std::pair{"anna", Role::Agent}, std::pair{"boris", Role::Agent},
                                         std::pair{"olga", Role::Supervisor}})
            all.push_back({UserId{name}, role, *hash, {}});
        return all;
    }
    std::function<void(const std::string &)> logger() {
        return [this](const std::string &line) { log.push_back(line); };
    }
    quint16 port() const { return server.port(); }

    std::vector<std::string> log;
    PaperFloor floor;
    PaperEnquiries enquiries;
    Access access;
    Server server;
};

} // namespace callboard::test
