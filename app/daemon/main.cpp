// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/daemon.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using namespace callboard;

struct Options {
    std::filesystem::path config = "callboard.toml";
    bool isCheckOnly = false;
};

int failWith(const Error &error) {
    std::cerr << "callboardd: " << error.detail << '\n';
    return 1;
}

// SIGTERM and SIGINT as something to read, so that they end the event loop and nothing else. Blocked before
// any thread begins: all threads inherit it.
int signalSource() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

// A call takes two sockets a leg: a shell's ordinary limit of 1,024 files ends at 250 calls.
void raiseFileLimit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

int run(const Config &config, QCoreApplication &application, int signals) {
    const auto log = spdlog::stderr_color_mt("callboardd");
    log->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %v", spdlog::pattern_time_type::utc);
    log->flush_on(spdlog::level::info);
    auto daemon = Daemon::start(config, [log](const std::string &line) { log->info("{}", line); });
    if (!daemon)
        return failWith(daemon.error());
    QObject::connect(daemon->get(), &Daemon::failed, &application, [&](const QString &reason) {
        log->critical("{}; nothing more can be recorded, so this ends here", reason.toStdString());
        application.exit(1);
    });
    QSocketNotifier notifier(signals, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &application, [&] {
        notifier.setEnabled(false);
        application.quit();
    });
    std::cout << "callboardd ready: " << (*daemon)->addresses() << std::endl;
    const int code = application.exec();
    (*daemon)->stop();
    log->info("stopped");
    return code;
}

} // namespace

int main(int argc, char **argv) {
    umask(027); // callers' numbers and voices are for the service's own people
    Options options;
    CLI::App app("callboardd: the backend of Callboard (telephony, journal, desktops' door)");
    app.set_version_flag("--version", "callboardd " CALLBOARD_VERSION);
    app.add_option("--config", options.config, "The configuration file")->capture_default_str();
    app.add_flag("--check", options.isCheckOnly, "Read the configuration, say whether it is right, and end");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const auto config = readConfig(options.config);
    if (!config)
        return failWith(config.error());
    if (options.isCheckOnly) {
        std::cout << options.config.string() << ": right\n";
        return 0;
    }
    raiseFileLimit();
    const int signals = signalSource();
    QCoreApplication application(argc, argv);
    return run(*config, application, signals);
}
