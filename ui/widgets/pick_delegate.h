// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/widgets/contribution_painter.h"
#include "ui/widgets/pick_model.h"

#include <QStyledItemDelegate>

#include <optional>

namespace earshot::ui {

/// Draws the rows of a PickList and says what lies under the pointer.
class PickDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum class Part : std::uint8_t { Row, Play, Like, Remove, More, Expand, Signal };
    struct Hit {
        Part part = Part::Row;
        signals::SignalId signal = signals::SignalId::Sound; ///< for Part::Signal
    };

    PickDelegate(Context& context, PickModel& model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

    [[nodiscard]] Hit hit(const QRect& row, const QModelIndex& index, const QPoint& place) const;
    void setPointer(const std::optional<QPoint>& place) { m_pointer = place; }

private:
    struct Places; ///< where the parts of a row are

    struct Shown; ///< what of a pick is shown now

    [[nodiscard]] Places places(const QRect& row) const;
    [[nodiscard]] bool isWide(int width) const;
    [[nodiscard]] int rowHeight(bool wide) const;
    [[nodiscard]] QPoint barsAt(const Places& places) const;
    [[nodiscard]] int barsWidth(const Places& places) const;
    void paintPick(QPainter& painter, const QStyleOptionViewItem& option, int index) const;
    void paintNumber(QPainter& painter, const Places& places, const Shown& shown) const;
    void paintMoodAndTime(QPainter& painter, const Places& places, const Shown& shown) const;
    void paintWideTexts(QPainter& painter, const Places& places, const Shown& shown) const;
    void paintNarrowTexts(QPainter& painter, const Places& places, const Shown& shown) const;
    void paintLine(QPainter& painter, const QRect& rect, const QFont& font, Tone tone,
                   const QString& text) const;
    void paintButton(QPainter& painter, const QRect& rect, const QString& icon, Tone tone) const;
    void paintHeading(QPainter& painter, const QRect& rect, const QString& text, bool open) const;
    void paintWithheld(QPainter& painter, const QRect& rect, int index) const;

    Context& m_context;
    Theme& m_theme;
    PickModel& m_model;
    std::optional<QPoint> m_pointer;
};

} // namespace earshot::ui
