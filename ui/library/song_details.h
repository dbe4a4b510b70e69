// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/features.h"
#include "core/library/track.h"
#include "ui/services/context.h"

#include <QDialog>

#include <optional>

class QScrollArea;

namespace earshot::ui {

class FactsGrid;

/// What is known of one song: where its file is, what the tags say, and what the analysis heard in
/// words and numbers, down to every measurement. Fills itself in the background; deletes itself
/// when closed.
class SongDetails : public QDialog {
    Q_OBJECT
public:
    SongDetails(Context& context, library::TrackId track, QWidget* parent);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Known {
        library::Track track;
        std::optional<analysis::Features> features;
        QString failure; ///< why the analysis failed, "" if it did not
        std::optional<double> albumGainDb;
    };

    void load(library::TrackId track);
    void show(const Known& known);
    [[nodiscard]] QLayout* makeHead(const library::Track& track);
    [[nodiscard]] QWidget* makeContent(const Known& known);
    [[nodiscard]] QLayout* makePicture(const analysis::Features& features);
    static void addHeard(FactsGrid& facts, const Known& known);
    static void addFile(FactsGrid& facts, const library::Track& track);
    void fit();

    Context& m_context;
    QScrollArea* m_scroll;
};

} // namespace earshot::ui
