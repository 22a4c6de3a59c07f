// SPDX-License-Identifier: GPL-3.0-or-later
// From the INVITE leaving a caller's phone to the agent's window having painted who calls: SIP, journal,
// routing, wire, replica, widgets. The floor is the window's own repaint with nothing before it.
//     pop_bench [--small]      (CALLBOARD_BIN names the folder of the programs)
#include "core/phone/user_agent.h"
#include "tests/scenario/site.h"
#include "widgets/shell/live_session.h"
#include "widgets/shell/main_window.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTimer>

namespace {

using namespace callboard;
using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

bool spinUntil(const std::function<bool()> &holds,
               std::chrono::milliseconds limit = std::chrono::seconds{10}) {
    const auto until = Clock::now() + limit;
    QTimer waker;
    waker.start(1);
    while (!holds()) {
        if (Clock::now() > until)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

// Notes when the last paint that follows a ring is done.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(MainWindow &window) {
        QObject::connect(&window, &MainWindow::rang, this, [this] { m_hasRung = true; });
        QCoreApplication::instance()->installEventFilter(this);
    }
    void begin() {
        m_hasRung = false;
        m_painted.reset();
    }
    std::optional<Clock::time_point> painted() const { return m_painted; }

protected:
    // A window's update request paints all that is dirty in one go; it is done when the loop comes round.
    bool eventFilter(QObject *object, QEvent *event) override {
        if (m_hasRung && !m_painted && event->type() == QEvent::UpdateRequest && object->isWidgetType())
            QTimer::singleShot(0, this, [this] {
                if (!m_painted)
                    m_painted = Clock::now();
            });
        return false;
    }

private:
    bool m_hasRung = false;
    std::optional<Clock::time_point> m_painted;
};

phone::Settings settingsFrom(std::uint16_t rtpPort) {
    phone::Settings settings;
    settings.media.firstPort = rtpPort;
    settings.media.lastPort = static_cast<std::uint16_t>(rtpPort + 999);
    return settings;
}

// A caller and the agent's phone, which rings and is never answered.
class Phones {
public:
    explicit Phones(const test::Site &site)
        : m_loop(voice::Loop::start().value())
        , m_agent(start(33000))
        , m_caller(start(34000))
        , m_server{"127.0.0.1", site.sipPort(), phone::Transport::Udp} {
        m_agent->addAccount({"1001", "sip-1001", "", m_server});
    }
    ~Phones() {
        m_caller->stop();
        m_agent->stop();
    }
    bool isRegistered() const { return m_isRegistered; }
    bool isQuiet() const { return m_calls == 0; }
    void call() {
        ++m_calls;
        phone::Dial dial;
        dial.to = {"600", m_server};
        dial.number = "+74951234567";
        dial.name = "Ivan Petrov";
        m_call = m_caller->call(std::move(dial));
    }
    void hangUp() { m_caller->hangUp(m_call); }

private:
    std::unique_ptr<phone::UserAgent> start(std::uint16_t rtpPort) {
        return phone::UserAgent::start(*m_loop, settingsFrom(rtpPort),
                                       [this](const phone::PhoneEvent &event) { hear(event); })
            .value();
    }
    void hear(const phone::PhoneEvent &event) {
        if (std::holds_alternative<phone::Registered>(event))
            m_isRegistered = true;
        if (std::holds_alternative<phone::Incoming>(event))
            ++m_calls;
        if (std::holds_alternative<phone::Ended>(event))
            --m_calls;
    }

    std::unique_ptr<voice::Loop> m_loop;
    std::atomic<bool> m_isRegistered = false;
    std::atomic<int> m_calls = 0;
    std::unique_ptr<phone::UserAgent>
        m_agent; // not the caller's: what comes from a phone's socket is the phone's
    std::unique_ptr<phone::UserAgent> m_caller;
    phone::Server m_server;
    phone::PhoneCallId m_call;
};

double repaint(MainWindow &window) {
    const auto before = Clock::now();
    window.repaint();
    return milliseconds(Clock::now() - before);
}

double rank(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1,
                           static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

int failed(const char *what) {
    std::fprintf(stderr, "pop_bench: %s\n", what);
    return 1;
}

int measure(const test::Site &site, int calls) {
    LiveSession session;
    MainWindow window(session, Preferences{});
    PaintWatch watch(window);
    window.resize(1366, 768);
    window.show();
    window.signIn({QStringLiteral("ws://127.0.0.1:%1").arg(site.ctiPort()), QStringLiteral("anna"),
                   QStringLiteral("demo")});
    Phones phones(site);
    const auto isSet = [&] { return phones.isRegistered() && session.state() == Session::State::Live; };
    if (!spinUntil(isSet) || site.as("anna", {"state", "ready"}).code != 0)
        return failed("the agent cannot get ready");
    std::vector<double> ours, floor;
    for (int i = 0; i < calls; ++i) {
        watch.begin();
        const auto before = Clock::now();
        phones.call();
        if (!spinUntil([&] { return watch.painted().has_value(); }))
            return failed("a call did not pop");
        ours.push_back(milliseconds(*watch.painted() - before));
        phones.hangUp();
        if (!spinUntil([&] { return phones.isQuiet(); }))
            return failed("a call did not end");
        floor.push_back(repaint(window));
        spinUntil([] { return false; }, std::chrono::milliseconds{50});
    }
    std::printf(
        "INVITE to painted pop, ms, %d calls: p50 %.2f p99 %.2f longest %.2f; floor (repaint) p50 %.2f p99 "
        "%.2f; ratio of p99 %.1f\n",
        calls, rank(ours, 0.5), rank(ours, 0.99), rank(ours, 1), rank(floor, 0.5), rank(floor, 0.99),
        rank(ours, 0.99) / rank(floor, 0.99));
    return 0;
}

} // namespace

int main(int argc, char **argv) {
    const bool isSmall = argc > 1 && std::string_view(argv[1]) == "--small";
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    test::Site site(test::Site::Plan{.agents = 1, .queue = "ring_timeout = \"30s\"\nwrap_up = \"0s\"\n"});
    if (!site.start())
        return failed("the backend does not start");
    return measure(site, isSmall ? 3 : 200);
}
