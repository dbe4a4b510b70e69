// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/player_bar.h"

#include "ui/shell/seek_bar.h"
#include "ui/shell/time_label.h"
#include "ui/widgets/cover_view.h"
#include "ui/widgets/pass_focus.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace earshot::ui {

namespace {

// At the default text size, in px.
// Both sides alike, so that the transport stands in the middle; the seek bar gets the rest. With
// larger text the left one grows: its title must be read, the icons at the right stay as they are.
constexpr int kSideAtLeast = 240;
constexpr int kSideAtMost = 380;
constexpr double kSideShare = 0.25;
constexpr double kLargestShare = 0.36;
constexpr int kVolumeWidth = 96;
constexpr int kVolumeSteps = 100;

library::TrackId idOf(const playback::QueueItem* item) {
    return item ? library::TrackId{item->track} : library::TrackId::None;
}

} // namespace

PlayerBar::PlayerBar(Context& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setObjectName(QStringLiteral("playerBar"));
    setAccessibleName(tr("Player"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metric::kSpace12, metric::kSpace4, metric::kSpace16, metric::kSpace4);
    row->setSpacing(metric::kSpace16);
    m_left = makeTrackSide();
    m_right = makeVolumeSide();
    row->addWidget(m_left);
    row->addWidget(makeCentre(), 1);
    row->addWidget(m_right);
    connectPlayer();
    connect(&context.theme, &Theme::changed, this, &PlayerBar::fit);
    fit();
    showTrack();
    showState();
    showVolume(context.player.volume());
    showPrivate();
}

QToolButton* PlayerBar::button(const QString& icon, const QString& name, const QString& words) {
    auto* made = new QToolButton;
    made->setObjectName(name);
    made->setIcon(m_context.theme.icon(icon));
    made->setAccessibleName(words);
    made->setToolTip(words);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

QWidget* PlayerBar::makeTrackSide() {
    Theme& theme = m_context.theme;
    m_cover = new CoverView(theme, m_context.covers, metric::kPlayerCover);
    m_cover->setObjectName(QStringLiteral("playerCover"));
    m_title = new TextLabel(theme, {}, TextStyle::Body);
    m_title->setObjectName(QStringLiteral("playerTitle"));
    m_artist = new TextLabel(theme, {}, TextStyle::Caption, Tone::Secondary);
    m_artist->setObjectName(QStringLiteral("playerArtist"));
    m_title->setElided(true);
    m_artist->setElided(true);
    m_like = button(QStringLiteral("heart"), QStringLiteral("likeButton"), tr("Like"));
    m_dislike =
        button(QStringLiteral("thumb-down"), QStringLiteral("dislikeButton"), tr("Dislike"));
    connect(m_like, &QToolButton::clicked, this, [this] { Q_EMIT likeRequested(1); });
    connect(m_dislike, &QToolButton::clicked, this, [this] { Q_EMIT likeRequested(-1); });

    auto* lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addStretch(1);
    lines->addWidget(m_title);
    lines->addWidget(m_artist);
    lines->addStretch(1);
    auto* side = new QWidget;
    auto* row = new QHBoxLayout(side);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::kSpace4);
    row->addWidget(m_cover);
    row->addSpacing(metric::kSpace8);
    row->addLayout(lines, 1);
    row->addWidget(m_like);
    row->addWidget(m_dislike);
    return side;
}

QWidget* PlayerBar::makeCentre() {
    Theme& theme = m_context.theme;
    m_previous = button(QStringLiteral("previous"), QStringLiteral("previousButton"),
                        tr("Previous (Ctrl+Left)"));
    m_play = button(QStringLiteral("play"), QStringLiteral("playButton"), tr("Play (Space)"));
    m_play->setProperty("role", QStringLiteral("transport"));
    m_next = button(QStringLiteral("next"), QStringLiteral("nextButton"), tr("Next (Ctrl+Right)"));
    auto* transport = new QHBoxLayout;
    transport->setSpacing(metric::kSpace12);
    transport->addStretch(1);
    transport->addWidget(m_previous);
    transport->addWidget(m_play);
    transport->addWidget(m_next);
    transport->addStretch(1);

    m_elapsed = new TimeLabel(theme, tr("Time played"), Qt::AlignRight);
    m_elapsed->setObjectName(QStringLiteral("elapsedTime"));
    m_total = new TimeLabel(theme, tr("Length"), Qt::AlignLeft);
    m_total->setObjectName(QStringLiteral("totalTime"));
    m_seek = new SeekBar(theme);
    auto* position = new QHBoxLayout;
    position->setSpacing(metric::kSpace8);
    position->addWidget(m_elapsed);
    position->addWidget(m_seek, 1);
    position->addWidget(m_total);

    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addStretch(1);
    column->addLayout(transport);
    column->addLayout(position);
    column->addStretch(1);
    return centre;
}

QWidget* PlayerBar::makeVolumeSide() {
    m_mute = button(QStringLiteral("volume"), QStringLiteral("muteButton"), tr("Mute"));
    m_volume = new QSlider(Qt::Horizontal);
    m_volume->setObjectName(QStringLiteral("volumeSlider"));
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setRange(0, kVolumeSteps);
    m_volume->setFocusPolicy(Qt::TabFocus);
    m_private =
        button(QStringLiteral("lock-open"), QStringLiteral("privateButton"), tr("Private session"));
    m_private->setCheckable(true);
    m_panel = button(QStringLiteral("queue"), QStringLiteral("panelButton"),
                     tr("Up next and why (Ctrl+P)"));
    connect(m_panel, &QToolButton::clicked, this, &PlayerBar::panelToggled);

    auto* side = new QWidget;
    auto* row = new QHBoxLayout(side);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::kSpace4);
    row->addStretch(1);
    row->addWidget(m_mute);
    row->addWidget(m_volume);
    row->addSpacing(metric::kSpace8);
    row->addWidget(m_private);
    row->addWidget(m_panel);
    return side;
}

