// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QToolButton>
#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace earshot::ui {

class PickList;
class StatusLine;
class TextLabel;

/// A list the page has made, with its rows, reasons and what can be done with it: queue, save,
/// export, shuffle anew, details. What changes the list is asked of the page by signals.
class MixPanel : public QWidget {
    Q_OBJECT
public:
    explicit MixPanel(Context& context, QWidget* parent = nullptr);

    void setMix(const QString& title, const QString& details, ShownMix mix);
    [[nodiscard]] const ShownMix& mix() const;
    /// Offers to make the list again: what it was made from has changed.
    void offerUpdate();

public Q_SLOTS:
    void play(); ///< from the top

Q_SIGNALS:
    void shuffleWanted();
    void updateWanted();
    void leaveOutWanted(earshot::library::TrackId track); ///< "not this"

private:
    QWidget* makeHead();
    QToolButton* makeTool(const QString& icon, const QString& text, const QString& name);
    void queueAll();
    void save();
    [[nodiscard]] std::vector<library::TrackId> listed() const;

    Context& m_context;
    TextLabel* m_title = nullptr;
    StatusLine* m_line = nullptr;
    TextLabel* m_details;
    QPushButton* m_update;
    PickList* m_list;
    std::vector<QToolButton*> m_tools;
    bool m_asked = false; ///< for the next list: then it is spoken
};

} // namespace earshot::ui
