// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/not_because.h"

#include "ui/signals/preview_texts.h"
#include "ui/signals/weight_dial.h"
#include "ui/widgets/contribution_painter.h"
#include "ui/widgets/pass_focus.h"
#include "ui/widgets/status_line.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace earshot::ui {

namespace {

/// The step of the dial below this one; the lowest stays.
int stepBelow(int percent) {
    const auto step = std::ranges::lower_bound(signals::kDialSteps, percent);
    return step == signals::kDialSteps.begin() ? percent : *(step - 1);
}

} // namespace

NotBecause::NotBecause(Context& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_what(new QComboBox),
      m_look(new QPushButton(tr("Show the list"))),
      m_summary(new StatusLine(context.theme, TextStyle::Caption, Tone::Text)),
      m_songs(new TextLabel(context.theme, {}, TextStyle::Caption, Tone::Secondary)),
      m_apply(new QPushButton) {
    setObjectName(QStringLiteral("notBecause"));
    auto* title = new TextLabel(context.theme, tr("Not because of this"), TextStyle::Emphasis);
    m_what->setObjectName(QStringLiteral("notBecauseWhat"));
    m_what->setAccessibleName(tr("What should count less"));
    m_what->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_look->setObjectName(QStringLiteral("notBecauseLook"));
    m_look->setAccessibleName(tr("Show how the list would be"));
    m_summary->setObjectName(QStringLiteral("notBecauseSummary"));
    m_songs->setObjectName(QStringLiteral("notBecauseSongs"));
    m_apply->setObjectName(QStringLiteral("notBecauseApply"));
    m_summary->setWordWrap(true);
    m_songs->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace8);
    column->addWidget(title);
    column->addWidget(m_what);
    column->addWidget(m_look, 0, Qt::AlignLeft);
    column->addWidget(m_summary);
    column->addWidget(m_songs);
    column->addWidget(m_apply, 0, Qt::AlignLeft);
    connect(m_what, &QComboBox::currentIndexChanged, this, &NotBecause::choose);
    connect(m_look, &QPushButton::clicked, this, &NotBecause::preview);
    connect(m_apply, &QPushButton::clicked, this, &NotBecause::apply);
    clear();
}

void NotBecause::clear() {
    m_running.request_stop();
    hide();
}

void NotBecause::setPick(const ShownMix& mix, int pick, const recommend::Pick& shown) {
    m_request = mix.request;
    m_track = shown.track;
    fillChoices(mix.tracks[static_cast<std::size_t>(pick)], shown);
    choose();
    setVisible(!m_choices.empty());
}

void NotBecause::fillChoices(const library::Track& track, const recommend::Pick& shown) {
    const QSignalBlocker quiet(m_what);
    m_choices.clear();
    m_what->clear();
    const auto add = [this](const Choice& choice, const QString& text) {
        m_choices.push_back(choice);
        m_what->addItem(text);
    };
    bool past = false;
    for (const ContributionLine& line : contributionLines(shown)) {
        const auto id = static_cast<signals::SignalId>(line.term);
        if (line.term >= signals::kSignalCount ||
            signals::info(id).kind != signals::SignalKind::Personal) {
            continue;
        }
        const int percent = m_context.listening.dials().percent(id);
        if (const int below = stepBelow(percent); below != percent) {
            add({What::Less, id, below}, tr("Less of %1").arg(line.name));
        }
        add({What::Without, id}, tr("Without %1").arg(line.name));
        past = past || signals::hasTable(id);
    }
    if (past) {
        add({What::Song}, tr("Forget what you heard of this song"));
        if (!track.tags.artists.isEmpty()) {
            add({What::Artist}, tr("Forget what you heard of %1").arg(track.displayArtist()));
        }
    }
}

void NotBecause::choose() {
    m_running.request_stop();
    m_summary->put({});
    m_songs->hide();
    passFocus(*m_apply, m_look);
    m_apply->hide();
}

void NotBecause::preview() {
    const int at = m_what->currentIndex();
    if (at < 0) {
        return;
    }
    choose(); // the button stays on, so that it keeps the focus
    const Choice choice = m_choices[static_cast<std::size_t>(at)];
    if (choice.what == What::Less || choice.what == What::Without) {
        previewSignal(choice);
        return;
    }
    m_running = m_context.mixes.previewForgetting(
        this, m_request, m_track,
        choice.what == What::Song ? jobs::ForgetScope::Song : jobs::ForgetScope::Artist,
        [this](const base::Result<ShownForgetting>& shown) { showForgetting(shown); });
}

void NotBecause::previewSignal(const Choice& choice) {
    jobs::SignalChange change{choice.id};
    const QString name = signals::signalName(choice.id);
    QString doIt = tr("Switch %1 off").arg(name);
    if (choice.what == What::Less) {
        change.dialPercent = choice.percent;
        doIt = tr("Set %1 to “%2”").arg(name, dialText(choice.percent));
    }
    m_running = m_context.mixes.previewChange(
        this, m_request, change, [this, doIt](const base::Result<ShownPreview>& shown) {
            if (shown) {
                showList(*shown, doIt);
            } else {
                showProblem(shown.error());
            }
        });
}

void NotBecause::showForgetting(const base::Result<ShownForgetting>& forgetting) {
    if (!forgetting) {
        showProblem(forgetting.error());
        return;
    }
    m_forget = forgetting->tracks;
    showList(forgetting->preview,
             tr("Forget %n entries for good", nullptr, static_cast<int>(forgetting->entries)));
    m_apply->setVisible(forgetting->entries > 0);
}

void NotBecause::showList(const ShownPreview& preview, const QString& doIt) {
    m_summary->say(previewSummary(preview.preview));
    m_songs->setText(previewSongs(preview));
    m_songs->setVisible(!m_songs->text().isEmpty());
    m_apply->setText(doIt);
    m_apply->setAccessibleName(doIt);
    m_apply->show();
}

void NotBecause::showProblem(const base::Error& error) {
    m_summary->say(error.message());
}

void NotBecause::apply() {
    const Choice choice = m_choices[static_cast<std::size_t>(m_what->currentIndex())];
    const QString name = signals::signalName(choice.id);
    QString done = tr("Forgotten. New lists know nothing of it.");
    switch (choice.what) {
    case What::Less:
        m_context.listening.setDial(choice.id, choice.percent);
        done = tr("%1 counts less in new lists.").arg(name);
        break;
    case What::Without:
        m_context.listening.setEnabled(choice.id, false, QStringLiteral("why panel"));
        done = tr("%1 is off. What is stored stays until you erase it.").arg(name);
        break;
    case What::Song:
    case What::Artist:
        m_context.listening.forget(m_forget);
        break;
    }
    choose();
    Q_EMIT m_context.navigator.notify(done);
}

} // namespace earshot::ui

#include "moc_not_because.cpp"
