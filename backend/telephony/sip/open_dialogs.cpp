// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/open_dialogs.h"

#include "backend/telephony/sip/wording.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <unistd.h>

namespace callboard::sip {

namespace {

constexpr char separator = '\x1f'; // in no header
constexpr char opened = '+';
constexpr char struck = '-';
constexpr std::size_t fixedFields = 9;  // then the routes
constexpr std::size_t mostLines = 4096; // of which this many may be about dialogs that are over

std::string lineOf(const DialogState &dialog) {
    std::string line(1, opened);
    const auto add = [&](const std::string &field) { line.append(field).push_back(separator); };
    for (const auto *field : {&dialog.localTag, &dialog.callId, &dialog.remoteTag, &dialog.local,
                              &dialog.remote, &dialog.target, &dialog.flow})
        add(*field);
    add(dialog.staysOnFlow ? "1" : "0");
    add(std::to_string(dialog.localSequence));
    for (const auto &route : dialog.routes)
        add(route);
    return line;
}

std::vector<std::string> fieldsOf(const std::string &line) {
    std::vector<std::string> fields;
    for (std::size_t begin = 1, end = 0; (end = line.find(separator, begin)) != line.npos; begin = end + 1)
        fields.push_back(line.substr(begin, end - begin));
    return fields;
}

std::optional<DialogState> dialogOf(const std::string &line) {
    auto fields = fieldsOf(line);
    const auto sequence = fields.size() >= fixedFields ? wholeNumber(fields[8], INT32_MAX / 2) : std::nullopt;
    if (!sequence)
        return std::nullopt;
    DialogState dialog;
    dialog.localTag = fields[0];
    dialog.callId = fields[1];
    dialog.remoteTag = fields[2];
    dialog.local = fields[3];
    dialog.remote = fields[4];
    dialog.target = fields[5];
    dialog.flow = fields[6];
    dialog.staysOnFlow = fields[7] == "1";
    dialog.localSequence = *sequence;
    dialog.routes.assign(fields.begin() + fixedFields, fields.end());
    return dialog;
}

std::string tagOf(const std::string &line) {
    return line.substr(1, line.find(separator) - 1);
}

} // namespace

OpenDialogs::OpenDialogs(std::filesystem::path file)
    : m_path(std::move(file)) {
    if (m_path.empty())
        return;
    std::ifstream before(m_path);
    for (std::string line; std::getline(before, line);)
        if (line.starts_with(opened) && dialogOf(line))
            m_open[tagOf(line)] = line;
        else if (line.starts_with(struck))
            m_open.erase(tagOf(line));
    for (const auto &[tag, line] : m_open)
        m_left.push_back(tag);
    rewrite();
}

OpenDialogs::~OpenDialogs() {
    if (m_file >= 0)
        ::close(m_file);
}

void OpenDialogs::note(const DialogState &dialog) {
    auto line = lineOf(dialog);
    if (m_path.empty() || line.find('\n') != line.npos)
        return;
    auto &known = m_open[dialog.localTag];
    if (known == line)
        return;
    known = std::move(line);
    write(known);
}

void OpenDialogs::strike(const std::string &localTag) {
    if (m_open.erase(localTag) > 0)
        write(struck + localTag + separator);
}

std::vector<DialogState> OpenDialogs::left() const {
    std::vector<DialogState> dialogs;
    for (const auto &tag : m_left)
        if (const auto found = m_open.find(tag); found != m_open.end())
            dialogs.push_back(*dialogOf(found->second));
    return dialogs;
}

// What cannot be written is lost: calls go on, and a phone may have to be hung up by hand after a crash.
void OpenDialogs::write(const std::string &line) {
    const auto text = line + "\n";
    if (m_file >= 0)
        static_cast<void>(::write(m_file, text.data(), text.size()) == 0);
    if (++m_lines > mostLines + 2 * m_open.size())
        rewrite();
}

void OpenDialogs::rewrite() {
    if (m_file >= 0)
        ::close(m_file);
    const auto fresh = m_path.string() + ".new";
    m_file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
    m_lines = 0;
    std::string all;
    for (const auto &[tag, line] : m_open)
        all += line + "\n";
    if (m_file >= 0)
        static_cast<void>(::write(m_file, all.data(), all.size()) == 0);
    std::error_code ignored;
    std::filesystem::rename(fresh, m_path, ignored);
}

} // namespace callboard::sip
