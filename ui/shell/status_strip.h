// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

class QProgressBar;
class QPushButton;

namespace earshot::ui {

class FocusOrigin;
class StatusLine;
class TextLabel;

/// Of a job of `total` items that did `done` in `elapsedMs`, all alike; empty while it is too early
/// to tell. Pure.
[[nodiscard]] std::optional<qint64> secondsLeft(qint64 done, qint64 total, qint64 elapsedMs);

/// One line above the player: what indexing is doing, how far it is and how to stop it; or a short
/// message. Hidden when there is nothing to say.
class StatusStrip : public QFrame {
    Q_OBJECT
public:
    StatusStrip(Theme& theme, Indexer& indexer, QWidget* parent = nullptr);

    void notify(const QString& message);
    void showError(const base::Error& error);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showMessage(const QString& message, int forMs);
    void showProgress(const base::Progress& progress);
    void showSummary(const jobs::IndexSummary& summary);
    void settle();

    Theme& m_theme;
    Indexer& m_indexer;
    StatusLine* m_message;
    TextLabel* m_progressText;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
    FocusOrigin* m_origin;
    QTimer m_messageEnd;
    QElapsedTimer m_phaseClock;
    QString m_phase;
    qint64 m_phaseStart = 0; ///< items already done when the phase was first seen
};

} // namespace earshot::ui
