// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/dialog.h"

#include <map>
#include <memory>
#include <vector>

namespace callboard::sip {

// All dialogs. An id outlives its dialog: find() then gives nothing. Loop thread.
class Dialogs {
public:
    Dialogs(::sip *stack, Clockwork &clockwork, OpenDialogs &open, SessionLimits limits,
            DialogListener &listener);
    ~Dialogs();

    // None: it could not be sent, or the request cannot open a dialog.
    DialogId invite(DialogState state, const std::string &route, const std::string &headers,
                    const std::string &sdp);
    DialogId accept(const sip_msg &request);
    // Null after its end; valid until the next event.
    Dialog *find(DialogId dialog);

    // A dialog that lives, by its Call-ID and its tags, ours before the other's or the other way round. None:
    // there is none.
    DialogId named(std::string_view callId, std::string_view ours, std::string_view theirs);

    bool owns(const sip_msg &request) const;
    // A request with a To tag.
    void handle(const sip_msg &request);
    void handleResponse(const sip_msg &response);
    std::size_t count() const { return m_dialogs.size(); }
    void clear();

private:
    Dialog *owner(std::string_view localTag);
    Dialog &open();
    void isOver(DialogId dialog);
    void sweep();

    ::sip *m_stack;
    Clockwork &m_clockwork;
    OpenDialogs &m_open;
    const SessionLimits m_limits;
    DialogListener &m_listener;
    std::uint64_t m_count = 0;
    std::map<DialogId, std::unique_ptr<Dialog>> m_dialogs;
    std::map<std::string, DialogId, std::less<>> m_byTag;
    std::vector<DialogId> m_over;
    TimerId m_sweep;
};

} // namespace callboard::sip
