// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a Qt program: when its first window was painted and the event loop has nothing left to do,
// it prints "usable WALL_MS CPU_MS PSS_KB" and quits. The program measured stays as it is shipped.
#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWindow>

#include <chrono>
#include <cstdio>
#include <sys/resource.h>

namespace {

double cpuMilliseconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

double wallMilliseconds() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const double started = qEnvironmentVariable("USABLE_PROBE_STARTED").toDouble(); // nanoseconds
    return (static_cast<double>(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()) -
            started) /
           1e6;
}

long pssKilobytes() {
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const auto &line : file.readAll().split('\n'))
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').front().toLong();
    return 0;
}

class Probe : public QObject {
public:
    bool eventFilter(QObject *object, QEvent *event) override {
        const bool isPaint = event->type() == QEvent::UpdateRequest || event->type() == QEvent::Paint;
        if (isPaint && object->isWidgetType() && !m_isSeen) {
            m_isSeen = true;
            QTimer::singleShot(0, this, [this] { QTimer::singleShot(0, this, &Probe::tell); });
        }
        return false;
    }

private:
    void tell() {
        const double wall = wallMilliseconds();
        const double cpu = cpuMilliseconds();
        std::printf("usable %.1f %.1f %ld\n", wall, cpu, pssKilobytes());
        std::fflush(stdout);
        QCoreApplication::quit();
    }
    bool m_isSeen = false;
};

void watch() {
    QCoreApplication::instance()->installEventFilter(new Probe);
}

Q_COREAPP_STARTUP_FUNCTION(watch)

} // namespace
