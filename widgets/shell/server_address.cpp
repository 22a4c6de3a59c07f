// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/server_address.h"

#include "core/client/link.h"

namespace callboard {

using namespace Qt::StringLiterals;

QString fullServer(const QString &typed) {
    const auto text = typed.trimmed();
    if (text.isEmpty() || text.contains(u"://"_s))
        return text;
    return (isThisMachine(QUrl(u"ws://"_s + text).host()) ? u"ws://"_s : u"wss://"_s) + text;
}

bool isServer(const QString &address) {
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == u"wss"_s || url.scheme() == u"ws"_s);
}

} // namespace callboard
