// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moods/mood_dials.h"

#include "ui/widgets/labelled_slider.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include <algorithm>

namespace earshot::ui {

namespace {

constexpr int kSongs = 25, kMostSongs = 500; // the recommender's usual list; a very long one
constexpr int kMinutes = 90, kLeastMinutes = 5, kMostMinutes = 24 * 60;
constexpr int kMinutesStep = 15;
constexpr int kDials = 4;
constexpr int kOneRowFrom = 820; // at the normal text size: dials still as wide as a hand sets them

} // namespace

MoodDials::MoodDials(Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_familiarity(new LabelledSlider(theme, {tr("Familiarity"), tr("new"), tr("familiar")},
                                       LabelledSlider::Kind::Balance)),
      m_popularity(new LabelledSlider(theme, {tr("Your hits"), tr("deep cuts"), tr("hits")},
                                      LabelledSlider::Kind::Balance)),
      m_variety(new LabelledSlider(theme, {tr("Variety"), tr("alike"), tr("varied")},
                                   LabelledSlider::Kind::Amount)),
      m_exploration(new LabelledSlider(theme, {tr("Surprise"), tr("safe"), tr("daring")},
                                       LabelledSlider::Kind::Amount)),
      m_grid(new QGridLayout(this)) {
    setObjectName(QStringLiteral("moodDials"));
    m_familiarity->slider()->setObjectName(QStringLiteral("dialFamiliarity"));
    m_popularity->slider()->setObjectName(QStringLiteral("dialPopularity"));
    m_variety->slider()->setObjectName(QStringLiteral("dialVariety"));
    m_exploration->slider()->setObjectName(QStringLiteral("dialExploration"));
    m_dials = {m_familiarity, m_popularity, m_variety, m_exploration};
    const recommend::Request rest;
    m_familiarity->setValue(rest.familiarity);
    m_popularity->setValue(rest.popularity);
    m_variety->setValue(rest.variety);
    m_exploration->setValue(rest.exploration);
    for (LabelledSlider* dial : m_dials) {
        connect(dial, &LabelledSlider::valueChanged, this, &MoodDials::changed);
    }
    for (LabelledSlider* dial : {m_familiarity, m_popularity}) {
        connect(dial, &LabelledSlider::valueChanged, this, &MoodDials::playsWouldHelp);
    }
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metric::kSpace24);
    m_grid->setVerticalSpacing(metric::kSpace12);
    for (int column = 0; column < kDials; ++column) {
        m_grid->setColumnStretch(column, 1);
    }
    m_lengthCell = makeLength();
    m_curveCell = makeCurve();
    arrange(QWIDGETSIZE_MAX);
}

void MoodDials::fill(recommend::Request& request) const {
    request.familiarity = m_familiarity->value();
    request.popularity = m_popularity->value();
    request.variety = m_variety->value();
    request.exploration = m_exploration->value();
    request.curve = static_cast<recommend::EnergyCurve>(m_curve->currentData().toInt());
    if (m_unit->currentIndex() == static_cast<int>(Unit::Minutes)) {
        request.minutes = m_length->value();
    } else {
        request.minutes.reset();
        request.length = m_length->value();
    }
}

void MoodDials::arrange(int room) {
    constexpr int kGap = metric::kSpace24;
    std::array<int, kDials> least{};
    std::ranges::transform(m_dials, least.begin(), [](const LabelledSlider* dial) {
        return dial->minimumSizeHint().width();
    });
    const int firstTwo = least[0] + kGap + least[1], lastTwo = least[2] + kGap + least[3];
    const int odd = std::max(least[0], least[2]), even = std::max(least[1], least[3]);
    const int columns = firstTwo + kGap + lastTwo <= room ? kDials
                        : odd + kGap + even <= room       ? kDials / 2
                                                          : 1;
    const bool oneRow = columns == kDials && room >= m_theme.scaled(kOneRowFrom);
    for (QBoxLayout* parts : {m_lengthParts, m_curveParts}) {
        parts->setDirection(oneRow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        parts->setSpacing(oneRow ? metric::kSpace4 : metric::kSpace12);
    }
    const int aboveLeft = columns == kDials ? firstTwo : columns > 1 ? odd : 0;
    const int aboveRight = columns == kDials ? lastTwo : columns > 1 ? even : 0;
    const int left = std::max(m_lengthParts->minimumSize().width(), aboveLeft);
    const int right = std::max(m_curveParts->minimumSize().width(), aboveRight);
    const bool halves = left + kGap + right <= room;
    arrangeDials(columns);
    const int below = kDials / columns;
    int second = 0; // of the two
    for (QWidget* cell : {m_lengthCell, m_curveCell}) {
        m_grid->removeWidget(cell);
        if (oneRow) {
            m_grid->addWidget(cell, 0, kDials + second, Qt::AlignTop);
        } else if (halves) {
            m_grid->addWidget(cell, below, second * kDials / 2, 1, kDials / 2, Qt::AlignLeft);
        } else {
            m_grid->addWidget(cell, below + second, 0, 1, kDials, Qt::AlignLeft);
        }
        m_grid->setColumnStretch(kDials + second, oneRow ? 1 : 0);
        ++second;
    }
}

void MoodDials::arrangeDials(int columns) {
    const int span = kDials / columns;
    int at = 0;
    for (LabelledSlider* dial : m_dials) {
        m_grid->removeWidget(dial);
        m_grid->addWidget(dial, at / columns, at % columns * span, 1, span, Qt::AlignTop);
        ++at;
    }
}

QWidget* MoodDials::makeLength() {
    m_length = new QSpinBox;
    m_length->setObjectName(QStringLiteral("lengthValue"));
    m_length->setAccessibleName(tr("Length of the list"));
    m_length->setRange(1, kMostSongs);
    m_length->setValue(kSongs);
    m_unit = new QComboBox;
    m_unit->setObjectName(QStringLiteral("lengthUnit"));
    m_unit->setAccessibleName(tr("Length in songs or minutes"));
    m_unit->addItems({tr("songs"), tr("minutes")});
    connect(m_length, &QSpinBox::valueChanged, this, &MoodDials::changed);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &MoodDials::changeUnit);

    auto* cell = new QWidget;
    m_lengthParts = new QBoxLayout(QBoxLayout::TopToBottom, cell);
    m_lengthParts->setContentsMargins(0, 0, 0, 0);
    m_lengthParts->addWidget(new TextLabel(m_theme, tr("Length")));
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::kSpace8);
    row->addWidget(m_length, 1);
    row->addWidget(m_unit, 1);
    m_lengthParts->addLayout(row);
    return cell;
}

