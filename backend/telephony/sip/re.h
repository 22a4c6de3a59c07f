// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/re.h"

namespace callboard::sip {

using voice::bodyOf;
using voice::bufferOf;
using voice::headerOf;
using voice::plOf;
using voice::Ref;
using voice::share;
using voice::textOf;

// libre has a function of the same name.
using Transaction = struct ::sip_request;

} // namespace callboard::sip
