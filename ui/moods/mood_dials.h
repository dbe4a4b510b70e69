// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/recommender.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QSpinBox>
#include <QWidget>

class QBoxLayout;
class QGridLayout;

#include <array>

namespace earshot::ui {

class LabelledSlider;

/// The dials of a list: familiar or new, hits or deep cuts, alike or varied, safe or daring,
/// its length in songs or minutes, and how its energy goes.
class MoodDials : public QWidget {
    Q_OBJECT
public:
    explicit MoodDials(Theme& theme, QWidget* parent = nullptr);

    /// Writes the dials' values into a request.
    void fill(recommend::Request& request) const;
    /// In as few rows as fit into so many pixels.
    void arrange(int room);

Q_SIGNALS:
    void changed();
    /// A dial was moved that says nothing until plays are remembered.
    void playsWouldHelp();

private:
    enum class Unit : std::uint8_t { Songs, Minutes };

    QWidget* makeLength();
    QWidget* makeCurve();
    void arrangeDials(int columns);
    void changeUnit();

    Theme& m_theme;
    std::array<LabelledSlider*, 4> m_dials{}; ///< those below, in the order they are seen
    LabelledSlider* m_familiarity;
    LabelledSlider* m_popularity;
    LabelledSlider* m_variety;
    LabelledSlider* m_exploration;
    QSpinBox* m_length = nullptr;
    QComboBox* m_unit = nullptr;
    QComboBox* m_curve = nullptr;
    QWidget* m_lengthCell = nullptr;
    QWidget* m_curveCell = nullptr;
    QBoxLayout* m_curveParts = nullptr;
    QBoxLayout* m_lengthParts = nullptr;
    QGridLayout* m_grid;
};

} // namespace earshot::ui
