// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/shell/reasons.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace earshot::ui {

class ContributionBars;
class CoverView;
class NotBecause;
class TextLabel;

/// Why a track is there: its one-line reason, every addend of its score, what each signal rests on,
/// and the way to the signals.
class WhyPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit WhyPanel(Context& context, QWidget* parent = nullptr);

    void showPick(const ShownMix& mix, int pick);
    /// With its addends as the sitting has changed them since.
    void showPick(const Reasons::Found& found);
    /// A track that was put there by hand or whose list is no longer known.
    void showItem(const playback::QueueItem& item);
    void showNothing();

private:
    void showHead(library::TrackId track, const QString& title, const QString& artist,
                  const QString& cover);

    void showArithmetic(const ShownMix& mix, int pick, const recommend::Pick& shown,
                        const QString& note);
    void hideArithmetic();
    void takeRanks(const ListRanks& ranks);
    void explain(const ShownMix& mix, int pick, const recommend::Pick& shown);
    void showEvidence(const recommend::Pick& pick, const recommend::Explanation& explanation);
    void clearEvidence(); ///< also of an answer that is still on its way

    Context& m_context;
    QWidget* m_head;
    CoverView* m_cover;
    TextLabel* m_title;
    TextLabel* m_artist;
    TextLabel* m_reason;
    TextLabel* m_note;
    ContributionBars* m_bars;
    QWidget* m_evidence;
    QVBoxLayout* m_sentences;
    Background::Ticket m_explaining;
    quint64 m_list = 0; ///< whose ranks belong to what is shown; 0: none do
    int m_pick = 0;
    recommend::Pick m_shown;
    NotBecause* m_notBecause;
    QPushButton* m_manage;
};

} // namespace earshot::ui
