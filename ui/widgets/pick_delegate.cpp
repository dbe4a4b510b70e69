// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pick_delegate.h"

#include "ui/theme/tabular.h"
#include "ui/widgets/cover_view.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace earshot::ui {

namespace {

// At the default text size, in px.
constexpr int kRow = 52; // two lines of text with air
constexpr int kNumberColumn = 28;
constexpr int kCover = 36;
constexpr int kTimeColumn = 52;
constexpr int kDot = 10;
constexpr int kButton = 28;
constexpr int kWideFrom = 860; // from here the reason has a column of its own
constexpr double kTitleShare = 0.42;
constexpr int kWithheldRow = 30;

} // namespace

struct PickDelegate::Places {
    QRect line; ///< the row without what is expanded below
    QRect number, cover, dot, time, expand, like, remove, more;
    int textLeft = 0;
    int textRight = 0;      ///< when buttons are hidden
    int textRightHover = 0; ///< when buttons show
};

PickDelegate::PickDelegate(Context& context, PickModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_context(context), m_theme(context.theme), m_model(model) {}

int PickDelegate::rowHeight() const {
    return m_theme.scaled(kRow);
}

PickDelegate::Places PickDelegate::places(const QRect& row) const {
    Places p;
    p.line = QRect(row.left(), row.top(), row.width(), rowHeight());
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
    right = p.time.left() - metric::kSpace4;
    p.dot = boxAt(right - kDot, kDot, kDot);
    p.textRight = p.dot.left() - metric::kSpace16;
    right = p.dot.left() - metric::kSpace12;
    for (QRect* box : {&p.more, &p.remove, &p.like}) {
        *box = boxAt(right - button, button, button);
        right = box->left() - metric::kSpace4;
    }
    p.textRightHover = right - metric::kSpace8;
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
    int height = rowHeight();
    if (row.kind == PickModel::RowKind::Pick && m_model.expanded(index.row())) {
        const Places p = places(QRect(0, 0, option.rect.width(), height));
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
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (selected || hovered) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(selected ? Tone::AccentTint : Tone::Hover));
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), metric::kRadiusControl,
                                 metric::kRadiusControl);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.color(Tone::Accent), metric::kFocusRing));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 2, -1, -2), metric::kRadiusControl,
                                 metric::kRadiusControl);
    }
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
    painter->restore();
}

void PickDelegate::paintPick(QPainter& painter, const QStyleOptionViewItem& option,
                             int index) const {
    const auto at = static_cast<std::size_t>(index);
    const ShownMix& shown = m_model.mix();
    const library::Track& track = shown.tracks[at];
    const Places p = places(option.rect);
    const bool expanded = m_model.expanded(index);
    const bool active = option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus);
    const playback::QueueItem* current = m_context.player.queue().currentItem();
    const bool playing = current && current->track == static_cast<qint64>(track.id);

    if (active) {
        paintButton(painter, p.number, QStringLiteral("play"), Tone::Accent);
    } else if (playing) {
        paintButton(painter, p.number, QStringLiteral("volume"), Tone::Accent);
    } else {
        painter.setFont(m_theme.font(TextStyle::Caption));
        painter.setPen(m_theme.color(Tone::Secondary));
        drawTabular(painter, p.number, Qt::AlignRight, QString::number(index + 1));
    }
    drawCover(
        painter, p.cover, m_theme,
        m_context.covers.cover(track.id, p.cover.width(), painter.device()->devicePixelRatioF()),
        track.tags.album.isEmpty() ? track.displayArtist() : track.tags.album);

    const int liked = m_context.listening.like(track.id);
    if (active) {
        paintButton(painter, p.like,
                    liked > 0 ? QStringLiteral("heart-filled") : QStringLiteral("heart"),
                    liked > 0 ? Tone::Accent : Tone::Secondary);
        paintButton(painter, p.remove, QStringLiteral("close"), Tone::Secondary);
        paintButton(painter, p.more, QStringLiteral("more"), Tone::Secondary);
    } else if (liked > 0) {
        paintButton(painter, p.more, QStringLiteral("heart-filled"), Tone::Accent);
    }
    const int right = active ? p.textRightHover : liked > 0 ? p.more.left() : p.textRight;
    paintTexts(painter, p, index, right, playing);

    if (!std::isnan(shown.valence[at]) && !std::isnan(shown.arousal[at])) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.moodAt(shown.valence[at], shown.arousal[at]));
        painter.drawEllipse(p.dot);
    }
    painter.setFont(m_theme.font(TextStyle::Body));
    painter.setPen(m_theme.color(Tone::Secondary));
    drawTabular(painter, p.time, Qt::AlignRight, timeText(track.stream.durationMs));
    paintButton(painter, p.expand,
                expanded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                Tone::Faint);

    if (expanded) {
        const ContributionPainter bars(m_theme, shown.mix.picks[at], barsWidth(p));
        const QPoint origin = barsAt(p);
        bars.paint(painter, origin,
                   m_pointer && option.state & QStyle::State_MouseOver
                       ? bars.lineAt(*m_pointer - origin)
                       : -1);
    }
}

