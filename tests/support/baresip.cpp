// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/baresip.h"

#include "tests/support/eventually.h"
#include "tests/support/ports.h"
#include "tests/support/source.h"

#include <algorithm>
#include <fstream>

namespace callboard::test {

namespace {

std::string mouth(const std::filesystem::path &folder, const Baresip::Options &options) {
    if (!options.card.empty())
        return "alsa,pulse";
    return options.echoes ? "aubridge,none" : "aufile," + (folder / "tone.wav").string();
}

void writeConfig(const std::filesystem::path &folder, const Baresip::Options &options) {
    const int firstPort = freePorts(20);
    std::ofstream config(folder / "config");
    config << "poll_method epoll\n"
              "sip_listen 127.0.0.1:"
           << options.port
           << "\n"
              "net_interface 127.0.0.1\n"
              "call_max_calls 4\n"
              "audio_source "
           << mouth(folder, options) << "\naudio_player "
           << (options.card.empty() ? "aubridge,none" : "alsa,pulse")
           << "\n"
              "audio_alert aubridge,none\n"
              "ausrc_srate 8000\nauplay_srate 8000\nausrc_channels 1\nauplay_channels 1\n"
              "jitter_buffer_type fixed\njitter_buffer_delay 1-5\n"
              "rtp_ports "
           << firstPort << '-' << firstPort + 19 << "\nsnd_path " << folder.string()
           << "\nmodule_path /usr/lib/baresip/modules\n"
              "module stdio.so\nmodule g711.so\nmodule g722.so\nmodule opus.so\nmodule aubridge.so\nmodule "
              "aufile.so\nmodule "
              "sndfile.so\nmodule srtp.so\n"
           << (options.card.empty() ? "" : "module alsa.so\n") << "sip_verify_server yes\nsip_cafile "
           << (sourceFolder() / "tests/data/certificates/authority.pem").string()
           << "\nmodule_app account.so\nmodule_app menu.so\n";
}

void writeAccount(const std::filesystem::path &folder, const Baresip::Options &options) {
    std::ofstream(folder / "accounts")
        << "<sip:" << options.user << "@127.0.0.1:" << options.server << ";transport=" << options.transport
        << ">;auth_pass=" << options.password << ";answermode=" << (options.answers ? "auto" : "manual")
        << ";regint=" << (options.password.empty() ? 0 : 600) << ";audio_codecs=" << options.codec
        << (options.locksSound ? ";mediaenc=srtp-mand" : "") << "\n";
    std::ofstream(folder / "contacts") << "";
}

constexpr std::uintmax_t bytesInMillisecond = 16; // 8 kHz, 16 bit, mono

std::vector<std::filesystem::path> heardFiles(const std::filesystem::path &folder) {
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.path().string().ends_with("-dec.wav"))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end()); // named by their time
    return files;
}

} // namespace

Baresip::Baresip(const Options &options)
    : m_options(options) {
    const auto folder = m_scratch.path();
    writeTone(folder / "tone.wav", options.hz, 60);
    writeConfig(folder, options);
    writeAccount(folder, options);
    std::vector<std::string> environment{"HOME=" + folder.string()};
    if (!options.card.empty())
        environment.push_back("PULSE_SERVER=" + options.card);
    m_process = std::make_unique<Process>(std::vector<std::string>{"baresip", "-f", folder.string(), "-v"},
                                          Process::Options{folder, environment});
}

bool Baresip::isReady() const {
    return says("baresip is ready.") && (m_options.password.empty() || says("registered successfully"));
}

void Baresip::dial(const std::string &number) {
    command("/dial sip:" + number + "@127.0.0.1:" + std::to_string(m_options.server) +
            ";transport=" + m_options.transport + "\n");
}

void Baresip::quit() {
    command("q");
    m_process->wait(std::chrono::seconds{10});
}

bool Baresip::hasHeard(std::chrono::milliseconds sound) const {
    return eventually([&] {
        std::uintmax_t bytes = 0;
        for (const auto &file : heardFiles(m_scratch.path()))
            bytes = std::max(bytes, std::filesystem::file_size(file));
        return bytes >= static_cast<std::uintmax_t>(sound.count()) * bytesInMillisecond;
    });
}

Baresip::Mark Baresip::mark() const {
    Mark mark;
    for (const auto &file : heardFiles(m_scratch.path()))
        mark[file] = std::filesystem::file_size(file);
    return mark;
}

std::vector<std::int16_t> Baresip::heardSince(const Mark &mark, std::chrono::milliseconds without,
                                              std::chrono::milliseconds sound) const {
    const auto bytes = static_cast<std::uintmax_t>((without + sound).count()) * bytesInMillisecond;
    std::filesystem::path file;
    const bool hasCome = eventually(
        [&] {
            for (const auto &[path, size] : this->mark()) {
                const auto before = mark.find(path);
                if (size >= bytes + (before != mark.end() ? before->second : 0))
                    file = path;
            }
            return !file.empty();
        },
        std::chrono::seconds{10});
    const auto wave = hasCome ? readWave(file) : std::nullopt;
    if (!wave)
        return {};
    const auto &all = wave->channels[0];
    const auto samples = static_cast<std::ptrdiff_t>(sound.count()) * 8;
    return {all.end() - std::min(std::ssize(all), samples), all.end()};
}

std::vector<std::int16_t> Baresip::heard() const {
    std::vector<std::int16_t> all;
    for (const auto &file : heardFiles(m_scratch.path())) {
        const auto wave = readWiderWave(file);
        if (wave)
            all.insert(all.end(), wave->channels[0].begin(), wave->channels[0].end());
    }
    return all;
}

} // namespace callboard::test
