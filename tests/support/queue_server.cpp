// SPDX-License-Identifier: GPL-3.0-or-later
// queue_server PHONES [LISTEN [RECORDINGS]]: a QueueServer behind a real SIP engine. Callers dial 600; phones
// are 1001, 1002, ... with the passwords secret-1001, ... With a folder for them all talks are recorded.
// Prints where it listens and ends when stdin does.
#include "tests/support/queue_server.h"

#include "backend/telephony/sip/sip_engine.h"

#include <charconv>
#include <filesystem>
#include <unistd.h>

namespace {

using namespace callboard;

sip::SipConfig configFor(int phones, const std::string &listen, const std::filesystem::path &recordings) {
    sip::SipConfig config;
    config.listen = {"udp:" + listen, "tcp:" + listen};
    for (int i = 0; i < phones; ++i) {
        const auto extension = std::to_string(1001 + i);
        config.devices.push_back({DeviceId(extension), AgentId(extension), "", "secret-" + extension, ""});
    }
    sip::SipTrunk trunk;
    trunk.id = TrunkId("city");
    trunk.from = {"127.0.0.1"};
    config.trunks = {trunk};
    config.queues = {{QueueId("support"), "600", {}}};
    config.maxCallsPerSecond = 100'000;
    config.recordings = recordings;
    return config;
}

void waitForEnd() {
    char byte = 0;
    while (read(STDIN_FILENO, &byte, 1) > 0) {
    }
}

} // namespace

int main(int argc, char **argv) {
    const std::string count = argc > 1 ? argv[1] : "5";
    int phones = 5;
    std::from_chars(count.data(), count.data() + count.size(), phones);
    Numbers numbers(1);
    const bool isRecorded = argc > 3;
    const auto recordings =
        isRecorded ? std::filesystem::path(argv[3]) : std::filesystem::temp_directory_path();
    sip::SipEngine engine(configFor(phones, argc > 2 ? argv[2] : "127.0.0.1:0", recordings), numbers,
                          [](const std::string &line) { std::fprintf(stderr, "%s\n", line.c_str()); });
    QueueServer server(engine, numbers, isRecorded);
    const auto started = engine.start([&](const Fact &fact, CommandId) { server.take(fact); }, {});
    if (!started) {
        std::fprintf(stderr, "%s: %s\n", started.error().code.c_str(), started.error().detail.c_str());
        return 1;
    }
    for (const auto &address : engine.addresses())
        std::printf("%s\n", address.c_str());
    std::printf("ready\n");
    std::fflush(stdout);
    waitForEnd();
    engine.stop();
    return 0;
}
