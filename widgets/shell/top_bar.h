// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QMenu;

namespace callboard {

class TextLine;

// The site, the pages where there are several, who is signed in, and the desk's own menu.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(QMenu *menu, QWidget *parent = nullptr);

    void setSite(const QString &name);
    void setUser(const QString &name, const QString &role);
    void setPages(const QStringList &names); // one page needs no buttons
    void choose(int page);

Q_SIGNALS:
    void chosen(int page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLine *m_site;
    TextLine *m_user;
    QHBoxLayout *m_tabs;
    QButtonGroup *m_pages;
};

} // namespace callboard
