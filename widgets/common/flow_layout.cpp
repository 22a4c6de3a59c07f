// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace callboard {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent) {
    setContentsMargins({});
    setSpacing(8);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::setGrowing(QWidget *widget, int least) {
    m_growing = widget;
    m_leastGrown = least;
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item) {
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index) {
    if (index < 0 || index >= count())
        return nullptr;
    const auto found = m_items.begin() + index;
    auto *item = found->release();
    m_items.erase(found);
    invalidate();
    return item;
}

int FlowLayout::widthOf(const QLayoutItem &item) const {
    return m_growing && item.widget() == m_growing ? m_leastGrown : item.sizeHint().width();
}

QSize FlowLayout::sizeHint() const {
    int width = 0, height = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        width += (width > 0 ? spacing() : 0) + widthOf(*item);
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height};
}

QSize FlowLayout::minimumSize() const {
    QSize least;
    for (const auto &item : m_items)
        if (!item->isEmpty())
            least = least.expandedTo({widthOf(*item), item->sizeHint().height()});
    return least;
}

void FlowLayout::setGeometry(const QRect &place) {
    QLayout::setGeometry(place);
    Places places;
    arrange(place, &places);
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (!m_items[i]->isEmpty())
            m_items[i]->setGeometry(places[i]);
}

int FlowLayout::arrange(const QRect &place, Places *places) const {
    int left = place.left(), top = place.top(), rowHeight = 0;
    std::vector<QRect> all(m_items.size());
    std::vector<std::size_t> row; // that is being filled
    const auto endRow = [&] {
        int shift = 0;
        for (const auto i : row) {
            all[i].translate(shift, 0);
            all[i].setHeight(rowHeight);
            if (m_growing && m_items[i]->widget() == m_growing) {
                shift = std::max(0, place.left() + place.width() - (left - spacing()));
                all[i].setWidth(all[i].width() + shift);
            }
        }
        row.clear();
    };
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const auto &item = *m_items[i];
        if (item.isEmpty())
            continue;
        const QSize size(widthOf(item), item.sizeHint().height());
        if (!row.empty() && left + size.width() > place.left() + place.width()) {
            endRow();
            top += rowHeight + spacing();
            left = place.left();
            rowHeight = 0;
        }
        all[i] = {left, top, size.width(), size.height()};
        row.push_back(i);
        left += size.width() + spacing();
        rowHeight = std::max(rowHeight, size.height());
    }
    endRow();
    if (places)
        *places = std::move(all);
    return top - place.top() + rowHeight;
}

} // namespace callboard
