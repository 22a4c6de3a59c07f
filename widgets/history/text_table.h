// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <map>
#include <vector>

namespace callboard {

// A table of finished texts that comes at once and changes only as a whole.
class TextTable : public QAbstractTableModel {
    Q_OBJECT

public:
    struct Column {
        QString name;
        QString explanation; // of its figure, in words
        bool isFigure = false;
        QString unit = {}; // of its values, in what is saved
    };
    struct Row {
        QStringList texts;
        bool isTotal = false;
        bool isDim = false;
        QStringList values = {};           // as numbers for programs; none: the texts
        std::map<int, QString> notes = {}; // of columns: what the tool tip adds
        QList<int> dimColumns = {};        // drawn quietly where the row is not
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setContent(std::vector<Column> columns, std::vector<Row> rows);
    QString asText() const;   // with tabs and line ends, headers first
    QByteArray asCsv() const; // values, in UTF-8 with a mark that spreadsheets know it by

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant alignmentOf(int column) const;

    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

} // namespace callboard
