// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pick_delegate.h"

#include "ui/theme/tabular.h"
#include "ui/widgets/cover_view.h"
#include "ui/widgets/elided_lines.h"
#include "ui/widgets/item_painter.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace earshot::ui {

namespace {

// At the default text size, in px.
constexpr int kWideRow = 52;   // two lines of text with air
constexpr int kNarrowRow = 68; // three
constexpr int kNumberColumn = 28;
constexpr int kCover = 36;
constexpr int kTimeColumn = 52;
constexpr int kDot = 10;
constexpr int kButton = 28;
constexpr int kWideFrom = 860; // from here the reason has a column of its own
constexpr double kTitleShare = 0.42;
constexpr int kReasonLines = 2;
constexpr int kLineGap = 2;
constexpr int kWithheldRow = 30;

QString reasonOf(const recommend::Pick& pick) {
    return pick.weakMatch && pick.reason.isEmpty() ? PickDelegate::tr("The nearest there is")
                                                   : pick.reason;
}

} // namespace

struct PickDelegate::Places {
    QRect line; ///< the row without what is expanded below
    bool wide = false;
    QRect number, cover, dot, time, expand, like, remove, more;
    int textLeft = 0;
    int textRight = 0;      ///< when buttons are hidden
    int textRightHover = 0; ///< when buttons show
};

struct PickDelegate::Shown {
    int index = 0;
    const library::Track& track;
    const recommend::Pick& pick;
    bool active = false; ///< under the pointer or the keyboard: buttons show
    bool playing = false;
    bool liked = false;
};

PickDelegate::PickDelegate(Context& context, PickModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_context(context), m_theme(context.theme), m_model(model) {}

bool PickDelegate::isWide(int width) const {
    return width >= m_theme.scaled(kWideFrom);
}

int PickDelegate::rowHeight(bool wide) const {
    return m_theme.scaled(wide ? kWideRow : kNarrowRow);
}

PickDelegate::Places PickDelegate::places(const QRect& row) const {
    Places p;
    p.wide = isWide(row.width());
    p.line = QRect(row.left(), row.top(), row.width(), rowHeight(p.wide));
    const auto boxAt = [&](int left, int width, int height) {
        return QRect(left, p.line.top() + (p.line.height() - height) / 2, width, height);
    };
    const int button = m_theme.scaled(kButton);
    int x = p.line.left() + metric::kSpace8;
    p.number = boxAt(x, m_theme.scaled(kNumberColumn), button);
    x = p.number.right() + metric::kSpace12;
    const int cover = m_theme.scaled(kCover);
    p.cover = boxAt(x, cover, cover);
    p.textLeft = p.cover.right() + metric::kSpace12;

    int right = p.line.right() - metric::kSpace4;
    p.expand = boxAt(right - button, button, button);
    right = p.expand.left() - metric::kSpace4;
    const int time = m_theme.scaled(kTimeColumn);
    p.time = boxAt(right - time, time, button);
    p.dot = boxAt(p.time.left() - metric::kSpace4 - kDot, kDot, kDot);
    if (p.wide) {
        right = p.dot.left() - metric::kSpace12;
    }
    for (QRect* box : {&p.more, &p.remove, &p.like}) {
        *box = boxAt(right - button, button, button);
        right = box->left() - metric::kSpace4;
    }
    // In a narrow row the buttons take the place of mood and time, so that no word moves.
    p.textRightHover = right - metric::kSpace4;
    p.textRight = p.wide ? p.dot.left() - metric::kSpace16 : p.textRightHover;
    return p;
}

QPoint PickDelegate::barsAt(const Places& places) const {
    return {places.textLeft, places.line.bottom() + 1 + metric::kSpace4};
}

int PickDelegate::barsWidth(const Places& places) const {
    return std::max(1, places.time.right() - places.textLeft);
}

QSize PickDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const PickModel::Row row = m_model.at(index.row());
    if (row.kind == PickModel::RowKind::Withheld) {
        return {0, m_theme.scaled(kWithheldRow)};
    }
    // Here the option still has the width of the whole view, its scroll bar included.
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    if (row.kind == PickModel::RowKind::WithheldHeading) {
        return {0, rowHeight(true)};
    }
    int height = rowHeight(isWide(width));
    if (m_model.expanded(index.row())) {
        const Places p = places(QRect(0, 0, width, height));
        height += ContributionPainter(m_theme,
                                      m_model.mix().mix.picks[static_cast<std::size_t>(row.index)],
                                      barsWidth(p))
                      .height() +
                  metric::kSpace16;
    }
    return {0, height};
}

