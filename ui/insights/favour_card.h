// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recommend/favour.h"
#include "ui/services/context.h"
#include "ui/widgets/card.h"

class QGridLayout;
class QPushButton;

namespace earshot::ui {

class StatusLine;

/// What the lists that would be made now favour: a number and a plain sentence each. Measured when
/// asked for, because it makes all lists once; nothing of it is kept.
class FavourCard : public Card {
    Q_OBJECT
public:
    explicit FavourCard(Context& context, QWidget* parent = nullptr);

private:
    void measure();
    void present(const recommend::Favour& favour);
    void addLine(const QString& number, const QString& sentence, const QString& name);

    Context& m_context;
    bool m_measuring = false;
    StatusLine* m_line;
    QPushButton* m_measure;
    QGridLayout* m_lines;
    StatusLine* m_loop;
};

} // namespace earshot::ui
