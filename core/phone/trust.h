// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/phone/re.h"
#include "core/phone/trust_settings.h"

#include <optional>

namespace callboard::phone {

// libre asks nobody who the other side is: this makes it ask. Loop thread only.
class Trust {
public:
    // Errors: phone.trust.
    static Result<std::unique_ptr<Trust>> make(const TrustSettings &settings);
    Trust(const Trust &) = delete;
    Trust &operator=(const Trust &) = delete;

    tls *context() const { return m_tls.get(); }
    // Why the last certificate was not believed; once.
    std::optional<std::string> takeFault() { return std::exchange(m_fault, std::nullopt); }

private:
    Trust() = default;
    friend struct Examiner;

    Ref<tls> m_tls;
    std::optional<std::string> m_fault;
};

} // namespace callboard::phone
