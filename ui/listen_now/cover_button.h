// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/context.h"

#include <QAbstractButton>

namespace earshot::ui {

/// A track as its cover with title and artist beneath; pressing plays it.
class CoverButton : public QAbstractButton {
    Q_OBJECT
public:
    CoverButton(Context& context, const library::Track& track, QWidget* parent = nullptr);

    [[nodiscard]] static int widthIn(const Theme& theme);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Context& m_context;
    library::TrackId m_track;
    QString m_artist;
    QString m_cover; ///< what the stand-in's colour is taken from
};

} // namespace earshot::ui
