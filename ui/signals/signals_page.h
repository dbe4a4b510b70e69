// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/signals/page_data.h"

#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>
#include <QWidget>

#include <vector>

namespace earshot::ui {

class PrivacyNotes;
class SignalCard;
class StatusLine;

/// Every signal there is: what it is, what it stores, its switch; below, what is never collected,
/// how the rest is kept, and what the person decided. Reads and writes in the background, and again
/// whenever something was switched, recorded or erased while it is shown. Its many controls, a
/// third of what opening the window would take, are made part by part a little later, or when it is
/// shown.
class SignalsPage : public QWidget {
    Q_OBJECT
public:
    explicit SignalsPage(Context& context, QWidget* parent = nullptr);

    /// Opens this signal's card and scrolls to it.
    void reveal(earshot::signals::SignalId id);

    void setVisible(bool visible) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();     ///< all that is still missing
    bool buildNext(); ///< one part of it; false once there is none
    void buildFrame();
    void addCard(const signals::SignalInfo& row);
    void addNotes();
    void follow();
    void reload();
    void present(const SignalsPageData& found);
    void erase(signals::SignalId id);

    Context& m_context;
    QTimer m_ahead;                  ///< builds while nobody waits for it
    QScrollArea* m_scroll = nullptr; ///< null until the frame is built, as what follows
    QVBoxLayout* m_column = nullptr;
    StatusLine* m_problem = nullptr;
    std::vector<SignalCard*> m_cards; ///< by SignalId
    PrivacyNotes* m_notes = nullptr;  ///< built last
    Background::Ticket m_reading{std::nostopstate};
};

} // namespace earshot::ui
