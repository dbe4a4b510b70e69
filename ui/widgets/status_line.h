// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/text_label.h"

namespace earshot::ui {

/// A line that tells what came of something, or asks; hidden while there is nothing to tell. What
/// it says, screen readers say too, without losing their place.
class StatusLine : public TextLabel {
    Q_OBJECT
public:
    explicit StatusLine(Theme& theme, TextStyle style = TextStyle::Body,
                        Tone tone = Tone::Secondary, QWidget* parent = nullptr);

    /// Shows it and speaks it; nothing hides it.
    void say(const QString& text);
    /// Shows it without a word: what nobody asked for just now.
    void put(const QString& text);
    /// What it shows; not where it is out of sight.
    void speak();
};

} // namespace earshot::ui
