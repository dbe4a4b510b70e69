// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/playlists_page.h"

#include "core/base/paths.h"
#include "ui/library/track_actions.h"
#include "ui/playlists/notice_bar.h"
#include "ui/playlists/playlist_delegate.h"
#include "ui/playlists/playlist_import.h"
#include "ui/playlists/playlist_view.h"
#include "ui/widgets/consent_bar.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace earshot::ui {

using library::PlaylistId;
using library::PlaylistInfo;
using library::TrackId;

namespace {

constexpr int kListWidth = 248, kListNarrow = 200; // of the list at the left
constexpr int kNarrowPage = 860;
constexpr std::size_t kNamedNotFound = 12; // so many missing files are named in a report

} // namespace

PlaylistsPage::PlaylistsPage(Context& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_actions(new TrackActions(context, this)),
      m_header(new PageHeader(context.theme, tr("Playlists"),
                              tr("Your own, and lists you saved from a mood or a mix."))),
      m_notice(new NoticeBar(context.theme)),
      m_consent(new ConsentBar(context.theme, context.listening)),
      m_list(new QListView),
      m_view(new PlaylistView(context, *m_actions)),
      m_empty(new EmptyState(context.theme, QStringLiteral("playlists"), tr("No playlists yet"),
                             tr("Make one by hand, save a list on the Moods page, or import an "
                                "M3U file from another player."))),
      m_stack(new QStackedWidget) {
    setObjectName(QStringLiteral("playlistsPage"));
    auto* importButton =
        new QPushButton(context.theme.icon(QStringLiteral("folder")), tr("Import…"));
    importButton->setObjectName(QStringLiteral("playlistImport"));
    importButton->setAccessibleName(tr("Import an M3U playlist"));
    connect(importButton, &QPushButton::clicked, this, &PlaylistsPage::chooseImport);
    connect(m_header->setMainAction(tr("New playlist"), QStringLiteral("plus"),
                                    QStringLiteral("playlistNew")),
            &QPushButton::clicked, this, &PlaylistsPage::create);
    m_header->addAction(importButton);
    m_empty->setObjectName(QStringLiteral("playlistsEmpty"));
    connect(m_empty->addAction(tr("Make a mood list"), QStringLiteral("playlistsGoToMoods")),
            &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.navigator.showPage(PageId::Moods); });

    m_stack->addWidget(makeBody());
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace32, metric::kSpace24, metric::kSpace32,
                               metric::kSpace12);
    column->setSpacing(metric::kSpace16);
    column->addWidget(m_header);
    column->addWidget(m_notice);
    column->addWidget(m_consent);
    column->addWidget(m_stack, 1);
    watchList();
}

QWidget* PlaylistsPage::makeBody() {
    m_list->setObjectName(QStringLiteral("playlistList"));
    m_list->setAccessibleName(tr("Playlists"));
    m_list->setAccessibleDescription(tr("F2 renames, Delete deletes, Enter plays."));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PlaylistDelegate(m_context.theme, m_list));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* body = new QWidget;
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::kSpace24);
    row->addWidget(m_list);
    row->addWidget(m_view, 1);
    return body;
}

void PlaylistsPage::watchList() {
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PlaylistsPage::showCurrent);
    connect(m_list, &QAbstractItemView::activated, this, [this] {
        if (auto* play = m_view->findChild<QPushButton*>(QStringLiteral("playlistPlay"))) {
            play->click();
        }
    });
    connect(&m_model, &PlaylistsModel::renamed, this, &PlaylistsPage::rename);
    auto* shortcut = new QShortcut(Qt::Key_Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, &PlaylistsPage::askToDelete);
    connect(m_view, &PlaylistView::changed, this, &PlaylistsPage::reload);
    connect(m_view, &PlaylistView::deleteWanted, this, &PlaylistsPage::askToDelete);
    connect(m_view, &PlaylistView::renameWanted, this,
            [this] { m_list->edit(m_list->currentIndex()); });
    connect(m_actions, &TrackActions::likesWanted, this, &PlaylistsPage::askForLikes);
    connect(&m_actions->spotlight(), &SpotlightActions::wanted, this,
            &PlaylistsPage::askForSpotlight);
    connect(&m_context.navigator, &Navigator::playlistsChanged, this, [this] {
        if (isVisible()) {
            reload();
        }
    });
    connect(&m_context.indexer, &Indexer::libraryChanged, this, [this] {
        if (isVisible()) {
            reload();
        }
    });
}

void PlaylistsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    reload();
}

void PlaylistsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const Theme& theme = m_context.theme;
    m_list->setFixedWidth(
        theme.scaled(width() < theme.scaled(kNarrowPage) ? kListNarrow : kListWidth));
}

void PlaylistsPage::reload() {
    m_loading.request_stop();
    m_loading = m_context.background.run(
        Lane::Pages, this,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.playlists().all();
        },
        [this](base::Result<std::vector<PlaylistInfo>> playlists) {
            if (!playlists) {
                Q_EMIT m_context.navigator.notify(playlists.error().message());
                return;
            }
            show(std::move(*playlists));
        });
}

