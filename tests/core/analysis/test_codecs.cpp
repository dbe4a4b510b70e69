// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/descriptor_codec.h"
#include "core/analysis/feature_codec.h"
#include "tests/core/analysis/made_up.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <cmath>

namespace earshot::test_codecs {

using namespace earshot::analysis;

class TestCodecs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void featuresAreKept();
    void featuresRefuseForeignBytes();
    void strip();
    void descriptorsAreKept();
    void descriptorsRefuseForeignBytes();
    void roundedDescriptorsStay();
    void loudnessIsKept_data();
    void loudnessIsKept();
    void loudnessRefusesForeignBytes();
    void loudnessCountsWholeUnits();
};

void TestCodecs::featuresAreKept() {
    const Features before = someMeasured().features;
    const auto after = unpack(pack(before));
    QVERIFY(after.has_value());
    QCOMPARE(after->durationSeconds, before.durationSeconds);
    QVERIFY(std::abs(*after->bpm - *before.bpm) < 1e-4);
    QCOMPARE(*after->bpmAlternate, static_cast<double>(61.7F));
    QCOMPARE(after->key, before.key);
    QVERIFY(after->mode == Mode::Minor && after->spokenWord);
    QCOMPARE(*after->integratedLufs, -9.25);
    QCOMPARE(*after->valence, -0.5);
    QCOMPARE(after->moodConfidence, 0.625);
    QVERIFY(!after->arousal && !after->loudnessRangeLu && !after->danceability);
    double cosine = 0;
    double length = 0;
    double lengthBefore = 0;
    for (std::size_t i = 0; i < before.embedding.size(); ++i) {
        cosine += static_cast<double>(before.embedding[i]) * after->embedding[i];
        length += static_cast<double>(after->embedding[i]) * after->embedding[i];
        lengthBefore += static_cast<double>(before.embedding[i]) * before.embedding[i];
    }
    QVERIFY(std::abs(length - 1.0) < 1e-5);
    QVERIFY(cosine / std::sqrt(lengthBefore) > 0.9999);
    QVERIFY(pack(before).size() < 200);

    const auto nothing = unpack(pack(Features()));
    QVERIFY(nothing && !nothing->bpm && !nothing->key && !nothing->integratedLufs);
    QCOMPARE(nothing->embedding, Features().embedding);
}

void TestCodecs::featuresRefuseForeignBytes() {
    const QByteArray good = pack(someMeasured().features);
    for (qsizetype length = 0; length < good.size(); ++length) {
        QVERIFY(!unpack(good.left(length)));
    }
    QVERIFY(!unpack(good + 'x'));
    QByteArray otherFormat = good;
    otherFormat[0] = 77;
    QVERIFY(!unpack(otherFormat));
    QByteArray wrongKey = good;
    wrongKey[2] = 40;
    QVERIFY(!unpack(wrongKey));
    QByteArray infinite = good;
    infinite.replace(3, 4, QByteArray("\x00\x00\x80\x7f", 4));
    QVERIFY(!unpack(infinite));
}

void TestCodecs::strip() {
    Features features;
    QVERIFY(unpackStrip(packStrip(someMeasured().features), features));
    QCOMPARE(features.stripLevel, someMeasured().features.stripLevel);
    QCOMPARE(features.stripLiveliness, someMeasured().features.stripLiveliness);
    QVERIFY(!unpackStrip(QByteArray(), features));
    QVERIFY(features.stripLevel.empty());
    QVERIFY(!unpackStrip(QByteArray("\x01"
                                    "ab"
                                    "c",
                                    4),
                         features));
    QVERIFY(!unpackStrip(QByteArray("\x09"
                                    "ab",
                                    3),
                         features));
}

void TestCodecs::descriptorsAreKept() {
    const Descriptors before = someMeasured().descriptors;
    const auto after = unpackDescriptors(packDescriptors(before));
    QVERIFY(after.has_value());
    for (std::size_t i = 0; i < before.values().size(); ++i) {
        const float value = before.values()[i];
        const float kept = after->values()[i];
        // 16-bit floats have eleven significant bits.
        QVERIFY(std::isnan(value) ? std::isnan(kept)
                                  : std::abs(kept - value) <= std::abs(value) / 2048.0F);
    }
    QCOMPARE(after->get(Descriptor::Centroid), 10.75F);
    QVERIFY(std::isnan(after->get(Descriptor::Tempo)));
}

