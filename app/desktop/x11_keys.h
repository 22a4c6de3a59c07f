// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/shell/global_keys.h"

#include <QAbstractNativeEventFilter>

#include <cstdint>
#include <optional>
#include <vector>

struct xcb_connection_t;

namespace callboard {

// Keys of the whole X server, by grabs on its root window. Elsewhere it has none to give: Wayland keeps the
// keys of one window from all others.
class X11Keys : public GlobalKeys, private QAbstractNativeEventFilter {
    Q_OBJECT

public:
    X11Keys();
    ~X11Keys() override;

    bool isPossible() const override;
    Result<void> take(const QList<QKeySequence> &keys) override;

private:
    struct Grab {
        std::uint8_t code = 0;
        std::uint16_t modifiers = 0;
        bool isDown = false;
        std::uint32_t releasedAt = 0; // by the X server's clock
    };
    bool nativeEventFilter(const QByteArray &type, void *message, qintptr *result) override;
    bool press(std::uint8_t code, std::uint16_t state, std::uint32_t time);
    bool release(std::uint8_t code, std::uint32_t time);
    std::optional<Grab> grabOf(const QKeySequence &key) const;
    bool grab(const Grab &wished) const;
    void giveBack();

    xcb_connection_t *m_server; // null: there is no X server
    std::vector<Grab> m_grabs;
};

} // namespace callboard
