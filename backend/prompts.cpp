// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/prompts.h"

#include "core/announce/phrases.h"

#include <algorithm>
#include <QProcess>
#include <vector>

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

struct Prompt {
    std::string phrase;
    SpokenLanguage language;
    std::filesystem::path file;
    std::string name() const { return std::string(textOf(language)) + "/" + phrase; }
    bool isThere() const {
        std::error_code failure;
        return std::filesystem::is_regular_file(file, failure);
    }
};

std::vector<Prompt> promptsOf(const std::filesystem::path &directory,
                              const std::set<SpokenLanguage> &languages) {
    std::vector<Prompt> prompts;
    for (const auto &phrase : allPhrases())
        for (const auto language : languages)
            prompts.push_back({phrase, language, directory / textOf(language) / (phrase + ".wav")});
    return prompts;
}

} // namespace

void makePrompts(const std::filesystem::path &directory, const std::set<SpokenLanguage> &languages,
                 const std::stop_token &stop, const std::function<void(const std::string &)> &log,
                 const PromptIsReady &ready) {
    std::error_code failure;
    for (const auto language : languages)
        std::filesystem::create_directories(directory / textOf(language), failure);
    auto prompts = promptsOf(directory, languages);
    const auto missing = std::stable_partition(prompts.begin(), prompts.end(),
                                               [](const Prompt &prompt) { return prompt.isThere(); });
    for (auto prompt = prompts.begin(); prompt != prompts.end() && !stop.stop_requested(); ++prompt) {
        const auto failed = prompt < missing ? std::string{}
                                             : readAloud(wordsOf(prompt->phrase, prompt->language),
                                                         prompt->language, prompt->file);
        if (!failed.empty()) {
            log("announcements: not all phrases have a sound in " + directory.string() + ": " + failed);
            return;
        }
        ready(prompt->name(), prompt->file);
    }
}

} // namespace callboard
