// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/desk_calls.h"

#include "widgets/common/meaning.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QMouseEvent>
#include <QVBoxLayout>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const std::string &name, const std::string &number) {
    if (!name.empty())
        return shownText(name);
    return number.empty() ? DeskCalls::tr("Number withheld") : shownNumber(number);
}

// Who called while the two calls were there, last.
const MissedCall *missedMeanwhile(const DeskView &view) {
    const auto since = view.other ? std::min(view.call->since, view.other->since) : view.call->since;
    const bool isOne = !view.missed.empty() && view.missed.back().at >= since;
    return isOne ? &view.missed.back() : nullptr;
}

} // namespace

DeskCalls::DeskCalls(QWidget *parent)
    : QWidget(parent)
    , m_present(new TextLine(TextLine::Kind::Strong, this))
    , m_other(new TextLine(TextLine::Kind::Text, this))
    , m_missed(new TextLine(TextLine::Kind::Text, this)) {
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(4);
    for (auto *line : {m_present, m_other, m_missed})
        rows->addWidget(line);
    m_missed->setGlyph(glyphOf(Severity::Warning),
                       [](const QPalette &p) { return colourOf(Severity::Warning, p); });
    setAccessibleName(tr("Calls on my phone"));
    hide();
}

// Who waited stands in the same place when he has gone: the eye finds it there.
void DeskCalls::showOther(const DeskView &view, const QString &gone, Time now) {
    const auto severity = view.other ? Severity::Calm : Severity::Warning;
    m_other->setGlyph(view.other ? Glyph::Pause : glyphOf(severity),
                      view.other ? TextLine::Ink{} : TextLine::Ink([severity](const QPalette &p) {
                          return colourOf(severity, p);
                      }));
    m_other->setInk(view.other ? TextLine::Ink{}
                               : TextLine::Ink([severity](const QPalette &p) { return inkOf(severity, p); }));
    m_other->setText(view.other ? tr("%1 · on hold · %2")
                                      .arg(nameOf(view.other->name, view.other->number),
                                           clockText(now - view.other->since))
                                : gone);
}

void DeskCalls::display(const DeskView &view, const QString &gone, Time now, const QTimeZone &zone) {
    setVisible(view.call && (view.other || view.gone));
    if (isHidden())
        return;
    const auto &call = *view.call;
    const auto state = call.stage == DeskCall::Stage::Held      ? AgentState::NotReady
                       : call.stage == DeskCall::Stage::Talking ? AgentState::Busy
                                                                : AgentState::Reserved;
    m_present->setGlyph(glyphOf(state), [state](const QPalette &p) { return colourOf(state, p); });
    m_present->setText(
        u"%1 · %2"_s.arg(nameOf(call.name, call.number), words::callState(callStateOf(call.stage))));
    showOther(view, gone, now);
    const auto *missed = missedMeanwhile(view);
    m_missed->setVisible(missed != nullptr);
    if (missed)
        m_missed->setText(
            tr("%1 called at %2")
                .arg(nameOf(missed->from.name, missed->from.number), timeOfDayText(missed->at, zone)));
}

void DeskCalls::mouseDoubleClickEvent(QMouseEvent *event) {
    if (m_other->glyph() == Glyph::Pause && m_other->geometry().contains(event->position().toPoint()))
        Q_EMIT otherWished();
}

} // namespace callboard
