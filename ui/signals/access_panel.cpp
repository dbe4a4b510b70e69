// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/access_panel.h"

#include "core/signals/entry_text.h"
#include "ui/signals/signal_texts.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kUsesAtOnce = 50;
constexpr int kUsesVisible = 6;
constexpr int kLeastColumn = 80; // the style's bold header is wider than the view takes it for
enum UseColumn { WhenColumn, ListColumn, ReadColumn, RowsColumn, UseColumnCount };

QString whenText(const signals::Moment& at) {
    const QString day = QLocale().toString(signals::dateOf(at), QStringLiteral("d MMM yyyy"));
    return at.time ? AccessPanel::tr("%1, %2", "day, time")
                         .arg(day, QTime::fromMSecsSinceStartOfDay(at.time->second * 1000)
                                       .toString(QStringLiteral("HH:mm")))
                   : day;
}

QString namesOf(signals::SignalSet read) {
    QStringList names;
    for (const signals::SignalInfo& row : signals::registry()) {
        if (read.has(row.id)) {
            names += signals::signalName(row.id);
        }
    }
    return QLocale().createSeparatedList(names);
}

QString verdictOf(const signals::LogCheck& check) {
    if (check.findings.empty()) {
        return AccessPanel::tr("%n entries, none changed, none missing.", nullptr,
                               static_cast<int>(check.entries));
    }
    QStringList lines;
    for (const signals::LogFinding& finding : check.findings) {
        lines += signals::findingText(finding);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

AccessPanel::AccessPanel(Context& context, QWidget* parent)
    : Card(parent),
      m_context(context),
      m_signal(new QComboBox),
      m_verify(new QPushButton(tr("Verify"))),
      m_table(new QTableWidget(0, UseColumnCount)),
      m_older(new QPushButton(tr("Show older uses"))),
      m_note(new TextLabel(context.theme, {}, TextStyle::Body, Tone::Secondary)) {
    setObjectName(QStringLiteral("accessLog"));
    m_signal->setObjectName(QStringLiteral("accessLog.signal"));
    m_signal->setAccessibleName(tr("Show uses of this signal only"));
    m_signal->addItem(tr("All signals"), -1);
    for (const signals::SignalInfo& row : signals::registry()) {
        if (signals::hasTable(row.id)) {
            m_signal->addItem(signals::signalName(row.id), static_cast<int>(row.id));
        }
    }
    m_verify->setObjectName(QStringLiteral("accessLog.verify"));
    m_verify->setAccessibleName(tr("Verify that nobody has changed this record"));
    m_note->setObjectName(QStringLiteral("accessLog.note"));
    m_note->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("accessLog.uses"));
    m_table->setAccessibleName(tr("Uses of what is stored about you, newest first"));
    m_table->setHorizontalHeaderLabels({tr("When"), tr("For"), tr("Read"), tr("Entries")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ReadColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_context.theme.scaled(metric::kRowDense));
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->hide();
    m_older->setObjectName(QStringLiteral("accessLog.older"));
    m_older->setAccessibleName(m_older->text());
    m_older->setProperty("role", QStringLiteral("link"));
    m_older->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_older->hide();

    auto* row = new QHBoxLayout;
    row->setSpacing(metric::kSpace8);
    row->addWidget(m_signal);
    row->addWidget(m_verify);
    row->addStretch(1);
    content()->addLayout(row);
    content()->addWidget(m_note);
    content()->addWidget(m_table);
    content()->addWidget(m_older);
    connect(m_signal, &QComboBox::activated, this, &AccessPanel::reload);
    connect(m_verify, &QPushButton::clicked, this, &AccessPanel::verify);
    connect(m_older, &QPushButton::clicked, this, [this] { load(m_oldest); });
    connect(&context.theme, &Theme::changed, this, &AccessPanel::fitHeight);
}

void AccessPanel::reload() {
    load(0);
}

void AccessPanel::load(qint64 before) {
    std::optional<signals::SignalId> only;
    if (const int chosen = m_signal->currentData().toInt(); chosen >= 0) {
        only = static_cast<signals::SignalId>(chosen);
    }
    m_loading.request_stop();
    m_loading = m_context.background.run(
        Lane::Pages, this,
        [before, only](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.signals().accessLog(kUsesAtOnce, before, only);
        },
        [this, before](const base::Result<std::vector<signals::AccessEntry>>& entries) {
            if (before == 0) {
                m_table->setRowCount(0);
            }
            if (!entries) {
                m_older->hide();
                fitHeight();
                say(entries.error().message());
                return;
            }
            say({});
            add(*entries);
            if (m_table->rowCount() == 0) {
                say(tr("Nothing about you has been read for a list so far."));
            }
        });
}

void AccessPanel::add(const std::vector<signals::AccessEntry>& entries) {
    for (const signals::AccessEntry& entry : entries) {
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        m_table->setItem(row, WhenColumn, new QTableWidgetItem(whenText(entry.at)));
        m_table->setItem(row, ListColumn, new QTableWidgetItem(entry.purpose));
        auto* read = new QTableWidgetItem(namesOf(entry.read));
        read->setToolTip(
            tr("%1, by the %2", "signals, part of Earshot").arg(read->text(), entry.who));
        m_table->setItem(row, ReadColumn, read);
        m_table->setItem(row, RowsColumn, new QTableWidgetItem(QLocale().toString(entry.rows)));
        m_oldest = entry.number;
    }
    m_older->setVisible(entries.size() == static_cast<std::size_t>(kUsesAtOnce) && m_oldest > 1);
    fitHeight();
}

void AccessPanel::fitHeight() {
    m_table->verticalHeader()->setDefaultSectionSize(m_context.theme.scaled(metric::kRowDense));
    const int rows = std::min(m_table->rowCount(), kUsesVisible);
    m_table->horizontalHeader()->setMinimumSectionSize(m_context.theme.scaled(kLeastColumn));
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_table->verticalHeader()->defaultSectionSize() +
                            2 * m_table->frameWidth());
    m_table->setVisible(rows > 0);
}

void AccessPanel::verify() {
    m_verify->setEnabled(false);
    m_context.background.run(
        Lane::Pages, this,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.signals().checkAccessLog();
        },
        [this](const base::Result<signals::LogCheck>& check) {
            m_verify->setEnabled(true);
            say(check ? verdictOf(*check) : check.error().message());
        });
}

void AccessPanel::say(const QString& text) {
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

} // namespace earshot::ui

#include "moc_access_panel.cpp"
