// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/text_table.h"

#include "core/base/csv.h"
#include "widgets/models/row_table.h"
#include "widgets/models/text.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

QString noteOf(const TextTable::Row &row, int column) {
    const auto found = row.notes.find(column);
    return found == row.notes.end() ? QString() : u'\n' + found->second;
}

} // namespace

void TextTable::setContent(std::vector<Column> columns, std::vector<Row> rows) {
    beginResetModel();
    m_columns = std::move(columns);
    m_rows = std::move(rows);
    endResetModel();
}

QString TextTable::asText() const {
    QStringList names;
    for (const auto &column : m_columns)
        names += column.name;
    QStringList lines{names.join(u'\t')};
    for (const auto &row : m_rows)
        lines += row.texts.join(u'\t');
    return lines.join(u'\n') + u'\n';
}

QByteArray TextTable::asCsv() const {
    const auto text = [](const QString &cell) { return cell.toStdString(); };
    std::vector<std::vector<std::string>> lines(1);
    for (const auto &column : m_columns)
        lines.front().push_back(
            text(column.unit.isEmpty() ? column.name : column.name + u" ("_s + column.unit + u')'));
    for (const auto &row : m_rows) {
        const auto &cells = row.values.isEmpty() ? row.texts : row.values;
        std::transform(cells.begin(), cells.end(), std::back_inserter(lines.emplace_back()), text);
    }
    return "\xEF\xBB\xBF" + QByteArray::fromStdString(csvOf(lines));
}

int TextTable::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TextTable::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TextTable::alignmentOf(int column) const {
    const bool isFigure = m_columns[static_cast<std::size_t>(column)].isFigure;
    return QVariant::fromValue((isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QVariant TextTable::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.texts.value(index.column());
    case Qt::ToolTipRole:
        return plainToolTip(row.texts.value(index.column()) + noteOf(row, index.column()));
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case TotalRole:
        return row.isTotal;
    case DimRole:
        return row.isDim || row.dimColumns.contains(index.column());
    }
    return {};
}

QVariant TextTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto &column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.name;
    case Qt::ToolTipRole:
        return column.explanation.isEmpty() ? QVariant() : QVariant(plainToolTip(column.explanation));
    case Qt::TextAlignmentRole:
        return alignmentOf(section);
    }
    return {};
}

} // namespace callboard
