// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/moods_page.h"

#include "ui/moods/map_target.h"
#include "ui/moods/mix_panel.h"
#include "ui/moods/mood_chips.h"
#include "ui/moods/mood_dials.h"
#include "ui/moods/mood_map.h"
#include "ui/moods/own_recipes_dialog.h"
#include "ui/services/own_recipes.h"
#include "ui/widgets/consent_bar.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/text_label.h"

#include <QLocale>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace earshot::ui {

using library::TrackId;

namespace {

constexpr int kRestMs = 180;      // a hand on a slider counts as resting after this
constexpr int kMapRestMs = 1'500; // indexing reports every two seconds
// The width of the page, at the normal text size, from which list and map stand side by side.
constexpr int kBesideFrom = 900;
// Beside the map the list takes half, up to where a row is as wide as it is read.
constexpr int kListAtLeast = 400, kListAtMost = 640;
constexpr int kListHeightBelow = 480, kMapHeightAbove = 360;
constexpr quint32 kSeeds = 1'000'000; // short enough to read out

/// A new shuffle each day, the same all day.
std::uint64_t seedOf(const QDate& day) {
    return static_cast<std::uint64_t>(day.year() * 10'000 + day.month() * 100 + day.day());
}

} // namespace

MoodsPage::MoodsPage(Context& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_chips(new MoodChips(context.theme)),
      m_consent(new ConsentBar(context.theme, context.listening)),
      m_map(new MoodMap(context.theme)),
      m_dials(new MoodDials(context.theme)),
      m_hint(new TextLabel(context.theme,
                           tr("Your songs are being listened to. They appear here one by one."),
                           TextStyle::Caption, Tone::Secondary)),
      m_panel(new MixPanel(context)),
      m_scroll(new QScrollArea),
      m_empty(new EmptyState(context.theme, QStringLiteral("moods"), tr("No music on the map yet"),
                             tr("Choose the folder your music is in. Earshot listens to each song "
                                "and finds its place here."))),
      m_stack(new QStackedWidget),
      m_seed(seedOf(context.clock.now().date())) {
    setObjectName(QStringLiteral("moodsPage"));
    m_scroll->setObjectName(QStringLiteral("moodsScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(makeContent());
    m_empty->setObjectName(QStringLiteral("moodsEmpty"));
    connect(m_empty->addAction(tr("Choose a folder…"), QStringLiteral("moodsChooseFolder")),
            &QPushButton::clicked, &context.navigator, &Navigator::chooseFolder);
    connect(m_empty->addAction(tr("Add demo music"), QStringLiteral("moodsAddDemo")),
            &QPushButton::clicked, &context.navigator, &Navigator::addDemoMusic);
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_empty);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_stack);
    listen();
}

QWidget* MoodsPage::makeContent() {
    auto* header = new PageHeader(
        m_context.theme, tr("Moods"),
        tr("Click a place on the map, drag a region, or hold Shift and draw a path."));
    m_play = header->setMainAction(tr("Play"), QStringLiteral("play"), QStringLiteral("moodPlay"));
    connect(m_play, &QPushButton::clicked, m_panel, &MixPanel::play);

    m_body = new QBoxLayout(QBoxLayout::LeftToRight);
    m_body->setSpacing(metric::kSpace24);
    m_body->addWidget(makeMapSide(), 1);
    m_body->addWidget(m_panel, 1);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metric::kSpace32, metric::kSpace24, metric::kSpace32,
                               metric::kSpace16);
    column->setSpacing(metric::kSpace16);
    column->addWidget(header);
    column->addWidget(m_chips);
    column->addWidget(m_consent);
    column->addLayout(m_body, 1);
    return content;
}

QWidget* MoodsPage::makeMapSide() {
    std::vector<MapWord> words;
    for (const recommend::Recipe& mood : recommend::builtInMoods()) {
        words.push_back({mood.name, mood.valence, mood.arousal});
    }
    m_map->setWords(std::move(words));
    m_hint->setObjectName(QStringLiteral("mapHint"));
    m_hint->setWordWrap(true);
    m_hint->hide();
    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace16);
    column->addWidget(m_map, 1);
    column->addWidget(m_hint);
    column->addWidget(m_dials);
    return side;
}

