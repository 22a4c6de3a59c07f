// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/source.h"

#include <cstddef>

namespace callboard::voice {

// Reads one leg's source, block by block.
class SourceReader {
public:
    explicit SourceReader(Source source);
    // False: the sound came to its end, the block is what was left of it.
    bool read(Block &block);

private:
    // A rotating pointer: two multiplications a sample in place of a sine.
    struct Oscillator {
        double real = 1, imaginary = 0;
        double turnReal = 1, turnImaginary = 0;
        void set(double hz);
        void restart();
        double next();
    };

    bool read(const Silence &, Block &block);
    bool read(const Tone &tone, Block &block);
    bool read(const Play &play, Block &block);
    bool read(const Live &live, Block &block);

    Source m_source;
    std::size_t m_position = 0;
    Oscillator m_first;
    Oscillator m_second;
};

// The two frequencies of a key, for peers that know no events.
Tone keyTone(char digit);

} // namespace callboard::voice