PickDelegate::Hit PickDelegate::hit(const QRect& row, const QModelIndex& index,
                                    const QPoint& place) const {
    const PickModel::Row at = m_model.at(index.row());
    if (at.kind != PickModel::RowKind::Pick) {
        return {at.kind == PickModel::RowKind::WithheldHeading ? Part::Expand : Part::Row, {}};
    }
    const Places p = places(row);
    const std::pair<QRect, Part> parts[] = {{p.number, Part::Play}, {p.cover, Part::Play},
                                            {p.like, Part::Like},   {p.remove, Part::Remove},
                                            {p.more, Part::More},   {p.expand, Part::Expand}};
    for (const auto& [rect, part] : parts) {
        if (rect.contains(place)) {
            return {part, {}};
        }
    }
    if (m_model.expanded(index.row())) {
        const ContributionPainter bars(
            m_theme, m_model.mix().mix.picks[static_cast<std::size_t>(at.index)], barsWidth(p));
        const int line = bars.lineAt(place - barsAt(p));
        if (line >= 0) {
            const int term = bars.lines()[static_cast<std::size_t>(line)].term;
            if (term < signals::kSignalCount) {
                return {Part::Signal, static_cast<signals::SignalId>(term)};
            }
        }
    }
    return {};
}

void PickDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const ItemPainter item(*painter, m_theme, option);
    item.ground(metric::kRadiusControl);
    const PickModel::Row row = m_model.at(index.row());
    switch (row.kind) {
    case PickModel::RowKind::Pick:
        paintPick(*painter, option, row.index);
        break;
    case PickModel::RowKind::WithheldHeading:
        paintHeading(*painter, option.rect, index.data().toString(), m_model.expanded(index.row()));
        break;
    case PickModel::RowKind::Withheld:
        paintWithheld(*painter, option.rect, row.index);
        break;
    }
}

void PickDelegate::paintPick(QPainter& painter, const QStyleOptionViewItem& option,
                             int index) const {
    const auto at = static_cast<std::size_t>(index);
    const ShownMix& mix = m_model.mix();
    const library::Track& track = mix.tracks[at];
    const Places p = places(option.rect);
    const playback::QueueItem* current = m_context.player.queue().currentItem();
    const Shown shown{.index = index,
                      .track = track,
                      .pick = mix.mix.picks[at],
                      .active =
                          bool(option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus)),
                      .playing = current && current->track == static_cast<qint64>(track.id),
                      .liked = m_context.listening.like(track.id) > 0};

    paintNumber(painter, p, shown);
    drawCover(
        painter, p.cover, m_theme,
        m_context.covers.cover(track.id, p.cover.width(), painter.device()->devicePixelRatioF()),
        track.tags.album.isEmpty() ? track.displayArtist() : track.tags.album);
    if (shown.active) {
        paintButton(painter, p.like,
                    shown.liked ? QStringLiteral("heart-filled") : QStringLiteral("heart"),
                    shown.liked ? Tone::Accent : Tone::Secondary);
        paintButton(painter, p.remove, QStringLiteral("close"), Tone::Secondary);
        paintButton(painter, p.more, QStringLiteral("more"), Tone::Secondary);
    }
    if (p.wide) {
        paintWideTexts(painter, p, shown);
    } else {
        paintNarrowTexts(painter, p, shown);
    }
    if (p.wide || !shown.active) {
        paintMoodAndTime(painter, p, shown);
    }
    const bool expanded = m_model.expanded(index);
    paintButton(painter, p.expand,
                expanded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                Tone::Faint);

    if (expanded) {
        const ContributionPainter bars(m_theme, shown.pick, barsWidth(p));
        const QPoint origin = barsAt(p);
        bars.paint(painter, origin,
                   m_pointer && option.state & QStyle::State_MouseOver
                       ? bars.lineAt(*m_pointer - origin)
                       : -1);
    }
}

