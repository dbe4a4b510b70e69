// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace earshot::ui {

namespace {

constexpr int kIconSide = 48;
constexpr int kTextWidth = 440; // a line that reads well

} // namespace

EmptyState::EmptyState(Theme& theme, const QString& icon, const QString& sentence,
                       const QString& detail, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_sentence(new TextLabel(theme, sentence, TextStyle::Title)),
      m_actions(new QHBoxLayout) {
    auto* picture = new QLabel;
    picture->setAlignment(Qt::AlignCenter);
    const auto draw = [this, picture, icon] {
        picture->setPixmap(
            m_theme.pixmap(icon, kIconSide, m_theme.color(Tone::Faint), devicePixelRatioF()));
    };
    draw();
    connect(&theme, &Theme::changed, picture, draw);

    auto* words = new QWidget;
    words->setMaximumWidth(kTextWidth);
    auto* lines = new QVBoxLayout(words);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(metric::kSpace8);
    const auto addText = [&](TextLabel* label) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignCenter);
        lines->addWidget(label);
    };
    addText(m_sentence);
    if (!detail.isEmpty()) {
        addText(new TextLabel(theme, detail, TextStyle::Body, Tone::Secondary));
    }
    // Stretch instead of alignment: an aligned label is not asked how high it gets when it wraps.
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(words, 100);
    middle->addStretch(1);
    m_actions->setSpacing(metric::kSpace8);
    m_actions->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(metric::kSpace12);
    column->addStretch(2);
    column->addWidget(picture);
    column->addLayout(middle);
    column->addSpacing(metric::kSpace4);
    column->addLayout(m_actions);
    column->addStretch(3);
}

void EmptyState::setSentence(const QString& sentence) {
    m_sentence->setText(sentence);
}

QPushButton* EmptyState::addAction(const QString& text, const QString& objectName) {
    auto* button = new QPushButton(text);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    if (m_actions->count() == 0) {
        button->setProperty("role", QStringLiteral("primary"));
    }
    m_actions->addWidget(button);
    return button;
}

} // namespace earshot::ui

#include "moc_empty_state.cpp"
