// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "core/base/clock.h"
#include "core/jobs/workspace.h"
#include "tests/core/playback/fake_output.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/unlocked_vault.h"

#include <QTest>

#include <atomic>
#include <functional>
#include <memory>

namespace earshot::tests {

inline constexpr int kPatienceMs = 20'000;

/// Everything behind the pages on a data folder of its own: library.db filled with made-up tracks,
/// a sound device whose time stands still, and a clock that does too.
class PagesProgram {
public:
    /// What the library holds. Files: short tones that really can be played. Rows: made-up tracks
    /// without files, as many as one likes.
    enum class Content : std::uint8_t { Files, Rows };

    PagesProgram(int tracks, Content content);
    ~PagesProgram();

    [[nodiscard]] ui::Context& context() { return m_program->context(); }
    /// The databases as another part of the program has them open; this thread only.
    [[nodiscard]] jobs::Workspace& workspace() { return *m_workspace; }
    [[nodiscard]] std::filesystem::path musicFolder() const { return m_music.path(); }
    [[nodiscard]] std::filesystem::path scratch(const char* name) const { return m_scratch / name; }

    /// Adds made-up track number `n` to library.db: artist "Artist nn", album "Album nn", title
    /// "Song nnnnn", genre Jazz, Rock, Folk or Ambient, year 1970 … 2019; its mood known.
    library::TrackId addTrack(int n);
    [[nodiscard]] library::TrackId track(int n) const { return m_ids.at(std::size_t(n)); }
    void markMissing(library::TrackId track);
    void setOnBattery(bool onBattery) { *m_onBattery = onBattery; }
    [[nodiscard]] QString title(library::TrackId track);
    [[nodiscard]] std::vector<library::TrackId> queued();

    /// Puts the page in a shown window of this size and waits until it is there.
    void show(QWidget& page, QSize size = {1072, 680});

    template <typename T>
    static T must(base::Result<T> result) {
        if (!result) {
            qFatal("%s", qPrintable(result.error().message()));
        }
        return std::move(*result);
    }

private:
    [[nodiscard]] library::Track madeUp(int n);

    fixtures::Folder m_data, m_music, m_scratch;
    base::ManualClock m_clock{QDateTime(QDate(2026, 3, 15), QTime(18, 2))};
    base::DataPaths m_paths;
    std::shared_ptr<vault::Vault> m_vault = fixtures::memoryVault(m_paths.dir());
    Content m_content;
    std::vector<library::TrackId> m_ids;
    std::unique_ptr<jobs::Workspace> m_workspace;
    std::shared_ptr<FakeSystem> m_system = std::make_shared<FakeSystem>();
    std::shared_ptr<std::atomic<bool>> m_onBattery = std::make_shared<std::atomic<bool>>(false);
    std::unique_ptr<app::Composition> m_program;
};

/// The control of this name inside `page`; a missing one ends the test run.
template <typename Widget = QWidget>
Widget* control(QWidget& page, const char* name) {
    auto* found = page.findChild<Widget*>(QString::fromLatin1(name));
    if (!found) {
        qFatal("there is no %s", name);
    }
    return found;
}

/// The action of this name in the menu that is open, waited for; a missing one ends the test run.
[[nodiscard]] QAction* menuAction(QWidget& page, const char* menu, const char* name);

/// Controls inside `page` that a person can reach but that have no object name or no name for
/// screen readers.
[[nodiscard]] QStringList namelessControls(QWidget& page);

} // namespace earshot::tests
