// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <vector>

namespace earshot::ui {

/// One addend of a pick's score as it is shown.
struct ContributionLine {
    int term = 0;
    QString name;
    recommend::Points points = 0;
    int rankWithout = 0; ///< 0 = not computed for this term
};

/// Every addend that is not zero, the largest in size first.
[[nodiscard]] std::vector<ContributionLine> contributionLines(const recommend::Pick& pick);

/// "+0.412 345": all six decimals, so that what is shown adds up exactly.
[[nodiscard]] QString pointsText(recommend::Points points);

/// "1st", "2nd", "14th", translated.
[[nodiscard]] QString ordinalText(int place);

/// The whole arithmetic as sentences, for screen readers and tests.
[[nodiscard]] QString contributionsText(const recommend::Pick& pick);

/// Draws the signed bars of a pick and their sum. Shared by the list's delegate and the Why panel.
class ContributionPainter {
    Q_DECLARE_TR_FUNCTIONS(earshot::ui::ContributionPainter)
public:
    ContributionPainter(const Theme& theme, const recommend::Pick& pick, int width);

    [[nodiscard]] int height() const;
    /// `marked` = line drawn as under the pointer or the keyboard, −1 = none.
    void paint(QPainter& painter, const QPoint& topLeft, int marked = -1) const;
    /// The line at a place relative to the top left corner, −1 = none.
    [[nodiscard]] int lineAt(const QPoint& place) const;
    [[nodiscard]] const std::vector<ContributionLine>& lines() const { return m_lines; }

private:
    [[nodiscard]] int lineHeight() const;
    void paintLine(QPainter& painter, const QRect& rect, const ContributionLine& line,
                   bool marked) const;
    void paintBar(QPainter& painter, const QRect& rect, recommend::Points points) const;

    const Theme& m_theme;
    int m_width;
    bool m_narrow; ///< bar below the words instead of between them
    recommend::Points m_score;
    int m_rank;
    std::vector<ContributionLine> m_lines;
    recommend::Points m_largest = 1;
};

} // namespace earshot::ui