void PlayerBar::connectPlayer() {
    playback::Player& player = m_context.player;
    connect(m_play, &QToolButton::clicked, &player, &playback::Player::toggle);
    connect(m_next, &QToolButton::clicked, &player, &playback::Player::next);
    connect(m_previous, &QToolButton::clicked, &player, &playback::Player::previous);
    connect(m_seek, &SeekBar::seeked, &player, &playback::Player::seek);
    connect(m_volume, &QSlider::valueChanged, this,
            [&player](int value) { player.setVolume(static_cast<double>(value) / kVolumeSteps); });
    connect(m_mute, &QToolButton::clicked, this, [this, &player] {
        if (player.volume() > 0) {
            m_volumeBeforeMute = player.volume();
            player.setVolume(0);
        } else {
            player.setVolume(m_volumeBeforeMute);
        }
    });
    connect(m_private, &QToolButton::toggled, this, [this](bool on) {
        Listening& listening = m_context.listening;
        if (listening.guest().on()) {
            listening.guest().set(false);
        } else {
            listening.setPrivateSession(on);
        }
    });

    connect(&player, &playback::Player::stateChanged, this, &PlayerBar::showState);
    connect(&player, &playback::Player::trackChanged, this, &PlayerBar::showTrack);
    connect(&player, &playback::Player::positionChanged, this, &PlayerBar::showPosition);
    connect(&player, &playback::Player::volumeChanged, this, &PlayerBar::showVolume);
    connect(&player.queue(), &playback::Queue::changed, this, &PlayerBar::showState);
    connect(&player.queue(), &playback::Queue::currentChanged, this, &PlayerBar::showTrack);
    connect(&m_context.indexer, &Indexer::libraryChanged, this, [this] {
        if (!m_seek->hasStrip()) { // it may have been analysed by now
            loadStrip(idOf(m_context.player.queue().currentItem()));
        }
    });
    connect(&m_context.listening, &Listening::likeChanged, this, &PlayerBar::showLike);
    connect(&m_context.listening, &Listening::enabledChanged, this, &PlayerBar::showLike);
    connect(&m_context.listening, &Listening::privateSessionChanged, this, &PlayerBar::showPrivate);
    connect(&m_context.listening.guest(), &GuestSession::changed, this, &PlayerBar::showPrivate);
}

void PlayerBar::showTrack() {
    const playback::QueueItem* item = m_context.player.queue().currentItem();
    m_title->setText(item ? item->title : tr("Nothing playing"));
    m_artist->setText(item ? item->artist : tr("Pick some music"));
    m_cover->setTrack(idOf(item),
                      item ? (item->album.isEmpty() ? item->artist : item->album) : QString());
    const qint64 duration = m_context.player.durationMs();
    const qint64 length = duration > 0 ? duration : item ? item->durationMs : 0;
    m_seek->setDuration(length);
    m_total->setTime(length > 0 ? length : -1);
    showPosition(m_context.player.positionMs());
    showState();
    showLike();
    loadStrip(idOf(item));
}

void PlayerBar::showState() {
    const playback::Player& player = m_context.player;
    const bool playing = player.state() == playback::PlayState::Playing;
    const bool any = player.queue().currentItem() != nullptr;
    m_play->setIcon(m_context.theme.icon(playing ? QStringLiteral("pause") : QStringLiteral("play"),
                                         Tone::OnAccent));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(playing ? tr("Pause (Space)") : tr("Play (Space)"));
    m_play->setEnabled(any);
    m_previous->setEnabled(any);
    const bool more = player.queue().nextItem() != nullptr;
    if (!more) {
        passFocus(*m_next, m_play);
    }
    m_next->setEnabled(more);
}