QWidget* MoodDials::makeCurve() {
    using recommend::EnergyCurve;
    m_curve = new QComboBox;
    m_curve->setObjectName(QStringLiteral("energyCurve"));
    m_curve->setAccessibleName(tr("Energy from the first song to the last"));
    const auto add = [this](const QString& words, EnergyCurve curve) {
        m_curve->addItem(words, static_cast<int>(curve));
    };
    add(tr("as it is made"), EnergyCurve::AsRecipe);
    add(tr("even"), EnergyCurve::Flat);
    add(tr("rising"), EnergyCurve::Rising);
    add(tr("falling"), EnergyCurve::Falling);
    add(tr("in waves"), EnergyCurve::Wave);
    connect(m_curve, &QComboBox::currentIndexChanged, this, &MoodDials::changed);
    auto* cell = new QWidget;
    m_curveParts = new QBoxLayout(QBoxLayout::TopToBottom, cell);
    m_curveParts->setContentsMargins(0, 0, 0, 0);
    m_curveParts->addWidget(new TextLabel(m_theme, tr("Energy")));
    m_curveParts->addWidget(m_curve);
    return cell;
}

void MoodDials::changeUnit() {
    const bool minutes = m_unit->currentIndex() == static_cast<int>(Unit::Minutes);
    const QSignalBlocker quiet(m_length);
    m_length->setRange(minutes ? kLeastMinutes : 1, minutes ? kMostMinutes : kMostSongs);
    m_length->setSingleStep(minutes ? kMinutesStep : 1);
    m_length->setValue(minutes ? kMinutes : kSongs);
    Q_EMIT changed();
}

} // namespace earshot::ui

#include "moc_mood_dials.cpp"
