// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"
#include "ui/signals/page_data.h"
#include "ui/theme/theme.h"

#include <QVBoxLayout>
#include <QWidget>

namespace earshot::ui {

class TextLabel;

/// The foot of the Signals page: what is never collected, how the rest is kept, the assessment to
/// print, and the record of the person's own decisions.
class PrivacyNotes : public QWidget {
    Q_OBJECT
public:
    explicit PrivacyNotes(Context& context, QWidget* parent = nullptr);

    void setData(const SignalsPageData& found);

private:
    QVBoxLayout* addSection(const QString& title);
    void fillConsent(const std::vector<signals::ConsentEntry>& entries);

    Theme& m_theme;
    QVBoxLayout* m_column;
    TextLabel* m_storage = nullptr;
    TextLabel* m_file = nullptr;
    QVBoxLayout* m_consent = nullptr;
};

} // namespace earshot::ui
