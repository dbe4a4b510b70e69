// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pick_model.h"

#include "core/recommend/recipe.h"
#include "ui/theme/tabular.h"
#include "ui/widgets/contribution_painter.h"

#include <cmath>
#include <limits>

namespace earshot::ui {

QString moodName(double valence, double arousal) {
    if (std::isnan(valence) || std::isnan(arousal)) {
        return {};
    }
    QString name;
    double nearest = std::numeric_limits<double>::max();
    for (const recommend::Recipe& mood : recommend::builtInMoods()) {
        const double distance = std::hypot(valence - mood.valence, arousal - mood.arousal);
        if (distance < nearest) {
            nearest = distance;
            name = mood.name;
        }
    }
    return name;
}

void PickModel::setMix(ShownMix mix) {
    beginResetModel();
    m_mix = std::move(mix);
    m_expanded.assign(m_mix.mix.picks.size(), false);
    m_showWithheld = false;
    endResetModel();
}

void PickModel::take(const ListRanks& ranks) {
    if (m_mix.take(ranks) && !m_mix.mix.picks.empty()) {
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_mix.mix.picks.size()) - 1));
    }
}

PickModel::Row PickModel::at(int row) const {
    const int picks = static_cast<int>(m_mix.mix.picks.size());
    if (row < picks) {
        return {RowKind::Pick, row};
    }
    if (row == picks) {
        return {RowKind::WithheldHeading, 0};
    }
    return {RowKind::Withheld, row - picks - 1};
}

bool PickModel::expanded(int row) const {
    const Row at = this->at(row);
    return at.kind == RowKind::Pick ? m_expanded[static_cast<std::size_t>(at.index)]
                                    : at.kind == RowKind::WithheldHeading && m_showWithheld;
}

void PickModel::setExpanded(int row, bool expanded) {
    if (row < 0 || row >= rowCount() || this->expanded(row) == expanded) {
        return;
    }
    const Row at = this->at(row);
    if (at.kind == RowKind::Pick) {
        m_expanded[static_cast<std::size_t>(at.index)] = expanded;
    } else if (at.kind == RowKind::WithheldHeading) {
        const int first = row + 1;
        const int last = row + static_cast<int>(m_mix.mix.withheld.size());
        if (expanded) {
            beginInsertRows({}, first, last);
            m_showWithheld = true;
            endInsertRows();
        } else {
            beginRemoveRows({}, first, last);
            m_showWithheld = false;
            endRemoveRows();
        }
    }
    Q_EMIT dataChanged(index(row), index(row), {Qt::SizeHintRole, Qt::AccessibleDescriptionRole});
}

int PickModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid()) {
        return 0;
    }
    const int picks = static_cast<int>(m_mix.mix.picks.size());
    const int withheld = static_cast<int>(m_mix.mix.withheld.size());
    return picks + (withheld > 0 ? 1 : 0) + (m_showWithheld ? withheld : 0);
}

QVariant PickModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const Row row = at(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        switch (row.kind) {
        case RowKind::Pick:
            return pickText(row.index);
        case RowKind::WithheldHeading:
            return tr("Left out by rule: %n", nullptr, static_cast<int>(m_mix.mix.withheld.size()));
        case RowKind::Withheld:
            return withheldText(row.index);
        }
    }
    if (role == Qt::AccessibleDescriptionRole && row.kind == RowKind::Pick) {
        return contributionsText(m_mix.mix.picks[static_cast<std::size_t>(row.index)]);
    }
    return {};
}

Qt::ItemFlags PickModel::flags(const QModelIndex& index) const {
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

QString PickModel::pickText(int index) const {
    const auto at = static_cast<std::size_t>(index);
    const library::Track& track = m_mix.tracks[at];
    QStringList parts{
        tr("%1, %2 by %3").arg(index + 1).arg(track.displayTitle(), track.displayArtist()),
        m_mix.mix.picks[at].reason, moodName(m_mix.valence[at], m_mix.arousal[at]),
        timeText(track.stream.durationMs)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString PickModel::withheldText(int index) const {
    const auto at = static_cast<std::size_t>(index);
    const SongName& song = m_mix.withheldNames[at];
    return tr("%1 by %2: %3")
        .arg(song.title, song.artist, recommend::ruleText(m_mix.mix.withheld[at].rule));
}

} // namespace earshot::ui

#include "moc_pick_model.cpp"
