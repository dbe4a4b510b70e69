// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/listen_now/right_now_card.h"

#include "ui/listen_now/collage.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/pick_list.h"
#include "ui/widgets/status_line.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace earshot::ui {

namespace {

constexpr int kListHeight = 460; // eight rows: enough to judge a mix, the page scrolls on
constexpr int kArtistsNamed = 3;
constexpr int kRightNowCovers = 144;

QString artistsOf(const ShownMix& shown) {
    QStringList names;
    for (const library::Track& track : shown.tracks) {
        const QString name = track.displayArtist();
        if (track.id != library::TrackId::None && !names.contains(name)) {
            names << name;
        }
    }
    const auto more = names.size() - kArtistsNamed;
    if (more <= 0) {
        return QLocale().createSeparatedList(names);
    }
    return RightNowCard::tr("%1 and %2 more")
        .arg(names.mid(0, kArtistsNamed).join(QStringLiteral(", ")))
        .arg(more);
}

/// Takes one pick out of the list as shown; nothing is learned from it.
void removePick(ShownMix& shown, int pick) {
    const auto drop = [pick](auto& values) { values.erase(values.begin() + pick); };
    drop(shown.mix.picks);
    drop(shown.tracks);
    drop(shown.loudness);
    drop(shown.valence);
    drop(shown.arousal);
}

} // namespace

RightNowCard::RightNowCard(Context& context, QWidget* parent)
    : QFrame(parent),
      m_context(context),
      m_collage(new Collage(context.theme, context.covers, kRightNowCovers)),
      m_artists(new StatusLine(context.theme, TextStyle::Body, Tone::Text)),
      m_madeFrom(new StatusLine(context.theme)),
      m_play(
          new QPushButton(context.theme.icon(QStringLiteral("play"), Tone::OnAccent), tr("Play"))),
      m_open(new QPushButton(tr("See the list"))),
      m_another(new QPushButton(context.theme.icon(QStringLiteral("refresh")), tr("Another"))),
      m_list(new PickList(context)) {
    setObjectName(QStringLiteral("rightNowCard"));
    setProperty("role", QStringLiteral("card"));
    m_artists->setObjectName(QStringLiteral("rightNowArtists"));
    m_artists->setWordWrap(true);
    m_madeFrom->setObjectName(QStringLiteral("rightNowMadeFrom"));
    m_madeFrom->setWordWrap(true);
    m_play->setObjectName(QStringLiteral("playRightNow"));
    m_play->setAccessibleName(tr("Play the mix for right now"));
    m_play->setProperty("role", QStringLiteral("primary"));
    m_open->setObjectName(QStringLiteral("openRightNow"));
    m_open->setAccessibleName(tr("See the tracks of this mix and why each is there"));
    m_open->setCheckable(true);
    m_another->setObjectName(QStringLiteral("anotherRightNow"));
    m_another->setAccessibleName(tr("Make another mix for right now"));
    m_another->setProperty("role", QStringLiteral("quiet"));
    m_list->setObjectName(QStringLiteral("rightNowList"));
    m_list->setFixedHeight(kListHeight);
    m_list->hide();

    auto* buttons = new FlowLayout(metric::kSpace8);
    buttons->addWidget(m_play);
    buttons->addWidget(m_open);
    buttons->addWidget(m_another);
    auto* words = new QVBoxLayout;
    words->setSpacing(metric::kSpace4);
    words->addStretch(1);
    words->addWidget(new TextLabel(context.theme, tr("Right now"), TextStyle::Title));
    words->addWidget(m_artists);
    words->addWidget(m_madeFrom);
    words->addSpacing(metric::kSpace12);
    words->addLayout(buttons);
    words->addStretch(1);
    auto* head = new QHBoxLayout;
    head->setSpacing(metric::kSpace24);
    head->addWidget(m_collage);
    head->addLayout(words, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace16, metric::kSpace16, metric::kSpace16,
                               metric::kSpace16);
    column->setSpacing(metric::kSpace12);
    column->addLayout(head);
    column->addWidget(m_list);

    connect(m_play, &QPushButton::clicked, this, [this] {
        Q_EMIT m_context.navigator.playMix(m_list->mix(), 0);
        Q_EMIT played();
    });
    connect(m_list, &PickList::playRequested, this, [this](int pick) {
        Q_EMIT m_context.navigator.playMix(m_list->mix(), pick);
        Q_EMIT played();
    });
    connect(m_list, &PickList::removeRequested, this, [this](int pick) {
        ShownMix rest = m_list->mix();
        removePick(rest, pick);
        setMix(std::move(rest));
    });
    connect(m_open, &QPushButton::toggled, this, &RightNowCard::showList);
    connect(m_another, &QPushButton::clicked, this, [this] {
        m_asked = true;
        Q_EMIT anotherWanted();
    });
    setWaiting({});
}

void RightNowCard::setMix(ShownMix mix) {
    const bool any = !mix.mix.picks.empty();
    m_collage->setTracks(mix.tracks);
    m_madeFrom->put(any ? mix.mix.madeFrom : tr("Nothing fits yet."));
    m_artists->put(any ? artistsOf(mix) : QString());
    if (std::exchange(m_asked, false)) {
        (any ? m_artists : m_madeFrom)->speak();
    }
    offer(any);
    m_list->setMix(std::move(mix));
}

void RightNowCard::setWaiting(const QString& line) {
    m_collage->setTracks({});
    m_artists->put({});
    m_madeFrom->put(line);
    if (std::exchange(m_asked, false)) {
        m_madeFrom->speak();
    }
    offer(false);
}

/// Another can be asked for at any time, so that the keyboard has a place to stay.
void RightNowCard::offer(bool any) {
    m_play->setEnabled(any);
    m_open->setEnabled(any);
}

bool RightNowCard::opened() const {
    return m_open->isChecked();
}

void RightNowCard::showList(bool shown) {
    m_open->setText(shown ? tr("Hide the list") : tr("See the list"));
    m_list->setVisible(shown);
}

} // namespace earshot::ui

#include "moc_right_now_card.cpp"
