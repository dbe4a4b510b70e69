// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/listen_now/listen_now_page.h"

#include "ui/listen_now/right_now_card.h"
#include "ui/listen_now/shelf.h"
#include "ui/widgets/consent_bar.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tile.h"

#include <QLocale>
#include <QMenu>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <array>

namespace earshot::ui {

using signals::SignalId;

namespace {

constexpr int kTileWidth = 216;         // at the default text size, in px
constexpr int kSoonMs = 1'500;          // changes come in flocks
constexpr int kSoonIndexingMs = 10'000; // while indexing everything changes all the time
constexpr std::array kRemembered{SignalId::Plays, SignalId::Completion, SignalId::Daytime,
                                 SignalId::Session};

QString greeting(int hour) {
    if (hour >= 5 && hour < 12) {
        return ListenNowPage::tr("Good morning");
    }
    if (hour >= 12 && hour < 18) {
        return ListenNowPage::tr("Good afternoon");
    }
    return hour >= 18 && hour < 23 ? ListenNowPage::tr("Good evening")
                                   : ListenNowPage::tr("Good night");
}

} // namespace

ListenNowPage::ListenNowPage(Context& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_stack(new QStackedLayout(this)) {
    setObjectName(QStringLiteral("listenNowPage"));
    m_stack->addWidget(makeContent());
    m_stack->addWidget(makeEmpty());
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (isVisible()) {
            reload();
        } else {
            m_stale = true;
        }
    });
    connect(&context.mixes, &Mixes::outdated, this, &ListenNowPage::soon);
    connect(&context.indexer, &Indexer::started, this, &ListenNowPage::soon);
    connect(&context.indexer, &Indexer::finished, this, [this] {
        m_soon.stop();
        m_stale = true;
        if (isVisible()) {
            reload();
        }
    });
    connect(&context.listening, &Listening::enabledChanged, this, &ListenNowPage::ask);
}

QWidget* ListenNowPage::makeContent() {
    m_header = new PageHeader(m_context.theme, {}, {});
    m_consent = new ConsentBar(m_context.theme, m_context.listening);
    m_rightNow = new RightNowCard(m_context);
    m_fresh = new Shelf(m_context, tr("Fresh arrivals"), tr("Added in the last thirty days"));
    m_fresh->setObjectName(QStringLiteral("freshShelf"));
    m_loved = new Shelf(m_context, tr("Rediscover"),
                        tr("You played these often and not for at least two months"));
    m_loved->setObjectName(QStringLiteral("rediscoverShelf"));

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metric::kSpace32, metric::kSpace24, metric::kSpace32,
                               metric::kSpace32);
    column->setSpacing(metric::kSpace24);
    column->addWidget(m_header);
    column->addWidget(m_rightNow);
    column->addWidget(m_consent);
    addTiles(*column, tr("Moods"), recommend::builtInMoods());
    column->addWidget(m_fresh);
    addTiles(*column, tr("For what you are doing"), recommend::builtInRecipes());
    column->addWidget(m_loved);
    column->addStretch(1);

    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("listenNowScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);

    connect(m_rightNow, &RightNowCard::anotherWanted, this, [this] {
        ++m_turn;
        makeMix();
    });
    connect(m_fresh, &Shelf::pressed, this, &ListenNowPage::playTracks);
    connect(m_loved, &Shelf::pressed, this, &ListenNowPage::playTracks);
    return scroll;
}

QWidget* ListenNowPage::makeEmpty() {
    m_empty = new EmptyState(
        m_context.theme, QStringLiteral("music"), tr("Choose your music folder"),
        tr("Earshot plays the music files you own. It listens to them on this computer, learns "
           "from what you allow it to remember, and sends nothing anywhere."));
    auto* choose = m_empty->addAction(tr("Choose folder…"), QStringLiteral("chooseFolderButton"));
    auto* demo = m_empty->addAction(tr("Try the demo music"), QStringLiteral("demoMusicButton"));
    connect(choose, &QPushButton::clicked, &m_context.navigator, &Navigator::chooseFolder);
    connect(demo, &QPushButton::clicked, &m_context.navigator, &Navigator::addDemoMusic);
    return m_empty;
}

void ListenNowPage::addTiles(QVBoxLayout& column, const QString& title,
                             const std::vector<recommend::Recipe>& recipes) {
    auto* section = new QWidget;
    auto* lines = new QVBoxLayout(section);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(metric::kSpace12);
    lines->addWidget(new TextLabel(m_context.theme, title, TextStyle::Title));
    auto* grid = new QWidget;
    auto* flow = new FlowLayout(metric::kSpace12, grid);
    const auto fit = [this, flow] { flow->setColumnWidth(m_context.theme.scaled(kTileWidth)); };
    fit();
    connect(&m_context.theme, &Theme::changed, grid, fit);
    for (const recommend::Recipe& recipe : recipes) {
        auto* tile = new Tile(m_context.theme, recipe.icon, recipe.name, recipe.description,
                              [this, v = recipe.valence, a = recipe.arousal] {
                                  return m_context.theme.moodAt(v, a);
                              });
        tile->setObjectName(QStringLiteral("tile-%1").arg(recipe.key));
        tile->setAccessibleName(tr("Play %1").arg(recipe.name));
        tile->setContextMenuPolicy(Qt::CustomContextMenu);
        flow->addWidget(tile);
        connect(tile, &Tile::clicked, this, [this, recipe] { playRecipe(recipe); });
        connect(tile, &Tile::customContextMenuRequested, this,
                [this, recipe, tile](const QPoint& place) {
                    QMenu menu(tile);
                    connect(menu.addAction(tr("Play")), &QAction::triggered, this,
                            [this, recipe] { playRecipe(recipe); });
                    connect(menu.addAction(tr("Shape it on the Moods page")), &QAction::triggered,
                            this, [this, recipe] { Q_EMIT m_context.navigator.showMood(recipe); });
                    menu.exec(tile->mapToGlobal(place));
                });
    }
    lines->addWidget(grid);
    column.addWidget(section);
}

void ListenNowPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    const QDateTime now = m_context.clock.now();
    m_header->setTitle(greeting(now.time().hour()));
    if (m_stale) {
        reload();
    }
}

void ListenNowPage::soon() {
    if (!m_soon.isActive()) {
        m_soon.start(m_context.indexer.running() && m_hasMix ? kSoonIndexingMs : kSoonMs);
    }
}

void ListenNowPage::reload() {
    m_stale = false;
    m_context.background.run(
        Lane::Pages, this,
        [useLog = m_context.listening.privateSession() ? jobs::UseLog::Skip : jobs::UseLog::Write](
            jobs::Workspace& workspace, const std::stop_token&) {
            return readShelves(workspace, useLog);
        },
        [this](base::Result<Shelves> shelves) {
            if (shelves) {
                showShelves(std::move(*shelves));
            } else {
                Q_EMIT m_context.navigator.notify(shelves.error().message());
            }
        });
}

void ListenNowPage::showShelves(Shelves shelves) {
    if (shelves.tracks == 0) {
        const bool looking = m_context.indexer.running();
        m_empty->setSentence(looking ? tr("Looking at your music…")
                                     : tr("Choose your music folder"));
        m_stack->setCurrentIndex(1);
        return;
    }
    m_stack->setCurrentIndex(0);
    m_header->setLine(tr("Music that fits now, picked from %1 tracks of your own")
                          .arg(QLocale().toString(shelves.tracks)));
    m_fresh->setTracks(std::move(shelves.fresh));
    m_loved->setTracks(std::move(shelves.loved));
    ask();
    if (!m_rightNow->opened()) {
        makeMix();
    }
}

void ListenNowPage::makeMix() {
    if (!m_hasMix) {
        m_rightNow->setWaiting(tr("Making a mix for this moment…"));
    }
    const QDateTime now = m_context.clock.now();
    recommend::Request request;
    request.kind = recommend::ListKind::RightNow;
    // Steady within the hour, another list the next.
    request.seed = static_cast<std::uint64_t>(now.date().toJulianDay() * 24 + now.time().hour()) +
                   static_cast<std::uint64_t>(m_turn) * 1'000'003;
    m_context.mixes.make(this, std::move(request), [this](base::Result<ShownMix> mix) {
        if (!mix) {
            m_rightNow->setWaiting(mix.error().message());
        } else if (mix->mix.picks.empty()) {
            m_hasMix = false;
            m_rightNow->setWaiting(tr("Earshot is still listening to your music. The first mix "
                                      "comes as soon as some tracks are known."));
        } else {
            m_hasMix = true;
            m_rightNow->setMix(std::move(*mix));
        }
    });
}

void ListenNowPage::playRecipe(const recommend::Recipe& recipe) {
    recommend::Request request;
    request.kind = recommend::ListKind::Recipe;
    request.recipe = recipe;
    request.seed = static_cast<std::uint64_t>(m_context.clock.nowMs());
    m_context.mixes.make(&m_recipeOwner, std::move(request), [this](base::Result<ShownMix> mix) {
        if (!mix) {
            Q_EMIT m_context.navigator.notify(mix.error().message());
        } else if (mix->mix.picks.empty()) {
            Q_EMIT m_context.navigator.notify(
                tr("Nothing of your music fits “%1” yet.").arg(mix->mix.title));
        } else {
            Q_EMIT m_context.navigator.notify(
                tr("Playing “%1”: %2").arg(mix->mix.title, mix->mix.madeFrom));
            Q_EMIT m_context.navigator.playMix(*mix, 0);
        }
    });
}

void ListenNowPage::playTracks(const std::vector<library::TrackId>& tracks, int start) {
    m_context.mixes.queueItems(
        this, std::vector<library::TrackId>(tracks.begin() + start, tracks.end()),
        [this](base::Result<std::vector<playback::QueueItem>> items) {
            if (!items || items->empty()) {
                Q_EMIT m_context.navigator.notify(items ? tr("These files are missing.")
                                                        : items.error().message());
                return;
            }
            m_context.player.queue().play(std::move(*items));
            m_context.player.play();
        });
}

void ListenNowPage::ask() {
    if (m_stack->currentIndex() == 0) {
        m_consent->ask(kRemembered, tr("Remember what I play, to make this better?"),
                       QStringLiteral("asked on Listen Now"));
    }
}

} // namespace earshot::ui

#include "moc_listen_now_page.cpp"
