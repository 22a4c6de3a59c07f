// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/csv_columns.h"

#include "core/directory/text.h"

#include <algorithm>
#include <array>

namespace callboard::directory {

namespace {

struct Heading {
    Column column;
    std::string_view words; // folded, without digits and signs, between bars
};

constexpr std::array headings{
    Heading{Column::Id,
            "|id|uid|key|contact id|customer id|client id|external id|код|ид|идентификатор|код клиента|"
            "ид клиента|"},
    Heading{Column::Name,
            "|name|full name|fullname|display name|file as|contact|contact name|caller name|customer|"
            "фио|ф и о|контакт|имя контакта|клиент|абонент|полное имя|отображаемое имя|"
            "имя и фамилия|фамилия имя|фамилия имя отчество|"},
    Heading{Column::FirstName, "|first name|firstname|first|given name|forename|имя|"},
    Heading{Column::MiddleName, "|middle name|middlename|additional name|patronymic|отчество|"},
    Heading{Column::LastName, "|last name|lastname|last|family name|surname|фамилия|"},
    Heading{Column::Company,
            "|company|company name|organization|organisation|organization name|organisation name|"
            "org|firm|employer|account|компания|организация|фирма|предприятие|"
            "название компании|название организации|наименование организации|"},
    Heading{Column::City, "|city|town|business city|home city|address city|город|населенный пункт|"},
    Heading{Column::Language, "|language|lang|preferred language|язык|язык общения|"},
    Heading{Column::Note,
            "|note|notes|comment|comments|remark|remarks|description|примечание|примечания|заметка|"
            "заметки|комментарий|комментарии|описание|"},
    Heading{Column::Number,
            "|number|numbers|phone|phones|phone number|phone numbers|telephone|telephone number|tel|mobile|"
            "mobile phone|mobile number|cell|cell phone|cellphone|home phone|business phone|work "
            "phone|office phone|"
            "main phone|other phone|primary phone|company main phone|car phone|phone value|phone "
            "mobile|phone work|"
            "phone home|номер|номера|номер телефона|номера телефонов|телефон|телефоны|тел|мобильный|"
            "мобильный телефон|моб телефон|мобильный номер|сотовый|сотовый телефон|рабочий телефон|"
            "домашний телефон|основной телефон|другой телефон|городской телефон|контактный телефон|"
            "телефон рабочий|телефон мобильный|телефон домашний|телефон моб|телефон раб|телефон дом|"},
    Heading{Column::Email,
            "|email|emails|e mail|mail|email address|e mail address|email value|e mail value|почта|"
            "электронная почта|эл почта|адрес электронной почты|адрес эл почты|"},
};

// "Phone 1 - Value" is "phone value".
std::string plain(std::string_view heading) {
    std::string letters;
    for (const char letter : heading)
        letters += letter >= '0' && letter <= '9' ? ' ' : letter;
    return wordsOf(letters);
}

Column roleWithoutHeading(std::string_view cell, bool isBeforeNumber, bool hasCompany) {
    if (looksLikeNumber(cell))
        return Column::Number;
    if (cell.find('@') != std::string_view::npos)
        return Column::Email;
    if (isBeforeNumber)
        return Column::FirstName;
    return hasCompany ? Column::Note : Column::Company;
}

std::vector<Column> rolesWithoutHeadings(const std::vector<std::string> &cells) {
    std::vector<Column> out;
    for (const auto &cell : cells) {
        const bool isBeforeNumber = std::ranges::find(out, Column::Number) == out.end();
        const bool hasCompany = std::ranges::find(out, Column::Company) != out.end();
        out.push_back(roleWithoutHeading(cell, isBeforeNumber, hasCompany));
    }
    return out;
}

bool has(const std::vector<Column> &columns, std::initializer_list<Column> wanted) {
    return std::ranges::find_first_of(columns, wanted) != columns.end();
}

} // namespace

Column columnOf(std::string_view heading) {
    // Folding takes the breve off the Russian short i: the table is folded like the heading.
    const auto wanted = '|' + plain(heading) + '|';
    for (const auto &each : headings)
        if (wanted.size() > 2 && fold(each.words).find(wanted) != std::string::npos)
            return each.column;
    return Column::Other;
}

bool looksLikeNumber(std::string_view cell) {
    const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const auto digits = std::ranges::count_if(cell, isDigit);
    const auto signs = std::ranges::count_if(cell, [&](char letter) {
        return !isDigit(letter) && std::string_view{" +-().\t"}.find(letter) == std::string_view::npos;
    });
    return digits >= 5 && signs * 2 <= digits;
}

Result<ColumnPlan> planColumns(const std::vector<std::string> &firstRecord) {
    ColumnPlan plan;
    const bool hasNumber = std::ranges::any_of(firstRecord, looksLikeNumber);
    if (hasNumber) {
        plan.columns = rolesWithoutHeadings(firstRecord);
    } else {
        std::ranges::transform(firstRecord, std::back_inserter(plan.columns), columnOf);
        plan.hasHeadings = true;
    }
    if (has(plan.columns, {Column::Name, Column::FirstName, Column::LastName, Column::Company}) &&
        has(plan.columns, {Column::Number, Column::Email}))
        return plan;
    return Error{"import.noColumns", "the columns cannot be told: begin with a line of headings such as "
                                     "name,company,city,language,number,email,note"};
}

} // namespace callboard::directory
