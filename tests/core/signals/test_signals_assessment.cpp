// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signals/assessment.h"
#include "tests/fixtures/test_program.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

namespace earshot::test_signals_assessment {

using namespace earshot::signals;

namespace {

std::vector<SignalState> nothingAllowed() {
    std::vector<SignalState> states;
    for (const SignalInfo& row : registry()) {
        SignalState& state = states.emplace_back();
        state.id = row.id;
        state.on = onByDefault(row.id);
        state.keepDays = row.keepDays;
    }
    return states;
}

/// What a reader sees: the words without the markup.
QString readable(const QString& html) {
    QString text = html;
    text.remove(QRegularExpression(QStringLiteral("<style>.*</style>"),
                                   QRegularExpression::DotMatchesEverythingOption));
    text.replace(QRegularExpression(QStringLiteral("<[^>]*>")), QStringLiteral(" "));
    text.replace(QLatin1String("&quot;"), QLatin1String("\""));
    text.replace(QLatin1String("&lt;"), QLatin1String("<"));
    text.replace(QLatin1String("&gt;"), QLatin1String(">"));
    text.replace(QLatin1String("&amp;"), QLatin1String("&"));
    return text.simplified();
}

const QDate kToday(2026, 3, 15);

} // namespace

class TestSignalsAssessment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowOfTheRegistryIsInIt() {
        const QString text = readable(assessmentHtml(nothingAllowed(), {}, kToday));
        for (const SignalInfo& row : registry()) {
            for (const QString& sentence :
                 {signalName(row.id), signalSentence(row.id), signalStored(row.id),
                  signalWhy(row.id), signalRisk(row.id), signalKept(row.id, row.keepDays)}) {
                QVERIFY2(text.contains(sentence), qPrintable(sentence));
            }
        }
        for (const QString& never : neverCollected()) {
            QVERIFY2(text.contains(never), qPrintable(never));
        }
        QVERIFY(text.contains(QStringLiteral("15 Mar 2026")));
    }

    void itTellsTheStateThatWasFound() {
        std::vector<SignalState> states = nothingAllowed();
        SignalState& plays = states[static_cast<std::size_t>(SignalId::Plays)];
        plays.on = true;
        plays.entries = 1204;
        plays.sinceDay = QDate(2025, 12, 24);
        plays.decidedMs = QDateTime(QDate(2025, 12, 23), QTime(20, 0)).toMSecsSinceEpoch();
        const QString text = readable(assessmentHtml(states, {}, kToday));
        QVERIFY(text.contains(QStringLiteral("On. Entries stored: 1,204. Since 24 Dec 2025.")));
        QVERIFY(text.contains(QStringLiteral("Your consent of 23 Dec 2025")));
        QVERIFY(!readable(assessmentHtml(nothingAllowed(), {}, kToday))
                     .contains(QStringLiteral("1,204")));
    }

    void protectionIsToldAsFound() {
        const auto said = [](const Protection& protection) {
            return readable(assessmentHtml(nothingAllowed(), protection, kToday));
        };
        const QString bare = said({});
        QVERIFY(bare.contains(QStringLiteral("Not encrypted")));
        QVERIFY(bare.contains(QStringLiteral("may be able to read the file")));
        QVERIFY(bare.contains(QStringLiteral("kernel does not enforce")));
        const QString whole = said({QStringLiteral("/home/me/<b>&.db"), true, true, true});
        QVERIFY(!whole.contains(QStringLiteral("Not encrypted")));
        QVERIFY(whole.contains(QStringLiteral("destroys its key")));
        QVERIFY(whole.contains(QStringLiteral("Other accounts on this computer cannot read")));
        QVERIFY(whole.contains(QStringLiteral("the kernel refuses every connection")));
        QVERIFY(whole.contains(QStringLiteral("/home/me/<b>&.db"))); // not taken for markup
    }

    void itIsAWellFormedPageThatFetchesNothing() {
        QString html = assessmentHtml(nothingAllowed(), {}, kToday);
        QVERIFY(!html.contains(QStringLiteral("href")) && !html.contains(QStringLiteral("src=")));
        QVERIFY(!html.contains(QStringLiteral("<script")));
        html.remove(QRegularExpression(QStringLiteral("<!DOCTYPE html>|<meta[^>]*>")));
        QXmlStreamReader xml(html);
        while (!xml.atEnd()) {
            xml.readNext();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }
};

EARSHOT_TEST(QCoreApplication, TestSignalsAssessment)

} // namespace earshot::test_signals_assessment

#include "test_signals_assessment.moc"
