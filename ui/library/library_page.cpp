// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_page.h"

#include "ui/library/album_grid.h"
#include "ui/library/album_view.h"
#include "ui/library/groups_view.h"
#include "ui/library/songs_view.h"
#include "ui/library/track_actions.h"
#include "ui/widgets/consent_bar.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace earshot::ui {

namespace {

constexpr int kTypingMs = 150; // between two keys of someone who types fast
constexpr int kFilterWidth = 420;
constexpr qint64 kMsPerMinute = 60'000;
constexpr int kMinutesPerHour = 60, kHoursPerDay = 24;

/// "34 days", "7 hours" or "13 minutes" of music.
QString amount(qint64 durationMs) {
    const auto minutes =
        static_cast<int>(std::max((durationMs + kMsPerMinute / 2) / kMsPerMinute, qint64{1}));
    const int hours = minutes / kMinutesPerHour;
    if (hours < 2) {
        return LibraryPage::tr("%n minute(s) of music", nullptr, minutes);
    }
    return hours >= 2 * kHoursPerDay
               ? LibraryPage::tr("%n day(s) of music", nullptr, hours / kHoursPerDay)
               : LibraryPage::tr("%n hour(s) of music", nullptr, hours);
}

} // namespace

LibraryPage::LibraryPage(Context& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_actions(new TrackActions(context, this)),
      m_header(new PageHeader(context.theme, tr("Library"), tr("Your music"))),
      m_consent(new ConsentBar(context.theme, context.listening)),
      m_stack(new QStackedWidget),
      m_songs(new SongsView(context, *m_actions)),
      m_grid(new AlbumGrid(context)),
      m_noAlbums(new EmptyState(context.theme, QStringLiteral("album"),
                                tr("No album matches this search"))),
      m_album(new AlbumView(context, *m_actions)),
      m_artists(new GroupsView(context, *m_actions, library::Grouping::Artists)),
      m_genres(new GroupsView(context, *m_actions, library::Grouping::Genres)),
      m_empty(new EmptyState(context.theme, QStringLiteral("music"), tr("No music here yet"),
                             tr("Choose the folder your music is in. Earshot reads it and changes "
                                "nothing. Or start with a little demo music."))) {
    setObjectName(QStringLiteral("libraryPage"));
    m_empty->setObjectName(QStringLiteral("libraryEmpty"));
    connect(m_empty->addAction(tr("Choose a folder…"), QStringLiteral("libraryChooseFolder")),
            &QPushButton::clicked, &context.navigator, &Navigator::chooseFolder);
    connect(m_empty->addAction(tr("Add demo music"), QStringLiteral("libraryAddDemo")),
            &QPushButton::clicked, &context.navigator, &Navigator::addDemoMusic);
    connect(m_noAlbums->addAction(tr("Show all albums"), QStringLiteral("albumsShowAll")),
            &QPushButton::clicked, this, [this] { search({}); });
    for (QWidget* view :
         std::initializer_list<QWidget*>{m_songs, m_grid, m_noAlbums, m_album, m_empty}) {
        m_stack->addWidget(view);
    }
    addGroups(*m_artists);
    addGroups(*m_genres);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace32, metric::kSpace24, metric::kSpace32,
                               metric::kSpace12);
    column->setSpacing(metric::kSpace16);
    column->addWidget(m_header);
    column->addWidget(makeBar());
    column->addWidget(m_consent);
    column->addWidget(m_stack, 1);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &LibraryPage::applyQuery);
    connect(m_songs, &SongsView::clearWanted, this, [this] { search({}); });
    connect(m_songs, &SongsView::typed, this, &LibraryPage::typeOn);
    connect(m_grid, &AlbumGrid::albumOpened, this, &LibraryPage::showAlbum);
    connect(m_album, &AlbumView::back, this, [this] { showSegment(Segment::Albums); });
    connect(m_actions, &TrackActions::likesWanted, this, &LibraryPage::askForLikes);
    connect(&m_actions->spotlight(), &SpotlightActions::wanted, this,
            &LibraryPage::askForSpotlight);
    connect(m_grid, &AlbumGrid::menuWanted, this, &LibraryPage::openAlbumMenu);
    connect(&context.navigator, &Navigator::search, this, &LibraryPage::showSongs);
    connect(&context.navigator, &Navigator::showAlbum, this, &LibraryPage::showAlbum);
    connect(&context.indexer, &Indexer::libraryChanged, this, [this] {
        m_stale = true;
        if (isVisible()) {
            reload();
        }
    });
    connect(&context.indexer, &Indexer::finished, this, &LibraryPage::readCounts);
    showSegment(Segment::Songs);
}

