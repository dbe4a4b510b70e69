// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/signal_details.h"

#include "ui/signals/change_preview.h"
#include "ui/signals/entry_list.h"
#include "ui/signals/erase_question.h"
#include "ui/signals/export_dialog.h"
#include "ui/signals/keep_choice.h"
#include "ui/signals/signal_texts.h"
#include "ui/signals/weight_dial.h"
#include "ui/widgets/pass_focus.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QShowEvent>

namespace earshot::ui {

namespace {

constexpr int kLabelWidth = 96; // the longest label of a fact

QString decidedText(const signals::SignalState& state) {
    if (!state.decidedMs) {
        return signals::onByDefault(state.id)
                   ? SignalDetails::tr("On from the start; it does not describe you.")
                   : SignalDetails::tr("You have not been asked or have not answered yet.");
    }
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(*state.decidedMs);
    return SignalDetails::tr("You last decided on %1.")
        .arg(QLocale().toString(when, QStringLiteral("d MMM yyyy, HH:mm")));
}

} // namespace

SignalDetails::SignalDetails(Context& context, signals::SignalId id, QWidget* parent)
    : QWidget(parent), m_theme(context.theme), m_id(id), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, metric::kSpace4, 0, metric::kSpace8);
    m_column->setSpacing(metric::kSpace8);
    auto* line = new QFrame;
    line->setProperty("role", QStringLiteral("line"));
    m_column->addWidget(line);
    addFact(tr("Why"), signals::signalWhy(id));
    if (signals::hasTable(id)) {
        m_keep = new KeepChoice(context, id);
        addRow(tr("Kept"), m_keep);
    } else {
        addFact(tr("Kept"), signals::signalKept(id, signals::info(id).keepDays));
    }
    m_decided = addFact(tr("Your say"), {});
    m_dial = new WeightDial(context, id);
    addRow(tr("Counts"), m_dial);
    m_preview = new ChangePreview(context, id);
    addRow(tr("What if"), m_preview);
    if (signals::hasTable(id)) {
        addEntries(context);
    }
}

TextLabel* SignalDetails::addFact(const QString& label, const QString& text) {
    auto* value = new TextLabel(m_theme, text);
    value->setWordWrap(true);
    addRow(label, value);
    return value;
}

void SignalDetails::addRow(const QString& label, QWidget* value) {
    auto* name = new TextLabel(m_theme, label, TextStyle::Body, Tone::Secondary);
    name->setMinimumWidth(m_theme.scaled(kLabelWidth));
    auto* named = new QVBoxLayout;
    if (!qobject_cast<TextLabel*>(value)) {
        named->addSpacing(metric::kSpace8); // beside the words of a control
    }
    named->addWidget(name);
    named->addStretch(1);
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::kSpace12);
    row->addLayout(named);
    row->addWidget(value, 1);
    m_column->addLayout(row);
}

void SignalDetails::addEntries(Context& context) {
    m_entries = new EntryList(context, m_id);
    m_erase = new QPushButton(tr("Erase…"));
    m_erase->setObjectName(QStringLiteral("signal.%1.erase").arg(signals::signalKey(m_id)));
    m_erase->setAccessibleName(tr("Erase what %1 has stored").arg(signals::signalName(m_id)));
    m_question = new EraseQuestion(m_theme, m_id);
    m_export = new QPushButton(tr("Export…"));
    m_export->setObjectName(QStringLiteral("signal.%1.export").arg(signals::signalKey(m_id)));
    m_export->setAccessibleName(tr("Export what %1 has stored").arg(signals::signalName(m_id)));
    auto* actions = new QHBoxLayout;
    actions->setSpacing(metric::kSpace8);
    actions->addWidget(m_export);
    actions->addWidget(m_erase);
    actions->addStretch(1);
    m_column->addWidget(m_entries);
    m_column->addLayout(actions);
    m_column->addWidget(m_question);
    connect(m_export, &QPushButton::clicked, this,
            [this, &context] { askToExport(context, this, ExportForm::Folder, m_id); });
    connect(m_erase, &QPushButton::clicked, this, [this] {
        m_erase->hide();
        m_question->ask(m_state.entries);
    });
    connect(m_question, &EraseQuestion::kept, this, [this] {
        m_erase->show();
        m_erase->setFocus(Qt::OtherFocusReason);
    });
    connect(m_question, &EraseQuestion::confirmed, this, [this] {
        m_erase->show();
        m_erase->setFocus(Qt::OtherFocusReason);
        Q_EMIT eraseConfirmed();
    });
}

void SignalDetails::setState(const signals::SignalState& state) {
    const bool changed = state.entries != m_state.entries;
    m_state = state;
    m_decided->setText(decidedText(state));
    m_preview->setOn(state.on);
    m_dial->setState(state);
    if (m_keep) {
        m_keep->setState(state);
    }
    if (m_erase) {
        if (state.entries == 0) {
            passFocus(*m_erase, m_keep);
        }
        m_erase->setEnabled(state.entries > 0);
        m_export->setEnabled(state.entries > 0);
        if (changed && isVisible()) {
            m_entries->reload();
        }
    }
}

void SignalDetails::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_entries && !event->spontaneous()) {
        m_entries->reload();
    }
}

} // namespace earshot::ui

#include "moc_signal_details.cpp"
