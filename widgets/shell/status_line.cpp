// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/status_line.h"

#include "widgets/common/meaning.h"
#include "widgets/common/text_line.h"
#include "widgets/models/text.h"

#include <QHBoxLayout>
#include <QPainter>

namespace callboard {

using namespace Qt::StringLiterals;

StatusLine::StatusLine(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_link(new TextLine(TextLine::Kind::Caption, this))
    , m_trouble(new TextLine(TextLine::Kind::Caption, this))
    , m_clock(new TextLine(TextLine::Kind::Caption, this)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->addWidget(m_link, 1);
    row->addWidget(m_trouble, 1);
    row->addSpacing(16);
    row->addWidget(m_clock);
    m_trouble->setAlignment(Qt::AlignRight);
    m_trouble->setGlyph(glyphOf(Severity::Warning),
                        [](const QPalette &p) { return colourOf(Severity::Warning, p); });
    m_trouble->setInk([](const QPalette &p) { return inkOf(Severity::Warning, p); });
    m_trouble->hide();
    m_clock->setRoomFor(u"00:00:00"_s);
    m_clock->setAlignment(Qt::AlignRight);
    setFixedHeight(28);
    connect(&session, &Session::stateChanged, this, &StatusLine::display);
    connect(&m_second, &QTimer::timeout, this, &StatusLine::display);
    m_second.start(1000);
    display();
}

void StatusLine::setTrouble(const QString &trouble) {
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void StatusLine::display() {
    const auto &floor = m_session.floor();
    const auto zone = zoneOf(floor.center().site);
    const bool isLive = m_session.state() == Session::State::Live;
    const auto severity = isLive ? Severity::Calm : Severity::Warning;
    m_link->setGlyph(
        isLive ? Glyph::Link : Glyph::BrokenLink,
        isLive ? TextLine::Ink{} : [](const QPalette &p) { return colourOf(Severity::Warning, p); });
    m_link->setInk(isLive ? TextLine::Ink{} : [severity](const QPalette &p) { return inkOf(severity, p); });
    if (isLive)
        m_link->setText(tr("Connected to %1").arg(m_session.server()));
    else
        m_link->setText(tr("Offline since %1, %2 ago. Connecting to %3…")
                            .arg(timeOfDayText(floor.asOf(), zone), clockText(floor.clock() - floor.asOf()),
                                 m_session.server()));
    m_clock->setText(timeOfDayText(floor.clock(), zone));
}

void StatusLine::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(QRect(0, 0, width(), 1), palette().color(QPalette::Mid));
}

} // namespace callboard
