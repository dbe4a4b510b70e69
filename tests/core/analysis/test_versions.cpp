// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyser.h"
#include "core/analysis/analysis_job.h"
#include "core/analysis/descriptor_codec.h"
#include "core/analysis/feature_codec.h"
#include "core/analysis/feature_store.h"
#include "core/library/schema.h"
#include "core/storage/migrations.h"
#include "tests/core/analysis/library_fixture.h"
#include "tests/core/analysis/synth.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

namespace earshot::test_versions {

using namespace earshot::analysis;
using library::TrackId;

namespace {

constexpr std::array kGroups{FeatureGroup::Levels, FeatureGroup::Rhythm, FeatureGroup::Harmony,
                             FeatureGroup::Timbre, FeatureGroup::Models};

/// What an older Earshot would have stored, which had an earlier version of this group.
constexpr qint64 versionsBefore(FeatureGroup group) {
    return packedVersions() - (qint64(1) << (8 * static_cast<int>(group)));
}

Measured freshlyMeasured(const std::filesystem::path& file) {
    auto measured = measure(file, [](double) -> base::Status { return base::Done{}; });
    if (!measured) {
        qFatal("%s", qPrintable(measured.error().message()));
    }
    return std::move(*measured);
}

/// One analysed track with a file, all of it stored by an older version.
class StoredTrack {
public:
    StoredTrack() : m_file(m_library.folder() / "a.wav") {
        fixtures::writeWav(m_file, synth::music(4, true, 104, 24), synth::kRate, 1);
        m_id = m_library.addTrack(m_file);
        m_fresh = freshlyMeasured(m_file);
    }

    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }
    [[nodiscard]] const Measured& fresh() const { return m_fresh; }
    [[nodiscard]] LibraryFixture& library() { return m_library; }
    [[nodiscard]] FeatureStore store() const { return FeatureStore(m_library.connection()); }

    void holds(const Measured& measured, FeatureGroup olderIn) {
        QVERIFY(store().save(m_id, measured, 1).ok());
        m_library.run(qPrintable(
            QStringLiteral("UPDATE features SET version = %1").arg(versionsBefore(olderIn))));
    }

    /// Runs the job, which must not fail, and reads what is stored then.
    [[nodiscard]] PendingTrack afterAnalysis() {
        const base::ManualClock clock(QDateTime::fromMSecsSinceEpoch(1'700'000'000'000));
        const auto summary = analysePending(m_library.connection(), {.workers = 1}, clock, {}, {});
        if (!summary || summary->analysed != 1 || summary->failed != 0) {
            qFatal("%s", qPrintable(*store().failure(m_id)));
        }
        if (!store().pending()->empty()) {
            qFatal("still pending after analysis");
        }
        // Only pending tracks are given with all that is stored beneath the features.
        m_library.run(qPrintable(QStringLiteral("UPDATE features SET version = %1")
                                     .arg(versionsBefore(FeatureGroup::Models))));
        return store().pending()->front();
    }

private:
    LibraryFixture m_library;
    std::filesystem::path m_file;
    TrackId m_id = TrackId::None;
    Measured m_fresh;
};

bool sameStored(const Measured& a, const Measured& b) {
    return pack(a.features) == pack(b.features) && packStrip(a.features) == packStrip(b.features) &&
           packDescriptors(a.descriptors) == packDescriptors(b.descriptors) &&
           packLoudness(a.loudness) == packLoudness(b.loudness) &&
           a.features.audioIdentity == b.features.audioIdentity;
}

} // namespace

/// A new version measures again what it changed, and nothing else.
class TestVersions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staleGroupsFollowTheVersions();
    void clearingKeepsTheOtherGroups();
    void modelsAreToldAgainWithoutTheFile();
    void oneGroupIsMeasuredAgain_data();
    void oneGroupIsMeasuredAgain();
    void otherGroupsAreKept();
    void changedFilesAreMeasuredWhole();
    void incompleteRowsAreMeasuredWhole_data();
    void incompleteRowsAreMeasuredWhole();
    void firstSchemaIsTakenOver();
};

void TestVersions::staleGroupsFollowTheVersions() {
    QVERIFY(staleGroups(packedVersions()).empty());
    QVERIFY(staleGroups(0) == FeatureGroups::all());
    for (const FeatureGroup changed : kGroups) {
        // Both an older and a newer program's values are not this one's.
        for (const qint64 packed :
             {versionsBefore(changed), 2 * packedVersions() - versionsBefore(changed)}) {
            const FeatureGroups stale = staleGroups(packed);
            for (const FeatureGroup group : kGroups) {
                QCOMPARE(stale.has(group), group == changed || group == FeatureGroup::Models);
            }
        }
    }
    QVERIFY(staleGroups(versionsBefore(FeatureGroup::Models)) ==
            FeatureGroups(FeatureGroup::Models));
}

void TestVersions::clearingKeepsTheOtherGroups() {
    StoredTrack track;
    for (const FeatureGroup cleared : kGroups) {
        Measured left = track.fresh();
        clearGroups(cleared, left);
        QVERIFY(!sameStored(left, track.fresh()));
        QCOMPARE(left.features.integratedLufs.has_value(), cleared != FeatureGroup::Levels);
        QCOMPARE(left.features.bpm.has_value(), cleared != FeatureGroup::Rhythm);
        QCOMPARE(left.features.key.has_value(), cleared != FeatureGroup::Harmony);
        QCOMPARE(left.features.spectralFlux > 0, cleared != FeatureGroup::Timbre);
        QCOMPARE(left.features.stripLevel.empty(), cleared == FeatureGroup::Timbre);
        QCOMPARE(left.features.valence.has_value(), cleared != FeatureGroup::Models);
    }
    Measured nothing = track.fresh();
    clearGroups(FeatureGroups::all(), nothing);
    nothing.features.audioIdentity.clear();
    QVERIFY(sameStored(nothing, Measured()));
}