QWidget* LibraryPage::makeBar() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::kSpace8);
    const auto segment = [&](const QString& text, const QString& name, Segment which) {
        auto* button = new QPushButton(text);
        button->setObjectName(name);
        button->setAccessibleName(text);
        button->setProperty("role", QStringLiteral("chip"));
        button->setCheckable(true);
        m_segments.addButton(button, static_cast<int>(which));
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, which] { showSegment(which); });
    };
    segment(tr("Songs"), QStringLiteral("segmentSongs"), Segment::Songs);
    segment(tr("Albums"), QStringLiteral("segmentAlbums"), Segment::Albums);
    segment(tr("Artists"), QStringLiteral("segmentArtists"), Segment::Artists);
    segment(tr("Genres"), QStringLiteral("segmentGenres"), Segment::Genres);

    m_filter = new QLineEdit;
    m_filter->setObjectName(QStringLiteral("libraryFilter"));
    m_filter->setAccessibleName(tr("Filter songs, albums, artists and genres"));
    m_filter->setPlaceholderText(tr("Filter: words, artist:, genre:, year:1990..1999, -without"));
    m_filter->setToolTip(tr("Words in any order, or artist:bach, album:…, genre:jazz, "
                            "year:1990..1999, “exact words”, and -word to leave out. "
                            "artist:=\"air\" and genre:=\"rock\" find just this name."));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(m_context.theme.icon(QStringLiteral("search"), Tone::Secondary),
                        QLineEdit::LeadingPosition);
    m_filter->setProperty("role", QStringLiteral("search"));
    m_filter->setMaximumWidth(m_context.theme.scaled(kFilterWidth));
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        applyQuery();
        m_stack->currentWidget()->setFocus();
    });
    row->addStretch(1);
    row->addWidget(m_filter, 2);
    return bar;
}

void LibraryPage::addGroups(GroupsView& view) {
    m_stack->addWidget(&view);
    connect(&view, &GroupsView::songsWanted, this, &LibraryPage::showSongs);
    connect(&view, &GroupsView::typed, this, &LibraryPage::typeOn);
    connect(&view, &GroupsView::clearWanted, this, [this] { search({}); });
}

void LibraryPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale) {
        reload();
    }
}

void LibraryPage::showSegment(Segment segment) {
    m_segment = segment;
    m_segments.button(static_cast<int>(segment))->setChecked(true);
    m_stack->setCurrentWidget(m_hasMusic ? viewOf(segment) : m_empty);
}

QWidget* LibraryPage::viewOf(Segment segment) {
    switch (segment) {
    case Segment::Songs:
        return m_songs;
    case Segment::Artists:
        return m_artists;
    case Segment::Genres:
        return m_genres;
    case Segment::Albums:
        break;
    }
    const bool none = m_grid->albums().rowCount() == 0 && !m_filter->text().isEmpty();
    return none ? static_cast<QWidget*>(m_noAlbums) : m_grid;
}

void LibraryPage::showSongs(const QString& query) {
    showSegment(Segment::Songs);
    search(query);
}

void LibraryPage::typeOn(const QString& text) {
    m_filter->setFocus();
    m_filter->setText(m_filter->text() + text);
}