void PickDelegate::paintTexts(QPainter& painter, const Places& p, int index, int right,
                              bool playing) const {
    const auto at = static_cast<std::size_t>(index);
    const library::Track& track = m_model.mix().tracks[at];
    const recommend::Pick& pick = m_model.mix().mix.picks[at];
    const QString reason =
        pick.weakMatch && pick.reason.isEmpty() ? tr("The nearest there is") : pick.reason;
    QFont titleFont = m_theme.font(TextStyle::Body);
    titleFont.setWeight(QFont::DemiBold);
    const QFont small = m_theme.font(TextStyle::Caption);
    const QFontMetrics titleMetrics(titleFont);
    const QFontMetrics smallMetrics(small);
    const int gap = 2;
    const int block = titleMetrics.height() + gap + smallMetrics.height();
    const int top = p.line.top() + (p.line.height() - block) / 2;
    const int below = top + titleMetrics.height() + gap;
    const auto put = [&](const QRect& rect, const QFont& font, Tone tone, const QString& text) {
        painter.setFont(font);
        painter.setPen(m_theme.color(tone));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    };
    const Tone titleTone = playing ? Tone::Accent : Tone::Text;
    const int width = std::max(1, right - p.textLeft);
    if (p.line.width() >= m_theme.scaled(kWideFrom)) {
        const int titleWidth = static_cast<int>((p.textRight - p.textLeft) * kTitleShare);
        put({p.textLeft, top, titleWidth, titleMetrics.height()}, titleFont, titleTone,
            track.displayTitle());
        put({p.textLeft, below, titleWidth, smallMetrics.height()}, small, Tone::Secondary,
            track.displayArtist());
        const int reasonLeft = p.textLeft + titleWidth + metric::kSpace16;
        const QRect reasonRect(reasonLeft, p.line.top(), std::max(1, right - reasonLeft),
                               p.line.height());
        painter.setFont(small);
        painter.setPen(m_theme.color(Tone::Secondary));
        const QRect wrapped = smallMetrics.boundingRect(reasonRect, Qt::TextWordWrap, reason);
        if (wrapped.height() <= 2 * smallMetrics.height() + smallMetrics.leading() + 1) {
            painter.drawText(reasonRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                             reason);
        } else {
            put(reasonRect, small, Tone::Secondary, reason);
        }
        return;
    }
    const QString title = titleMetrics.elidedText(track.displayTitle(), Qt::ElideRight, width);
    const int titleWidth = titleMetrics.horizontalAdvance(title);
    put({p.textLeft, top, titleWidth + 1, titleMetrics.height()}, titleFont, titleTone, title);
    const int artistLeft = p.textLeft + titleWidth + metric::kSpace8;
    if (right - artistLeft > metric::kSpace32) {
        put({artistLeft, top, right - artistLeft, titleMetrics.height()},
            m_theme.font(TextStyle::Body), Tone::Secondary, track.displayArtist());
    }
    put({p.textLeft, below, width, smallMetrics.height()}, small, Tone::Secondary, reason);
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
    paintButton(painter, p.number,
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
    const library::Track& track = shown.withheldTracks[at];
    painter.setFont(m_theme.font(TextStyle::Body));
    const int left = p.cover.left();
    const int half = (p.time.right() - left) / 2;
    painter.setPen(m_theme.color(Tone::Text));
    painter.drawText(QRect(left, rect.top(), half - metric::kSpace16, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(
                         tr("%1 · %2").arg(track.displayTitle(), track.displayArtist()),
                         Qt::ElideRight, half - metric::kSpace16));
    painter.setPen(m_theme.color(Tone::Secondary));
    painter.drawText(QRect(left + half, rect.top(), half, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(
                         recommend::ruleText(shown.mix.withheld[at].rule), Qt::ElideRight, half));
}

} // namespace earshot::ui