void MoodsPage::listen() {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kRestMs);
    m_mapSoon.setSingleShot(true);
    m_mapSoon.setInterval(kMapRestMs);
    connect(&m_soon, &QTimer::timeout, this, &MoodsPage::make);
    connect(&m_mapSoon, &QTimer::timeout, this, &MoodsPage::readMap);
    connect(&m_context.theme, &Theme::changed, this, &MoodsPage::arrange);
    connect(m_chips, &MoodChips::chosen, this, &MoodsPage::setTarget);
    connect(m_chips, &MoodChips::ownWanted, this, &MoodsPage::showOwn);
    connect(m_map, &MoodMap::targetPicked, this, &MoodsPage::setTarget);
    connect(m_map, &MoodMap::activated, m_panel, &MixPanel::play);
    connect(m_map, &MoodMap::hovered, this, &MoodsPage::readHovered);
    connect(m_dials, &MoodDials::changed, this, &MoodsPage::makeSoon);
    connect(m_dials, &MoodDials::playsWouldHelp, this, &MoodsPage::askForPlays);
    connect(m_panel, &MixPanel::updateWanted, this, &MoodsPage::make);
    connect(m_panel, &MixPanel::shuffleWanted, this, [this] {
        m_seed = 1 + QRandomGenerator::global()->bounded(kSeeds);
        make();
    });
    connect(m_panel, &MixPanel::leaveOutWanted, this, [this](TrackId track) {
        m_leftOut.push_back(track);
        make();
    });
    connect(&m_context.navigator, &Navigator::showMood, this, &MoodsPage::setTarget);
    connect(&m_context.mixes, &Mixes::outdated, this, &MoodsPage::onOutdated);
    connect(&m_context.listening, &Listening::enabledChanged, this, [this] {
        if (m_made) {
            makeSoon();
        }
    });
    connect(&m_context.indexer, &Indexer::libraryChanged, this, [this] {
        m_mapStale = true;
        if (isVisible()) {
            m_mapSoon.start();
        }
    });
    connect(&m_context.player, &playback::Player::trackChanged, this, &MoodsPage::followPlayer);
}

void MoodsPage::arrange() {
    const Theme& theme = m_context.theme;
    const bool beside = width() >= theme.scaled(kBesideFrom);
    m_body->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_panel->setMinimumWidth(beside ? theme.scaled(kListAtLeast) : 0);
    m_panel->setMaximumWidth(beside ? theme.scaled(kListAtMost) : QWIDGETSIZE_MAX);
    m_panel->setMinimumHeight(beside ? 0 : theme.scaled(kListHeightBelow));
    m_map->setMinimumHeight(beside ? 0 : theme.scaled(kMapHeightAbove));
    // From the page itself: what is inside it may not have been laid out yet.
    const int room =
        width() - 2 * metric::kSpace32 - m_scroll->verticalScrollBar()->sizeHint().width();
    const int side = room - metric::kSpace24; // of list and map
    m_dials->arrange(
        beside ? side - std::clamp(side / 2, theme.scaled(kListAtLeast), theme.scaled(kListAtMost))
               : room);
}

void MoodsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_mapStale) {
        readMap();
    }
    readOwn();
    if (!m_made) {
        setTarget(recommend::builtInMoods().front());
    }
}

void MoodsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void MoodsPage::setTarget(const recommend::Recipe& target) {
    m_target = target;
    m_leftOut.clear();
    m_chips->setChosen(target.key);
    m_map->setTarget(target);
    makeSoon();
}

void MoodsPage::makeSoon() {
    m_made = true;
    m_soon.start();
}

void MoodsPage::make() {
    m_soon.stop();
    recommend::Request request;
    request.kind = recommend::ListKind::Recipe;
    request.recipe = m_target;
    request.alreadyQueued = m_leftOut;
    request.seed = m_seed;
    m_dials->fill(request);
    // A newer request of this page supersedes an older one: its answer never arrives.
    m_context.mixes.make(this, std::move(request), [this](base::Result<ShownMix> mix) {
        if (!mix) {
            Q_EMIT m_context.navigator.notify(mix.error().message());
            return;
        }
        show(std::move(*mix));
    });
}

