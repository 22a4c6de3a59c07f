// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/sign_in_page.h"

#include "widgets/common/action_button.h"
#include "widgets/common/card.h"
#include "widgets/common/text_line.h"
#include "widgets/models/words.h"
#include "widgets/shell/server_address.h"

#include <QLabel>
#include <QLineEdit>

namespace callboard {

using namespace Qt::StringLiterals;

SignInPage::SignInPage(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session) {
    auto *rows = new QVBoxLayout(this);
    rows->addStretch(2);
    rows->addWidget(buildCard(), 0, Qt::AlignHCenter);
    rows->addStretch(3);
    connect(&session, &Session::stateChanged, this, &SignInPage::display);
    connect(m_signIn, &QPushButton::clicked, this, &SignInPage::ask);
    connect(m_cancel, &QPushButton::clicked, &session, &Session::signOut);
    for (auto *field : {m_server, m_user, m_password})
        connect(field, &QLineEdit::returnPressed, this, &SignInPage::ask);
    display();
}

QWidget *SignInPage::buildCard() {
    auto *card = new Card(this);
    card->setFixedWidth(400);
    auto &rows = *card->content();
    rows.setContentsMargins(32, 28, 32, 28);
    auto *title = new TextLine(TextLine::Kind::Figure, card);
    title->setText(u"Callboard"_s);
    auto *sentence = new TextLine(TextLine::Kind::Text, card);
    sentence->setInk([](const QPalette &inks) { return inks.color(QPalette::PlaceholderText); });
    sentence->setText(tr("Sign in to your contact centre"));
    rows.addWidget(title);
    rows.addWidget(sentence);
    rows.addSpacing(12);
    m_server = addField(rows, tr("Server"));
    m_server->setPlaceholderText(u"wss://centre.example:8765"_s);
    m_server->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_user = addField(rows, tr("User"));
    m_password = addField(rows, tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_message = new QLabel(card);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setMinimumHeight(3 * m_message->fontMetrics().lineSpacing());
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    rows.addWidget(m_message);
    m_signIn = new ActionButton(Glyph::None, tr("Sign in"), card);
    m_signIn->setTone(Tone::Accent);
    m_signIn->setLarge(true);
    m_signIn->setToolTip(tr("Sign in (Enter)"));
    m_signIn->setAutoDefault(true);
    m_cancel = new ActionButton(Glyph::None, tr("Cancel"), card);
    m_cancel->setKey(Qt::Key_Escape, tr("Stop connecting"));
    m_cancel->setLarge(true);
    rows.addWidget(m_signIn);
    rows.addWidget(m_cancel);
    return card;
}

QLineEdit *SignInPage::addField(QVBoxLayout &rows, const QString &name) {
    auto *label = new QLabel(name, this);
    auto *field = new QLineEdit(this);
    field->setMinimumHeight(36);
    field->setMaxLength(256);
    field->setAccessibleName(name);
    label->setBuddy(field);
    rows.addWidget(label);
    rows.addWidget(field);
    rows.addSpacing(4);
    return field;
}

void SignInPage::fill(const QString &server, const QString &user) {
    m_server->setText(server);
    m_user->setText(user);
    reach();
}

void SignInPage::reach() {
    if (!isServer(fullServer(m_server->text())))
        return m_server->setFocus();
    for (auto *field : {m_server, m_user})
        if (field->text().trimmed().isEmpty())
            return field->setFocus();
    m_password->setFocus();
    m_password->selectAll();
}

void SignInPage::forget() {
    m_password->clear();
}

void SignInPage::ask() {
    m_missing = m_server->text().trimmed().isEmpty() ? tr("Write the server's address.")
                : !isServer(fullServer(m_server->text()))
                    ? tr("This is no server's address. Write it like wss://centre.example:8765")
                : m_user->text().trimmed().isEmpty() ? tr("Write your user name.")
                : m_password->text().isEmpty()       ? tr("Write your password.")
                                                     : QString{};
    if (!m_missing.isEmpty()) {
        display();
        return reach();
    }
    m_isInVain = false;
    m_typedIn = qobject_cast<QLineEdit *>(focusWidget());
    m_server->setText(fullServer(m_server->text())); // people see what they are connected to
    Q_EMIT asked({m_server->text(), m_user->text().trimmed(), m_password->text()});
}

QString SignInPage::sentence() const {
    if (!m_missing.isEmpty())
        return m_missing;
    if (const auto error = m_session.error()) {
        const auto why = words::link(*error, m_session.server());
        return m_session.state() == Session::State::SigningIn ? why + u' ' + tr("Trying again…") : why;
    }
    if (m_session.state() == Session::State::SigningIn)
        return tr("Connecting to %1…").arg(m_session.server());
    return {};
}

void SignInPage::display() {
    const bool isBusy = m_session.state() == Session::State::SigningIn;
    const bool isBad = !m_missing.isEmpty() || m_session.error().has_value();
    m_message->setText(sentence());
    auto inks = palette();
    inks.setColor(QPalette::WindowText,
                  isBad ? inkOf(Severity::Breach, palette()) : palette().color(QPalette::PlaceholderText));
    m_message->setPalette(inks);
    m_isInVain = isBusy && (m_isInVain || m_session.error().has_value());
    const bool mayType = !isBusy || m_isInVain;
    for (auto *field : {m_server, m_user, m_password})
        field->setEnabled(mayType);
    m_signIn->setVisible(mayType);
    m_cancel->setVisible(isBusy);
    if (mayType && m_typedIn && m_cancel->hasFocus()) // who mends the address goes on where he was
        m_typedIn->setFocus();
    const bool isBack = m_wasBusy && m_session.state() == Session::State::SignedOut;
    m_wasBusy = isBusy;
    if (isBack)
        reach();
}

} // namespace callboard
