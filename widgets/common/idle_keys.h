// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

#include <functional>
#include <vector>

class QWidget;

namespace callboard {

// The keys of a page that can do nothing just now: each says why. What can act has taken its key before.
class IdleKeys : public QObject {
    Q_OBJECT

public:
    // In a sentence for people; empty: it could act, or there is nothing to say. Asked again when what it was
    // about may have changed.
    using Reason = std::function<QString()>;
    using Tell = std::function<void(const Reason &)>;

    explicit IdleKeys(QWidget &page);

    void add(const QKeySequence &key, Reason reason, Tell tell);

protected:
    bool eventFilter(QObject *page, QEvent *event) override;

private:
    struct Key {
        QKeySequence sequence;
        Reason reason;
        Tell tell;
    };
    std::vector<Key> m_keys;
};

} // namespace callboard
