// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/x11_keys.h"

#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>
#include <cstdlib>
#include <xcb/xcb.h>

namespace callboard {

namespace {

constexpr xcb_keysym_t firstFunctionKey = 0xFFBE; // F1
constexpr std::uint16_t weighed = XCB_MOD_MASK_SHIFT | XCB_MOD_MASK_CONTROL | XCB_MOD_MASK_1 | XCB_MOD_MASK_4;
// Caps lock and num lock are on or off: the key is the same.
constexpr std::uint16_t locks[] = {0, XCB_MOD_MASK_LOCK, XCB_MOD_MASK_2, XCB_MOD_MASK_LOCK | XCB_MOD_MASK_2};

template <class Reply>
using Owned = std::unique_ptr<Reply, decltype(&std::free)>;

xcb_window_t rootOf(xcb_connection_t *server) {
    return xcb_setup_roots_iterator(xcb_get_setup(server)).data->root;
}

std::uint16_t modifiersOf(Qt::KeyboardModifiers modifiers) {
    unsigned mask = 0;
    if (modifiers & Qt::ShiftModifier)
        mask |= XCB_MOD_MASK_SHIFT;
    if (modifiers & Qt::ControlModifier)
        mask |= XCB_MOD_MASK_CONTROL;
    if (modifiers & Qt::AltModifier)
        mask |= XCB_MOD_MASK_1;
    if (modifiers & Qt::MetaModifier)
        mask |= XCB_MOD_MASK_4;
    return static_cast<std::uint16_t>(mask);
}

// Of the first key that bears this symbol; none: no key does.
std::optional<std::uint8_t> codeOf(xcb_connection_t *server, xcb_keysym_t symbol) {
    const auto *setup = xcb_get_setup(server);
    const auto first = setup->min_keycode;
    const auto count = static_cast<std::uint8_t>(setup->max_keycode - first + 1);
    const Owned<xcb_get_keyboard_mapping_reply_t> reply(
        xcb_get_keyboard_mapping_reply(server, xcb_get_keyboard_mapping(server, first, count), nullptr),
        &std::free);
    if (!reply || reply->keysyms_per_keycode == 0)
        return std::nullopt;
    const auto *symbols = xcb_get_keyboard_mapping_keysyms(reply.get());
    const auto *end = symbols + xcb_get_keyboard_mapping_keysyms_length(reply.get());
    const auto *found = std::find(symbols, end, symbol);
    if (found == end)
        return std::nullopt;
    return static_cast<std::uint8_t>(first + (found - symbols) / reply->keysyms_per_keycode);
}

} // namespace

X11Keys::X11Keys()
    : m_server(nullptr) {
    // Over XWayland the keys of all windows would be those of X11's windows only.
    const bool isWayland = qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    if (auto *x11 = isWayland ? nullptr : qGuiApp->nativeInterface<QNativeInterface::QX11Application>())
        m_server = x11->connection();
    if (m_server)
        qGuiApp->installNativeEventFilter(this);
}

X11Keys::~X11Keys() {
    giveBack();
}

bool X11Keys::isPossible() const {
    return m_server != nullptr;
}

Result<void> X11Keys::take(const QList<QKeySequence> &keys) {
    giveBack();
    if (!m_server && !keys.isEmpty())
        return Error{"keys.impossible", "this window system gives no program keys of other windows"};
    for (const auto &key : keys) {
        const auto wished = grabOf(key);
        const bool isTaken = wished && grab(*wished);
        if (wished)
            m_grabs.push_back(*wished); // in part, perhaps: given back below
        if (!isTaken) {
            giveBack();
            return Error{"keys.taken", key.toString(QKeySequence::PortableText).toStdString()};
        }
    }
    return {};
}

std::optional<X11Keys::Grab> X11Keys::grabOf(const QKeySequence &key) const {
    const auto symbol =
        firstFunctionKey + static_cast<xcb_keysym_t>(key[0].key()) - static_cast<xcb_keysym_t>(Qt::Key_F1);
    const auto code = codeOf(m_server, symbol);
    if (!code)
        return std::nullopt;
    return Grab{*code, modifiersOf(key[0].keyboardModifiers())};
}

bool X11Keys::grab(const Grab &wished) const {
    return std::all_of(std::begin(locks), std::end(locks), [&](std::uint16_t lock) {
        const auto cookie = xcb_grab_key_checked(m_server, 0, rootOf(m_server), wished.modifiers | lock,
                                                 wished.code, XCB_GRAB_MODE_ASYNC, XCB_GRAB_MODE_ASYNC);
        const Owned<xcb_generic_error_t> error(xcb_request_check(m_server, cookie), &std::free);
        return !error;
    });
}

void X11Keys::giveBack() {
    for (const auto &held : m_grabs)
        for (const auto lock : locks)
            xcb_ungrab_key(m_server, held.code, rootOf(m_server), held.modifiers | lock);
    if (!m_grabs.empty())
        xcb_flush(m_server);
    m_grabs.clear();
}

bool X11Keys::nativeEventFilter(const QByteArray &type, void *message, qintptr *) {
    if (m_grabs.empty() || type != "xcb_generic_event_t")
        return false;
    const auto *event = static_cast<const xcb_generic_event_t *>(message);
    const auto kind = event->response_type & 0x7F;
    if (kind != XCB_KEY_PRESS && kind != XCB_KEY_RELEASE)
        return false;
    const auto *key = static_cast<const xcb_key_press_event_t *>(message);
    if (key->event != rootOf(m_server))
        return false;
    return kind == XCB_KEY_PRESS ? press(key->detail, key->state, key->time)
                                 : release(key->detail, key->time);
}

// A key that is held down comes again and again, with or without a release in between at the same time.
bool X11Keys::press(std::uint8_t code, std::uint16_t state, std::uint32_t time) {
    for (std::size_t i = 0; i < m_grabs.size(); ++i) {
        auto &held = m_grabs[i];
        if (held.code != code || held.modifiers != (state & weighed))
            continue;
        const bool isAgain = held.isDown || held.releasedAt == time;
        held.isDown = true;
        if (!isAgain)
            Q_EMIT pressed(static_cast<int>(i));
        return true;
    }
    return false;
}

bool X11Keys::release(std::uint8_t code, std::uint32_t time) {
    bool isOurs = false;
    for (auto &held : m_grabs)
        if (held.code == code && held.isDown) {
            held.isDown = false;
            held.releasedAt = time;
            isOurs = true;
        }
    return isOurs;
}

} // namespace callboard
