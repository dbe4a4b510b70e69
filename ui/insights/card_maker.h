// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/taste_card.h"
#include "ui/services/context.h"
#include "ui/widgets/growing_dialog.h"

#include <QLineEdit>
#include <QListWidget>

namespace earshot::ui {

class StatusLine;
class TextLabel;

/// Makes the person's own taste card: shows every line before it is written, each to be left out,
/// asks for a name, and writes the file where the person says.
class CardMaker : public GrowingDialog {
    Q_OBJECT
public:
    explicit CardMaker(Context& context, QWidget* parent = nullptr);

    /// What would be written now.
    [[nodiscard]] imports::CardFile chosen() const;

private:
    void build();
    void present(const base::Result<imports::CardFile>& card);
    void changed();
    void save();

    Context& m_context;
    imports::CardFile m_card; ///< with all its lines

    StatusLine* m_words;
    QWidget* m_form;
    QLineEdit* m_name;
    QListWidget* m_lines; ///< artists, then songs
    TextLabel* m_count;
    QPushButton* m_save;
};

} // namespace earshot::ui