void PickDelegate::paintNumber(QPainter& painter, const Places& p, const Shown& shown) const {
    if (shown.active) {
        paintButton(painter, p.number, QStringLiteral("play"), Tone::Accent);
    } else if (shown.playing) {
        paintButton(painter, p.number, QStringLiteral("volume"), Tone::Accent);
    } else {
        painter.setFont(m_theme.font(TextStyle::Caption));
        painter.setPen(m_theme.color(Tone::Secondary));
        drawTabular(painter, p.number, Qt::AlignRight, QString::number(shown.index + 1));
    }
}

void PickDelegate::paintMoodAndTime(QPainter& painter, const Places& p, const Shown& shown) const {
    const auto at = static_cast<std::size_t>(shown.index);
    const double valence = m_model.mix().valence[at], arousal = m_model.mix().arousal[at];
    if (!std::isnan(valence) && !std::isnan(arousal)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.moodAt(valence, arousal));
        painter.drawEllipse(p.dot);
    }
    painter.setFont(m_theme.font(TextStyle::Body));
    painter.setPen(m_theme.color(Tone::Secondary));
    drawTabular(painter, p.time, Qt::AlignRight, timeText(shown.track.stream.durationMs));
}

void PickDelegate::paintLine(QPainter& painter, const QRect& rect, const QFont& font, Tone tone,
                             const QString& text) const {
    painter.setFont(font);
    painter.setPen(m_theme.color(tone));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

void PickDelegate::paintWideTexts(QPainter& painter, const Places& p, const Shown& shown) const {
    QFont titleFont = m_theme.font(TextStyle::Body);
    titleFont.setWeight(QFont::DemiBold);
    const QFont small = m_theme.font(TextStyle::Caption);
    const int titleHeight = QFontMetrics(titleFont).height();
    const int lineHeight = QFontMetrics(small).height();
    const int middle = p.line.top() + p.line.height() / 2;
    const int top = middle - (titleHeight + kLineGap + lineHeight) / 2;
    const int width = static_cast<int>((p.textRight - p.textLeft) * kTitleShare);
    paintLine(painter, {p.textLeft, top, width, titleHeight}, titleFont,
              shown.playing ? Tone::Accent : Tone::Text, shown.track.displayTitle());
    paintLine(painter, {p.textLeft, top + titleHeight + kLineGap, width, lineHeight}, small,
              Tone::Secondary, shown.track.displayArtist());

    int right = shown.active ? p.textRightHover : p.textRight;
    if (shown.liked && !shown.active) {
        paintButton(painter, p.more, QStringLiteral("heart-filled"), Tone::Accent);
        right = p.more.left();
    }
    const int left = p.textLeft + width + metric::kSpace16;
    const QStringList reason =
        elidedLines(reasonOf(shown.pick), small, std::max(1, right - left), kReasonLines);
    painter.setFont(small);
    painter.setPen(m_theme.color(Tone::Secondary));
    drawLines(painter, {left, middle - static_cast<int>(reason.size()) * lineHeight / 2}, reason);
}

void PickDelegate::paintNarrowTexts(QPainter& painter, const Places& p, const Shown& shown) const {
    QFont titleFont = m_theme.font(TextStyle::Body);
    titleFont.setWeight(QFont::DemiBold);
    const QFont small = m_theme.font(TextStyle::Caption);
    const QFontMetrics titleMetrics(titleFont);
    const int width = std::max(1, p.textRight - p.textLeft);
    const QStringList reason = elidedLines(reasonOf(shown.pick), small, width, kReasonLines);
    const int block = titleMetrics.height() + kLineGap +
                      static_cast<int>(reason.size()) * QFontMetrics(small).height();
    const int top = p.line.top() + (p.line.height() - block) / 2;

    const bool heart = shown.liked && !shown.active;
    const int side = m_theme.scaled(metric::kIconSmall);
    const int right = p.textRight - (heart ? side + metric::kSpace8 : 0);
    int x = p.textLeft;
    const auto put = [&](const QFont& font, Tone tone, const QString& text) {
        const QFontMetrics metrics(font);
        const QString part = metrics.elidedText(text, Qt::ElideRight, std::max(1, right - x));
        const int wide = metrics.horizontalAdvance(part);
        paintLine(painter, {x, top, wide + 1, titleMetrics.height()}, font, tone, part);
        x += wide + metric::kSpace8;
    };
    put(titleFont, shown.playing ? Tone::Accent : Tone::Text, shown.track.displayTitle());
    if (right - x > m_theme.scaled(metric::kSpace32)) { // less would be a letter or two
        put(m_theme.font(TextStyle::Body), Tone::Secondary, shown.track.displayArtist());
    }
    if (heart) {
        painter.drawPixmap(QRect(x, top + (titleMetrics.height() - side) / 2, side, side),
                           m_theme.pixmap(QStringLiteral("heart-filled"), side,
                                          m_theme.color(Tone::Accent),
                                          painter.device()->devicePixelRatioF()));
    }
    painter.setFont(small);
    painter.setPen(m_theme.color(Tone::Secondary));
    drawLines(painter, {p.textLeft, top + titleMetrics.height() + kLineGap}, reason);
}

void PickDelegate::paintButton(QPainter& painter, const QRect& rect, const QString& icon,
                               Tone tone) const {
    const bool under = m_pointer && rect.contains(*m_pointer);
    const int side = m_theme.scaled(metric::kIcon) - 2;
    QRect target(0, 0, side, side);
    target.moveCenter(rect.center());
    if (under) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Tone::Line));
        painter.drawRoundedRect(rect, metric::kRadiusControl, metric::kRadiusControl);
    }
    const Tone shown = under && tone != Tone::Accent ? Tone::Text : tone;
    painter.drawPixmap(target, m_theme.pixmap(icon, side, m_theme.color(shown),
                                              painter.device()->devicePixelRatioF()));
}

