// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_strip.h"

#include "ui/widgets/pass_focus.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/text_label.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kMessageMs = 6'000; // long enough to read a line twice
constexpr int kErrorMs = 15'000;  // holds what was kept and what to do
constexpr int kProgressWidth = 160;
constexpr qint64 kTellAfterMs = 3'000; // a rate over less time only guesses
constexpr qint64 kTellAfterItems = 5;

} // namespace

std::optional<qint64> secondsLeft(qint64 done, qint64 total, qint64 elapsedMs) {
    if (elapsedMs < kTellAfterMs || done < kTellAfterItems || total <= done) {
        return std::nullopt;
    }
    return (total - done) * elapsedMs / done / 1000;
}

StatusStrip::StatusStrip(Theme& theme, Indexer& indexer, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_indexer(indexer),
      m_message(new StatusLine(theme, TextStyle::Caption, Tone::Text)),
      m_progressText(new TextLabel(theme, {}, TextStyle::Caption, Tone::Secondary)),
      m_bar(new QProgressBar),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_origin(new FocusOrigin(this)) {
    setObjectName(QStringLiteral("statusStrip"));
    setAccessibleName(tr("Status"));
    m_message->setObjectName(QStringLiteral("statusMessage"));
    m_message->setElided(true);
    m_progressText->setObjectName(QStringLiteral("indexProgressText"));
    m_progressText->setElided(true);
    m_bar->setObjectName(QStringLiteral("indexProgressBar"));
    m_bar->setAccessibleName(tr("Indexing progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(kProgressWidth);
    m_cancel->setObjectName(QStringLiteral("cancelIndexButton"));
    m_cancel->setAccessibleName(tr("Cancel indexing; what is done is kept"));
    m_cancel->setToolTip(tr("What is done is kept; the rest is taken up next time"));
    m_cancel->setProperty("role", QStringLiteral("link"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metric::kSpace16, metric::kSpace4, metric::kSpace16, metric::kSpace4);
    row->setSpacing(metric::kSpace12);
    row->addWidget(m_progressText, 1);
    row->addWidget(m_message, 1);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);

    m_messageEnd.setSingleShot(true);
    connect(&m_messageEnd, &QTimer::timeout, this, [this] {
        m_message->say({});
        settle();
    });
    connect(m_cancel, &QPushButton::clicked, &indexer, &Indexer::cancel);
    connect(&indexer, &Indexer::started, this, [this] { showProgress(m_indexer.progress()); });
    connect(&indexer, &Indexer::progressed, this, &StatusStrip::showProgress);
    connect(&indexer, &Indexer::finished, this, &StatusStrip::showSummary);
    connect(&indexer, &Indexer::failed, this, &StatusStrip::showError);
    settle();
    if (indexer.running()) {
        showProgress(indexer.progress());
    }
}

void StatusStrip::notify(const QString& message) {
    showMessage(message, kMessageMs);
}

void StatusStrip::showError(const base::Error& error) {
    showMessage(error.message(), kErrorMs);
}

void StatusStrip::showMessage(const QString& message, int forMs) {
    m_messageEnd.start(forMs);
    show(); // what is out of sight is not spoken
    m_message->say(message);
    settle();
}

void StatusStrip::showProgress(const base::Progress& progress) {
    if (progress.phase != m_phase || progress.done < m_phaseStart) {
        m_phase = progress.phase;
        m_phaseStart = progress.done;
        m_phaseClock.start();
    }
    // A job that cannot tell does many small things alike: they tell.
    const auto left = progress.secondsLeft
                          ? progress.secondsLeft
                          : secondsLeft(progress.done - m_phaseStart, progress.total - m_phaseStart,
                                        m_phaseClock.elapsed());
    const QLocale locale;
    QStringList parts{progress.phase.isEmpty() ? tr("Looking at your music") : progress.phase};
    if (progress.total > 0) {
        parts
            << tr("%1 of %2").arg(locale.toString(progress.done), locale.toString(progress.total));
    } else if (progress.done > 0) {
        parts << locale.toString(progress.done);
    }
    if (progress.failed > 0) {
        parts << tr("%1 with problems").arg(locale.toString(progress.failed));
    }
    if (left) {
        parts << base::timeLeftText(*left);
    }
    m_progressText->setText(parts.join(QStringLiteral(" · ")));
    // Qt's bar counts in int; shares are enough.
    constexpr int kFull = 1000;
    m_bar->setRange(0, progress.total > 0 ? kFull : 0);
    if (progress.total > 0) {
        m_bar->setValue(
            static_cast<int>(std::min(progress.done, progress.total) * kFull / progress.total));
    }
    m_bar->setAccessibleDescription(m_progressText->text());
    settle();
}

void StatusStrip::showSummary(const jobs::IndexSummary& summary) {
    m_phase.clear();
    const QLocale locale;
    QStringList parts;
    const auto add = [&](qint64 count, const QString& words) {
        if (count > 0) {
            parts << words.arg(locale.toString(count));
        }
    };
    add(summary.scan.added, tr("%1 new"));
    add(summary.scan.changed, tr("%1 changed"));
    add(summary.scan.moved, tr("%1 moved"));
    add(summary.scan.missing, tr("%1 missing"));
    add(summary.scan.back, tr("%1 found again"));
    add(summary.analysis.analysed, tr("%1 analysed"));
    add(summary.scan.failed + summary.analysis.failed, tr("%1 with problems (see Settings)"));
    if (summary.cancelled()) {
        showMessage(tr("Stopped. What was done is kept; it goes on at the next start."),
                    kMessageMs);
    } else if (!parts.isEmpty()) {
        showMessage(tr("Your music is up to date: %1").arg(parts.join(QStringLiteral(", "))),
                    kMessageMs);
    }
    settle();
}

void StatusStrip::settle() {
    const bool working = m_indexer.running();
    if (!working) {
        m_origin->giveBack();
    }
    m_progressText->setVisible(working);
    m_bar->setVisible(working);
    m_cancel->setVisible(working);
    setVisible(working || !m_message->text().isEmpty());
}

void StatusStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Tone::Surface));
    painter.setPen(m_theme.color(Tone::Line));
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace earshot::ui

#include "moc_status_strip.cpp"
