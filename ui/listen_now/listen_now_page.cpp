// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/listen_now/listen_now_page.h"

#include "ui/listen_now/list_card.h"
#include "ui/listen_now/right_now_card.h"
#include "ui/services/own_recipes.h"
#include "ui/services/play_list.h"
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

#include <algorithm>
#include <array>
#include <utility>

namespace earshot::ui {

using signals::SignalId;

namespace {

constexpr int kTileWidth = 216;         // at the default text size, in px
constexpr int kCardWidth = 340;         // covers, and a line of some thirty letters beside them
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

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metric::kSpace32, metric::kSpace24, metric::kSpace32,
                               metric::kSpace32);
    column->setSpacing(metric::kSpace24);
    column->addWidget(m_header);
    column->addWidget(m_rightNow);
    column->addWidget(m_consent);
    column->addWidget(makeCards());
    addTiles(*column, tr("Moods"), recommend::builtInMoods());
    m_contexts = addTiles(*column, tr("For what you are doing"), recommend::builtInRecipes());
    column->addStretch(1);

    auto* scroll = m_scroll = new QScrollArea;
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
    return scroll;
}

QWidget* ListenNowPage::makeCards() {
    auto* section = new QWidget;
    auto* lines = new QVBoxLayout(section);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(metric::kSpace12);
    lines->addWidget(new TextLabel(m_context.theme, tr("Made for you"), TextStyle::Title));
    m_cardGrid = new QWidget;
    m_cardGrid->setObjectName(QStringLiteral("listCards"));
    auto* flow = new FlowLayout(metric::kSpace12, m_cardGrid);
    const auto fit = [this, flow] { flow->setColumnWidth(m_context.theme.scaled(kCardWidth)); };
    fit();
    connect(&m_context.theme, &Theme::changed, m_cardGrid, fit);
    lines->addWidget(m_cardGrid);
    return section;
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

QLayout* ListenNowPage::addTiles(QVBoxLayout& column, const QString& title,
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
        flow->addWidget(makeTile(recipe));
    }
    lines->addWidget(grid);
    column.addWidget(section);
    return flow;
}

QWidget* ListenNowPage::makeTile(const recommend::Recipe& recipe) {
    const QString icon = recipe.icon.isEmpty() ? QStringLiteral("sparkle") : recipe.icon;
    auto* tile = new Tile(
        m_context.theme, icon, recipe.name, recipe.description,
        [this, v = recipe.valence, a = recipe.arousal] { return m_context.theme.moodAt(v, a); });
    tile->setObjectName(QStringLiteral("tile-%1").arg(recipe.key));
    tile->setAccessibleName(tr("Play %1").arg(recipe.name));
    tile->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tile, &Tile::clicked, this, [this, recipe] { playRecipe(recipe); });
    connect(tile, &Tile::customContextMenuRequested, this,
            [this, recipe, tile](const QPoint& place) {
                QMenu menu(tile);
                connect(menu.addAction(tr("Play")), &QAction::triggered, this,
                        [this, recipe] { playRecipe(recipe); });
                connect(menu.addAction(tr("Shape it on the Moods page")), &QAction::triggered, this,
                        [this, recipe] { Q_EMIT m_context.navigator.showMood(recipe); });
                menu.exec(tile->mapToGlobal(place));
            });
    return tile;
}

void ListenNowPage::showOwn(const std::vector<recommend::Recipe>& recipes) {
    for (QWidget* tile : std::exchange(m_ownTiles, {})) {
        delete tile;
    }
    for (const recommend::Recipe& recipe : recipes) {
        m_ownTiles.push_back(makeTile(recipe));
        m_contexts->addWidget(m_ownTiles.back());
    }
}

void ListenNowPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    const QDateTime now = m_context.clock.now();
    m_header->setTitle(greeting(now.time().hour()));
    if (m_stale) {
        reload();
    }
    readOwnRecipes(m_context, this,
                   [this](const recommend::OwnRecipes& own) { showOwn(own.recipes); });
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
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.tracks().counts();
        },
        [this](const base::Result<library::LibraryCounts>& counts) {
            if (counts) {
                showCounts(*counts);
            } else {
                Q_EMIT m_context.navigator.notify(counts.error().message());
            }
        });
}

void ListenNowPage::showCounts(const library::LibraryCounts& counts) {
    if (counts.tracks == 0) {
        const bool looking = m_context.indexer.running();
        m_empty->setSentence(looking ? tr("Looking at your music…")
                                     : tr("Choose your music folder"));
        m_stack->setCurrentIndex(1);
        return;
    }
    m_stack->setCurrentIndex(0);
    m_header->setLine(tr("Music that fits now, picked from %1 tracks of your own")
                          .arg(QLocale().toString(counts.tracks)));
    ask();
    if (!m_rightNow->opened()) {
        makeMix();
    }
    m_context.mixes.offers(this, [this](base::Result<std::vector<ShownOffer>> offers) {
        if (offers) {
            showOffers(std::move(*offers));
        } else {
            Q_EMIT m_context.navigator.notify(offers.error().message());
        }
    });
}

/// What can be played comes first. Cards stay where they are, so that the keyboard does too.
void ListenNowPage::showOffers(std::vector<ShownOffer> offers) {
    std::ranges::stable_partition(offers,
                                  [](const ShownOffer& shown) { return shown.offer.ready; });
    while (m_cards.size() > offers.size()) {
        delete m_cards.back();
        m_cards.pop_back();
    }
    while (m_cards.size() < offers.size()) {
        auto* card = new ListCard(m_context);
        connect(card, &ListCard::playWanted, this, &ListenNowPage::play);
        connect(card, &ListCard::signalsWanted, this, &ListenNowPage::allow);
        m_cardGrid->layout()->addWidget(card);
        m_cards.push_back(card);
    }
    for (std::size_t i = 0; i < offers.size(); ++i) {
        m_cards[i]->setOffer(offers[i]);
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

void ListenNowPage::play(recommend::Request request) {
    request.seed = static_cast<std::uint64_t>(m_context.clock.nowMs());
    makeAndPlay(m_context, &m_playOwner, std::move(request));
}

void ListenNowPage::playRecipe(const recommend::Recipe& recipe) {
    recommend::Request request;
    request.recipe = recipe;
    play(std::move(request));
}

void ListenNowPage::allow(const std::vector<signals::SignalId>& ids) {
    if (m_consent->ask(ids, tr("Remember this, to make such lists?"),
                       QStringLiteral("asked on Listen Now"))) {
        m_scroll->ensureWidgetVisible(m_consent);
    } else {
        Q_EMIT m_context.navigator.showSignal(ids.front());
    }
}

void ListenNowPage::ask() {
    if (m_stack->currentIndex() == 0) {
        m_consent->ask(kRemembered, tr("Remember what I play, to make this better?"),
                       QStringLiteral("asked on Listen Now"));
    }
}

} // namespace earshot::ui

#include "moc_listen_now_page.cpp"
