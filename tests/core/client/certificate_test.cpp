// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/server/site.h"
#include "tests/core/client/watcher.h"

#include <cstdlib>
#include <filesystem>

namespace callboard {
namespace {

using namespace test;

std::filesystem::path certificates() {
    const char *source = std::getenv("CALLBOARD_SOURCE");
    return std::filesystem::path(source ? source : ".") / "tests/data/certificates";
}

// What becomes of a client of a server with this certificate: "live", or the error's code.
std::string outcome(const std::string &name, bool knowsAuthority, std::string *detail = nullptr) {
    ServedSite site;
    const auto file = certificates() / name;
    const auto listening =
        site.server.listen({"127.0.0.1", 0, file.string() + ".pem", file.string() + ".key"});
    if (!listening)
        return listening.error().detail;
    LinkOptions options = optionsFor(site.port());
    options.url = QUrl(QStringLiteral("wss://127.0.0.1:%1").arg(site.port()));
    if (knowsAuthority)
        options.authorities =
            QSslCertificate::fromPath(QString::fromStdString((certificates() / "authority.pem").string()));
    CenterClient client(options);
    client.open();
    waitFor([&] { return isLive(client) || client.status().state == LinkState::Waiting; });
    if (!client.status().error)
        return "live";
    if (detail)
        *detail = client.status().error->detail;
    EXPECT_EQ(site.server.sessions(), 0u);
    return client.status().error->code;
}

TEST(Certificate, ofTheSiteIsTrusted) {
    EXPECT_EQ(outcome("good", true), "live");
}

TEST(Certificate, thatEndedIsNamedWithItsDate) {
    std::string detail;
    EXPECT_EQ(outcome("expired", true, &detail), "link.certificateExpired");
    EXPECT_NE(detail.find("2021-01-01"), std::string::npos) << detail;
}

TEST(Certificate, ofAnotherHostIsNamedWithIt) {
    std::string detail;
    EXPECT_EQ(outcome("other", true, &detail), "link.certificateHost");
    EXPECT_NE(detail.find("callboard.example"), std::string::npos) << detail;
}

TEST(Certificate, ofNobodyWeKnowIsRefused) {
    EXPECT_EQ(outcome("good", false), "link.certificateUntrusted");
}

} // namespace
} // namespace callboard
