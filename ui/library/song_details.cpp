// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/song_details.h"

#include "core/base/paths.h"
#include "ui/library/feature_words.h"
#include "ui/theme/tabular.h"
#include "ui/widgets/cover_view.h"
#include "ui/widgets/text_label.h"

#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot::ui {

using library::Track;
using library::TrackId;

namespace {

constexpr int kWidth = 560;
constexpr int kDetailsCover = 96;

} // namespace

SongDetails::SongDetails(Context& context, TrackId track, QWidget* parent)
    : QDialog(parent), m_context(context) {
    setObjectName(QStringLiteral("songDetails"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Song details"));
    setMinimumWidth(context.theme.scaled(kWidth));
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
        return Known{std::move(**found), std::move(*features), std::move(*failure)};
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
    const Track& track = known.track;
    Theme& theme = m_context.theme;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::kSpace24, metric::kSpace24, metric::kSpace24,
                               metric::kSpace16);
    column->setSpacing(metric::kSpace16);

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
    column->addLayout(head);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metric::kSpace16);
    grid->setVerticalSpacing(metric::kSpace8);
    grid->setColumnStretch(1, 1);
    if (known.features) {
        for (const FeatureLine& line : featureLines(*known.features)) {
            addLine(*grid, line.name, line.words, line.number);
        }
    } else {
        addLine(*grid, tr("Sound"),
                known.failure.isEmpty() ? tr("Not analysed yet") : known.failure);
    }
    addLine(*grid, tr("Length"), timeText(track.stream.durationMs));
    const QString rate = QLocale().toString(track.stream.sampleRateHz / 1000.0, 'f', 1);
    addLine(*grid, tr("Format"), track.stream.codec,
            tr("%1 kHz, %n channel(s), %2 kbit/s", nullptr, track.stream.channels)
                .arg(rate)
                .arg(track.stream.bitrateKbps));
    addLine(
        *grid, tr("Added"),
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(track.addedMs), QLocale::ShortFormat));
    addLine(*grid, track.missingSinceMs ? tr("Was at") : tr("File"), base::pathText(track.path));
    column->addLayout(grid);

    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("songDetailsClose"));
    close->setAccessibleName(close->text());
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    column->addWidget(close, 0, Qt::AlignRight);
    QDialog::show();
}

void SongDetails::addLine(QGridLayout& grid, const QString& name, const QString& words,
                          const QString& number) {
    Theme& theme = m_context.theme;
    const int row = grid.rowCount();
    auto* label = new TextLabel(theme, name, TextStyle::Body, Tone::Secondary);
    auto* value = new TextLabel(theme, words);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(name);
    grid.addWidget(label, row, 0, Qt::AlignTop);
    if (number.isEmpty()) {
        grid.addWidget(value, row, 1, 1, 2);
        return;
    }
    grid.addWidget(value, row, 1);
    grid.addWidget(new TextLabel(theme, number, TextStyle::Caption, Tone::Secondary), row, 2,
                   Qt::AlignRight | Qt::AlignTop);
}

} // namespace earshot::ui
