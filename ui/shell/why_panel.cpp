// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/why_panel.h"

#include "ui/shell/not_because.h"
#include "ui/widgets/contribution_bars.h"
#include "ui/widgets/contribution_painter.h"
#include "ui/widgets/cover_view.h"
#include "ui/widgets/text_label.h"

#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kWhyCover = 48;

} // namespace

WhyPanel::WhyPanel(Context& context, QWidget* parent)
    : QScrollArea(parent),
      m_context(context),
      m_head(new QWidget),
      m_cover(new CoverView(context.theme, context.covers, kWhyCover)),
      m_title(new TextLabel(context.theme, {}, TextStyle::Emphasis)),
      m_artist(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)),
      m_reason(new TextLabel(context.theme, {}, TextStyle::Body)),
      m_note(new TextLabel(context.theme, {}, TextStyle::Caption, Tone::Secondary)),
      m_bars(new ContributionBars(context.theme)),
      m_evidence(new QWidget),
      m_sentences(new QVBoxLayout(m_evidence)),
      m_notBecause(new NotBecause(context)),
      m_manage(new QPushButton(tr("Manage signals"))) {
    setObjectName(QStringLiteral("whyPanel"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_title->setElided(true);
    m_artist->setElided(true);
    m_title->setObjectName(QStringLiteral("whyTitle"));
    m_reason->setObjectName(QStringLiteral("whyReason"));
    m_reason->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("whyNote"));
    m_evidence->setObjectName(QStringLiteral("whyEvidence"));
    m_evidence->setAccessibleName(tr("What each signal rests on"));
    m_sentences->setContentsMargins(0, 0, 0, 0);
    m_sentences->setSpacing(2);
    m_manage->setObjectName(QStringLiteral("whyManage"));
    m_manage->setAccessibleName(m_manage->text());
    m_manage->setProperty("role", QStringLiteral("link"));

    auto* lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addWidget(m_title);
    lines->addWidget(m_artist);
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(metric::kSpace12);
    head->addWidget(m_cover);
    head->addLayout(lines, 1);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(metric::kSpace16, metric::kSpace12, metric::kSpace16,
                               metric::kSpace16);
    column->setSpacing(metric::kSpace12);
    column->addWidget(m_head);
    column->addWidget(m_reason);
    column->addWidget(m_bars);
    column->addWidget(m_evidence);
    column->addWidget(m_note);
    column->addWidget(m_notBecause);
    column->addWidget(m_manage, 0, Qt::AlignLeft);
    column->addStretch(1);
    setWidget(body);

    connect(&context.mixes, &Mixes::ranked, this, &WhyPanel::takeRanks);
    connect(m_bars, &ContributionBars::manage, &context.navigator, &Navigator::showSignal);
    connect(m_manage, &QPushButton::clicked, this,
            [this] { Q_EMIT m_context.navigator.showPage(PageId::Signals); });
    showNothing();
}

void WhyPanel::showHead(library::TrackId track, const QString& title, const QString& artist,
                        const QString& cover) {
    m_head->show();
    m_cover->setTrack(track, cover);
    m_title->setText(title);
    m_artist->setText(artist);
}

void WhyPanel::showPick(const ShownMix& mix, int pick) {
    const auto at = static_cast<std::size_t>(pick);
    if (pick < 0 || at >= mix.mix.picks.size()) {
        showNothing();
        return;
    }
    const recommend::Pick& shown = mix.mix.picks[at];
    if (shown.kept) {
        showArithmetic(mix, pick, shown, tr("In the list by your own choice, not by score."));
        return;
    }
    const QString place = tr("%1 by score in “%2”.").arg(ordinalText(shown.rank), mix.mix.title);
    showArithmetic(mix, pick, shown,
                   shown.weakMatch ? tr("%1 A weak match: the nearest there is.").arg(place)
                                   : tr("%1 Every other signal added nothing.").arg(place));
}

void WhyPanel::showPick(const Reasons::Found& found) {
    const recommend::Pick& made = found.mix->mix.picks[static_cast<std::size_t>(found.pick)];
    if (made.contributions == found.shown.contributions) {
        showPick(*found.mix, found.pick);
        return;
    }
    const QString since = found.since.isEmpty() ? tr("the sitting went on") : found.since;
    showArithmetic(*found.mix, found.pick, found.shown,
                   tr("Reckoned again since “%1” was made (%2): it had %3 then.")
                       .arg(found.mix->mix.title, since, pointsText(made.score)));
}

void WhyPanel::showArithmetic(const ShownMix& mix, int pick, const recommend::Pick& shown,
                              const QString& note) {
    const library::Track& track = mix.tracks[static_cast<std::size_t>(pick)];
    if (m_list != mix.number || m_pick != pick) {
        verticalScrollBar()->setValue(0);
    }
    showHead(track.id, track.displayTitle(), track.displayArtist(),
             track.tags.album.isEmpty() ? track.displayArtist() : track.tags.album);
    m_reason->setText(shown.reason);
    m_reason->setVisible(!shown.reason.isEmpty());
    m_list = shown.contributions == mix.mix.picks[static_cast<std::size_t>(pick)].contributions
                 ? mix.number
                 : 0;
    m_pick = pick;
    m_shown = shown;
    m_bars->setPick(shown);
    m_bars->show();
    m_manage->show();
    m_note->setText(note);
    m_note->show();
    m_notBecause->setPick(mix, pick, shown);
    explain(mix, pick, shown);
}

void WhyPanel::hideArithmetic() {
    m_list = 0;
    clearEvidence();
    m_bars->hide();
    m_notBecause->clear();
    m_manage->hide();
    m_note->hide();
}

void WhyPanel::takeRanks(const ListRanks& ranks) {
    if (const auto at = static_cast<std::size_t>(m_pick);
        m_list != 0 && ranks.list == m_list && at < ranks.without.size()) {
        m_shown.rankWithout = ranks.without[at];
        m_bars->setPick(m_shown);
    }
}

void WhyPanel::explain(const ShownMix& mix, int pick, const recommend::Pick& shown) {
    clearEvidence();
    m_explaining = m_context.mixes.explain(
        this, mix, pick, [this, shown](const base::Result<recommend::Explanation>& explanation) {
            if (explanation) { // without it the bars still tell the arithmetic
                showEvidence(shown, *explanation);
            }
        });
}

void WhyPanel::showEvidence(const recommend::Pick& pick,
                            const recommend::Explanation& explanation) {
    // In the order of the bars above; what is off by now cannot be looked up any more.
    for (const ContributionLine& line : contributionLines(pick)) {
        const auto row =
            std::ranges::find(explanation.rows, line.term, &recommend::ExplanationRow::term);
        if (row == explanation.rows.end() || row->evidence.isEmpty()) {
            continue;
        }
        auto* name = new TextLabel(m_context.theme, row->name, TextStyle::Caption);
        auto* sentence =
            new TextLabel(m_context.theme, row->evidence, TextStyle::Caption, Tone::Secondary);
        sentence->setWordWrap(true);
        m_sentences->addSpacing(metric::kSpace8);
        m_sentences->addWidget(name);
        m_sentences->addWidget(sentence);
    }
    m_evidence->setVisible(m_sentences->count() > 0);
}

void WhyPanel::clearEvidence() {
    m_explaining.request_stop();
    while (QLayoutItem* item = m_sentences->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_evidence->hide();
}

void WhyPanel::showItem(const playback::QueueItem& item) {
    showHead(library::TrackId{item.track}, item.title, item.artist,
             item.album.isEmpty() ? item.artist : item.album);
    m_reason->setText(item.reason.isEmpty() ? tr("You put this here yourself.") : item.reason);
    m_reason->show();
    hideArithmetic();
}

void WhyPanel::showNothing() {
    m_head->hide();
    hideArithmetic();
    m_reason->setText(tr("Play something, or open a pick, to see why it is there."));
    m_reason->show();
}

} // namespace earshot::ui

#include "moc_why_panel.cpp"
