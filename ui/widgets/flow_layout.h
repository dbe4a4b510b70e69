// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace earshot::ui {

/// Lays widgets in rows and breaks the row where the width ends. With columns of a least width, all
/// items get the same width and fill the row (tiles); without, each keeps its own (chips).
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(int spacing, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void setColumnWidth(int least) { m_columnWidth = least; }

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    enum class Apply : std::uint8_t { Measure, Place };
    int arrange(const QRect& rect, Apply apply) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_columnWidth = 0;
};

} // namespace earshot::ui
