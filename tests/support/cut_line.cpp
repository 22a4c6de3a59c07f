// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cut_line.h"

namespace callboard::test {

CutLine::CutLine(quint16 to)
    : m_to(to) {
    connect(&m_server, &QTcpServer::newConnection, this, &CutLine::join);
    m_server.listen(QHostAddress::LocalHost);
}

void CutLine::join() {
    while (QTcpSocket *near = m_server.nextPendingConnection()) {
        near->setParent(nullptr);
        ++m_connections;
        m_pairs.push_back(std::make_unique<Pair>());
        Pair &pair = *m_pairs.back();
        pair.near.reset(near);
        pair.far = std::make_unique<QTcpSocket>();
        pair.isDead = m_isCut;
        QTcpSocket *far = pair.far.get();
        connect(near, &QTcpSocket::readyRead, this, [this, &pair, near, far] { pass(pair, *near, *far); });
        connect(far, &QTcpSocket::readyRead, this, [this, &pair, near, far] { pass(pair, *far, *near); });
        connect(far, &QTcpSocket::connected, this, [this, &pair, near, far] { pass(pair, *near, *far); });
        const auto end = [this, &pair, near, far] {
            if (m_isCut || pair.isDead)
                return;
            near->disconnectFromHost();
            far->disconnectFromHost();
        };
        connect(near, &QTcpSocket::disconnected, this, end);
        connect(far, &QTcpSocket::disconnected, this, end);
        far->connectToHost(QHostAddress::LocalHost, m_to);
    }
}

void CutLine::pass(Pair &pair, QTcpSocket &from, QTcpSocket &to) {
    if (m_isCut)
        pair.isDead = true;
    if (m_losesAnswers && &from == pair.far.get())
        from.readAll();
    if (!pair.isDead && to.state() == QAbstractSocket::ConnectedState)
        to.write(from.readAll());
}

void CutLine::mend() {
    for (auto &pair : m_pairs)
        pair->isDead = true;
    m_isCut = m_losesAnswers = false;
}

} // namespace callboard::test
