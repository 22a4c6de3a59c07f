// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stream_name.h"
#include "core/center/center.h"
#include "core/center/delta.h"
#include "core/center/fact.h"

#include <QObject>

namespace callboard {

// What every screen looks at: a center, and the time it is there. A living one follows the backend; one of
// another moment stands still. Screens never change it.
class LiveFloor : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual const Center &center() const = 0;
    // The moment that is seen, by the backend's clock: the present while it is live, else asOf().
    virtual Time now() const = 0;
    virtual Time clock() const { return now(); } // the present, whatever is seen

    // Whether what is seen is true now. If not: it is as of asOf(), where all running times stand.
    virtual bool isLive() const = 0;
    virtual Time asOf() const = 0;
    // Whether all that happened until now() is known: of the past, while the present may be a moment ahead.
    virtual bool isComplete() const { return false; }
    // Whose journal it comes from.
    virtual std::string stream() const { return std::string(liveStream); }

Q_SIGNALS:
    void changed(const callboard::Delta &delta);
    void happened(const callboard::Event &event); // after it changed the center
    void replaced();                              // a snapshot: everything may be other
    void ticked();                                // now() is another: once a second while live
    void liveChanged();
};

} // namespace callboard
