// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/library/pages_program.h"

#include "core/analysis/feature_store.h"
#include "core/library/track_writer.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>

#include <array>
#include <cmath>
#include <numbers>

namespace earshot::tests {

using library::Track;
using library::TrackId;

namespace {

constexpr int kRateHz = 22050;
constexpr int kTracksPerAlbum = 10, kAlbumsPerArtist = 3;
const std::array kGenres{"Jazz", "Rock", "Folk", "Ambient"};

/// A mood anywhere on the map, the same for the same n; neighbours in n are far apart.
analysis::Measured madeUpMeasured(int n) {
    analysis::Measured measured;
    analysis::Features& features = measured.features;
    features.durationSeconds = 180;
    const double golden = std::numbers::phi;
    features.valence = std::fmod(n * golden, 1.0) * 1.8 - 0.9;
    features.arousal = std::fmod(n * golden * golden * 1.7, 1.0) * 1.8 - 0.9;
    features.moodConfidence = 0.8;
    features.bpm = 60 + n % 120;
    features.bpmConfidence = 0.9;
    features.integratedLufs = -14 - n % 8;
    for (std::size_t i = 0; i < features.embedding.size(); ++i) {
        features.embedding[i] =
            static_cast<float>(std::sin(n * (0.37 + 0.11 * static_cast<double>(i))) / 4);
    }
    features.audioIdentity = QByteArray::number(n);
    return measured;
}

class Power final : public base::PowerSource {
public:
    explicit Power(std::shared_ptr<const std::atomic<bool>> onBattery)
        : m_onBattery(std::move(onBattery)) {}
    [[nodiscard]] bool onBattery() const override { return *m_onBattery; }

private:
    std::shared_ptr<const std::atomic<bool>> m_onBattery;
};

} // namespace

PagesProgram::PagesProgram(int tracks, Content content)
    : m_paths(must(base::DataPaths::resolve(base::pathText(m_data.path())))), m_content(content) {
    must(jobs::Workspace::prepare(m_paths, m_clock, m_vault));
    m_workspace = must(jobs::Workspace::open(m_paths, m_clock, m_vault));
    must(m_workspace->library().guard(QStringLiteral("filling the library"), [&] {
        SQLite::Transaction transaction(m_workspace->library().db());
        library::TrackWriter writer(m_workspace->library());
        for (int n = 0; n < tracks; ++n) {
            m_ids.push_back(*writer.insert(madeUp(n)));
            must(m_workspace->features().save(m_ids.back(), madeUpMeasured(n), m_clock.nowMs()));
        }
        transaction.commit();
    }));
    m_system->plug(QStringLiteral("Speakers"), std::make_shared<FakeDevice>());
    m_system->setDefault(QStringLiteral("Speakers"));
    m_program =
        std::make_unique<app::Composition>(m_paths, std::make_unique<FakeOutputs>(m_system),
                                           m_clock, m_vault, std::make_unique<Power>(m_onBattery));
    context().theme.setAppearance(ui::Appearance::Light);
    context().theme.apply();
}

PagesProgram::~PagesProgram() = default;

Track PagesProgram::madeUp(int n) {
    const int album = n / kTracksPerAlbum;
    Track track;
    track.path = m_music.path() / ("Song " + std::to_string(n) + ".wav");
    track.sizeBytes = 1000 + n;
    track.modifiedNs = 1;
    track.addedMs = m_clock.nowMs() - n * 60'000LL;
    track.tags.title = QStringLiteral("Song %1").arg(n, 5, 10, QLatin1Char('0'));
    track.tags.artists = {
        QStringLiteral("Artist %1").arg(album / kAlbumsPerArtist, 2, 10, QLatin1Char('0'))};
    track.tags.album = QStringLiteral("Album %1").arg(album, 2, 10, QLatin1Char('0'));
    track.tags.genres = {QString::fromLatin1(kGenres[static_cast<std::size_t>(n) % 4])};
    track.tags.date = QString::number(1970 + n % 50);
    track.tags.trackNumber = n % kTracksPerAlbum + 1;
    track.stream = {QStringLiteral("PCM"), 120'000 + n % 200 * 1000, 353, kRateHz, 1};
    if (m_content == Content::Files) {
        track.stream.durationMs = 500;
        fixtures::writeWav(track.path, fixtures::sine(220 + 20 * n, 0.5, kRateHz), kRateHz, 1);
    }
    return track;
}

TrackId PagesProgram::addTrack(int n) {
    must(m_workspace->library().guard(QStringLiteral("adding a track"), [&] {
        library::TrackWriter writer(m_workspace->library());
        m_ids.push_back(*writer.insert(madeUp(n)));
    }));
    must(m_workspace->features().save(m_ids.back(), madeUpMeasured(n), m_clock.nowMs()));
    return m_ids.back();
}

void PagesProgram::markMissing(TrackId track) {
    must(m_workspace->library().guard(QStringLiteral("marking a track"), [&] {
        SQLite::Statement statement(m_workspace->library().db(),
                                    "UPDATE tracks SET missing_since_ms = 1 WHERE id = ?");
        statement.bind(1, static_cast<int64_t>(track));
        statement.exec();
    }));
}

QString PagesProgram::title(TrackId track) {
    const auto rows = must(m_workspace->tracks().rows(std::array{track}));
    return rows.empty() ? QString() : rows.front().title;
}

std::vector<TrackId> PagesProgram::queued() {
    std::vector<TrackId> tracks;
    for (const playback::QueueItem& item : context().player.queue().items()) {
        tracks.push_back(TrackId{item.track});
    }
    return tracks;
}

void PagesProgram::show(QWidget& page, QSize size) {
    page.resize(size);
    page.show();
    page.activateWindow();
    if (!QTest::qWaitForWindowActive(&page)) {
        qFatal("the page does not show");
    }
}

QAction* menuAction(QWidget& page, const char* menu, const char* name) {
    QMenu* open = nullptr;
    const bool shown = QTest::qWaitFor(
        [&] {
            open = page.findChild<QMenu*>(QString::fromLatin1(menu));
            return open && open->isVisible();
        },
        kPatienceMs);
    auto* action = shown ? open->findChild<QAction*>(QString::fromLatin1(name)) : nullptr;
    if (!action) {
        qFatal("there is no %s in %s", name, menu);
    }
    return action;
}

QStringList namelessControls(QWidget& page) {
    QStringList nameless;
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
        const bool matters = qobject_cast<const QAbstractButton*>(widget) ||
                             qobject_cast<const QLineEdit*>(widget) ||
                             qobject_cast<const QComboBox*>(widget) ||
                             qobject_cast<const QAbstractItemView*>(widget) ||
                             (qobject_cast<const QAbstractSlider*>(widget) &&
                              !qobject_cast<const QScrollBar*>(widget));
        // Parts inside a Qt control (an arrow, the clear button) belong to that control.
        const QString className = QString::fromLatin1(widget->metaObject()->className());
        const bool inner = widget->objectName().startsWith(QLatin1String("qt_")) ||
                           className.startsWith(QLatin1String("QLineEditIconButton")) ||
                           className.startsWith(QLatin1String("QTableCorner")) ||
                           className.startsWith(QLatin1String("QComboBoxListView")) ||
                           className.startsWith(QLatin1String("QHeaderView"));
        if (matters && !inner && widget->focusPolicy() != Qt::NoFocus &&
            (widget->objectName().isEmpty() || widget->accessibleName().isEmpty())) {
            nameless << className + QLatin1Char(' ') + widget->objectName();
        }
    }
    return nameless;
}

} // namespace earshot::tests
