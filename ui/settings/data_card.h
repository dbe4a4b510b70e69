// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/widgets/card.h"

class QVBoxLayout;

namespace earshot::ui {

/// Where Earshot keeps its own files, what each is for and how large it is.
class DataCard : public Card {
    Q_OBJECT
public:
    explicit DataCard(Context& context, QWidget* parent = nullptr);

    void reload();

private:
    Context& m_context;
    QVBoxLayout* m_lines;
};

} // namespace earshot::ui
