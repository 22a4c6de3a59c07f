// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QTcpServer>
#include <QTcpSocket>
#include <vector>

namespace callboard::test {

// A line to a port of this machine that can fall silent in both directions without a word, as networks do.
class CutLine : public QObject {
    Q_OBJECT

public:
    explicit CutLine(quint16 to);

    quint16 port() const { return m_server.serverPort(); }
    // Nothing goes through; new connections are not answered.
    void cut() { m_isCut = true; }
    // What the far end says is lost, what goes to it arrives.
    void cutAnswers() { m_losesAnswers = true; }
    // Connections from before the cut stay dead.
    void mend();
    int connections() const { return m_connections; }

private:
    struct Pair {
        std::unique_ptr<QTcpSocket> near, far;
        bool isDead = false;
        // A socket that goes says so once more: each would be told of the other that is gone.
        ~Pair() {
            near->disconnect();
            far->disconnect();
        }
    };
    void join();
    void pass(Pair &pair, QTcpSocket &from, QTcpSocket &to);

    QTcpServer m_server;
    quint16 m_to;
    bool m_isCut = false;
    bool m_losesAnswers = false;
    int m_connections = 0;
    std::vector<std::unique_ptr<Pair>> m_pairs;
};

} // namespace callboard::test
