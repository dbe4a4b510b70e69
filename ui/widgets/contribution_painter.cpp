// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/contribution_painter.h"

#include "ui/theme/tabular.h"

#include <QLocale>

#include <algorithm>
#include <cstdlib>

namespace earshot::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(earshot::ui::ContributionPainter)
};

// At the default text size, in px.
constexpr int kNarrowBelow = 440;
constexpr int kLine = 26;
constexpr int kNarrowLine = 44;
constexpr int kNameColumn = 132;
constexpr int kWithoutColumn = 132;
constexpr int kBarHeight = 8;
constexpr int kNarrowBarHeight = 5;
constexpr int kLongPlace = 100; // as wide as places usually get

} // namespace

std::vector<ContributionLine> contributionLines(const recommend::Pick& pick) {
    std::vector<ContributionLine> lines;
    for (int term = 0; term < recommend::kTermCount; ++term) {
        const auto at = static_cast<std::size_t>(term);
        if (pick.contributions[at] != 0) {
            const int without = term < signals::kSignalCount ? pick.rankWithout[at] : 0;
            lines.push_back({term, recommend::termName(term), pick.contributions[at], without});
        }
    }
    std::ranges::stable_sort(lines, [](const ContributionLine& a, const ContributionLine& b) {
        return std::abs(a.points) > std::abs(b.points);
    });
    return lines;
}

QString pointsText(recommend::Points points) {
    const recommend::Points size = std::abs(points);
    const QString sign = points > 0   ? QStringLiteral("+")
                         : points < 0 ? QStringLiteral("−")
                                      : QString();
    const QString decimals =
        QStringLiteral("%1").arg(size % recommend::kPoint, 6, 10, QLatin1Char('0'));
    return sign + QString::number(size / recommend::kPoint) + QLocale().decimalPoint() +
           decimals.left(3) + QChar(0x202F) + decimals.mid(3); // narrow space: still one number
}

QString ordinalText(int place) {
    const int tens = place % 100;
    if (tens >= 11 && tens <= 13) {
        return Text::tr("%1th").arg(place);
    }
    switch (place % 10) {
    case 1:
        return Text::tr("%1st").arg(place);
    case 2:
        return Text::tr("%1nd").arg(place);
    case 3:
        return Text::tr("%1rd").arg(place);
    default:
        return Text::tr("%1th").arg(place);
    }
}

QString contributionsText(const recommend::Pick& pick) {
    if (pick.kept) {
        return Text::tr("In the list by your own choice, not by score");
    }
    QStringList parts;
    for (const ContributionLine& line : contributionLines(pick)) {
        QString part = Text::tr("%1 %2").arg(line.name, pointsText(line.points));
        if (line.rankWithout > 0) {
            part += Text::tr(" (without it: %1)").arg(ordinalText(line.rankWithout));
        }
        parts << part;
    }
    parts << Text::tr("sum %1, %2 by score").arg(pointsText(pick.score), ordinalText(pick.rank));
    return parts.join(QStringLiteral("; "));
}

ContributionPainter::ContributionPainter(const Theme& theme, const recommend::Pick& pick, int width)
    : m_theme(theme),
      m_width(width),
      m_narrow(width < theme.scaled(kNarrowBelow)),
      m_score(pick.score),
      m_rank(pick.rank),
      m_lines(contributionLines(pick)) {
    for (const ContributionLine& line : m_lines) {
        m_largest = std::max(m_largest, std::abs(line.points));
    }
}

int ContributionPainter::lineHeight() const {
    return m_theme.scaled(m_narrow ? kNarrowLine : kLine);
}

int ContributionPainter::height() const {
    return static_cast<int>(m_lines.size()) * lineHeight() + m_theme.scaled(kLine) +
           metric::kSpace8;
}

int ContributionPainter::lineAt(const QPoint& place) const {
    if (place.y() < 0 || place.x() < 0 || place.x() >= m_width) {
        return -1;
    }
    const int line = place.y() / lineHeight();
    return line < static_cast<int>(m_lines.size()) ? line : -1;
}

