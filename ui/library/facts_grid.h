// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/feature_words.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QWidget>

namespace earshot::ui {

class TextLabel;

/// Facts under headings: a name, plain words, the number beside them and how sure it is.
class FactsGrid : public QWidget {
    Q_OBJECT
public:
    explicit FactsGrid(Theme& theme, QWidget* parent = nullptr);

    void addHeading(const QString& title);
    void addFact(const FeatureLine& line);
    /// A fact without number and confidence, as wide as there is room; its words can be selected.
    void addFact(const QString& name, const QString& words);
    /// The same below: without a name.
    void addSentence(const QString& text);

private:
    TextLabel* addName(const QString& name);

    Theme& m_theme;
    QGridLayout* m_grid;
    int m_row = 0;
};

} // namespace earshot::ui
