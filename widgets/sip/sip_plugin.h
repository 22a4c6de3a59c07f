// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/loop.h"
#include "widgets/phone/sip_system.h"

namespace callboard {

class SipPlugin : public QObject, public SipSystem {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "callboard.SipSystem/1")
    Q_INTERFACES(callboard::SipSystem)

public:
    Result<std::unique_ptr<SipLine>> open(const PhoneAccount &account, const QString &server,
                                          std::function<void(const phone::PhoneEvent &)> told) override;
    void fillWithBeep(voice::SoundPipe &pipe) const override;

private:
    std::unique_ptr<voice::Loop> m_loop; // with the first line
};

} // namespace callboard
