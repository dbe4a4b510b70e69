// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/access_panel.h"

#include "core/signals/entry_text.h"
#include "ui/signals/record_table.h"
#include "ui/signals/signal_texts.h"
#include "ui/widgets/pass_focus.h"
#include "ui/widgets/status_line.h"

#include <QHBoxLayout>
#include <QLocale>

#include <utility>

namespace earshot::ui {

namespace {

constexpr int kUsesAtOnce = 50;
constexpr int kReadColumn = 2;

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
      m_table(new RecordTable(context.theme, {tr("When"), tr("For"), tr("Read"), tr("Entries")},
                              kReadColumn)),
      m_older(new QPushButton(tr("Show older uses"))),
      m_note(new StatusLine(context.theme)) {
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
    connect(m_signal, &QComboBox::activated, this, [this] {
        m_chosen = true;
        reload();
    });
    connect(m_verify, &QPushButton::clicked, this, &AccessPanel::verify);
    connect(m_older, &QPushButton::clicked, this, [this] { load(m_oldest); });
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
                m_table->hide();
                m_note->say(entries.error().message());
                return;
            }
            add(*entries);
            m_note->put(m_table->rowCount() > 0
                            ? QString()
                            : tr("Nothing about you has been read for a list so far."));
            if (std::exchange(m_chosen, false)) {
                m_note->speak();
            }
        });
}

void AccessPanel::add(const std::vector<signals::AccessEntry>& entries) {
    for (const signals::AccessEntry& entry : entries) {
        m_table->addRow({whenText(entry.at), entry.purpose, namesOf(entry.read),
                         QLocale().toString(entry.rows)});
        QTableWidgetItem* read = m_table->item(m_table->rowCount() - 1, kReadColumn);
        read->setToolTip(
            tr("%1, by the %2", "signals, part of Earshot").arg(read->text(), entry.who));
        m_oldest = entry.number;
    }
    m_table->setVisible(m_table->rowCount() > 0);
    const bool more = entries.size() == static_cast<std::size_t>(kUsesAtOnce) && m_oldest > 1;
    if (!more) {
        passFocus(*m_older, m_table);
    }
    m_older->setVisible(more);
    m_table->fitHeight();
}

void AccessPanel::verify() {
    m_verifying.request_stop(); // the button stays on, so that it keeps the focus
    m_verifying = m_context.background.run(
        Lane::Pages, this,
        [](jobs::Workspace& workspace, const std::stop_token&) {
            return workspace.signals().checkAccessLog();
        },
        [this](const base::Result<signals::LogCheck>& check) {
            m_note->say(check ? verdictOf(*check) : check.error().message());
        });
}

} // namespace earshot::ui

#include "moc_access_panel.cpp"
