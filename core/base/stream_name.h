// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace callboard {

// The name of the site's own journal among the streams, on the wire and on the command line; the others have
// the names of their imports.
inline constexpr std::string_view liveStream = "live";

} // namespace callboard
