// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <filesystem>
#include <optional>

namespace callboard {

// Says how long a backend lived that was killed: a file with the time of its last beat. Nobody waits for the
// disc, so a machine that lost its power may leave an older one, or rubbish. It is a hint and no fact.
class SignOfLife {
public:
    explicit SignOfLife(const std::filesystem::path &file);
    ~SignOfLife();
    SignOfLife(const SignOfLife &) = delete;
    SignOfLife &operator=(const SignOfLife &) = delete;

    // What the process before left; none: nothing that can be read.
    std::optional<Time> before() const { return m_before; }
    // Say once a second; one that cannot be written is left out.
    void beat(Time now);

private:
    int m_file;
    std::optional<Time> m_before;
};

} // namespace callboard
