// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QPushButton;

namespace earshot::ui {

class StatusLine;
class TextLabel;

/// "Not because of this": the way back from a reason. Offers to count a signal that spoke for a
/// pick less or not at all, or to forget its song or its artist; shows how the list would be, and
/// only then does it.
class NotBecause : public QWidget {
    Q_OBJECT
public:
    explicit NotBecause(Context& context, QWidget* parent = nullptr);

    /// A pick with what spoke for it; hidden where nothing personal did.
    void setPick(const ShownMix& mix, int pick, const recommend::Pick& shown);
    void clear();

private:
    enum class What : std::uint8_t { Less, Without, Song, Artist };
    struct Choice {
        What what = What::Less;
        signals::SignalId id = signals::SignalId::Plays;
        int percent = signals::kDialAsIs; ///< What::Less: of the dial
    };

    void fillChoices(const library::Track& track, const recommend::Pick& shown);
    void choose();
    void preview();
    void previewSignal(const Choice& choice);
    void showForgetting(const base::Result<ShownForgetting>& forgetting);
    void showList(const ShownPreview& preview, const QString& doIt);
    void showProblem(const base::Error& error);
    void apply();

    Context& m_context;
    QComboBox* m_what;
    QPushButton* m_look;
    StatusLine* m_summary;
    TextLabel* m_songs;
    QPushButton* m_apply;
    std::vector<Choice> m_choices; ///< parallel to the items of m_what
    recommend::Request m_request;
    library::TrackId m_track = library::TrackId::None;
    std::set<library::TrackId> m_forget; ///< what apply() forgets, as shown
    Background::Ticket m_running{std::nostopstate};
};

} // namespace earshot::ui
