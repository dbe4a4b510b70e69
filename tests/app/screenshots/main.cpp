// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every page of the real window with the demo library to PNG: earshot_screenshots OUT DATA
// [WIDTHxHEIGHT [TEXT%]]. Run offscreen by packaging/screenshots.sh. Indexes the demo music into
// DATA first, plays through a month of listening there and saves a playlist, so that pages have
// something true to show; of the Library also artists and genres. Then come a history that was
// brought in, the details of a signal and the foot of the Signals page. The last pictures have a
// song in the player and the right panel open, then the details of that song.
#include "app/composition.h"
#include "app/translation.h"
#include "core/base/random.h"
#include "core/demo/demo_library.h"
#include "tests/fixtures/memory_keychain.h"
#include "ui/insights/card_maker.h"
#include "ui/insights/cards_dialog.h"
#include "ui/insights/history_dialog.h"
#include "ui/library/song_details.h"
#include "ui/shell/main_window.h"
#include "ui/shell/seek_bar.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace earshot;

namespace {

constexpr int kLookEveryMs = 250;
constexpr int kSettledAfterMs = 1000;
constexpr int kPatienceMs = 20'000;
constexpr int kDays = 30;
constexpr int kPlaysPerDay = 12;
constexpr qint64 kDayMs = 24LL * 3600 * 1000;

/// Waits until the window has looked the same for a while.
QPixmap settled(QWidget& window) {
    QElapsedTimer since;
    since.start();
    QElapsedTimer unchanged;
    unchanged.start();
    QImage last;
    while (since.elapsed() < kPatienceMs) {
        QEventLoop loop;
        QTimer::singleShot(kLookEveryMs, &loop, &QEventLoop::quit);
        loop.exec();
        const QImage now = window.grab().toImage();
        if (now != last) {
            last = now;
            unchanged.restart();
        } else if (unchanged.elapsed() > kSettledAfterMs) {
            break;
        }
    }
    return QPixmap::fromImage(last);
}

/// A month of evenings and mornings with favourites, skips and likes.
base::Status listen(jobs::Workspace& workspace, const base::Clock& clock) {
    using signals::SignalId;
    for (const SignalId id :
         {SignalId::Plays, SignalId::Completion, SignalId::Likes, SignalId::Daytime,
          SignalId::Session, SignalId::Imports, SignalId::Circle}) {
        if (base::Status on = workspace.signals().setEnabled(id, true, QStringLiteral("demo"));
            !on) {
            return on;
        }
    }
    auto tracks = workspace.tracks().find({});
    if (!tracks) {
        return tracks.error();
    }
    base::Random random(1);
    for (int day = kDays; day > 0; --day) {
        for (int play = 0; play < kPlaysPerDay; ++play) {
            const double favourite = random.uniform() * random.uniform();
            const auto at =
                static_cast<std::size_t>(favourite * static_cast<double>(tracks->size()));
            const bool skipped = random.uniform() < 0.15;
            signals::PlayEvent event;
            event.track = (*tracks)[at];
            event.startedMs =
                clock.nowMs() - day * kDayMs + static_cast<qint64>(random.below(10)) * 3'600'000;
            event.utcOffsetSeconds = clock.now().offsetFromUtc();
            event.durationMs = 30'000;
            event.heardMs = skipped ? 5'000 : 30'000;
            event.ending = skipped ? signals::Ending::SkippedOn : signals::Ending::Finished;
            if (base::Status kept = workspace.signals().record(event); !kept) {
                return kept;
            }
        }
    }
    for (std::size_t i = 0; i < tracks->size(); i += 7) {
        if (base::Status liked = workspace.signals().setLike((*tracks)[i], 1); !liked) {
            return liked;
        }
    }
    return base::Done{};
}

QString scrobblesIn(const base::DataPaths& paths) {
    return base::pathText(paths.dir() / "scrobbles.csv");
}

/// A history from elsewhere, of some songs of the library and of some that are not in it.
base::Status writeScrobbles(jobs::Workspace& workspace) {
    const QString row = QStringLiteral("\"%1\",,\"%2\",%3 Mar 2021 12:34\n");
    QByteArray rows;
    const base::Status read = workspace.tracks().forEach([&](const library::Track& track) {
        const auto day = 1 + static_cast<qint64>(track.id) % 28;
        rows += row.arg(track.displayArtist(), track.displayTitle()).arg(day).toUtf8();
    });
    for (int i = 0; i < 40; ++i) {
        const QString title = QStringLiteral("Song %1").arg(i % 11 + 1);
        rows += row.arg(QStringLiteral("Somebody Else"), title).arg(i % 28 + 1).toUtf8();
    }
    QFile file(scrobblesIn(workspace.paths()));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(rows) == rows.size();
    return read && !written ? base::Error{file.errorString(), file.fileName(), {}} : read;
}

std::filesystem::path cardIn(const base::DataPaths& paths) {
    return paths.dir() / "taste-card.json";
}

/// A friend's card with some songs of the library and some that are not in it; opened once under
/// another name.
base::Status openCard(jobs::Workspace& workspace) {
    imports::CardFile card;
    card.name = QStringLiteral("Anna");
    card.made = 12 * 2026 + 10;
    const base::Status read = workspace.tracks().forEach([&](const library::Track& track) {
        const int weight = 1 + static_cast<int>(static_cast<qint64>(track.id) % 5);
        if (static_cast<qint64>(track.id) % 4 == 0 && card.songs.size() < 30) {
            card.songs.push_back({{track.displayArtist(), track.displayTitle(), {}, {}}, weight});
            card.artists.resize(1, {track.displayArtist(), 5});
        }
    });
    for (int i = 1; i < 8; ++i) {
        card.songs.push_back(
            {{QStringLiteral("Somebody Else"), QStringLiteral("Song %1").arg(i), {}, {}}, 2});
    }
    if (base::Status written = imports::writeCard(card, cardIn(workspace.paths()));
        !read || !written) {
        return read ? written : read;
    }
    const auto opened = jobs::openCard(workspace, {.file = cardIn(workspace.paths()),
                                                   .name = QStringLiteral("Ben"),
                                                   .mode = jobs::CardMode::Store});
    return opened ? base::Status(base::Done{}) : base::Status(opened.error());
}

/// A playlist such as one saves from the Moods page.
base::Status savePlaylist(jobs::Workspace& workspace) {
    auto tracks = workspace.tracks().find({});
    if (!tracks) {
        return tracks.error();
    }
    tracks->resize(std::min<std::size_t>(tracks->size(), 9));
    auto made =
        workspace.playlists().create(QStringLiteral("Sunday on the sofa"),
                                     library::PlaylistKind::Saved, QStringLiteral("Calm"), *tracks);
    return made ? base::Status(base::Done{}) : base::Status(made.error());
}

/// What Listen Now offers, with its ranks; or nothing after saying why not.
std::optional<ui::ShownMix> rightNow(ui::Context& context, QWidget& owner) {
    std::optional<ui::ShownMix> mix;
    recommend::Request request;
    request.kind = recommend::ListKind::RightNow;
    QEventLoop loop;
    context.mixes.make(&owner, request, [&](base::Result<ui::ShownMix> made) {
        if (made && !made->mix.picks.empty()) {
            mix = std::move(*made);
            return;
        }
        std::fprintf(stderr, "%s\n",
                     made ? "the list is empty" : qPrintable(made.error().message()));
        loop.quit();
    });
    QObject::connect(&context.mixes, &ui::Mixes::ranked, &loop, [&](const ui::ListRanks& ranks) {
        if (mix && mix->take(ranks)) {
            loop.quit();
        }
    });
    loop.exec();
    return mix;
}

base::Status prepare(const base::DataPaths& paths, const base::Clock& clock,
                     const std::shared_ptr<vault::Vault>& vault) {
    if (base::Status ready = jobs::Workspace::prepare(paths, clock, vault); !ready) {
        return ready;
    }
    auto workspace = jobs::Workspace::open(paths, clock, vault);
    if (!workspace) {
        return workspace.error();
    }
    if (base::Status written = demo::writeDemoLibrary(paths.demoMusic(), {}, {}); !written) {
        return written;
    }
    auto indexed = jobs::runIndex(**workspace, {.folders = {paths.demoMusic()}}, {}, {});
    if (!indexed) {
        return indexed.error();
    }
    if (indexed->scan.added == 0) {
        return base::Done{}; // was made before: keep its history as it is
    }
    if (base::Status saved = savePlaylist(**workspace); !saved) {
        return saved;
    }
    if (base::Status written = writeScrobbles(**workspace); !written) {
        return written;
    }
    if (base::Status heard = listen(**workspace, clock); !heard) {
        return heard;
    }
    return openCard(**workspace);
}

/// Keys of the demo's own, the same at every run: the person's keychain is not touched.
base::Result<std::shared_ptr<vault::Vault>> demoVault(const base::DataPaths& paths) {
    auto vault = std::make_shared<vault::Vault>(paths.keyFile(), nullptr, fixtures::kCheap);
    const QString passphrase = QStringLiteral("only a demonstration");
    const base::Status opened = vault->status().state == vault::VaultState::Absent
                                    ? vault->createWithPassphrase(passphrase)
                                    : vault->unlock(passphrase);
    return opened ? base::Result(vault)
                  : base::Result<std::shared_ptr<vault::Vault>>(opened.error());
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("earshot"));
    app::installTranslation(application);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 3) {
        std::fputs("earshot_screenshots OUT DATA [WIDTHxHEIGHT [TEXT%]]\n", stderr);
        return 2;
    }
    const QStringList size = words.value(3, QStringLiteral("1280x800")).split(QLatin1Char('x'));
    const base::SystemClock clock;
    auto paths = base::DataPaths::resolve(words[2]);
    auto vault =
        paths ? demoVault(*paths) : base::Result<std::shared_ptr<vault::Vault>>(paths.error());
    const base::Status ready = vault ? prepare(*paths, clock, *vault) : base::Status(vault.error());
    if (!ready) {
        std::fprintf(stderr, "%s\n", qPrintable(ready.error().message()));
        return 1;
    }
    QDir().mkpath(words[1]);

    app::Composition composition(*paths, playback::systemOutputs(), clock, *vault);
    ui::Context& context = composition.context();
    context.theme.apply();
    ui::MainWindow window(context);
    context.theme.setTextScale(words.value(4, QStringLiteral("100")).toDouble() / 100);
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    const std::optional<ui::ShownMix> mix = rightNow(context, window);
    if (!mix) {
        return 1;
    }

    const std::vector<std::pair<ui::PageId, const char*>> pages{
        {ui::PageId::ListenNow, "listen-now"}, {ui::PageId::Moods, "moods"},
        {ui::PageId::Library, "library"},      {ui::PageId::Playlists, "playlists"},
        {ui::PageId::Insights, "insights"},    {ui::PageId::Signals, "signals"},
        {ui::PageId::Settings, "settings"}};
    const auto save = [&](const char* name, QWidget* shown = nullptr) {
        const bool light = context.theme.appearance() == ui::Appearance::Light;
        const QString file =
            QStringLiteral("%1/%2-%3.png")
                .arg(words[1], QLatin1String(name), QLatin1String(light ? "light" : "dark"));
        if (!settled(shown ? *shown : window).save(file)) {
            std::fprintf(stderr, "cannot write %s\n", qPrintable(file));
            return false;
        }
        std::printf("%s\n", qPrintable(file));
        return true;
    };
    for (const ui::Appearance appearance : {ui::Appearance::Light, ui::Appearance::Dark}) {
        context.theme.setAppearance(appearance);
        for (const auto& [page, name] : pages) {
            window.showPage(page);
            if (!save(name)) {
                return 1;
            }
        }
        window.showPage(ui::PageId::Library);
        const auto segment = [&window](const char* name) {
            window.findChild<QPushButton*>(QLatin1String(name))->click();
        };
        segment("segmentArtists");
        if (!save("artists")) {
            return 1;
        }
        segment("segmentGenres");
        if (!save("genres")) {
            return 1;
        }
        segment("segmentSongs");
    }
    window.showPage(ui::PageId::Insights);
    for (const ui::Appearance appearance : {ui::Appearance::Light, ui::Appearance::Dark}) {
        context.theme.setAppearance(appearance);
        auto* history = new ui::HistoryDialog(context, &window);
        history->open();
        history->take(base::pathFromText(scrobblesIn(*paths)));
        if (!save("history", history)) {
            return 1;
        }
        history->close();
        auto* cards = new ui::CardsDialog(context, &window);
        cards->open();
        cards->take(cardIn(*paths));
        if (!save("cards", cards)) {
            return 1;
        }
        cards->close();
        auto* maker = new ui::CardMaker(context, &window);
        maker->open();
        if (!save("card-maker", maker)) {
            return 1;
        }
        maker->close();
    }
    // The details of a signal with what it would change, then the foot of the page.
    window.showPage(ui::PageId::Signals);
    Q_EMIT context.navigator.showSignal(signals::SignalId::Plays);
    window.findChild<QPushButton*>(QStringLiteral("signal.plays.preview.compare"))->click();
    auto* signalsScroll =
        window.findChild<QScrollArea*>(QStringLiteral("signalsScroll"))->verticalScrollBar();
    for (const ui::Appearance appearance : {ui::Appearance::Light, ui::Appearance::Dark}) {
        context.theme.setAppearance(appearance);
        signalsScroll->setValue(signalsScroll->maximum() * 3 / 10);
        if (!save("signal-details")) {
            return 1;
        }
        signalsScroll->setValue(signalsScroll->maximum());
        if (!save("signals-foot")) {
            return 1;
        }
    }
    context.player.queue().play(ui::queueItems(*mix), 0); // shown, not heard
    auto* seek = window.findChild<ui::SeekBar*>(QStringLiteral("seekBar"));
    seek->setPosition(seek->duration() / 3);
    for (const ui::Appearance appearance : {ui::Appearance::Light, ui::Appearance::Dark}) {
        context.theme.setAppearance(appearance);
        window.showPage(ui::PageId::Moods);
        Q_EMIT context.navigator.showWhy(*mix, 0);
        if (!save("why")) {
            return 1;
        }
        window.findChild<QPushButton*>(QStringLiteral("notBecauseLook"))->click();
        if (!save("not-because")) { // laid out, so that there is somewhere to scroll to
            return 1;
        }
        auto* why = window.findChild<QScrollArea*>(QStringLiteral("whyPanel"))->verticalScrollBar();
        why->setValue(why->maximum());
        if (!save("not-because")) {
            return 1;
        }
        window.showPage(ui::PageId::Settings);
        window.findChild<QTabBar*>(QStringLiteral("rightPanelTabs"))->setCurrentIndex(0);
        if (!save("up-next")) {
            return 1;
        }
        auto* details = new ui::SongDetails(context, mix->mix.picks.front().track, &window);
        if (!save("details", details)) {
            return 1;
        }
        details->findChild<QPushButton*>(QStringLiteral("allMeasurementsButton"))->click();
        if (!save("measurements", details)) {
            return 1;
        }
        details->close();
    }
    return 0;
}
