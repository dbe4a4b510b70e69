// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/signals/page_data.h"
#include "ui/theme/theme.h"

#include <QVBoxLayout>
#include <QWidget>

namespace earshot::ui {

class AccessPanel;
class Card;
class TextLabel;

/// The foot of the Signals page: what is never collected, how the rest is kept, the keys, what was
/// read for which list, and the record of the person's own decisions.
class PrivacyNotes : public QWidget {
    Q_OBJECT
public:
    explicit PrivacyNotes(Context& context, QWidget* parent = nullptr);

    void setData(const SignalsPageData& found);

private:
    QVBoxLayout* addSection(const QString& title, Card* card);
    void saveAssessment(Context& context);
    void fillConsent(const std::vector<signals::ConsentEntry>& entries);

    Theme& m_theme;
    QVBoxLayout* m_column;
    TextLabel* m_storage = nullptr;
    TextLabel* m_file = nullptr;
    AccessPanel* m_access = nullptr;
    QVBoxLayout* m_consent = nullptr;
};

} // namespace earshot::ui
