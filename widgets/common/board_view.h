// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace callboard {

// A table of the floor: still columns, quiet lines, a sentence when it is empty, greyed when it is not of
// this moment. Widths come from samples and never from the contents.
class BoardView : public QTableView {
    Q_OBJECT

public:
    explicit BoardView(const QString &accessibleName, QWidget *parent = nullptr);

    // Room for the widest of these texts, or for the header where that is wider.
    void setSample(int column, const QStringList &samples, int extra = 0);
    void setStretch(int column); // takes what is left
    void setEmptyText(const QString &title, const QString &sentence);
    void setStale(bool isStale);
    bool isStale() const { return m_isStale; }

Q_SIGNALS:
    void opened(const QModelIndex &index); // double click or Enter

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitRows();

    QString m_emptyTitle;
    QString m_emptySentence;
    bool m_isStale = false;
};

} // namespace callboard
