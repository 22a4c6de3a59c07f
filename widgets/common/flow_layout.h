// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

#include <memory>
#include <vector>

namespace callboard {

// A row that goes on in a next one where there is no room for all of it. The one item that grows takes what
// is left of its row.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    // The widget that takes what is left of its row, and goes to the next one where that is less than
    // `least`.
    void setGrowing(QWidget *widget, int least);

    void addItem(QLayoutItem *item) override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, nullptr); }
    QSize sizeHint() const override;
    QSize minimumSize() const override; // one item beside nothing
    void setGeometry(const QRect &place) override;

private:
    using Places = std::vector<QRect>;                     // of the items; of those that are not shown, empty
    int arrange(const QRect &place, Places *places) const; // the height
    int widthOf(const QLayoutItem &item) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    QWidget *m_growing = nullptr;
    int m_leastGrown = 0;
};

} // namespace callboard
