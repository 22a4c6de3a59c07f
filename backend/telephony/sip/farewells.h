// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/open_dialogs.h"
#include "core/base/id.h"

namespace callboard::sip {

// Ends the calls that a killed backend left standing on phones and lines: BYE to each. A phone that is
// reached by its own connection alone is told when it has registered over a new one. Loop thread.
class Farewells {
public:
    Farewells(::sip *stack, OpenDialogs &open);

    // Now, before anybody is called.
    void say();
    void registered(DeviceId device, const std::string &flow);

private:
    void bye(const DialogState &dialog);

    ::sip *m_stack;
    OpenDialogs &m_open;
};

} // namespace callboard::sip
