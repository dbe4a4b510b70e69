// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/song_details.h"

#include "core/base/paths.h"
#include "ui/library/all_measurements.h"
#include "ui/library/facts_grid.h"
#include "ui/library/strip_view.h"
#include "ui/theme/tabular.h"
#include "ui/widgets/cover_view.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace earshot::ui {

using library::Track;
using library::TrackId;

namespace {

constexpr int kWidth = 640; // px at the default text size
constexpr int kDetailsCover = 96;
constexpr int kAround = 2 * metric::kSpace24; // of its window that stays in sight

} // namespace

SongDetails::SongDetails(Context& context, TrackId track, QWidget* parent)
    : QDialog(parent), m_context(context), m_scroll(new QScrollArea(this)) {
    setObjectName(QStringLiteral("songDetails"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Song details"));
    load(track);
}

void SongDetails::load(TrackId track) {
    const auto read = [track](jobs::Workspace& workspace,
                              const std::stop_token&) -> base::Result<Known> {
        auto found = workspace.tracks().byId(track);
        if (!found) {
            return found.error();
        }
        if (!*found) {
            return base::Error{tr("This song is no longer in the library."), {}, {}};
        }
        auto features = workspace.features().byId(track);
        if (!features) {
            return features.error();
        }
        auto failure = workspace.features().failure(track);
        if (!failure) {
            return failure.error();
        }
        const auto albumGain = workspace.features().albumGainDb(track);
        if (!albumGain) {
            return albumGain.error();
        }
        return Known{std::move(**found), std::move(*features), std::move(*failure), *albumGain};
    };
    m_context.background.run(Lane::Pages, this, read, [this](base::Result<Known> known) {
        if (!known) {
            Q_EMIT m_context.navigator.notify(known.error().message());
            close();
            return;
        }
        show(*known);
    });
}

void SongDetails::show(const Known& known) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace24, metric::kSpace24, metric::kSpace24,
                               metric::kSpace16);
    column->setSpacing(metric::kSpace16);
    column->addLayout(makeHead(known.track));
    m_scroll->setObjectName(QStringLiteral("songDetailsScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // keys reach it through what has the focus
    m_scroll->setWidget(makeContent(known));
    column->addWidget(m_scroll, 1);

    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("songDetailsClose"));
    close->setAccessibleName(close->text());
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    column->addWidget(close, 0, Qt::AlignRight);
    fit();
    QDialog::show();
    close->setFocus();
}

QLayout* SongDetails::makeHead(const Track& track) {
    Theme& theme = m_context.theme;
    auto* cover = new CoverView(theme, m_context.covers, kDetailsCover);
    cover->setTrack(track.id, track.tags.album);
    auto* words = new QVBoxLayout;
    words->setSpacing(metric::kSpace4);
    words->addStretch(1);
    for (auto* label : {new TextLabel(theme, track.displayTitle(), TextStyle::Title),
                        new TextLabel(theme, track.displayArtist(), TextStyle::Body),
                        new TextLabel(theme, track.tags.album, TextStyle::Body, Tone::Secondary)}) {
        label->setElided(true);
        words->addWidget(label);
    }
    words->addStretch(1);
    auto* head = new QHBoxLayout;
    head->setSpacing(metric::kSpace16);
    head->addWidget(cover);
    head->addLayout(words, 1);
    return head;
}

QWidget* SongDetails::makeContent(const Known& known) {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, metric::kSpace12, 0); // clear of the scroll bar
    column->setSpacing(metric::kSpace16);
    if (known.features && !known.features->stripLevel.empty()) {
        column->addLayout(makePicture(*known.features));
    }
    auto* facts = new FactsGrid(m_context.theme); // one, so that all its columns agree
    addHeard(*facts, known);
    addFile(*facts, known.track);
    column->addWidget(facts);

    if (known.features) {
        auto* all =
            new AllMeasurements(m_context.theme, measurements(*known.features, known.albumGainDb));
        connect(all, &AllMeasurements::opened, this, [this, all] {
            // What was asked for comes into view, as soon as there is room to scroll to it.
            QScrollBar* bar = m_scroll->verticalScrollBar();
            connect(
                bar, &QScrollBar::rangeChanged, all, [bar, all] { bar->setValue(all->y()); },
                Qt::SingleShotConnection);
        });
        column->addWidget(all);
    }
    column->addStretch(1);
    return content;
}

QLayout* SongDetails::makePicture(const analysis::Features& features) {
    auto* picture = new QVBoxLayout;
    picture->setSpacing(metric::kSpace4);
    picture->addWidget(new StripView(m_context.theme, trackStrip(features)));
    auto* words =
        new TextLabel(m_context.theme, stripWords(features), TextStyle::Caption, Tone::Secondary);
    words->setWordWrap(true);
    picture->addWidget(words);
    return picture;
}

void SongDetails::addHeard(FactsGrid& facts, const Known& known) {
    if (!known.features) {
        facts.addHeading(tr("How it sounds"));
        facts.addSentence(known.failure.isEmpty()
                              ? tr("Not analysed yet. It happens in the background.")
                              : tr("Could not be analysed: %1").arg(known.failure));
        return;
    }
    for (const FeatureSection& section : featureSections(*known.features, known.albumGainDb)) {
        facts.addHeading(section.title);
        for (const FeatureLine& line : section.lines) {
            facts.addFact(line);
        }
    }
}

void SongDetails::addFile(FactsGrid& facts, const Track& track) {
    facts.addHeading(tr("The file"));
    const QString rate = QLocale().toString(track.stream.sampleRateHz / 1000.0, 'f', 1);
    facts.addFact(tr("Length"), timeText(track.stream.durationMs));
    facts.addFact(tr("Format"),
                  track.stream.codec + QStringLiteral(", ") +
                      tr("%1 kHz, %n channel(s), %2 kbit/s", nullptr, track.stream.channels)
                          .arg(rate)
                          .arg(track.stream.bitrateKbps));
    facts.addFact(tr("Added"), QLocale().toString(QDateTime::fromMSecsSinceEpoch(track.addedMs),
                                                  QLocale::ShortFormat));
    facts.addFact(track.missingSinceMs ? tr("Was at") : tr("File"), base::pathText(track.path));
}

void SongDetails::fit() {
    // As tall as its content, within the window it belongs to.
    const QSize room = parentWidget()->window()->size() - QSize(kAround, kAround);
    const int width = std::min(m_context.theme.scaled(kWidth), room.width());
    const QMargins margins = layout()->contentsMargins();
    const int inner = width - margins.left() - margins.right();
    const int around = layout()->sizeHint().height() - m_scroll->sizeHint().height();
    resize(width, std::min(around + m_scroll->widget()->heightForWidth(inner), room.height()));
}

void SongDetails::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        QCoreApplication::sendEvent(m_scroll->verticalScrollBar(), event);
        break;
    default:
        QDialog::keyPressEvent(event);
    }
}

} // namespace earshot::ui

#include "moc_song_details.cpp"
