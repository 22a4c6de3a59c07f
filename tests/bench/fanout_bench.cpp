// SPDX-License-Identifier: GPL-3.0-or-later
// One event to very many clients: the server over real sockets against a bare loop of send().
//
//   fanout_bench [--small] [--clients N] [--events-per-second N] [--seconds N] [--rounds N]
//
// Prints `name ours floor ratio`: CPU microseconds a delivery (median of the rounds), and the delay from the
// event's making to its reading.
#include "backend/server.h"
#include "core/wire/json.h"
#include "tests/bench/fanout_readers.h"
#include "tests/support/paper_floor.h"
#include "tests/support/wait.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace callboard::bench {
namespace {

struct Plan {
    int clients = 1000;
    int eventsPerSecond = 100;
    double seconds = 5;
    int rounds = 5;
    int events() const { return static_cast<int>(eventsPerSecond * seconds); }
};

struct Round {
    double microseconds = 0; // of CPU, a delivery
    ReaderReport readers;
};

double cpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Fact stamped() {
    return DeviceRegistered{DeviceId{"1001"}, std::to_string(monotonicNanoseconds()), "phone"};
}

// Calls `make` at each event's time, `between` while there is time.
template <class Make, class Between>
void pace(const Plan &plan, Make make, Between between) {
    const std::int64_t step = 1'000'000'000 / plan.eventsPerSecond;
    std::int64_t next = monotonicNanoseconds();
    for (int i = 0; i < plan.events(); ++i, next += step) {
        while (monotonicNanoseconds() < next)
            between(next - monotonicNanoseconds());
        make();
    }
}

Round conclude(const Plan &plan, Readers &readers, double before) {
    Round round;
    round.microseconds = (cpuSeconds() - before) * 1e6 / plan.clients / plan.events();
    round.readers = readers.report();
    return round;
}

constexpr auto handshake = "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                           "Sec-WebSocket-Protocol: callboard.v1\r\n\r\n";

std::string helloFrame(const std::string &token) {
    Hello hello;
    hello.client = "bench";
    hello.user = UserId{"olga"};
    hello.token = token;
    std::string text = requestText("1", wire::hello, toJson(hello));
    text.append(200, ' '); // long enough for a length of two bytes
    std::string frame = "\x81\xfe";
    frame += static_cast<char>(text.size() >> 8);
    frame += static_cast<char>(text.size() & 0xff);
    return frame + std::string(4, '\0') + text; // a mask of zeros
}

Round ours(const Plan &plan, Readers &readers) {
    test::PaperFloor floor;
    test::PaperEnquiries enquiries;
    const auto quiet = [](const std::string &) {};
    Access access({{UserId{"olga"}, Role::Supervisor, {}, "secret"}}, {PasswordCost::least(), {}, quiet});
    SessionLimits limits;
    limits.silence = limits.behind = minutes{10};
    limits.mostGreetingsOfAddress = limits.mostSessions = 100'000;
    Server server(floor, enquiries, access, limits, quiet);
    if (!server.listen({}))
        std::exit(1);
    readers.begin(server.port(), plan.clients, handshake, helloFrame(access.issueToken(UserId{"olga"})));
    test::waitFor([&] { return readers.areReady(); }, minutes{2});
    test::passTime(milliseconds{200});
    const double before = cpuSeconds();
    pace(
        plan, [&] { floor.record(stamped()); },
        [](std::int64_t) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            usleep(500);
        });
    floor.record(DeviceRegistered{DeviceId{"1001"}, Readers::last, "phone"});
    test::passTime(milliseconds{300});
    Round round = conclude(plan, readers, before);
    server.stop();
    test::waitFor([&] { return server.sessions() == 0; });
    return round;
}

Round bareSend(const Plan &plan, Readers &readers) {
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || listen(listener, 4096) != 0 ||
        getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        std::exit(1);
    readers.begin(ntohs(address.sin_port), plan.clients, "", "");
    std::vector<int> sockets;
    while (static_cast<int>(sockets.size()) < plan.clients)
        sockets.push_back(accept(listener, nullptr, nullptr));
    while (!readers.areReady())
        usleep(1000);
    const auto sendAll = [&](const std::string &contact) {
        const Event event{1, now(), {}, DeviceRegistered{DeviceId{"1001"}, contact, "phone"}};
        const std::string text = notificationText(wire::event, eventParams("paper-1", event));
        for (const int file : sockets)
            if (send(file, text.data(), text.size(), MSG_NOSIGNAL) < 0)
                std::exit(1);
    };
    const double before = cpuSeconds();
    pace(
        plan, [&] { sendAll(std::to_string(monotonicNanoseconds())); },
        [](std::int64_t left) { usleep(static_cast<useconds_t>(left / 1000)); });
    sendAll(Readers::last);
    Round round = conclude(plan, readers, before);
    for (const int file : sockets)
        close(file);
    close(listener);
    return round;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

int run(const Plan &plan, Readers &readers) {
    std::array<std::vector<Round>, 2> rounds;
    for (int i = 0; i < plan.rounds; ++i) {
        rounds[0].push_back(ours(plan, readers));
        rounds[1].push_back(bareSend(plan, readers));
    }
    const auto wanted = static_cast<std::uint64_t>(plan.clients) * static_cast<std::uint64_t>(plan.events());
    for (const auto &side : rounds)
        for (const Round &round : side)
            if (round.readers.deliveries != wanted) {
                std::fprintf(stderr, "%lu events arrived instead of %lu\n",
                             static_cast<unsigned long>(round.readers.deliveries),
                             static_cast<unsigned long>(wanted));
                return 1;
            }
    const auto print = [&](const char *name, auto figure) {
        std::array<double, 2> medians{};
        for (std::size_t side = 0; side < 2; ++side) {
            std::vector<double> values;
            for (const Round &round : rounds[side])
                values.push_back(figure(round));
            medians[side] = median(std::move(values));
        }
        std::printf("%-28s %10.3f %10.3f %8.2f\n", name, medians[0], medians[1], medians[0] / medians[1]);
    };
    std::printf("%d clients x %d events/s, %.0f s, %d rounds\n", plan.clients, plan.eventsPerSecond,
                plan.seconds, plan.rounds);
    std::printf("%-28s %10s %10s %8s\n", "name", "ours", "floor", "ratio");
    print("fanout.cpu_us_per_delivery", [](const Round &round) { return round.microseconds; });
    print("fanout.p50_ms", [](const Round &round) { return round.readers.p50; });
    print("fanout.p99_ms", [](const Round &round) { return round.readers.p99; });
    print("fanout.longest_ms", [](const Round &round) { return round.readers.longest; });
    return 0;
}

} // namespace
} // namespace callboard::bench

int main(int argc, char **argv) {
    using namespace callboard::bench;
    Readers readers; // forks: before anything of Qt
    const QCoreApplication application(argc, argv);
    Plan plan;
    for (int i = 1; i < argc; ++i) {
        const std::string_view option = argv[i];
        const auto number = [&] { return i + 1 < argc ? std::atoi(argv[++i]) : 0; };
        if (option == "--small")
            plan = {20, 50, 0.5, 1};
        else if (option == "--clients")
            plan.clients = number();
        else if (option == "--events-per-second")
            plan.eventsPerSecond = number();
        else if (option == "--seconds")
            plan.seconds = number();
        else if (option == "--rounds")
            plan.rounds = number();
        else
            return 2;
    }
    if (plan.clients < 1 || plan.eventsPerSecond < 1 || plan.events() < 1 || plan.rounds < 1)
        return 2;
    return run(plan, readers);
}
