// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signals/privacy_notes.h"

#include "ui/services/private_file.h"
#include "ui/signals/access_panel.h"
#include "ui/signals/archive_panel.h"
#include "ui/signals/keys_panel.h"
#include "ui/signals/signal_texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace earshot::ui {

namespace {

const QString kWhenForm = QStringLiteral("d MMM yyyy, HH:mm");
constexpr int kWhenWidth = 150; // "15 Mar 2026, 18:02"

QString storageText(const signals::Protection& facts) {
    QStringList lines{PrivacyNotes::tr("Everything is kept on this computer, in one file.")};
    lines += facts.ownerOnly ? PrivacyNotes::tr("Other accounts on this computer cannot read it.")
                             : PrivacyNotes::tr("Other accounts on this computer may be able to "
                                                "read it: the disk it is on has no owners.");
    if (facts.encrypted) {
        lines += PrivacyNotes::tr("What it says about you is encrypted.");
    } else {
        lines += PrivacyNotes::tr("It is not encrypted: whoever can use your account, or holds the "
                                  "disk, can read it.");
    }
    return lines.join(QLatin1Char(' '));
}

QString decisionLine(const signals::ConsentEntry& entry) {
    const QString decision =
        PrivacyNotes::tr("%1 (%2)", "decision, where").arg(consentText(entry), entry.how);
    return entry.broughtInMs
               ? PrivacyNotes::tr("%1. From an archive, without a say here").arg(decision)
               : decision;
}

QString networkText(const NetworkLock& lock) {
    const QString none =
        PrivacyNotes::tr("Earshot has no network code, so nothing is sent anywhere.");
    return lock.on ? PrivacyNotes::tr("%1 Since it started, the kernel refuses it every new "
                                      "connection: network lock on.")
                         .arg(none)
                   : PrivacyNotes::tr("%1 Network lock off. %2").arg(none, lock.problem).trimmed();
}

} // namespace

PrivacyNotes::PrivacyNotes(Context& context, QWidget* parent)
    : QWidget(parent), m_theme(context.theme), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metric::kSpace8);

    QVBoxLayout* never = addSection(tr("Never collected"), new Card);
    auto* list = new TextLabel(m_theme, signals::neverCollected().join(QStringLiteral("\n")));
    list->setObjectName(QStringLiteral("neverCollected"));
    list->setWordWrap(true);
    never->addWidget(list);

    QVBoxLayout* kept = addSection(tr("How it is kept"), new Card);
    m_storage = new TextLabel(m_theme, {});
    m_storage->setObjectName(QStringLiteral("storageFacts"));
    m_storage->setWordWrap(true);
    m_file = new TextLabel(m_theme, {}, TextStyle::Caption, Tone::Secondary);
    m_file->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_file->setAccessibleName(tr("The file"));
    m_file->setWordWrap(true);
    kept->addWidget(m_storage);
    kept->addWidget(m_file);

    auto* network = new TextLabel(m_theme, networkText(context.networkLock));
    network->setObjectName(QStringLiteral("networkLock"));
    network->setWordWrap(true);
    kept->addWidget(network);
    auto* assessment = new QPushButton(tr("Save the data-protection assessment…"));
    assessment->setObjectName(QStringLiteral("saveAssessment"));
    assessment->setAccessibleName(tr("Save the data-protection assessment as a page to print"));
    assessment->setToolTip(
        tr("For each signal: what it is needed for, what is stored and how long, "
           "the risk, and what protects you"));
    assessment->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(assessment, &QPushButton::clicked, this, [this, &context] { saveAssessment(context); });
    kept->addWidget(assessment);

    addSection(tr("Take it with you"), new ArchivePanel(context));
    addSection(tr("Keys"), new KeysPanel(context));
    m_access = new AccessPanel(context);
    addSection(tr("What was read, and for which list"), m_access);

    QVBoxLayout* decisions = addSection(tr("What you decided"), new Card);
    m_consent = new QVBoxLayout;
    m_consent->setSpacing(metric::kSpace4);
    decisions->addLayout(m_consent);
}

QVBoxLayout* PrivacyNotes::addSection(const QString& title, Card* card) {
    m_column->addSpacing(metric::kSpace16);
    m_column->addWidget(new TextLabel(m_theme, title, TextStyle::Title));
    m_column->addWidget(card);
    return card->content();
}

void PrivacyNotes::saveAssessment(Context& context) {
    savePrivately(
        context, this, {QStringLiteral("earshot-data-protection.html"), tr("Web pages (*.html)")},
        [locked = context.networkLock.on](jobs::Workspace& workspace) -> base::Result<QByteArray> {
            const auto found = readSignalsPage(workspace, locked);
            if (!found) {
                return found.error();
            }
            return signals::assessmentHtml(found->states, found->protection,
                                           workspace.clock().now().date())
                .toUtf8();
        });
}

void PrivacyNotes::setData(const SignalsPageData& found) {
    m_storage->setText(storageText(found.protection));
    m_file->setText(found.protection.file);
    fillConsent(found.consent);
    m_access->reload();
}

void PrivacyNotes::fillConsent(const std::vector<signals::ConsentEntry>& entries) {
    while (QLayoutItem* item = m_consent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto addLine = [this](const QString& when, const QString& what) {
        auto* line = new QWidget;
        line->setObjectName(QStringLiteral("consentEntry"));
        line->setAccessibleName(QStringLiteral("%1: %2").arg(when, what));
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(metric::kSpace12);
        auto* date = new TextLabel(m_theme, when, TextStyle::Body, Tone::Secondary);
        date->setMinimumWidth(m_theme.scaled(kWhenWidth));
        auto* text = new TextLabel(m_theme, what);
        text->setWordWrap(true);
        row->addWidget(date, 0, Qt::AlignTop);
        row->addWidget(text, 1);
        m_consent->addWidget(line);
    };
    for (const signals::ConsentEntry& entry : entries) {
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(entry.atMs);
        addLine(QLocale().toString(when, kWhenForm), decisionLine(entry));
    }
    if (entries.empty()) {
        m_consent->addWidget(
            new TextLabel(m_theme,
                          tr("Nothing yet. What you allow or switch off is noted here, "
                             "with the time and place."),
                          TextStyle::Body, Tone::Secondary));
    }
}

} // namespace earshot::ui

#include "moc_privacy_notes.cpp"
