// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/csv_contacts.h"

#include "core/directory/csv_columns.h"
#include "core/directory/csv_reader.h"
#include "core/directory/text.h"

#include <algorithm>

namespace callboard::directory {

namespace {

void append(std::string &text, std::string_view more, std::string_view separator) {
    if (!text.empty() && !more.empty())
        text += separator;
    text += more;
}

struct NameParts {
    std::string first, middle, last;
};

void setCell(SourceContact &out, NameParts &name, Column column, const std::string &cell) {
    auto &contact = out.contact;
    switch (column) {
    case Column::Id:
        return append(contact.sourceId, tidyLine(cell), " ");
    case Column::Name:
        return append(contact.name, tidyLine(cell), " ");
    case Column::FirstName:
        return append(name.first, tidyLine(cell), " ");
    case Column::MiddleName:
        return append(name.middle, tidyLine(cell), " ");
    case Column::LastName:
        return append(name.last, tidyLine(cell), " ");
    case Column::Company:
        return append(contact.company, tidyLine(cell), ", ");
    case Column::City:
        return append(contact.city, tidyLine(cell), ", ");
    case Column::Language:
        return append(contact.language, tidyLine(cell), ", ");
    case Column::Note:
        return append(contact.note, tidyLines(cell), "\n");
    case Column::Number:
        return out.numbers.push_back(cell);
    case Column::Email:
        return contact.emails.push_back(tidyLine(cell));
    case Column::Other:
        return;
    }
}

class CsvContacts : public ContactSource {
public:
    explicit CsvContacts(ByteSource source)
        : m_source(std::move(source))
        , m_reader(m_source) {}

    Result<void> begin() {
        auto first = m_reader.next();
        if (!first)
            return first.error();
        if (!*first)
            return m_source.error("import.empty", 1, "there is nothing in the file");
        auto plan = planColumns((*first)->cells);
        if (!plan)
            return m_source.error(plan.error().code, (*first)->line, plan.error().detail);
        m_plan = std::move(*plan);
        if (!m_plan.hasHeadings)
            m_first = std::move(*first);
        return {};
    }

    Result<std::optional<SourceContact>> next() override {
        if (m_first)
            return std::optional{contactOf(*std::exchange(m_first, std::nullopt))};
        auto record = m_reader.next();
        if (!record)
            return record.error();
        return *record ? std::optional{contactOf(**record)} : std::nullopt;
    }

private:
    SourceContact contactOf(const CsvRecord &record) const {
        SourceContact out;
        out.line = record.line;
        NameParts name;
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            if (i < m_plan.columns.size())
                setCell(out, name, m_plan.columns[i], record.cells[i]);
            else if (!tidyLine(record.cells[i]).empty())
                out.refusal = "has " + std::to_string(record.cells.size()) +
                              " cells where the first line has " + std::to_string(m_plan.columns.size()) +
                              "; are quotes missing around a cell?";
        }
        if (out.contact.name.empty())
            for (const auto *part : {&name.first, &name.middle, &name.last})
                append(out.contact.name, *part, " ");
        return out;
    }

    ByteSource m_source;
    CsvReader m_reader;
    ColumnPlan m_plan;
    std::optional<CsvRecord> m_first;
};

} // namespace

Result<std::unique_ptr<ContactSource>> openCsv(ByteSource source) {
    auto contacts = std::make_unique<CsvContacts>(std::move(source));
    if (auto begun = contacts->begin(); !begun)
        return begun.error();
    return std::unique_ptr<ContactSource>(std::move(contacts));
}

} // namespace callboard::directory
