// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory/byte_source.h"
#include "core/directory/contact_source.h"

#include <memory>

namespace callboard::directory {

// vCards 2.1, 3.0 and 4.0, one after another in a file: UID, FN or N, ORG, TEL (fax machines left out,
// preferred ones first), EMAIL, NOTE, the city of ADR, LANG. Read by our own bounded code: the libraries for
// it in Debian are unmaintained (libvc, libvformat), or hold the whole file in memory and know version 4.0
// best (libbelcard).
std::unique_ptr<ContactSource> openVcards(ByteSource source);

} // namespace callboard::directory
