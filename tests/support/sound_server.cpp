// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sound_server.h"

#include "tests/support/eventually.h"
#include "tests/support/wave.h"

#include <cstring>
#include <sstream>

namespace callboard::test {

namespace {

std::string sinkModule(const std::string &sink) {
    return "module-null-sink sink_name=" + sink +
           " rate=48000 channels=1 sink_properties=device.description=" + sink;
}

constexpr auto microphoneModule = "module-remap-source source_name=microphone master=voice.monitor "
                                  "source_properties=device.description=microphone";

} // namespace

SoundServer::SoundServer() {
    m_process = std::make_unique<Process>(
        std::vector<std::string>{"pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1",
                                 "--use-pid-file=no", "--disallow-exit", "-L",
                                 "module-native-protocol-unix auth-anonymous=1 socket=" +
                                     m_scratch.path("native").string(),
                                 "-L", sinkModule("speaker"), "-L", sinkModule("spare"), "-L",
                                 sinkModule("voice"), "-L", microphoneModule},
        options());
}

Process::Options SoundServer::options() const {
    const auto folder = m_scratch.path().string();
    return {folder, {"HOME=" + folder, "XDG_RUNTIME_DIR=" + folder, "PULSE_SERVER=" + address()}};
}

std::string SoundServer::run(const std::vector<std::string> &command) const {
    Process process(command, options());
    process.wait();
    return process.output();
}

bool SoundServer::isReady() const {
    const bool isThere = eventually([&] {
        return run({"pactl", "list", "short", "sources"}).find("microphone") != std::string::npos;
    });
    run({"pactl", "set-default-source", "microphone"});
    run({"pactl", "set-default-sink", "speaker"});
    return isThere;
}

std::unique_ptr<Process> SoundServer::say(double hz, double seconds) const {
    const auto file = m_scratch.path("say-" + std::to_string(static_cast<int>(hz)) + ".wav");
    writeTone(file, hz, seconds);
    return std::make_unique<Process>(
        std::vector<std::string>{"paplay", "--latency-msec=20", "--device=voice", file.string()}, options());
}

void SoundServer::load(const std::string &module) const {
    std::istringstream words(module);
    std::vector<std::string> command{"pactl", "load-module"};
    for (std::string word; words >> word;)
        command.push_back(word);
    run(command);
}

void SoundServer::unload(const std::string &mark) const {
    std::istringstream lines(run({"pactl", "list", "short", "modules"}));
    for (std::string line; std::getline(lines, line);)
        if (line.find(mark) != std::string::npos)
            run({"pactl", "unload-module", line.substr(0, line.find('\t'))});
}

void SoundServer::plugIn(const std::string &sink) const {
    load(sinkModule(sink));
}

void SoundServer::pullOut(const std::string &sink) const {
    unload("sink_name=" + sink);
}

void SoundServer::plugInMicrophone() const {
    load(microphoneModule);
}

void SoundServer::pullOutMicrophone() const {
    unload("source_name=microphone");
}

SoundServer::Recording::Recording(const SoundServer &server, const std::string &sink)
    : m_process(std::make_unique<Process>(
          std::vector<std::string>{"parec", "--raw", "--format=s16le", "--rate=8000", "--channels=1",
                                   "--latency-msec=10", "--device=" + sink + ".monitor"},
          server.options())) {
}

std::vector<std::int16_t> SoundServer::Recording::sound() const {
    const auto bytes = m_process->output();
    std::vector<std::int16_t> samples(bytes.size() / 2);
    std::memcpy(samples.data(), bytes.data(), samples.size() * 2);
    return samples;
}

} // namespace callboard::test
