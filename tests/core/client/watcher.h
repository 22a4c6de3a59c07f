// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/center_client.h"
#include "tests/support/wait.h"

namespace callboard::test {

inline LinkOptions optionsFor(quint16 port, const char *user = "anna") {
    LinkOptions options;
    options.url = QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(port));
    options.user = UserId{user};
    options.password = "secret";
    options.client = "test 1";
    options.firstDelay = milliseconds{10};
    options.longestDelay = milliseconds{100};
    return options;
}

// Keeps what a client says.
struct Watcher {
    explicit Watcher(CenterClient &client) {
        QObject::connect(&client, &CenterClient::linkStateChanged, &client,
                         [this](const LinkStatus &status) { statuses.push_back(status); });
        QObject::connect(&client, &CenterClient::snapshot, &client, [this] { ++snapshots; });
        QObject::connect(&client, &CenterClient::happened, &client,
                         [this](const Event &event) { seqs.push_back(event.seq); });
        QObject::connect(&client, &CenterClient::changed, &client, [this] { ++changes; });
        QObject::connect(&client, &CenterClient::accepted, &client,
                         [this](CommandId id) { accepted.push_back(id); });
        QObject::connect(&client, &CenterClient::refused, &client, [this](CommandId id, const QString &code) {
            refused.push_back(id);
            codes.push_back(code.toStdString());
        });
    }
    bool saw(LinkState state, const std::string &code) const {
        for (const auto &status : statuses)
            if (status.state == state && status.error && status.error->code == code)
                return true;
        return false;
    }

    std::vector<LinkStatus> statuses;
    int snapshots = 0;
    int changes = 0;
    std::vector<std::uint64_t> seqs;
    std::vector<CommandId> accepted;
    std::vector<CommandId> refused;
    std::vector<std::string> codes;
};

inline bool isLive(const CenterClient &client) {
    return client.status().state == LinkState::Live && client.hasCenter();
}

} // namespace callboard::test
