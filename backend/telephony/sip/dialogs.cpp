// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/dialogs.h"

namespace callboard::sip {

Dialogs::Dialogs(::sip *stack, Clockwork &clockwork, OpenDialogs &open, SessionLimits limits,
                 DialogListener &listener)
    : m_stack(stack)
    , m_clockwork(clockwork)
    , m_open(open)
    , m_limits(limits)
    , m_listener(listener) {
}

Dialogs::~Dialogs() {
    clear();
}

void Dialogs::clear() {
    m_dialogs.clear(); // each tells that it is over
    m_byTag.clear();
    m_over.clear();
    m_clockwork.cancel(std::exchange(m_sweep, {}));
}

Dialog &Dialogs::open() {
    const DialogId id{++m_count};
    auto &slot = m_dialogs[id];
    slot = std::make_unique<Dialog>(id, m_stack, m_clockwork, m_open, m_limits, m_listener,
                                    [this, id] { isOver(id); });
    return *slot;
}

DialogId Dialogs::invite(DialogState state, const std::string &route, const std::string &headers,
                         const std::string &sdp) {
    auto &dialog = open();
    const auto id = dialog.id();
    m_byTag[state.localTag] = id;
    if (dialog.invite(std::move(state), route, headers, sdp))
        return id;
    m_byTag.erase(dialog.state().localTag);
    m_dialogs.erase(id);
    return {};
}

DialogId Dialogs::accept(const sip_msg &request) {
    auto &dialog = open();
    const auto id = dialog.id();
    if (!dialog.accept(request)) {
        m_dialogs.erase(id);
        return {};
    }
    m_byTag[dialog.state().localTag] = id;
    return id;
}

Dialog *Dialogs::find(DialogId dialog) {
    const auto found = m_dialogs.find(dialog);
    return found != m_dialogs.end() && !found->second->isOver() ? found->second.get() : nullptr;
}

Dialog *Dialogs::owner(std::string_view localTag) {
    const auto found = m_byTag.find(localTag);
    return found != m_byTag.end() ? find(found->second) : nullptr;
}

DialogId Dialogs::named(std::string_view callId, std::string_view ours, std::string_view theirs) {
    for (const auto &[local, remote] : {std::pair(ours, theirs), std::pair(theirs, ours)})
        if (const auto *dialog = owner(local);
            dialog != nullptr && dialog->state().callId == callId && dialog->state().remoteTag == remote)
            return dialog->id();
    return {};
}

bool Dialogs::owns(const sip_msg &request) const {
    const auto found = m_byTag.find(textOf(request.to.tag));
    return found != m_byTag.end() && m_dialogs.at(found->second)->state().owns(request);
}

void Dialogs::handle(const sip_msg &request) {
    auto *dialog = owner(textOf(request.to.tag));
    if (dialog != nullptr && dialog->state().owns(request)) {
        dialog->handle(request);
        return;
    }
    if (textOf(request.met) != "ACK")
        sip_treply(nullptr, m_stack, &request, 481, "Call/Transaction Does Not Exist");
}

void Dialogs::handleResponse(const sip_msg &response) {
    const bool isAnswer =
        textOf(response.cseq.met) == "INVITE" && response.scode >= 200 && response.scode < 300;
    auto *dialog = isAnswer ? owner(textOf(response.from.tag)) : nullptr;
    if (dialog != nullptr && dialog->state().callId == textOf(response.callid))
        dialog->handleStray(response);
}

// A dialog cannot be removed inside its own calls.
void Dialogs::isOver(DialogId dialog) {
    m_over.push_back(dialog);
    if (!m_sweep)
        m_sweep = m_clockwork.after({}, [this] { sweep(); });
}

void Dialogs::sweep() {
    m_sweep = {};
    for (const auto id : std::exchange(m_over, {})) {
        const auto found = m_dialogs.find(id);
        if (found == m_dialogs.end())
            continue;
        m_byTag.erase(found->second->state().localTag);
        m_dialogs.erase(found);
    }
}

} // namespace callboard::sip
