// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "core/jobs/index_job.h"
#include "tests/core/playback/fake_output.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/unlocked_vault.h"
#include "ui/shell/main_window.h"

#include <QTest>

namespace earshot::tests {

inline constexpr int kPatienceMs = 30'000;
inline constexpr int kRateHz = 44100;

template <typename T>
T must(base::Result<T> result) {
    if (!result) {
        qFatal("%s", qPrintable(result.error().message()));
    }
    return std::move(*result);
}

/// A library of tones, indexed and analysed.
class PreparedLibrary {
public:
    explicit PreparedLibrary(int tracks) {
        for (int i = 0; i < tracks; ++i) {
            addTone(i);
        }
        const base::ManualClock clock{QDateTime(QDate(2026, 3, 14), QTime(12, 0))};
        const auto paths = must(base::DataPaths::resolve(base::pathText(m_data.path())));
        must(jobs::Workspace::prepare(paths, clock));
        if (tracks > 0) {
            auto workspace = must(jobs::Workspace::open(paths, clock));
            jobs::IndexRequest request;
            request.folders = {music.path()};
            must(jobs::runIndex(*workspace, request, {}, {}));
        }
    }

    void addTone(int i) const {
        fixtures::writeWav(music.path() / ("Tone " + std::to_string(i + 1) + ".wav"),
                           fixtures::sine(220.0 * (i + 1), 8, kRateHz), kRateHz, 1);
    }

    void copyTo(const std::filesystem::path& folder) const {
        std::filesystem::copy(m_data.path(), folder,
                              std::filesystem::copy_options::recursive |
                                  std::filesystem::copy_options::overwrite_existing);
    }

    fixtures::Folder music;

private:
    fixtures::Folder m_data;
};

/// The real window on a data folder of its own and a sound device whose time the test advances.
class WindowProgram {
public:
    /// The tones and the data folder of `library`, copied: indexing once is enough for all tests.
    explicit WindowProgram(const PreparedLibrary& library) : paths(resolved()) {
        library.copyTo(data.path());
        musicFolder = library.music.path();
        must(jobs::Workspace::prepare(paths, clock));
        auto workspace = must(jobs::Workspace::open(paths, clock));
        ids = must(workspace->tracks().find({}, {earshot::library::SortColumn::Path, false}));
        workspace.reset();
        system->plug(QStringLiteral("Speakers"), device);
        system->setDefault(QStringLiteral("Speakers"));
        open();
    }

    void open() {
        program = std::make_unique<app::Composition>(paths, std::make_unique<FakeOutputs>(system),
                                                     clock, vault);
        window = std::make_unique<ui::MainWindow>(context());
        window->show();
        window->activateWindow();
    }

    void close() {
        window->close();
        window.reset();
        program.reset();
    }

    ~WindowProgram() {
        window.reset();
        program.reset();
    }

    [[nodiscard]] ui::Context& context() { return program->context(); }

    /// Waits until the pages have what they asked for, and what they asked for then: each lane
    /// works in order.
    void settle() {
        for (int round = 0; round < 2; ++round) {
            int reached = 0;
            for (const ui::Lane lane : {ui::Lane::Pages, ui::Lane::Mixes}) {
                context().background.run(
                    lane, window.get(),
                    [](jobs::Workspace&, const std::stop_token&) {
                        return base::Result<base::Done>(base::Done{});
                    },
                    [&](const base::Result<base::Done>&) { ++reached; });
            }
            [&] { QTRY_COMPARE_WITH_TIMEOUT(reached, 2, kPatienceMs); }();
        }
    }

    [[nodiscard]] std::vector<playback::QueueItem> items() {
        std::vector<playback::QueueItem> made;
        bool arrived = false;
        context().mixes.queueItems(window.get(), ids,
                                   [&](base::Result<std::vector<playback::QueueItem>> found) {
                                       made = must(std::move(found));
                                       arrived = true;
                                   });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(arrived, kPatienceMs); }();
        return made;
    }

    template <typename Widget = QWidget>
    Widget* control(const char* name) {
        auto* found = window->findChild<Widget*>(QString::fromLatin1(name));
        if (!found) {
            qFatal("there is no %s", name);
        }
        return found;
    }

    fixtures::Folder data;
    std::filesystem::path musicFolder;
    base::ManualClock clock{QDateTime(QDate(2026, 3, 15), QTime(18, 2))};
    base::DataPaths paths;
    std::shared_ptr<vault::Vault> vault = fixtures::memoryVault(paths.dir());
    std::vector<library::TrackId> ids;
    std::shared_ptr<FakeSystem> system = std::make_shared<FakeSystem>();
    std::shared_ptr<FakeDevice> device = std::make_shared<FakeDevice>();
    std::unique_ptr<app::Composition> program;
    std::unique_ptr<ui::MainWindow> window;

private:
    base::DataPaths resolved() {
        return must(base::DataPaths::resolve(base::pathText(data.path())));
    }
};

} // namespace earshot::tests
