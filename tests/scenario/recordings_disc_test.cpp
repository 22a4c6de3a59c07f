// SPDX-License-Identifier: GPL-3.0-or-later
// The disc of the recordings dies in a talk: people talk on, who supervises is told since when nothing is
// kept, and once there is room again the next talk is recorded.
#include "core/voice/audio_file.h"
#include "tests/scenario/desk.h"
#include "tests/support/hearing.h"
#include "widgets/models/text.h"

#include <fstream>
#include <QTimeZone>
#include <sys/mount.h>

namespace callboard::test {

namespace {

// A file system of its own in this folder, as small as one says. Only root may do so.
class SmallDisc {
public:
    explicit SmallDisc(std::filesystem::path folder, const std::string &size)
        : m_folder(std::move(folder)) {
        std::filesystem::create_directories(m_folder);
        m_isThere = ::mount("tmpfs", m_folder.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
    }
    ~SmallDisc() {
        if (m_isThere)
            ::umount2(m_folder.c_str(), MNT_DETACH);
    }
    SmallDisc(const SmallDisc &) = delete;
    SmallDisc &operator=(const SmallDisc &) = delete;

    bool isThere() const { return m_isThere; }
    // To the last byte.
    void fill() const {
        std::ofstream file(filler(), std::ios::binary);
        const std::vector<char> block(4096);
        while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    void makeRoom() const { std::filesystem::remove(filler()); }

private:
    std::filesystem::path filler() const { return m_folder / "filler"; }

    std::filesystem::path m_folder;
    bool m_isThere = false;
};

struct Kept {
    Time at;
    RecordingStopped fact;
};

std::vector<Kept> recordingsOf(const Site &site) {
    std::vector<Kept> all;
    for (const auto &event : site.events())
        if (const auto *stopped = std::get_if<RecordingStopped>(&event.fact))
            all.push_back({event.at, *stopped});
    return all;
}

QString warning(const Kept &kept, const QString &why) {
    return QStringLiteral("Talks are not recorded to their end since %1: %2. Calls go on.")
        .arg(timeOfDayText(kept.at, QTimeZone("Europe/Moscow")), why);
}

const auto discIsFull = QStringLiteral("the server's disc is full");
const auto discTakesNothing = QStringLiteral("the server cannot write to the disc of its recordings");

std::string theyHear(const Baresip &ivan, const Baresip &anna) {
    return whoHearsWhom({{"ivan", callerTone, &ivan}, {"anna", annaTone, &anna}});
}

const std::string theyTalk = "ivan hears anna\nanna hears ivan\n";

void talkOnce(const Site &site, Baresip &ivan, int number) {
    ivan.dial("600");
    ASSERT_TRUE(isTold(site, "call.answered anna", number)) << site.story();
}

// His call, its recording and the after-call work are over.
void hangUp(const Site &site, Baresip &ivan, int number) {
    ivan.command("b");
    ASSERT_TRUE(isTold(site, "recording.stopped", number)) << site.story();
    ASSERT_TRUE(isTold(site, "call.ended caller normal", number)) << site.story();
}

} // namespace

TEST(Recordings, onAFullDiscStopAndAreToldSinceWhenWhileTheTalkGoesOnAndTheNextIsKeptAgain) {
    Site site({.queue = "wrap_up = \"0s\"\n"});
    const SmallDisc disc(site.data() / "recordings", "4m");
    if (!disc.isThere())
        GTEST_SKIP() << "only root may mount";
    ASSERT_TRUE(site.start()) << site.log();
    LeadDesk olga(site, "olga");
    Baresip anna(phoneOf(site, "1001", annaTone)), ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(anna.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    talkOnce(site, ivan, 1);
    ASSERT_TRUE(isTold(site, "recording.started")) << site.story();
    EXPECT_EQ(theyHear(ivan, anna), theyTalk);
    EXPECT_FALSE(says(olga.page(), QStringLiteral("not recorded")));
    disc.fill();
    ASSERT_TRUE(isTold(site, "recording.stopped")) << site.story();
    const auto broken = recordingsOf(site).at(0);
    EXPECT_NE(broken.fact.error.find("No space left on device"), std::string::npos) << broken.fact.error;
    EXPECT_TRUE(olga.shows(warning(broken, discIsFull))) << wordsIn(olga.page()).toStdString();
    EXPECT_NE(site.log().find(broken.fact.error), std::string::npos) << site.log();
    EXPECT_EQ(theyHear(ivan, anna), theyTalk) << "they talk on";
    EXPECT_EQ(site.as("anna", {"hold"}).code, 0);
    EXPECT_TRUE(isTold(site, "call.held")) << "the journal goes on";
    EXPECT_EQ(site.as("anna", {"retrieve"}).code, 0);
    disc.makeRoom();
    hangUp(site, ivan, 1);

    talkOnce(site, ivan, 2);
    EXPECT_EQ(theyHear(ivan, anna), theyTalk);
    EXPECT_TRUE(says(olga.page(), warning(broken, discIsFull))) << "until one is whole";
    hangUp(site, ivan, 2);
    EXPECT_TRUE(waitFor([&] { return !says(olga.page(), QStringLiteral("not recorded")); }));
    ASSERT_EQ(site.stop(), 0) << site.log();
    const auto kept = recordingsOf(site);
    ASSERT_EQ(kept.size(), 2u) << site.story();
    EXPECT_EQ(kept[1].fact.error, "");
    for (const auto &each : kept) {
        const auto sound = voice::readAudioFile(site.data() / "recordings" / each.fact.file);
        ASSERT_TRUE(sound && sound->channels.size() == 2) << each.fact.file;
        EXPECT_TRUE(carriesTone(sound->channels[0], callerTone, 8)) << each.fact.file;
        EXPECT_TRUE(carriesTone(sound->channels[1], annaTone, 8)) << each.fact.file;
    }
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_EQ(verified.code, 1) << "the first talk lacks some of its sound";
    EXPECT_NE(verified.output.find(kept[0].fact.file + " has "), std::string::npos) << verified.output;
    EXPECT_EQ(verified.output.find(kept[1].fact.file), std::string::npos) << verified.output;
}

// Whoever runs it: the folder is away, and in its place is something else.
TEST(Recordings, whoseFolderIsAwayAreNotBegunAndTheNextTalkIsKeptOnceItIsBack) {
    Site site({.queue = "wrap_up = \"0s\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    LeadDesk olga(site, "olga");
    Baresip anna(phoneOf(site, "1001", annaTone)), ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(anna.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    std::filesystem::rename(site.data() / "recordings", site.data() / "away");
    std::ofstream(site.data() / "recordings") << "no folder";
    talkOnce(site, ivan, 1);
    ASSERT_TRUE(isTold(site, "recording.stopped")) << site.story();
    const auto broken = recordingsOf(site).at(0);
    EXPECT_NE(broken.fact.error.find("Not a directory"), std::string::npos) << broken.fact.error;
    EXPECT_TRUE(olga.shows(warning(broken, discTakesNothing))) << wordsIn(olga.page()).toStdString();
    EXPECT_NE(site.log().find(broken.fact.error), std::string::npos) << site.log();
    EXPECT_EQ(theyHear(ivan, anna), theyTalk);
    std::filesystem::remove(site.data() / "recordings");
    std::filesystem::rename(site.data() / "away", site.data() / "recordings");
    hangUp(site, ivan, 1);
    talkOnce(site, ivan, 2);
    EXPECT_EQ(theyHear(ivan, anna), theyTalk);
    hangUp(site, ivan, 2);
    EXPECT_TRUE(waitFor([&] { return !says(olga.page(), QStringLiteral("not recorded")); }));
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(recordingsOf(site).at(1).fact.error, "");
}

} // namespace callboard::test
