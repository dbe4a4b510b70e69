// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/mix_panel.h"

#include "ui/services/m3u_export.h"
#include "ui/theme/tabular.h"
#include "ui/widgets/pick_list.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <numeric>
#include <utility>

namespace earshot::ui {

using library::TrackId;

MixPanel::MixPanel(Context& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_details(new TextLabel(context.theme, {}, TextStyle::Caption, Tone::Secondary)),
      m_update(new QPushButton(tr("Something changed since. Update the list"))),
      m_list(new PickList(context)) {
    m_list->setObjectName(QStringLiteral("moodList"));
    connect(m_list, &PickList::playRequested, this,
            [this](int pick) { Q_EMIT m_context.navigator.playMix(mix(), pick); });
    connect(m_list, &PickList::removeRequested, this,
            [this](int pick) { Q_EMIT leaveOutWanted(listed()[static_cast<std::size_t>(pick)]); });
    m_update->setObjectName(QStringLiteral("moodUpdate"));
    m_update->setAccessibleName(m_update->text());
    m_update->setProperty("role", QStringLiteral("link"));
    m_update->hide();
    connect(m_update, &QPushButton::clicked, this, [this] {
        m_asked = true;
        Q_EMIT updateWanted();
    });
    m_details->setObjectName(QStringLiteral("moodDetails"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace8);
    column->addWidget(makeHead());
    column->addWidget(m_details);
    column->addWidget(m_update, 0, Qt::AlignLeft);
    column->addWidget(m_list, 1);
}

QWidget* MixPanel::makeHead() {
    m_title = new TextLabel(m_context.theme, tr("Your list"), TextStyle::Title);
    m_title->setObjectName(QStringLiteral("moodListTitle"));
    m_title->setElided(true);
    m_line = new StatusLine(m_context.theme, TextStyle::Caption);
    m_line->setObjectName(QStringLiteral("moodListLine"));
    m_line->setElided(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_line);
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::kSpace4);
    row->addLayout(words, 1);

    connect(makeTool(QStringLiteral("shuffle"), tr("Shuffle anew"), QStringLiteral("moodShuffle")),
            &QToolButton::clicked, this, [this] {
                m_asked = true;
                Q_EMIT shuffleWanted();
            });
    connect(makeTool(QStringLiteral("queue"), tr("Add to up next"), QStringLiteral("moodQueue")),
            &QToolButton::clicked, this, &MixPanel::queueAll);
    connect(
        makeTool(QStringLiteral("playlists"), tr("Save as playlist"), QStringLiteral("moodSave")),
        &QToolButton::clicked, this, &MixPanel::save);
    connect(makeTool(QStringLiteral("export"), tr("Export as M3U8…"), QStringLiteral("moodExport")),
            &QToolButton::clicked, this,
            [this] { exportM3u(m_context, this, m_title->text(), listed()); });
    QToolButton* details = makeTool(QStringLiteral("info"), tr("Details of this list"),
                                    QStringLiteral("moodShowDetails"));
    details->setCheckable(true);
    connect(details, &QToolButton::toggled, m_details, &QWidget::setVisible);
    for (QToolButton* tool : m_tools) {
        row->addWidget(tool, 0, Qt::AlignTop);
    }
    return head;
}

QToolButton* MixPanel::makeTool(const QString& icon, const QString& text, const QString& name) {
    auto* tool = new QToolButton;
    tool->setIcon(m_context.theme.icon(icon, Tone::Secondary));
    tool->setToolTip(text);
    tool->setObjectName(name);
    tool->setAccessibleName(text);
    tool->setFocusPolicy(Qt::StrongFocus);
    m_tools.push_back(tool);
    return tool;
}

void MixPanel::setMix(const QString& title, const QString& details, ShownMix mix) {
    const qint64 lengthMs = std::accumulate(
        mix.tracks.begin(), mix.tracks.end(), qint64{0},
        [](qint64 sum, const library::Track& track) { return sum + track.stream.durationMs; });
    const auto count = static_cast<int>(mix.mix.picks.size());
    m_title->setText(title);
    m_line->put(count > 0 ? tr("%1 · %2", "songs · length")
                                .arg(tr("%n song(s)", nullptr, count), timeText(lengthMs))
                          : tr("No analysed song fits yet"));
    if (std::exchange(m_asked, false)) {
        m_line->speak();
    }
    m_details->setText(details);
    m_update->hide();
    for (QToolButton* tool : m_tools) {
        tool->setEnabled(count > 0);
    }
    m_list->setMix(std::move(mix));
}

const ShownMix& MixPanel::mix() const {
    return m_list->mix();
}

void MixPanel::offerUpdate() {
    m_update->show();
}

void MixPanel::play() {
    if (!mix().mix.picks.empty()) {
        Q_EMIT m_context.navigator.playMix(mix(), 0);
    }
}

void MixPanel::queueAll() {
    std::vector<playback::QueueItem> items = queueItems(mix());
    const auto count = static_cast<int>(items.size());
    m_context.player.queue().append(std::move(items));
    Q_EMIT m_context.navigator.notify(tr("%n song(s) added to up next", nullptr, count));
}

void MixPanel::save() {
    const QString today = QLocale().toString(m_context.clock.now().date(), QLocale::ShortFormat);
    const QString name = tr("%1, %2", "name of a list, date").arg(m_title->text(), today);
    m_context.background.write(
        this,
        [name, madeFrom = mix().mix.madeFrom, tracks = listed()](jobs::Workspace& workspace,
                                                                 const std::stop_token&) {
            return workspace.playlists().create(name, library::PlaylistKind::Saved, madeFrom,
                                                tracks);
        },
        [this, name](const base::Result<library::PlaylistId>& made) {
            Q_EMIT m_context.navigator.notify(made ? tr("Saved as “%1” in Playlists").arg(name)
                                                   : made.error().message());
            if (made) {
                Q_EMIT m_context.navigator.playlistsChanged();
            }
        });
}

std::vector<TrackId> MixPanel::listed() const {
    std::vector<TrackId> tracks;
    for (const recommend::Pick& pick : mix().mix.picks) {
        tracks.push_back(pick.track);
    }
    return tracks;
}

} // namespace earshot::ui

#include "moc_mix_panel.cpp"
