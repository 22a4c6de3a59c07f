// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>

namespace callboard {

namespace {

using namespace Qt::StringLiterals;

constexpr int sizes[] = {16, 24, 48};

QString path(const QString &inSource) {
    return qEnvironmentVariable("CALLBOARD_SOURCE", u"."_s) + u'/' + inSource;
}

QStringList iconNames() {
    return QDir(u":/callboard/icons"_s).entryList(QDir::Files, QDir::Name);
}

QImage drawn(const QString &file, int size) {
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(file);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter);
    return image;
}

QImage onWhite(const QImage &image) {
    QImage paper(image.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, image);
    return paper;
}

// The mean difference over all pixels as they look on white, from 0 (equal) to 1 (black against nothing).
double difference(const QImage &one, const QImage &other) {
    const auto a = onWhite(one), b = onWhite(other);
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const auto p = a.pixel(x, y), q = b.pixel(x, y);
            sum +=
                std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
        }
    }
    return sum / (3 * 255.0 * a.width() * a.height());
}

double inkOf(const QImage &icon) {
    double sum = 0;
    for (int y = 0; y < icon.height(); ++y)
        for (int x = 0; x < icon.width(); ++x)
            sum += qAlpha(icon.pixel(x, y)) / 255.0;
    return sum / (icon.width() * icon.height());
}

void drawRow(QPainter &painter, const QString &name, QPoint at, const QColor &ink) {
    for (const int size : sizes) {
        auto icon = drawn(u":/callboard/icons/"_s + name, size);
        QPainter tint(&icon);
        tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
        tint.fillRect(icon.rect(), ink);
        tint.end();
        painter.drawImage(at + QPoint(0, (48 - size) / 2), icon);
        at += QPoint(size + 8, 0);
    }
}

} // namespace

TEST(Resources, everyPictureOfTheFolderIsCompiledIn) {
    const auto onDisk = QDir(path(u"resources/icons"_s)).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    EXPECT_FALSE(onDisk.isEmpty());
    EXPECT_EQ(iconNames().join(u' ').toStdString(), onDisk.join(u' ').toStdString());
    EXPECT_TRUE(QSvgRenderer(u":/callboard/callboard.svg"_s).isValid());
}

TEST(Resources, everyStateAndSeverityHasItsShape) {
    for (const auto *name : {"state-ready",
                             "state-reserved",
                             "state-busy",
                             "state-after-call",
                             "state-not-ready",
                             "state-logged-out",
                             "state-unknown",
                             "severity-warning",
                             "severity-breach",
                             "answer",
                             "hang-up",
                             "hold",
                             "mute",
                             "transfer",
                             "keypad",
                             "search",
                             "sign-in",
                             "sign-out",
                             "people",
                             "board",
                             "settings"})
        EXPECT_TRUE(iconNames().contains(QString::fromLatin1(name) + u".svg"_s)) << name;
}

TEST(Resources, iconsHaveOneColourSoThatTheDesktopCanTintThem) {
    const QRegularExpression colour(u"(?:fill|stroke|style|stop-color|color)=\"([^\"]*)\""_s);
    for (const auto &name : iconNames()) {
        QFile file(u":/callboard/icons/"_s + name);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        auto matches = colour.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext()) {
            const auto value = matches.next().captured(1);
            EXPECT_TRUE(value == u"#000" || value == u"none") << name.toStdString();
        }
    }
}

TEST(Resources, iconsFillTheirSquareAtEverySize) {
    for (const auto &name : iconNames()) {
        for (const int size : sizes) {
            const auto ink = inkOf(drawn(u":/callboard/icons/"_s + name, size));
            EXPECT_GT(ink, 0.12) << name.toStdString() << " at " << size;
            EXPECT_LT(ink, 0.75) << name.toStdString() << " at " << size;
        }
    }
}

TEST(Resources, iconsAreToldApartAtTheSmallestSize) {
    const auto names = iconNames();
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto one = drawn(u":/callboard/icons/"_s + names[i], 16);
        for (qsizetype k = 0; k < i; ++k)
            EXPECT_GT(difference(one, drawn(u":/callboard/icons/"_s + names[k], 16)), 0.03)
                << names[i].toStdString() << " and " << names[k].toStdString();
    }
}

TEST(Resources, theProgramsPicturesAreOfTheSameDrawing) {
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QImage picture(path(u"resources/app/callboard-%1.png"_s.arg(size)));
        ASSERT_EQ(picture.size(), QSize(size, size));
        EXPECT_LT(difference(drawn(u":/callboard/callboard.svg"_s, size), picture), 0.01) << size;
    }
}

// For people to look at: build/.../screenshots/icons.png.
TEST(Resources, aSheetOfAllIconsIsWritten) {
    const auto names = iconNames();
    const int columns = 8, width = 120, height = 56;
    const int rows = static_cast<int>(names.size() + columns - 1) / columns;
    QImage sheet(columns * width, 2 * rows * height, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&sheet);
    const std::pair<QColor, QColor> themes[] = {{QColor(u"#fcfcfc"_s), QColor(u"#232629"_s)},
                                                {QColor(u"#232629"_s), QColor(u"#fcfcfc"_s)}};
    int top = 0;
    for (const auto &[paper, ink] : themes) {
        painter.fillRect(0, top, sheet.width(), rows * height, paper);
        for (int i = 0; i < names.size(); ++i)
            drawRow(painter, names[i], {i % columns * width + 4, top + i / columns * height + 4}, ink);
        top += rows * height;
    }
    painter.end();
    QDir folder(qEnvironmentVariable("CALLBOARD_BIN", u"."_s) + u"/../screenshots"_s);
    ASSERT_TRUE(folder.mkpath(u"."_s));
    EXPECT_TRUE(sheet.save(folder.filePath(u"icons.png"_s)));
}

} // namespace callboard

int main(int argc, char **argv) {
    testing::InitGoogleTest(&argc, argv);
    const QGuiApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