void PlaylistsPage::show(std::vector<PlaylistInfo> playlists) {
    const PlaylistId shown = m_wanted != PlaylistId::None
                                 ? std::exchange(m_wanted, PlaylistId::None)
                                 : m_view->playlist();
    const int before = std::max(0, m_list->currentIndex().row());
    m_model.setPlaylists(std::move(playlists));
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    if (m_model.rowCount() == 0) {
        return;
    }
    const int found = m_model.rowOf(shown);
    const int row = found >= 0 ? found : std::min(before, m_model.rowCount() - 1);
    m_list->setCurrentIndex(m_model.index(row));
    if (std::exchange(m_renameNext, false)) {
        m_list->edit(m_list->currentIndex());
    }
}

void PlaylistsPage::select(PlaylistId id) {
    m_wanted = id;
    reload();
}

void PlaylistsPage::showCurrent() {
    if (const PlaylistInfo* info = m_model.at(m_list->currentIndex().row())) {
        m_view->setPlaylist(*info);
    }
}

void PlaylistsPage::create() {
    m_context.background.write(
        this,
        [name = tr("New playlist")](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.playlists().create(name, library::PlaylistKind::Own, {}, {});
        },
        [this](const base::Result<PlaylistId>& made) {
            if (!made) {
                Q_EMIT m_context.navigator.notify(made.error().message());
                return;
            }
            m_renameNext = true;
            select(*made);
        });
}

void PlaylistsPage::rename(PlaylistId id, const QString& name) {
    m_context.background.write(
        this,
        [id, name](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.playlists().rename(id, name);
        },
        [this](const base::Status& done) {
            if (!done) {
                Q_EMIT m_context.navigator.notify(done.error().message());
            }
            reload();
        });
}

void PlaylistsPage::askToDelete() {
    const PlaylistInfo* info = m_model.at(m_list->currentIndex().row());
    if (!info) {
        return;
    }
    m_notice->ask(tr("Delete “%1”? Its songs stay in your library.").arg(info->name), tr("Delete"),
                  [this, id = info->id] { remove(id); });
}

void PlaylistsPage::remove(PlaylistId id) {
    m_context.background.write(
        this,
        [id](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.playlists().remove(id);
        },
        [this](const base::Status& done) {
            if (!done) {
                Q_EMIT m_context.navigator.notify(done.error().message());
            }
            reload();
        });
}

void PlaylistsPage::chooseImport() {
    auto* dialog = new QFileDialog(this, tr("Import a playlist"));
    dialog->setObjectName(QStringLiteral("importDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Playlists (*.m3u8 *.m3u)"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::MusicLocation));
    connect(dialog, &QFileDialog::fileSelected, this, &PlaylistsPage::import);
    dialog->open();
}

void PlaylistsPage::import(const QString& file) {
    m_context.background.write(
        this,
        [path = base::pathFromText(file)](jobs::Workspace& workspace, const std::stop_token&) {
            return importM3u(workspace, path);
        },
        [this](const base::Result<ImportReport>& report) {
            if (!report) {
                m_notice->report(report.error().message(), {});
                return;
            }
            showReport(*report);
        });
}

void PlaylistsPage::showReport(const ImportReport& report) {
    const auto missing = static_cast<int>(report.notFound.size());
    QStringList names;
    for (std::size_t i = 0; i < std::min(kNamedNotFound, report.notFound.size()); ++i) {
        names << base::pathText(report.notFound[i]);
    }
    if (report.notFound.size() > kNamedNotFound) {
        names << tr("and %n more", nullptr,
                    static_cast<int>(report.notFound.size() - kNamedNotFound));
    }
    const QString details = missing == 0 ? QString()
                                         : tr("Not in your library:") + QLatin1Char('\n') +
                                               names.join(QLatin1Char('\n'));
    if (report.playlist == PlaylistId::None) {
        m_notice->report(tr("None of the playlist’s songs is in your library, so none was made."),
                         details);
        return;
    }
    m_notice->report(tr("Imported “%1” with %2 of %n song(s).", nullptr, report.found + missing)
                         .arg(report.name)
                         .arg(report.found),
                     details);
    select(report.playlist);
}

void PlaylistsPage::askForLikes(const std::vector<TrackId>& tracks, int value) {
    static constexpr std::array kLikes{signals::SignalId::Likes};
    m_consent->ask(kLikes, tr("Remember what you like?"), QStringLiteral("asked on Playlists"));
    m_consent->disconnect(this);
    connect(m_consent, &ConsentBar::allowed, this,
            [this, tracks, value] { m_actions->applyLike(tracks, value); });
}

void PlaylistsPage::askForSpotlight(TrackId track, signals::SpotlightScope scope, int weeks) {
    static constexpr std::array kSpotlight{signals::SignalId::Spotlight};
    m_consent->ask(kSpotlight, tr("Remember what you put in the spotlight?"),
                   QStringLiteral("asked on Playlists"));
    m_consent->disconnect(this);
    connect(m_consent, &ConsentBar::allowed, this,
            [this, track, scope, weeks] { m_actions->spotlight().apply(track, scope, weeks); });
}

} // namespace earshot::ui

#include "moc_playlists_page.cpp"
