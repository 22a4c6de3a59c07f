// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/prompts.h"

#include "core/announce/phrases.h"

#include <QProcess>

namespace callboard {

namespace {

constexpr int longestReading = 10'000; // ms

QString fileText(const std::filesystem::path &file) {
    return QString::fromStdString(file.string());
}

// Under its name only when it is whole. Empty: done, else why not.
std::string readAloud(const std::string &words, SpokenLanguage language, const std::filesystem::path &file) {
    auto part = file;
    part += ".part";
    const auto wordsInAMinute = QStringLiteral("150");
    const auto code = textOf(language);
    const auto voice = QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
    QProcess reader;
    reader.setProcessChannelMode(QProcess::MergedChannels);
    reader.start(QStringLiteral("espeak-ng"),
                 {QStringLiteral("-v"), voice, QStringLiteral("-s"), wordsInAMinute, QStringLiteral("-w"),
                  fileText(part), QString::fromStdString(words)});
    const bool isDone = reader.waitForFinished(longestReading) && reader.exitStatus() == QProcess::NormalExit;
    if (!isDone || reader.exitCode() != 0)
        return "espeak-ng: " + reader.errorString().toStdString() + " " +
               reader.readAll().trimmed().toStdString();
    std::error_code failure;
    std::filesystem::rename(part, file, failure);
    return failure ? file.string() + ": " + failure.message() : std::string{};
}

} // namespace

std::map<std::string, std::filesystem::path>
makePrompts(const std::filesystem::path &directory, const std::set<SpokenLanguage> &languages,
            const std::stop_token &stop, const std::function<void(const std::string &)> &log) {
    std::map<std::string, std::filesystem::path> prompts;
    std::string failed;
    for (const auto language : languages) {
        const auto folder = directory / textOf(language);
        std::error_code failure;
        std::filesystem::create_directories(folder, failure);
        for (const auto &phrase : allPhrases()) {
            if (stop.stop_requested())
                return prompts;
            const auto file = folder / (phrase + ".wav");
            if (failed.empty() && !std::filesystem::exists(file, failure))
                failed = readAloud(wordsOf(phrase, language), language, file);
            if (std::filesystem::is_regular_file(file, failure))
                prompts[std::string(textOf(language)) + "/" + phrase] = file;
        }
    }
    if (!failed.empty())
        log("announcements: not all phrases have a sound in " + directory.string() + ": " + failed);
    return prompts;
}

} // namespace callboard
