// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phone/user_agent.h"
#include "core/traffic/agenda.h"
#include "core/traffic/options.h"
#include "core/traffic/summary.h"
#include "core/traffic/tone_check.h"

namespace callboard::traffic {

// What callers and phones share in one run.
struct Floor {
    const TrafficOptions &options; // hosts numeric
    // Two, since to a backend on one machine the port tells the phones from the street.
    phone::UserAgent &street;
    phone::UserAgent &desks;
    Agenda &agenda;
    Summary &summary;
    voice::SharedSound sound; // what they say, when it is not a tone

    voice::Source voiceOf(int hz) const {
        if (sound)
            return voice::Play{sound};
        return voice::Tone{static_cast<double>(hz)};
    }
};

inline phone::Sink sinkOf(const std::shared_ptr<ToneCheck> &check) {
    return [check](std::span<const voice::Sample, voice::blockSamples> block) { check->hear(block); };
}

} // namespace callboard::traffic
