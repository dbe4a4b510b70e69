// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/change_preview.h"

#include "ui/signals/preview_texts.h"
#include "ui/signals/weight_dial.h"
#include "ui/widgets/status_line.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace earshot::ui {

ChangePreview::ChangePreview(Context& context, signals::SignalId id, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_id(id),
      m_list(new QComboBox),
      m_change(new QComboBox),
      m_compare(new QPushButton(tr("Compare"))),
      m_summary(new StatusLine(context.theme, TextStyle::Body, Tone::Text)),
      m_songs(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)) {
    const QString key = QStringLiteral("signal.%1.preview.").arg(signals::signalKey(id));
    const QString name = signals::signalName(id);
    m_list->setObjectName(key + QStringLiteral("list"));
    m_list->setAccessibleName(tr("List to compare for %1").arg(name));
    m_change->setObjectName(key + QStringLiteral("change"));
    m_change->setAccessibleName(tr("Change of %1 to look at").arg(name));
    m_change->addItem(tr("Without it"));
    for (const int percent : signals::kDialSteps) {
        m_change->addItem(dialText(percent), percent);
    }
    m_compare->setObjectName(key + QStringLiteral("compare"));
    m_compare->setAccessibleName(
        tr("Show how the list would be after this change of %1").arg(name));
    m_summary->setObjectName(key + QStringLiteral("summary"));
    m_songs->setObjectName(key + QStringLiteral("songs"));
    m_summary->setWordWrap(true);
    m_songs->setWordWrap(true);
    m_songs->hide();
    fillLists();

    auto* row = new QHBoxLayout;
    row->setSpacing(metric::kSpace8);
    row->addWidget(m_change);
    row->addWidget(m_list);
    row->addWidget(m_compare);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace4);
    column->addLayout(row);
    column->addWidget(m_summary);
    column->addWidget(m_songs);
    connect(m_compare, &QPushButton::clicked, this, &ChangePreview::compare);
}

void ChangePreview::fillLists() {
    m_list->addItem(tr("Right now"));
    for (const auto* lists : {&recommend::builtInMoods(), &recommend::builtInRecipes()}) {
        for (const recommend::Recipe& recipe : *lists) {
            m_list->addItem(recipe.name, recipe.key);
        }
    }
}

void ChangePreview::setOn(bool on) {
    if (m_on == on) {
        return;
    }
    m_on = on;
    m_running.request_stop();
    m_list->setEnabled(on);
    m_change->setEnabled(on);
    m_compare->setEnabled(on);
    m_summary->say(on ? QString() : tr("It is off: no list uses it."));
    m_songs->clear();
    m_songs->hide();
}

void ChangePreview::compare() {
    recommend::Request request;
    const QString key = m_list->currentData().toString();
    request.kind = key.isEmpty() ? recommend::ListKind::RightNow : recommend::ListKind::Recipe;
    for (const auto* lists : {&recommend::builtInMoods(), &recommend::builtInRecipes()}) {
        const auto recipe = std::ranges::find(*lists, key, &recommend::Recipe::key);
        if (recipe != lists->end()) {
            request.recipe = *recipe;
        }
    }
    m_running.request_stop(); // the button stays on, so that it keeps the focus
    jobs::SignalChange change{m_id};
    if (m_change->currentData().isValid()) {
        change.dialPercent = m_change->currentData().toInt();
    }
    m_running = m_context.mixes.previewChange(this, std::move(request), change,
                                              [this](const base::Result<ShownPreview>& shown) {
                                                  if (shown) {
                                                      present(*shown);
                                                  } else {
                                                      m_summary->say(shown.error().message());
                                                      m_songs->hide();
                                                  }
                                              });
}

void ChangePreview::present(const ShownPreview& shown) {
    m_summary->say(previewSummary(shown.preview));
    m_songs->setText(previewSongs(shown));
    m_songs->setVisible(!m_songs->text().isEmpty());
}

} // namespace earshot::ui

#include "moc_change_preview.cpp"