void LibraryPage::showAlbum(qint64 albumId) {
    m_segment = Segment::Albums;
    m_segments.button(static_cast<int>(Segment::Albums))->setChecked(true);
    m_album->setAlbum(albumId);
    m_stack->setCurrentWidget(m_album);
}

void LibraryPage::search(const QString& query) {
    m_filter->setText(query);
    applyQuery();
}

void LibraryPage::applyQuery() {
    m_typing.stop();
    if (m_stack->currentWidget() == m_album) {
        showSegment(Segment::Albums);
    }
    const QString query = m_filter->text().trimmed();
    m_songs->setQuery(query);
    m_artists->setQuery(query);
    m_genres->setQuery(query);
    readAlbums();
}

void LibraryPage::reload() {
    m_stale = false;
    m_songs->reload();
    m_artists->reload();
    m_genres->reload();
    readAlbums();
    readCounts();
    if (m_stack->currentWidget() == m_album) {
        m_album->reload();
    }
}

void LibraryPage::readCounts() {
    m_context.background.run(
        Lane::Pages, this,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.tracks().counts();
        },
        [this](base::Result<library::LibraryCounts> counts) {
            if (!counts) {
                Q_EMIT m_context.navigator.notify(counts.error().message());
                return;
            }
            showCounts(*counts);
        });
}

void LibraryPage::readAlbums() {
    m_albumsTicket.request_stop();
    m_albumsTicket = m_context.background.run(
        Lane::Pages, this,
        [query = m_filter->text().trimmed()](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.tracks().albums(query);
        },
        [this](base::Result<std::vector<library::AlbumRow>> albums) {
            if (!albums) {
                Q_EMIT m_context.navigator.notify(albums.error().message());
                return;
            }
            m_grid->albums().setAlbums(std::move(*albums));
            if (m_stack->currentWidget() != m_album) {
                showSegment(m_segment);
            }
        });
}

void LibraryPage::showCounts(const library::LibraryCounts& counts) {
    m_hasMusic = counts.tracks + counts.missing > 0;
    m_header->setLine(m_hasMusic
                          ? tr("%1, %2, %3", "songs, albums, how much music")
                                .arg(tr("%Ln song(s)", nullptr, static_cast<int>(counts.tracks)),
                                     tr("%Ln album(s)", nullptr, static_cast<int>(counts.albums)),
                                     amount(counts.durationMs))
                          : tr("Your music, as songs, albums, artists and genres"));
    m_filter->setEnabled(m_hasMusic);
    if (m_stack->currentWidget() != m_album || !m_hasMusic) {
        showSegment(m_segment);
    }
}

void LibraryPage::askForLikes(const std::vector<library::TrackId>& tracks, int value) {
    static constexpr std::array kLikes{signals::SignalId::Likes};
    m_consent->ask(kLikes, tr("Remember what you like?"), QStringLiteral("asked on Library"));
    m_consent->disconnect(this);
    connect(m_consent, &ConsentBar::allowed, this,
            [this, tracks, value] { m_actions->applyLike(tracks, value); });
}

void LibraryPage::askForSpotlight(library::TrackId track, signals::SpotlightScope scope,
                                  int weeks) {
    static constexpr std::array kSpotlight{signals::SignalId::Spotlight};
    m_consent->ask(kSpotlight, tr("Remember what you put in the spotlight?"),
                   QStringLiteral("asked on Library"));
    m_consent->disconnect(this);
    connect(m_consent, &ConsentBar::allowed, this,
            [this, track, scope, weeks] { m_actions->spotlight().apply(track, scope, weeks); });
}

void LibraryPage::openAlbumMenu(library::TrackId track, const QPoint& globalPosition) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("albumMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* show =
        menu->addAction(m_context.theme.icon(QStringLiteral("album")), tr("Show album"));
    show->setObjectName(QStringLiteral("actionShowAlbum"));
    connect(show, &QAction::triggered, this, [this, track] { m_actions->showAlbum(track); });
    m_actions->spotlight().fill(*menu, track);
    menu->popup(globalPosition);
}

} // namespace earshot::ui

#include "moc_library_page.cpp"