void TestVersions::modelsAreToldAgainWithoutTheFile() {
    StoredTrack track;
    Measured before = track.fresh();
    clearGroups(FeatureGroup::Models, before);
    track.holds(before, FeatureGroup::Models);
    QVERIFY(std::filesystem::remove(track.file()));
    const PendingTrack after = track.afterAnalysis();
    QVERIFY(after.known.features.valence.has_value());
    QVERIFY(sameStored(after.known, track.fresh()));
}

void TestVersions::oneGroupIsMeasuredAgain_data() {
    QTest::addColumn<int>("group");
    QTest::newRow("levels") << static_cast<int>(FeatureGroup::Levels);
    QTest::newRow("rhythm") << static_cast<int>(FeatureGroup::Rhythm);
    QTest::newRow("harmony") << static_cast<int>(FeatureGroup::Harmony);
    QTest::newRow("timbre") << static_cast<int>(FeatureGroup::Timbre);
}

// The outcome is what a whole measurement gives.
void TestVersions::oneGroupIsMeasuredAgain() {
    QFETCH(int, group);
    const auto stale = static_cast<FeatureGroup>(group);
    StoredTrack track;
    Measured before = track.fresh();
    clearGroups(FeatureGroups(stale).add(FeatureGroup::Models), before);
    track.holds(before, stale);
    QVERIFY(sameStored(track.afterAnalysis().known, track.fresh()));
}

void TestVersions::otherGroupsAreKept() {
    StoredTrack track;
    Measured before = track.fresh();
    before.features.bpm = 33.0;
    before.features.integratedLufs = -55.5; // as no measurement would tell
    before.features.key = 1;
    before.features.onsetsPerSecond = 99.0;
    before.loudness.counts[3] = 7;
    before.features.stripLevel.assign(9, 77);
    before.features.stripLiveliness.assign(9, 88);
    before.descriptors.set(Descriptor::Roughness, 0.125);
    track.holds(before, FeatureGroup::Rhythm);

    const Measured after = track.afterAnalysis().known;
    QCOMPARE(*after.features.bpm,
             static_cast<double>(static_cast<float>(*track.fresh().features.bpm)));
    QCOMPARE(*after.features.integratedLufs, -55.5);
    QCOMPARE(after.features.key, std::optional(1));
    QCOMPARE(after.features.onsetsPerSecond, 99.0);
    QCOMPARE(after.loudness.counts[3], 7U);
    QCOMPARE(after.features.stripLevel, std::vector<std::uint8_t>(9, 77));
    QCOMPARE(after.descriptors.get(Descriptor::Roughness), 0.125F);
}

void TestVersions::changedFilesAreMeasuredWhole() {
    StoredTrack track;
    Measured before = track.fresh();
    before.features.integratedLufs = -55.5;
    track.holds(before, FeatureGroup::Models);
    track.library().run("UPDATE tracks SET modified_ns = modified_ns + 1");
    QVERIFY(sameStored(track.afterAnalysis().known, track.fresh()));
}

void TestVersions::incompleteRowsAreMeasuredWhole_data() {
    QTest::addColumn<QString>("damage");
    for (const char* column : {"data", "strip", "descriptors", "loudness"}) {
        QTest::newRow(column)
            << QStringLiteral("UPDATE features SET %1 = NULL").arg(QLatin1String(column));
    }
    QTest::newRow("failure") << QStringLiteral("UPDATE features SET failure = 'as it was'");
}

void TestVersions::incompleteRowsAreMeasuredWhole() {
    QFETCH(QString, damage);
    StoredTrack track;
    Measured before = track.fresh();
    before.features.integratedLufs = -55.5;
    track.holds(before, FeatureGroup::Models);
    track.library().run(qPrintable(damage));
    QVERIFY(sameStored(track.afterAnalysis().known, track.fresh()));
}

// What the first released schema held cannot be told again without sound: it is measured anew, and
// nothing but the features is lost.
void TestVersions::firstSchemaIsTakenOver() {
    LibraryFixture library(1);
    const TrackId id = library.addTrack("a.flac");
    SQLite::Statement row(
        library.connection().db(),
        "INSERT INTO features(track_id, version, analysed_ms, source_size, "
        "source_mtime_ns, data, strip) VALUES(?, 2, 1, 0, 0, zeroblob(?), x'01')");
    row.bind(1, static_cast<std::int64_t>(id));
    row.bind(2, packedSize());
    row.exec();
    for (int times = 0; times < 2; ++times) {
        const storage::Connection opened = library.another();
        QVERIFY(
            storage::migrate(opened, library::librarySchema(), library.folder() / "backups").ok());
        const FeatureStore store(opened);
        const auto pending = store.pending();
        QVERIFY2(pending.ok(), pending.ok() ? "" : qPrintable(pending.error().message()));
        QCOMPARE(pending->size(), 1U);
        QCOMPARE(pending->front().id, id);
        QVERIFY(pending->front().stale == FeatureGroups::all());
        QVERIFY(!store.byId(id)->has_value());
        QCOMPARE(store.counts()->pending, 1);
    }
    QVERIFY(FeatureStore(library.connection()).save(id, Measured(), 2).ok());
    QVERIFY(FeatureStore(library.another()).pending()->empty());
}

EARSHOT_TEST(QCoreApplication, TestVersions)

} // namespace earshot::test_versions

#include "test_versions.moc"
