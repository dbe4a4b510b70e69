// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signals/signal_store.h"
#include "ui/services/context.h"

#include <QWidget>

class QGridLayout;

namespace earshot::ui {

class TextLabel;

/// What was brought in from elsewhere, each import with the way to forget it; hidden while there is
/// none.
class ImportList : public QWidget {
    Q_OBJECT
public:
    explicit ImportList(Context& context, QWidget* parent = nullptr);

    void reload();

private:
    using Views = std::vector<signals::ImportView>;
    void present(const Views& views);
    void addRow(const signals::ImportView& view);
    void forget(const signals::ImportView& view);

    Context& m_context;
    TextLabel* m_problem;
    QGridLayout* m_rows;
};

} // namespace earshot::ui