void MoodsPage::show(ShownMix mix) {
    std::vector<MapStop> stops;
    for (std::size_t i = 0; i < mix.mix.picks.size(); ++i) {
        stops.push_back({mix.mix.picks[i].track, mix.valence[i], mix.arousal[i]});
    }
    m_map->setList(std::move(stops));
    m_play->setEnabled(!mix.mix.picks.empty());
    const QLocale locale;
    const QString title =
        m_target.name.isEmpty() ? placeWords(m_target.valence, m_target.arousal) : m_target.name;
    const QString target = m_target.path.empty()
                               ? tr("Target: valence %1, arousal %2.")
                                     .arg(locale.toString(m_target.valence, 'f', 2),
                                          locale.toString(m_target.arousal, 'f', 2))
                               : tr("It follows your path, from its ring to its arrow.");
    const QString details = tr("%1\n%2 Seed %3: the same seed gives the same list.")
                                .arg(mix.mix.madeFrom, target)
                                .arg(mix.mix.seed);
    m_panel->setMix(title, details, std::move(mix));
    followPlayer();
}

void MoodsPage::onOutdated() {
    if (!m_made) {
        return;
    }
    // A list someone looks at does not change by itself; one that found too little does.
    recommend::Request wanted;
    m_dials->fill(wanted);
    const auto found = static_cast<int>(m_panel->mix().mix.picks.size());
    if (found == 0 || (!wanted.minutes && found < wanted.length)) {
        makeSoon();
    } else {
        m_panel->offerUpdate();
    }
}

void MoodsPage::readMap() {
    m_mapStale = false;
    m_context.mixes.map(this, [this](base::Result<std::vector<MapPoint>> points) {
        if (!points) {
            Q_EMIT m_context.navigator.notify(points.error().message());
            return;
        }
        m_hint->setVisible(points->empty());
        if (points->empty()) {
            checkLibrary();
        } else {
            m_stack->setCurrentWidget(m_scroll);
        }
        m_map->setPoints(std::move(*points));
    });
}

void MoodsPage::checkLibrary() {
    m_context.background.run(
        Lane::Pages, this,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.tracks().counts();
        },
        [this](const base::Result<library::LibraryCounts>& counts) {
            const bool empty = counts && counts->tracks == 0;
            m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_scroll);
        });
}

void MoodsPage::readHovered(TrackId track) {
    m_context.background.run(
        Lane::Pages, this,
        [track](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.tracks().rows(std::array{track});
        },
        [this, track](const base::Result<std::vector<library::TrackRow>>& rows) {
            if (rows && !rows->empty()) {
                m_map->setHoverText(track, rows->front().title, rows->front().artist);
            }
        });
}

void MoodsPage::followPlayer() {
    const playback::QueueItem* item = m_context.player.queue().currentItem();
    const auto& picks = m_panel->mix().mix.picks;
    const auto found =
        std::find_if(picks.begin(), picks.end(), [item](const recommend::Pick& pick) {
            return item && static_cast<qint64>(pick.track) == item->track;
        });
    m_map->setCurrentStop(found == picks.end() ? -1 : static_cast<int>(found - picks.begin()));
}

void MoodsPage::readOwn() {
    readOwnRecipes(m_context, this,
                   [this](const recommend::OwnRecipes& own) { m_chips->setOwn(own.recipes); });
}

void MoodsPage::showOwn() {
    auto* dialog = new OwnRecipesDialog(m_context, this); // deletes itself
    connect(dialog, &OwnRecipesDialog::changed, this, &MoodsPage::readOwn);
    dialog->open();
}

void MoodsPage::askForPlays() {
    static constexpr std::array kHelpful{signals::SignalId::Plays, signals::SignalId::Completion};
    m_consent->ask(kHelpful,
                   tr("This dial works from what you play. Remember what you play and finish?"),
                   QStringLiteral("asked on Moods"));
}

} // namespace earshot::ui

#include "moc_moods_page.cpp"
