// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/outcomes.h"

namespace callboard::sip {

OfferOutcome offerOutcomeOf(const DialogEnd &end) {
    if (end.how == DialogEnd::How::Broken)
        return end.status == 488 ? OfferOutcome::Rejected : OfferOutcome::DeviceLost;
    switch (end.status) {
    case 486:
    case 600:
        return OfferOutcome::Busy;
    case 404:
    case 410:
        return OfferOutcome::DeviceLost;
    case 408:
    case 487:
        return OfferOutcome::NoAnswer;
    default:
        return OfferOutcome::Rejected;
    }
}

SupervisionEnd supervisionEndOf(const DialogEnd &end, bool hasJoined) {
    if (hasJoined)
        return end.how == DialogEnd::How::Broken ? SupervisionEnd::DeviceLost : SupervisionEnd::Stopped;
    switch (offerOutcomeOf(end)) {
    case OfferOutcome::NoAnswer:
        return SupervisionEnd::NoAnswer;
    case OfferOutcome::Busy:
        return SupervisionEnd::Busy;
    case OfferOutcome::DeviceLost:
        return SupervisionEnd::DeviceLost;
    default:
        return SupervisionEnd::Rejected;
    }
}

EndCause endCauseOf(const DialogEnd &end) {
    if (end.how == DialogEnd::How::Broken)
        return end.status == 488 ? EndCause::Failed : EndCause::Unreachable;
    switch (end.status) {
    case 486:
    case 600:
        return EndCause::Busy;
    case 408:
    case 480:
    case 487:
        return EndCause::NoAnswer;
    case 401:
    case 403:
    case 407:
    case 603:
        return EndCause::Rejected;
    default:
        return end.status < 400 ? EndCause::Rejected : EndCause::Unreachable;
    }
}

int statusOf(EndCause cause) {
    switch (cause) {
    case EndCause::Busy:
    case EndCause::Full:
        return 486;
    case EndCause::Rejected:
        return 603;
    case EndCause::Unreachable:
        return 404;
    case EndCause::Refused:
        return 403;
    case EndCause::Interrupted:
        return 503;
    case EndCause::Failed:
        return 500;
    case EndCause::Normal:
    case EndCause::Cancelled:
    case EndCause::NoAnswer:
    case EndCause::MaxWait:
    case EndCause::Closed:
        return 480;
    }
    return 500;
}

} // namespace callboard::sip
