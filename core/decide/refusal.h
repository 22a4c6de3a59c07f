// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <utility>

namespace callboard {

// Why a command may not be: a code of PROTOCOL.md and what a person reads.
inline Error refusal(std::string code, std::string detail) {
    return {std::move(code), std::move(detail)};
}

} // namespace callboard
