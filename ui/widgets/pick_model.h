// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/mixes.h"

#include <QAbstractListModel>

#include <vector>

namespace earshot::ui {

/// The nearest mood's name for a point of the map ("calm"), translated; empty when unknown (NaN).
[[nodiscard]] QString moodName(double valence, double arousal);

/// The rows of a PickList: the picks, then one heading for what was withheld, then, when opened,
/// the withheld tracks.
class PickModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum class RowKind : std::uint8_t { Pick, WithheldHeading, Withheld };
    struct Row {
        RowKind kind = RowKind::Pick;
        int index = 0; ///< in mix.picks or mix.withheld
    };

    using QAbstractListModel::QAbstractListModel;

    void setMix(ShownMix mix);
    [[nodiscard]] const ShownMix& mix() const { return m_mix; }
    void take(const ListRanks& ranks); ///< where they are those of the mix

    [[nodiscard]] Row at(int row) const;
    [[nodiscard]] bool expanded(int row) const;
    void setExpanded(int row, bool expanded);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    [[nodiscard]] QString pickText(int index) const;
    [[nodiscard]] QString withheldText(int index) const;

    ShownMix m_mix;
    std::vector<bool> m_expanded; ///< parallel to picks
    bool m_showWithheld = false;
};

} // namespace earshot::ui
