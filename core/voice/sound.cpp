// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/sound.h"

#include "core/voice/audio_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace callboard::voice {

namespace {

std::vector<Sample> mixedDown(const AudioFile &file) {
    auto mono = file.channels[0];
    const auto channels = static_cast<int>(file.channels.size());
    for (std::size_t i = 0; channels > 1 && i < mono.size(); ++i) {
        int sum = 0;
        for (const auto &channel : file.channels)
            sum += channel[i];
        mono[i] = static_cast<Sample>(sum / channels);
    }
    return mono;
}

// The tune: four slow bars of broken chords (A minor, F, C, G) under a sparse melody, twice with two ends.
// Each note is a soft bell: it rises in 12 ms and dies away, with a little of its octave and twelfth.
constexpr double beatSeconds = 0.5;
constexpr int beatsInBar = 8;
constexpr int bars = 8;
constexpr double bellSeconds = 2.4;

struct Note {
    int beat;
    int key; // of a piano in semitones from middle A
    double level;
};

double frequencyOf(int key) {
    return 440.0 * std::exp2(key / 12.0);
}

// Notes that ring over the end ring into the beginning: the loop has no seam.
void strike(std::vector<double> &tune, const Note &note) {
    const double turn = 2 * std::numbers::pi * frequencyOf(note.key) / sampleRate;
    const auto start = static_cast<std::size_t>(note.beat * beatSeconds * sampleRate);
    const auto length = static_cast<std::size_t>(bellSeconds * sampleRate);
    for (std::size_t i = 0; i < length; ++i) {
        const double time = static_cast<double>(i) / sampleRate;
        const double rise = std::min(1.0, time / 0.012);
        const double fall = std::exp(-2.2 * time) * (1.0 - time / bellSeconds);
        const double angle = turn * static_cast<double>(i);
        const double voice = std::sin(angle) + 0.22 * std::exp(-3 * time) * std::sin(2 * angle) +
                             0.08 * std::exp(-5 * time) * std::sin(3 * angle);
        tune[(start + i) % tune.size()] += note.level * rise * fall * voice;
    }
}

std::vector<Note> notesOfTune() {
    static constexpr std::array<std::array<int, 4>, 4> chords{
        {{-12, -5, 0, 3}, {-16, -9, -4, 0}, {-9, -5, -2, 3}, {-14, -7, -2, 2}}};
    static constexpr std::array<int, beatsInBar> pattern{0, 1, 2, 3, 2, 1, 2, 1};
    static constexpr std::array<Note, 18> melody{{{0, 12, 1},
                                                  {3, 15, 1},
                                                  {6, 14, 1},
                                                  {8, 12, 1},
                                                  {12, 8, 1},
                                                  {16, 10, 1},
                                                  {19, 7, 1},
                                                  {22, 10, 1},
                                                  {24, 14, 1},
                                                  {28, 10, 1},
                                                  {32, 12, 1},
                                                  {35, 15, 1},
                                                  {38, 19, 1},
                                                  {40, 17, 1},
                                                  {44, 15, 1},
                                                  {48, 14, 1},
                                                  {52, 15, 1},
                                                  {56, 10, 1}}};
    std::vector<Note> notes;
    for (int bar = 0; bar < bars; ++bar)
        for (int beat = 0; beat < beatsInBar; ++beat) {
            const auto &chord = chords[static_cast<std::size_t>(bar) % chords.size()];
            const int key = chord[static_cast<std::size_t>(pattern[static_cast<std::size_t>(beat)])];
            notes.push_back({bar * beatsInBar + beat, key, beat == 0 ? 0.055 : 0.035});
        }
    for (const auto &note : melody)
        notes.push_back({note.beat, note.key, 0.05});
    return notes;
}

} // namespace

Result<SharedSound> loadSound(const std::filesystem::path &path) {
    const auto file = readAudioFile(path);
    if (!file)
        return file.error();
    auto sound = std::make_shared<Sound>(Sound{resample(mixedDown(*file), file->rate, sampleRate)});
    if (sound->samples.empty())
        return Error{"sound.empty", path.string() + ": no sound in it"};
    return SharedSound(std::move(sound));
}

SharedSound makeQueueTune() {
    std::vector<double> tune(static_cast<std::size_t>(bars * beatsInBar * beatSeconds * sampleRate));
    for (const auto &note : notesOfTune())
        strike(tune, note);
    auto sound = std::make_shared<Sound>();
    for (const double value : tune)
        sound->samples.push_back(static_cast<Sample>(std::lround(32767.0 * std::clamp(value, -1.0, 1.0))));
    return sound;
}

} // namespace callboard::voice