void PlayerBar::showPosition(qint64 milliseconds) {
    const bool any = m_context.player.queue().currentItem() != nullptr;
    m_elapsed->setTime(any ? milliseconds : -1);
    m_seek->setPosition(milliseconds);
    const qint64 duration = m_context.player.durationMs();
    if (duration > 0 && any) {
        m_total->setTime(duration);
        m_seek->setDuration(duration);
    }
}

void PlayerBar::showVolume(double volume) {
    const QSignalBlocker quiet(m_volume);
    m_volume->setValue(static_cast<int>(std::lround(volume * kVolumeSteps)));
    const bool silent = volume <= 0;
    m_mute->setIcon(m_context.theme.icon(
        silent ? QStringLiteral("volume-off") : QStringLiteral("volume"), Tone::Secondary));
    m_mute->setAccessibleName(silent ? tr("Sound on") : tr("Mute"));
    m_mute->setToolTip(m_mute->accessibleName());
}

void PlayerBar::showLike() {
    const playback::QueueItem* item = m_context.player.queue().currentItem();
    const int value = item ? m_context.listening.like(idOf(item)) : 0;
    m_like->setIcon(
        m_context.theme.icon(value > 0 ? QStringLiteral("heart-filled") : QStringLiteral("heart"),
                             value > 0 ? Tone::Accent : Tone::Secondary));
    m_dislike->setIcon(m_context.theme.icon(value < 0 ? QStringLiteral("thumb-down-filled")
                                                      : QStringLiteral("thumb-down"),
                                            value < 0 ? Tone::Accent : Tone::Secondary));
    m_like->setAccessibleName(value > 0 ? tr("Liked, take it back") : tr("Like"));
    m_dislike->setAccessibleName(value < 0 ? tr("Disliked, take it back") : tr("Dislike"));
    m_like->setToolTip(m_like->accessibleName());
    m_dislike->setToolTip(m_dislike->accessibleName());
    m_like->setVisible(item);
    m_dislike->setVisible(item);
}

void PlayerBar::showPrivate() {
    const QSignalBlocker quiet(m_private);
    const bool guest = m_context.listening.guest().on();
    const bool on = guest || m_context.listening.privateSession();
    m_private->setChecked(on);
    m_private->setIcon(
        m_context.theme.icon(on ? QStringLiteral("lock") : QStringLiteral("lock-open"),
                             guest ? Tone::Accent : Tone::Secondary));
    m_private->setText(guest ? tr("Guest") : QString());
    m_private->setToolButtonStyle(guest ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    if (guest) {
        m_private->setAccessibleName(tr("End guest mode"));
        m_private->setToolTip(tr("Guest: nothing is recorded, and nothing of yours is used"));
        return;
    }
    m_private->setAccessibleName(on ? tr("End the private session") : tr("Private session"));
    m_private->setToolTip(on ? tr("Private session: nothing you play now is remembered")
                             : tr("Start a private session: nothing is remembered"));
}

void PlayerBar::loadStrip(library::TrackId track) {
    m_stripTicket.request_stop();
    m_seek->setStrip({});
    if (track == library::TrackId::None) {
        return;
    }
    m_stripTicket = m_context.background.run(
        Lane::Pages, this,
        [track](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.features().byId(track);
        },
        [this](base::Result<std::optional<analysis::Features>> features) {
            if (features && *features) {
                m_seek->setStrip(trackStrip(**features));
            }
        });
}

void PlayerBar::fit() {
    Theme& theme = m_context.theme;
    const QSize icon(metric::kIcon, metric::kIcon);
    for (QToolButton* each : findChildren<QToolButton*>()) {
        each->setIconSize(icon);
    }
    m_play->setFixedSize(metric::kTransportButton, metric::kTransportButton);
    const int side = std::clamp(static_cast<int>(width() * kSideShare), kSideAtLeast, kSideAtMost);
    const double scale = theme.scaled(100) / 100.0;
    const double share = std::clamp(kSideShare * scale, kSideShare, kLargestShare);
    m_left->setFixedWidth(
        std::max(side, std::min(static_cast<int>(width() * share), theme.scaled(kSideAtMost))));
    m_right->setFixedWidth(side);
    m_volume->setMaximumWidth(theme.scaled(kVolumeWidth));
    // The same on every page, also on one that would like the room.
    setFixedHeight(std::max(metric::kPlayerBar, layout()->totalSizeHint().height()));
    update();
}

void PlayerBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fit();
}

void PlayerBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_context.theme.color(Tone::Surface));
    painter.setPen(m_context.theme.color(Tone::Line));
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace earshot::ui

#include "moc_player_bar.cpp"
