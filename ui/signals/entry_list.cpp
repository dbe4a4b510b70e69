// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/entry_list.h"

#include "ui/signals/forget_button.h"
#include "ui/signals/record_table.h"
#include "ui/widgets/pass_focus.h"
#include "ui/widgets/status_line.h"

#include <QVBoxLayout>

namespace earshot::ui {

namespace {

constexpr int kEntriesAtOnce = 50;
constexpr int kTrackColumn = 0;

} // namespace

EntryList::EntryList(Context& context, signals::SignalId id, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_id(id),
      m_table(new RecordTable(context.theme, {tr("Track"), tr("What is stored")}, kTrackColumn)),
      m_older(new QPushButton(tr("Show older entries"))),
      m_forget(new ForgetButton(context, id)),
      m_note(new StatusLine(context.theme)) {
    const QString key = QStringLiteral("signal.%1.").arg(signals::signalKey(id));
    const QString name = signals::signalName(id);
    m_table->setObjectName(key + QStringLiteral("entries"));
    m_table->setAccessibleName(tr("Stored entries of %1").arg(name));
    m_older->setObjectName(key + QStringLiteral("older"));
    m_older->setAccessibleName(tr("Show older entries of %1").arg(name));
    m_older->setProperty("role", QStringLiteral("link"));
    m_older->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_older->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::kSpace4);
    column->addWidget(m_note);
    column->addWidget(m_table);
    column->addWidget(m_older);
    column->addWidget(m_forget);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &EntryList::offerToForget);
    connect(m_forget, &ForgetButton::forgotten, this, &EntryList::reload);
    connect(m_older, &QPushButton::clicked, this, [this] { load(m_oldestRow); });
    m_forget->hide();
}

void EntryList::reload() {
    load(0);
}

void EntryList::load(qint64 beforeRow) {
    m_loading.request_stop();
    m_loading = m_context.background.run(
        Lane::Pages, this,
        [id = m_id, beforeRow](jobs::Workspace& workspace, const std::stop_token&) {
            return readEntries(workspace, id, kEntriesAtOnce, beforeRow);
        },
        [this, beforeRow](base::Result<std::vector<TitledEntry>> entries) {
            if (!entries) {
                m_note->say(entries.error().message());
                return;
            }
            if (beforeRow == 0) {
                m_table->setRowCount(0);
                m_entries.clear();
                offerToForget();
            }
            append(*entries);
        });
}

void EntryList::append(const std::vector<TitledEntry>& entries) {
    for (const TitledEntry& entry : entries) {
        m_table->addRow(
            {entry.track.isEmpty() ? tr("A track no longer in the library") : entry.track,
             entry.text});
        m_entries.push_back(entry);
        m_oldestRow = entry.row;
    }
    const bool any = m_table->rowCount() > 0;
    m_note->say(any ? QString() : tr("There is nothing to look at."));
    m_table->setVisible(any);
    m_forget->setVisible(any);
    const bool more = static_cast<int>(entries.size()) == kEntriesAtOnce;
    if (!more) {
        passFocus(*m_older, m_table);
    }
    m_older->setVisible(more);
    m_table->fitHeight();
}

void EntryList::offerToForget() {
    const QList<QTableWidgetItem*> chosen = m_table->selectedItems();
    if (chosen.isEmpty()) {
        passFocus(*m_forget, m_table);
    }
    m_forget->setEntry(chosen.isEmpty() ? std::nullopt
                                        : std::optional(m_entries.at(
                                              static_cast<std::size_t>(chosen.front()->row()))));
}

} // namespace earshot::ui

#include "moc_entry_list.cpp"
