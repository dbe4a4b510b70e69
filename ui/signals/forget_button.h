// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/forget_job.h"
#include "ui/services/context.h"
#include "ui/signals/page_data.h"

#include <QPushButton>

#include <optional>

namespace earshot::ui {

/// Forgets the entry that is selected in a list, all of its day, its artist or the mood or activity
/// list it was played from, in every signal at once; says how much that is and asks first.
class ForgetButton : public QPushButton {
    Q_OBJECT
public:
    ForgetButton(Context& context, signals::SignalId id, QWidget* parent = nullptr);

    void setEntry(const std::optional<TitledEntry>& entry);

Q_SIGNALS:
    void forgotten();

private:
    enum class Reach : std::uint8_t { Play, Day, Artist, List };

    QAction* addReach(const QString& name, Reach reach);
    void count(Reach reach);
    [[nodiscard]] const QAction* actionOf(Reach reach) const;
    void ask(Reach reach, const jobs::ForgetRequest& request, qint64 entries);
    void forget(const jobs::ForgetRequest& request);

    Context& m_context;
    std::optional<TitledEntry> m_entry;
    QAction* m_play;
    QAction* m_day;
    QAction* m_artist;
    QAction* m_list;
};

} // namespace earshot::ui
