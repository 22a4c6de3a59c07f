// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/severity.h"

#include <QVBoxLayout>
#include <QWidget>

namespace callboard {

class TextLine;

// A quiet sheet that holds what belongs together, with a title and a caption at its right where it has one.
class Card : public QWidget {
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);
    Card(const QString &title, QWidget *parent);

    QVBoxLayout *content() const { return m_content; }
    QHBoxLayout *head() const { return m_head; } // null without a title
    void setTitle(const QString &title); // of one that has a title; none: something else has its place
    void setCaption(const QString &caption, Severity severity = Severity::Calm);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_content;
    QHBoxLayout *m_head = nullptr;
    TextLine *m_title = nullptr;
    TextLine *m_caption = nullptr;
};

} // namespace callboard
