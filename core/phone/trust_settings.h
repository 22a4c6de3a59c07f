// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace callboard::phone {

// Whom a phone believes over TLS: who shows a certificate for this name, from the system's authorities or the
// site's own.
struct TrustSettings {
    std::string host;                // a name or a numeric address
    std::filesystem::path authority; // PEM, beside the system's; may be empty
};

} // namespace callboard::phone