void PickDelegate::paintHeading(QPainter& painter, const QRect& rect, const QString& text,
                                bool open) const {
    const Places p = places(rect);
    QRect mark = p.number;
    mark.moveCenter({mark.center().x(), rect.center().y()});
    paintButton(painter, mark,
                open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                Tone::Secondary);
    painter.setFont(m_theme.font(TextStyle::Body));
    painter.setPen(m_theme.color(Tone::Secondary));
    painter.drawText(rect.adjusted(p.cover.left() - rect.left(), 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, text);
}

void PickDelegate::paintWithheld(QPainter& painter, const QRect& rect, int index) const {
    const auto at = static_cast<std::size_t>(index);
    const ShownMix& shown = m_model.mix();
    const Places p = places(rect);
    const SongName& song = shown.withheldNames[at];
    painter.setFont(m_theme.font(TextStyle::Body));
    const int left = p.cover.left();
    const int half = (p.time.right() - left) / 2;
    painter.setPen(m_theme.color(Tone::Text));
    painter.drawText(QRect(left, rect.top(), half - metric::kSpace16, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(tr("%1 · %2").arg(song.title, song.artist),
                                                      Qt::ElideRight, half - metric::kSpace16));
    painter.setPen(m_theme.color(Tone::Secondary));
    painter.drawText(QRect(left + half, rect.top(), half, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(
                         recommend::ruleText(shown.mix.withheld[at].rule), Qt::ElideRight, half));
}

} // namespace earshot::ui

#include "moc_pick_delegate.cpp"
