// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"
#include "tests/support/scratch.h"

#include <cstdint>
#include <memory>

namespace callboard::test {

// A sound system of its own without a card: what is played into "voice" comes out of the microphone
// "microphone"; "speaker" and "spare" swallow what they play and let it be recorded.
class SoundServer {
public:
    SoundServer();

    bool isReady() const;
    // For those who shall use it: PULSE_SERVER=...
    std::string address() const { return "unix:" + m_scratch.path("native").string(); }

    // Says a tone into the microphone for so long; ends with the object.
    std::unique_ptr<Process> say(double hz, double seconds) const;
    // Plugs in and pulls out.
    void plugIn(const std::string &sink) const;
    void pullOut(const std::string &sink) const;
    void plugInMicrophone() const;
    void pullOutMicrophone() const;

    // What a sink plays from now on, 8 kHz.
    class Recording {
    public:
        Recording(const SoundServer &server, const std::string &sink);
        std::vector<std::int16_t> sound() const;

    private:
        std::unique_ptr<Process> m_process;
    };

private:
    void load(const std::string &module) const;
    void unload(const std::string &mark) const; // the modules with these arguments
    std::string run(const std::vector<std::string> &command) const;
    Process::Options options() const;

    Scratch m_scratch;
    std::unique_ptr<Process> m_process;
};

} // namespace callboard::test
