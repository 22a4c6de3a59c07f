// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/phone/plugin_doors.h"

#include <QCoreApplication>
#include <utility>

namespace callboard {

Plugin::~Plugin() {
    if (m_instance != nullptr)
        m_loader.unload();
}

QObject *Plugin::instance() {
    if (!std::exchange(m_isTried, true)) {
        m_loader.setLoadHints(QLibrary::PreventUnloadHint); // its code may still be asked for
        m_loader.setFileName(QCoreApplication::applicationDirPath() +
                             QStringLiteral("/../lib/callboard/libcallboard_%1.so").arg(m_name));
        m_instance = m_loader.instance();
    }
    return m_instance;
}

} // namespace callboard