void TestCodecs::descriptorsRefuseForeignBytes() {
    const QByteArray good = packDescriptors(someMeasured().descriptors);
    for (qsizetype length = 0; length < good.size(); ++length) {
        QVERIFY(!unpackDescriptors(good.left(length)));
    }
    QVERIFY(!unpackDescriptors(good + 'x'));
    QByteArray otherFormat = good;
    otherFormat[0] = 77;
    QVERIFY(!unpackDescriptors(otherFormat));
}

// What models are told from is the same before it was stored as after.
void TestCodecs::roundedDescriptorsStay() {
    Descriptors rounded = someMeasured().descriptors;
    roundAsStored(rounded);
    const QByteArray stored = packDescriptors(rounded);
    QCOMPARE(stored, packDescriptors(someMeasured().descriptors));
    const Descriptors read = *unpackDescriptors(stored);
    for (std::size_t i = 0; i < read.values().size(); ++i) {
        const float value = rounded.values()[i];
        QVERIFY(std::isnan(value) ? std::isnan(read.values()[i]) : read.values()[i] == value);
    }
}

void TestCodecs::loudnessIsKept_data() {
    QTest::addColumn<std::vector<std::pair<int, unsigned>>>("counts");
    QTest::addColumn<int>("bytes");
    QTest::newRow("nothing heard") << std::vector<std::pair<int, unsigned>>() << 2;
    QTest::newRow("one level") << std::vector<std::pair<int, unsigned>>{{40, 1}} << 3;
    QTest::newRow("lowest and highest")
        << std::vector<std::pair<int, unsigned>>{{0, 127}, {LoudnessHistogram::kBins - 1, 128}}
        << 2 + LoudnessHistogram::kBins + 1;
    QTest::newRow("most that can be counted")
        << std::vector<std::pair<int, unsigned>>{{30, 0xFFFFFFFFU}, {32, 1U << 14}}
        << 2 + 5 + 1 + 3;
}

void TestCodecs::loudnessIsKept() {
    using Counts = std::vector<std::pair<int, unsigned>>;
    QFETCH(Counts, counts);
    QFETCH(int, bytes);
    LoudnessHistogram histogram;
    for (const auto& [bin, count] : counts) {
        histogram.counts[static_cast<std::size_t>(bin)] = count;
    }
    const QByteArray packed = packLoudness(histogram);
    QCOMPARE(packed.size(), bytes);
    const auto after = unpackLoudness(packed);
    QVERIFY(after.has_value());
    QVERIFY(after->counts == histogram.counts);
}

void TestCodecs::loudnessRefusesForeignBytes() {
    QVERIFY(!unpackLoudness({}));
    QVERIFY(!unpackLoudness(QByteArray("\x01", 1)));
    const QByteArray otherFormat("\x07\x10\x01", 3);
    QVERIFY(!unpackLoudness(otherFormat));
    const QByteArray endsInside("\x01\x10\x01\x80", 4);
    QVERIFY(!unpackLoudness(endsInside));
    const QByteArray tooMany("\x01\x10\xff\xff\xff\xff\xff\x01", 8);
    QVERIFY(!unpackLoudness(tooMany));
    QVERIFY(!unpackLoudness(QByteArray("\x01\x00", 2) +
                            QByteArray(LoudnessHistogram::kBins + 1, '\x01')));
    QVERIFY(!unpackLoudness(QByteArray("\x01\xff\x01", 3)));
}

void TestCodecs::loudnessCountsWholeUnits() {
    LoudnessHistogram histogram;
    for (const double lufs : {-70.01, -1000.0, -70.0, -69.01, -23.4, -22.9, 9.9, 40.0}) {
        histogram.add(lufs);
    }
    QCOMPARE(histogram.counts[0], 2U);
    QCOMPARE(histogram.counts[46], 1U); // −24 … −23
    QCOMPARE(histogram.counts[47], 1U);
    QCOMPARE(histogram.counts[79], 2U); // the last takes what is above
}

EARSHOT_TEST(QCoreApplication, TestCodecs)

} // namespace earshot::test_codecs

#include "test_codecs.moc"
