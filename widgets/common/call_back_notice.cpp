// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/call_back_notice.h"

#include "widgets/common/action_button.h"
#include "widgets/common/text_line.h"

#include <QBoxLayout>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace callboard {

using namespace Qt::StringLiterals;

CallBackNotice::CallBackNotice(LiveFloor &floor, Requests *requests, Severity severity,
                               const QKeySequence &key, QWidget *parent)
    : QWidget(parent)
    , m_floor(floor)
    , m_asking(requests ? std::make_unique<Asking>(*requests) : nullptr)
    , m_text(new TextLine(TextLine::Kind::Strong, this))
    , m_callBack(new ActionButton(Glyph::Handset, tr("Call back"), this))
    , m_menu(new QMenu(m_callBack))
    , m_settled(new QMenu(tr("Settled, no call needed"), m_menu)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_callBack);
    m_text->setGlyph(glyphOf(severity), [this, severity](const QPalette &p) {
        return m_floor.isLive() ? colourOf(severity, p) : oldInk(p);
    });
    m_text->setInk(
        [this, severity](const QPalette &p) { return m_floor.isLive() ? inkOf(severity, p) : oldInk(p); });
    m_callBack->setMenu(m_menu);
    m_callBack->setKey(key, tr("Choose whom to call back, or say that it is settled"));
    m_callBack->setVisible(m_asking != nullptr);
    connect(m_menu, &QMenu::aboutToShow, this, &CallBackNotice::fill);
    if (m_asking) {
        connect(m_asking.get(), &Asking::asked, this, [this] { tellRefusal({}); });
        connect(m_asking.get(), &Asking::refused, this, &CallBackNotice::tellRefusal);
    }
    connect(&floor, &LiveFloor::replaced, this, &CallBackNotice::refresh);
    connect(&floor, &LiveFloor::liveChanged, this, &CallBackNotice::refresh);
}

void CallBackNotice::setQuiet(bool isQuiet) {
    if (std::exchange(m_isQuiet, isQuiet) != isQuiet)
        refresh();
}

QString CallBackNotice::whyNobody() const {
    if (callers().empty())
        return nobody();
    return m_isQuiet ? tr("Nobody is called back while others are on the line.") : QString{};
}

// Why what was said to be settled is not.
void CallBackNotice::tellRefusal(const QString &reason) {
    m_refusal = reason;
    refresh();
}

void CallBackNotice::refresh() {
    const auto all = callers();
    setVisible(!all.empty() && !m_isQuiet);
    m_callBack->setEnabled(m_floor.isLive()); // nothing is dialled over a link that is cut
    m_text->update();
    if (all.empty())
        return;
    const auto refusal = m_refusal.isEmpty() ? QString{} : m_refusal + u" · "_s;
    m_text->setText(refusal + sentenceOf(all) + lineOf(all));
}

// Who called several times is named once, with all the times.
QString CallBackNotice::lineOf(const std::vector<Caller> &callers) {
    QStringList lines;
    for (auto caller = callers.begin(); caller != callers.end(); ++caller) {
        const auto isSame = [&](const Caller &other) {
            return !other.number.empty() && !other.when.isEmpty() && other.number == caller->number;
        };
        if (std::any_of(callers.begin(), caller, isSame))
            continue;
        auto line = caller->words;
        auto place = caller->who.size() + caller->when.size();
        for (auto later = caller + 1; later != callers.end(); ++later)
            if (isSame(*later)) {
                line.insert(place, u", "_s + later->when);
                place += later->when.size() + 2;
            }
        lines += line;
    }
    return lines.join(u"; "_s);
}

void CallBackNotice::fill() {
    m_menu->clear();
    for (auto &caller : callers()) {
        auto *action =
            m_menu->addAction(caller.words.replace(u'&', u"&&"_s), this, [this, number = caller.number] {
                Q_EMIT callWished(QString::fromStdString(number));
            });
        action->setEnabled(!caller.number.empty());
    }
    m_menu->addSeparator();
    m_menu->addMenu(m_settled);
    fillSettled();
}

void CallBackNotice::fillSettled() {
    auto all = callers();
    m_settled->clear();
    for (auto &caller : all)
        m_settled->addAction(caller.words.replace(u'&', u"&&"_s), this,
                             [this, call = caller.call] { m_asking->ask(settling(call), m_callBack); });
    m_settled->addSeparator();
    auto *every = m_settled->addAction(tr("All of these"), this, [this] {
        for (const auto &caller : callers())
            m_asking->ask(settling(caller.call), m_callBack);
    });
    every->setEnabled(all.size() > 1);
}

} // namespace callboard
