// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/words.h"

#include <QFile>
#include <QRegularExpression>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

// What the pattern captures in a file of the source, each once.
std::set<std::string> captured(const QString &path, const QString &pattern) {
    QFile file(qEnvironmentVariable("CALLBOARD_SOURCE") + u'/' + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no source file %s", qUtf8Printable(path));
    std::set<std::string> all;
    const QRegularExpression expression(pattern);
    for (auto match = expression.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();)
        all.insert(match.next().captured(1).toStdString());
    return all;
}

TEST(Words, everyRefusalOfTheBackendHasItsOwn) {
    auto codes = captured(u"core/decide/decide.cpp"_s, uR"RE(refusal\("(\w+)")RE"_s);
    EXPECT_GE(codes.size(), 14u);
    codes.insert({"link.lost", "journal.full", "journal.failed", "wire.tooMany", "codec.badField",
                  "codec.unknownMethod"});
    for (const auto &code : codes)
        EXPECT_FALSE(words::refusal({code, "unworded"}).contains(u"unworded")) << code;
    EXPECT_EQ(words::refusal({"something.new", "the moon is <b>full</b>"}),
              u"The server refused: the moon is <b>full</b>");
}

TEST(Words, whyRecordingsStopIsSaidInPeoplesWords) {
    std::set<std::string> codes;
    for (const auto &path : {u"core/voice/wav_writer.cpp"_s, u"core/voice/recording_encoder.cpp"_s,
                             u"core/voice/sound_file.cpp"_s, u"core/voice/switchboard.cpp"_s,
                             u"backend/telephony/sip/calls_sound.cpp"_s})
        codes.merge(captured(path, uR"RE("(recording\.\w+)\b)RE"_s));
    EXPECT_GE(codes.size(), 5u);
    for (const auto &code : codes) {
        const auto words = words::recordingEnd(code + ": /var/lib/callboard/a.wav: unworded");
        EXPECT_FALSE(words.contains(u"unworded") || words.contains(u"recording.")) << code;
    }
    EXPECT_EQ(words::recordingEnd("recording.full: /data/a.wav: No space left on device"),
              words::recordingEnd("the disc is full"));
}

QString linkWords(const char *code, const char *detail) {
    return words::link({code, detail}, u"wss://centre.example:8765"_s);
}

TEST(Words, everyWayToLoseTheLinkHasItsRemedy) {
    auto codes = captured(u"core/client/link.cpp"_s, uR"RE("(link\.\w+)")RE"_s);
    EXPECT_GE(codes.size(), 9u);
    codes.insert({"link.gap", "session.badCredentials", "session.banned", "session.tooMany",
                  "session.protocol", "session.shutdown", "session.noHello", "session.malformed",
                  "codec.badField", "journal.full"});
    for (const auto &code : codes) {
        const auto words = linkWords(code.c_str(), "unworded on 2026-11-01");
        EXPECT_FALSE(words.contains(u"unworded") || words.contains(u'%')) << code;
    }
    EXPECT_EQ(linkWords("something.new", "the moon is <b>full</b>"),
              u"The server said: the moon is <b>full</b>");
}

TEST(Words, aCertificateIsNamedWithItsDayOrHost) {
    EXPECT_EQ(linkWords("link.certificateExpired",
                        "the certificate of centre.example ended on 2026-11-01T10:00:00Z"),
              u"The server's certificate ended on 1 Nov 2026. Your administrator has to renew it.");
    EXPECT_EQ(linkWords("link.certificateNotYetValid",
                        "the certificate of centre.example begins on 2027-01-01T00:00:00Z"),
              u"The server's certificate begins on 1 Jan 2027. Check this computer's date; if it is right, "
              u"tell your administrator.");
    EXPECT_EQ(linkWords("link.certificateHost", "the certificate of centre.example is for callboard.example"),
              u"The server's certificate is not for centre.example. Check the address, or ask your "
              u"administrator.");
}

} // namespace
} // namespace callboard