void ContributionPainter::paint(QPainter& painter, const QPoint& topLeft, int marked) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QRect line(topLeft, QSize(m_width, lineHeight()));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        paintLine(painter, line, m_lines[i], static_cast<int>(i) == marked);
        line.translate(0, lineHeight());
    }
    painter.setPen(m_theme.color(Tone::Line));
    painter.drawLine(line.left(), line.top() + 2, line.right(), line.top() + 2);
    const QRect sum(line.left(), line.top() + metric::kSpace4, m_width, m_theme.scaled(kLine));
    QFont bold = m_theme.font(TextStyle::Body);
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(m_theme.color(Tone::Text));
    painter.drawText(sum, Qt::AlignLeft | Qt::AlignVCenter, tr("Sum"));
    const int without = m_narrow ? 0 : m_theme.scaled(kWithoutColumn);
    drawTabular(painter, sum.adjusted(0, 0, -without, 0), Qt::AlignRight, pointsText(m_score));
    if (!m_narrow && m_rank > 0) {
        painter.setFont(m_theme.font(TextStyle::Caption));
        painter.setPen(m_theme.color(Tone::Secondary));
        painter.drawText(sum, Qt::AlignRight | Qt::AlignVCenter,
                         tr("%1 by score").arg(ordinalText(m_rank)));
    }
    painter.restore();
}

void ContributionPainter::paintLine(QPainter& painter, const QRect& rect,
                                    const ContributionLine& line, bool marked) const {
    QFont body = m_theme.font(TextStyle::Body);
    const int valueWidth = tabularWidth(QFontMetrics(body), QStringLiteral("+00.000 000"));
    const int without = m_narrow ? 0 : m_theme.scaled(kWithoutColumn);
    const bool isSignal = line.term < signals::kSignalCount;
    QRect words = rect;
    if (m_narrow) {
        words.setHeight(m_theme.scaled(kLine));
    }
    const int nameWidth =
        m_narrow ? rect.width() - valueWidth - metric::kSpace8 : m_theme.scaled(kNameColumn);
    const QRect name(words.left(), words.top(), nameWidth, words.height());
    const QRect value(words.right() + 1 - without - valueWidth, words.top(), valueWidth,
                      words.height());

    painter.setFont(body);
    painter.setPen(m_theme.color(Tone::Text));
    drawTabular(painter, value, Qt::AlignRight, pointsText(line.points));
    if (marked && isSignal) {
        body.setUnderline(true);
        painter.setFont(body);
        painter.setPen(m_theme.color(Tone::Accent));
    }
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(line.name, Qt::ElideRight, nameWidth));

    const QString rank =
        line.rankWithout > 0 ? tr("without it: %1").arg(ordinalText(line.rankWithout)) : QString();
    painter.setFont(m_theme.font(TextStyle::Caption));
    painter.setPen(m_theme.color(Tone::Secondary));
    if (m_narrow) {
        // The same on every line: bars are compared by where they begin and end.
        const int rankWidth = painter.fontMetrics().horizontalAdvance(
            tr("without it: %1").arg(ordinalText(kLongPlace)));
        const QRect below(rect.left(), words.bottom() + 1, rect.width(),
                          rect.bottom() - words.bottom() - metric::kSpace4);
        painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, rank);
        paintBar(painter,
                 below.adjusted(0, 0, -std::max(rankWidth, valueWidth) - metric::kSpace12, 0),
                 line.points);
    } else {
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, rank);
        paintBar(painter,
                 QRect(QPoint(name.right() + metric::kSpace12, rect.top()),
                       QPoint(value.left() - metric::kSpace12, rect.bottom())),
                 line.points);
    }
}

void ContributionPainter::paintBar(QPainter& painter, const QRect& rect,
                                   recommend::Points points) const {
    if (rect.width() < metric::kSpace8) {
        return;
    }
    const double zero = rect.left() + rect.width() / 2.0;
    const double reach =
        rect.width() / 2.0 * static_cast<double>(std::abs(points)) / static_cast<double>(m_largest);
    const double thick = m_theme.scaled(m_narrow ? kNarrowBarHeight : kBarHeight);
    const QRectF bar(points > 0 ? zero : zero - reach, rect.center().y() - thick / 2 + 0.5, reach,
                     thick);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(points > 0 ? Tone::Accent : Tone::Faint));
    painter.drawRoundedRect(bar, 2, 2);
    painter.setPen(m_theme.color(Tone::Line));
    painter.drawLine(QPointF(zero, rect.top() + 2), QPointF(zero, rect.bottom() - 2));
}

} // namespace earshot::ui
