// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "core/base/paths.h"
#include "core/jobs/index_job.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/unlocked_vault.h"
#include "tests/ui/services/fake_outputs.h"

#include <QTest>

namespace earshot::fixtures {

inline constexpr int kPatienceMs = 20'000;

/// The name of a signal's control on the Signals page.
inline QString part(signals::SignalId id, const char* name) {
    return QStringLiteral("signal.%1.%2").arg(signals::signalKey(id), QLatin1String(name));
}

/// Everything behind the window on a data folder of its own, with a few tracks in the library and a
/// clock that stands at Sunday, 2026-03-15 18:02.
class ListeningProgram {
public:
    explicit ListeningProgram(int tracks) : m_paths(resolved()) {
        for (int i = 0; i < tracks; ++i) {
            writeWav(m_music.path() / ("Tone " + std::to_string(i + 1) + ".wav"),
                     sine(220.0 * (i + 1), 0.5, 22050), 22050, 1);
        }
        must(jobs::Workspace::prepare(m_paths, clock, m_vault));
        m_workspace = must(jobs::Workspace::open(m_paths, clock, m_vault));
        jobs::IndexRequest request;
        request.folders = {m_music.path()};
        request.analyse = false;
        must(jobs::runIndex(*m_workspace, request, {}, {}));
        m_tracks = must(m_workspace->tracks().find({}, {library::SortColumn::Path, false}));
        m_program = std::make_unique<app::Composition>(m_paths, std::make_unique<NoOutputs>(),
                                                       clock, m_vault);
        context().theme.apply();
    }

    [[nodiscard]] ui::Context& context() { return m_program->context(); }
    /// The store as another part of the program has it open.
    [[nodiscard]] signals::SignalStore& store() { return m_workspace->signals(); }
    [[nodiscard]] MemoryKeychain& keychain() { return *m_keychain; }
    [[nodiscard]] vault::Vault& vault() { return *m_vault; }
    [[nodiscard]] const base::DataPaths& paths() const { return m_paths; }
    [[nodiscard]] library::TrackId track(std::size_t index) const { return m_tracks.at(index); }

    void allow(std::initializer_list<signals::SignalId> ids) {
        for (const signals::SignalId id : ids) {
            must(store().setEnabled(id, true, QStringLiteral("test")));
        }
    }

    /// A listening that began so many hours before now.
    void play(std::size_t index, int hoursAgo, signals::Ending ending = signals::Ending::Finished,
              const QString& context = {}) {
        signals::PlayEvent event;
        event.track = track(index);
        event.startedMs = clock.nowMs() - hoursAgo * 3'600'000LL;
        event.utcOffsetSeconds = clock.now().offsetFromUtc();
        event.durationMs = 200'000;
        event.heardMs = ending == signals::Ending::SkippedOn ? 10'000 : event.durationMs;
        event.ending = ending;
        event.context = context;
        must(store().record(event));
    }

    [[nodiscard]] signals::SignalState state(signals::SignalId id) {
        return must(store().states()).at(static_cast<std::size_t>(id));
    }

    base::ManualClock clock{QDateTime(QDate(2026, 3, 15), QTime(18, 2))};

    template <typename T>
    static T must(base::Result<T> result) {
        if (!result) {
            qFatal("%s", qPrintable(result.error().message()));
        }
        return std::move(*result);
    }

private:
    base::DataPaths resolved() {
        return must(base::DataPaths::resolve(base::pathText(m_data.path())));
    }

    Folder m_data;
    Folder m_music;
    base::DataPaths m_paths;
    std::shared_ptr<MemoryKeychain> m_keychain = std::make_shared<MemoryKeychain>();
    std::shared_ptr<vault::Vault> m_vault =
        std::make_shared<vault::Vault>(m_paths.keyFile(), m_keychain, kCheap);
    std::unique_ptr<jobs::Workspace> m_workspace;
    std::vector<library::TrackId> m_tracks;
    std::unique_ptr<app::Composition> m_program;
};

/// The control of this name inside `page`; a missing one ends the test run.
template <typename Widget = QWidget>
Widget* control(QWidget& page, const QString& name) {
    auto* found = page.findChild<Widget*>(name);
    if (!found) {
        qFatal("there is no %s", qPrintable(name));
    }
    return found;
}

/// Names of the enabled controls that the Tab key comes by, once around.
inline QSet<QString> reachedByTab(QWidget& page) {
    QSet<QString> reached;
    for (QWidget* widget = page.nextInFocusChain(); widget != &page;
         widget = widget->nextInFocusChain()) {
        if (page.isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus) &&
            widget->isEnabled() && widget->isVisible()) {
            reached.insert(widget->objectName());
        }
    }
    return reached;
}

} // namespace earshot::fixtures
