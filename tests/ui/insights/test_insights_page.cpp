// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the real Insights page on a real data folder.
#include "core/library/track_writer.h"
#include "tests/fixtures/screen_reader.h"
#include "tests/fixtures/test_program.h"
#include "tests/ui/signals/listening_program.h"
#include "ui/insights/card_maker.h"
#include "ui/insights/cards_dialog.h"
#include "ui/insights/history_dialog.h"
#include "ui/insights/insights_page.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableWidget>

namespace earshot::test_insights_page {

using earshot::fixtures::control;
using earshot::fixtures::kPatienceMs;
using signals::Ending;
using signals::SignalId;

class TestInsightsPage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<fixtures::ListeningProgram> m_program;
    std::unique_ptr<ui::InsightsPage> m_page;
    fixtures::Folder m_files;

    void openPage() {
        m_page = std::make_unique<ui::InsightsPage>(m_program->context());
        m_page->resize(1000, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    /// The dialog, as the page's main action opens it.
    ui::HistoryDialog& openHistory() {
        openPage();
        // Switches are read: before, nothing is asked.
        if (!QTest::qWaitFor([this] { return shows("consentAllow"); }, kPatienceMs)) {
            qFatal("the page asks nothing");
        }
        click("insights.bringIn");
        return *control<ui::HistoryDialog>(*m_page, QStringLiteral("historyDialog"));
    }
    ui::CardsDialog& openCards() {
        openPage();
        if (!QTest::qWaitFor([this] { return shows("consentAllow"); }, kPatienceMs)) {
            qFatal("the page asks nothing");
        }
        click("insights.cards");
        return *control<ui::CardsDialog>(*m_page, QStringLiteral("cardsDialog"));
    }
    /// "Says" by Nils Frahm, in the library from here on.
    library::TrackId track() {
        const auto library = m_program->must(
            storage::Connection::open(m_program->paths().libraryDb(), storage::Access::ReadWrite));
        library::Track track;
        track.path = m_files.path() / "Says.flac";
        track.tags.title = QStringLiteral("Says");
        track.tags.artists = {QStringLiteral("Nils Frahm")};
        return library::TrackWriter(library).insert(track).value_or(library::TrackId::None);
    }
    /// With a song and an artist of the library, and a song that is not there.
    std::filesystem::path annasCard() {
        const std::filesystem::path path = m_files.path() / "anna.json";
        std::filesystem::remove(path); // of the test before
        track();
        const QString frahm = QStringLiteral("Nils Frahm");
        imports::CardFile card;
        card.name = QStringLiteral("Anna");
        card.made = 12 * 2025 + 10;
        card.artists = {{frahm, 4}};
        card.songs = {{{frahm, QStringLiteral("Says"), {}, {}}, 5},
                      {{QStringLiteral("Nobody"), QStringLiteral("Often"), {}, {}}, 1}};
        m_program->must(imports::writeCard(card, path));
        return path;
    }
    /// Two plays of a song in the library and one of a song that is not there.
    std::filesystem::path scrobbles() {
        track();
        const std::filesystem::path path = m_files.path() / "scrobbles.csv";
        QFile file(base::pathText(path));
        if (!file.open(QIODevice::WriteOnly) ||
            file.write("Nils Frahm,,Says,04 Mar 2021 12:34\nNils Frahm,,Says,05 Mar 2021 12:34\n"
                       "Nobody,,Often,05 Mar 2021 12:40\n") < 0) {
            qFatal("cannot write %s", qPrintable(file.fileName()));
        }
        return path;
    }
    static bool shownIn(QWidget& dialog, const char* name) {
        const auto* found = dialog.findChild<QWidget*>(QLatin1String(name));
        return found && found->isVisible();
    }
    static QString resultOf(QWidget& dialog) {
        return control<QLabel>(dialog, QStringLiteral("history.result"))->text();
    }
    bool shows(const char* name) { return control(*m_page, QLatin1String(name))->isVisible(); }
    void click(const char* name) {
        QTest::mouseClick(control<QPushButton>(*m_page, QLatin1String(name)), Qt::LeftButton);
    }
    QString text(const char* name) { return control<QLabel>(*m_page, QLatin1String(name))->text(); }
    /// First and second column of a chart's table, "name: value" per row.
    QStringList table(const char* name) {
        auto* widget = control<QTableWidget>(*m_page, QLatin1String(name));
        QStringList rows;
        for (int row = 0; row < widget->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < widget->columnCount(); ++column) {
                cells += widget->item(row, column)->text();
            }
            rows += cells.join(QStringLiteral(": "));
        }
        return rows;
    }

private Q_SLOTS:
    void init() { m_program = std::make_unique<fixtures::ListeningProgram>(3); }
    void cleanup() {
        m_page.reset();
        m_program.reset();
    }

    void playsOffIsSaidAndAskedInPlace() {
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.playsOff"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(shows("consentAllow"), kPatienceMs);
        QVERIFY(shows("consentNotNow"));
        QCOMPARE(control(*m_page, QStringLiteral("consentAllow"))->width(),
                 control(*m_page, QStringLiteral("consentNotNow"))->width());
        click("consentAllow");
        QTRY_VERIFY_WITH_TIMEOUT(m_program->state(SignalId::Plays).on, kPatienceMs);
        const auto record = m_program->must(m_program->store().consentRecord(5));
        QCOMPARE(record.size(), std::size_t(1)); // nothing else was switched on with it
        QCOMPARE(record[0].how, QStringLiteral("asked on Insights"));
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.message"), kPatienceMs);
        QVERIFY(text("insights.message").contains(QStringLiteral("Nothing played")));
    }

    void decliningIsKeptAndNotAskedAgain() {
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("consentNotNow"), kPatienceMs);
        click("consentNotNow");
        QTRY_VERIFY_WITH_TIMEOUT(m_program->must(m_program->store().decided(SignalId::Plays)),
                                 kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.openSignals"), kPatienceMs);
        QVERIFY(!m_program->state(SignalId::Plays).on);
        const QSignalSpy led(&m_program->context().navigator, &ui::Navigator::showSignal);
        click("insights.openSignals");
        QCOMPARE(led.size(), 1);
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.openSignals"), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!shows("consentAllow"), kPatienceMs);
    }

    void aHistoryIsBroughtInWhereItIsAllowed() {
        const auto history = scrobbles();
        auto& dialog = openHistory();
        dialog.take(history);
        QTRY_VERIFY_WITH_TIMEOUT(shownIn(dialog, "consentAllow"), kPatienceMs);
        QCOMPARE(m_program->state(SignalId::Imports).entries, 0);
        control<QPushButton>(dialog, QStringLiteral("consentAllow"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(resultOf(dialog).contains(QLatin1String("Brought in: 2.")),
                                 kPatienceMs);
        QCOMPARE(m_program->state(SignalId::Imports).entries, 2);
        const auto record = m_program->must(m_program->store().consentRecord(5));
        QCOMPARE(record.at(0).how, QStringLiteral("asked on Insights"));
        auto* missing = control<QListWidget>(dialog, QStringLiteral("history.missing"));
        QCOMPARE(missing->count(), 1);
        QVERIFY(missing->item(0)->text().contains(QLatin1String("Often, Nobody")));
        QVERIFY(!missing->accessibleName().isEmpty());

        // Brought in once more it is there; forgotten at the second press, it is gone.
        dialog.take(history);
        QTRY_VERIFY_WITH_TIMEOUT(resultOf(dialog).contains(QLatin1String("Already here: 2.")),
                                 kPatienceMs);
        const auto number = m_program->must(m_program->store().imports()).front().number;
        const QString name = QStringLiteral("history.import.%1.forget").arg(number);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.findChild<QPushButton*>(name), kPatienceMs);
        control<QPushButton>(dialog, name)->click();
        QCOMPARE(m_program->state(SignalId::Imports).entries, 2);
        QVERIFY(control<QPushButton>(dialog, name)
                    ->accessibleName()
                    .contains(QLatin1String("for good")));
        control<QPushButton>(dialog, name)->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(SignalId::Imports).entries, 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.findChild<QPushButton*>(name), kPatienceMs);
        const auto* said = control<QLabel>(dialog, QStringLiteral("history.imports.said"));
        QVERIFY2(said->text().startsWith(QStringLiteral("Forgotten: Last.fm")),
                 qPrintable(said->text()));
    }

    void aHistoryIsOnlyToldWhereItIsNot() {
        const auto history = scrobbles();
        auto& dialog = openHistory();
        dialog.take(history);
        QTRY_VERIFY_WITH_TIMEOUT(shownIn(dialog, "consentNotNow"), kPatienceMs);
        control<QPushButton>(dialog, QStringLiteral("consentNotNow"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(resultOf(dialog).contains(QLatin1String("nothing was kept")),
                                 kPatienceMs);
        QVERIFY(resultOf(dialog).contains(
            QLatin1String("Found in your library: 2 (different songs: 1).")));
        QVERIFY(shownIn(dialog, "history.openSignals"));
        QCOMPARE(m_program->state(SignalId::Imports).entries, 0);
        QVERIFY(!m_program->state(SignalId::Imports).on);
        dialog.take(m_files.path() / "nowhere.csv"); // decided: not asked again
        QTRY_VERIFY_WITH_TIMEOUT(resultOf(dialog).contains(QLatin1String("nowhere.csv")),
                                 kPatienceMs);
        for (const QPushButton* button : dialog.findChildren<QPushButton*>()) {
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
        }
    }

    void readingAHistoryKeepsTheKeyboardAndIsSpoken() {
        m_program->allow({SignalId::Plays, SignalId::Imports});
        m_program->play(0, 1);
        m_program->context().listening.refresh();
        const auto history = scrobbles();
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->context().listening.enabled().has(SignalId::Imports),
                                 kPatienceMs);
        click("insights.bringIn");
        auto& dialog = *control<ui::HistoryDialog>(*m_page, QStringLiteral("historyDialog"));
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        // In the order one sees: what is chosen first, what closes last.
        auto* folder = control<QPushButton>(dialog, QStringLiteral("history.folder"));
        QCOMPARE(dialog.focusWidget(), folder);
        auto* closing = control<QPushButton>(dialog, QStringLiteral("history.close"));
        QTest::keyClick(folder, Qt::Key_Backtab);
        QCOMPARE(dialog.focusWidget(), closing);

        auto* file = control<QPushButton>(dialog, QStringLiteral("history.file"));
        file->setFocus();
        const fixtures::ScreenReader reader;
        dialog.take(history);
        QVERIFY(shownIn(dialog, "history.cancel"));
        QCOMPARE(dialog.focusWidget(), file);
        QTRY_VERIFY_WITH_TIMEOUT(!reader.spoken().isEmpty(), kPatienceMs);
        QCOMPARE(reader.spoken(), QStringList{resultOf(dialog)});
        QCOMPARE(dialog.focusWidget(), file);

        dialog.take(history);
        auto* cancel = control<QPushButton>(dialog, QStringLiteral("history.cancel"));
        cancel->setFocus();
        QTest::keyClick(cancel, Qt::Key_Space);
        QVERIFY(!cancel->isVisible());
        QCOMPARE(dialog.focusWidget(), folder);
        QCOMPARE(reader.spoken().last(), QStringLiteral("Stopped."));
    }

    void aCardIsOpenedWhereItIsAllowedAndRemoved() {
        const auto card = annasCard();
        auto& dialog = openCards();
        dialog.take(card);
        QTRY_VERIFY_WITH_TIMEOUT(shownIn(dialog, "cards.keep"), kPatienceMs);
        const auto result = [&dialog] {
            return control<QLabel>(dialog, QStringLiteral("cards.result"))->text();
        };
        QVERIFY(result().contains(QStringLiteral("Anna’s taste card of November 2025")));
        QCOMPARE(control<QListWidget>(dialog, QStringLiteral("cards.missing"))->count(), 1);
        auto* keep = control<QPushButton>(dialog, QStringLiteral("cards.keep"));
        auto* name = control<QLineEdit>(dialog, QStringLiteral("cards.name"));
        QCOMPARE(name->text(), QStringLiteral("Anna"));
        keep->click();
        QTRY_VERIFY_WITH_TIMEOUT(shownIn(dialog, "consentAllow"), kPatienceMs);
        QCOMPARE(m_program->state(SignalId::Circle).entries, 0);
        control<QPushButton>(dialog, QStringLiteral("consentAllow"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(result().contains(QLatin1String("It was kept.")), kPatienceMs);
        QCOMPARE(m_program->state(SignalId::Circle).entries, 2);
        QVERIFY(!shownIn(dialog, "cards.keep"));

        // Opened again it says what it would replace; another name keeps both.
        dialog.take(card);
        QTRY_VERIFY_WITH_TIMEOUT(shownIn(dialog, "cards.keep"), kPatienceMs);
        QVERIFY(result().contains(QLatin1String("is here already")));
        QCOMPARE(keep->text(), QStringLiteral("Replace that one"));
        name->setText(QStringLiteral("\u202E"));
        QVERIFY(!keep->isEnabled());
        name->setText(QStringLiteral("Anna from work"));
        QCOMPARE(keep->text(), QStringLiteral("Keep it"));
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        keep->setFocus();
        QTest::keyClick(keep, Qt::Key_Space);
        QVERIFY(keep->hasFocus());
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(SignalId::Circle).entries, 4, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!shownIn(dialog, "cards.keep"), kPatienceMs);
        QVERIFY(control<QPushButton>(dialog, QStringLiteral("cards.open"))->hasFocus());
        dialog.take(card);
        QTRY_VERIFY_WITH_TIMEOUT(shownIn(dialog, "cards.keep"), kPatienceMs);
        name->setText(QStringLiteral("Anna from work")); // typed: told before it is replaced
        keep->click();
        QTRY_COMPARE_WITH_TIMEOUT(keep->text(), QStringLiteral("Replace that one"), kPatienceMs);
        QCOMPARE(m_program->state(SignalId::Circle).entries, 4);
        const QPointer<QPushButton> before =
            dialog
                .findChildren<QPushButton*>(
                    QRegularExpression(QStringLiteral("^cards\\.card\\..*\\.forget$")))
                .value(0);
        QVERIFY(before);
        keep->click();
        QTRY_VERIFY_WITH_TIMEOUT(result().contains(QLatin1String("took the place")), kPatienceMs);

        const auto number = m_program->must(m_program->store().cards()).front().number;
        QTRY_VERIFY_WITH_TIMEOUT(!before, kPatienceMs); // the list is read anew
        const QString remove = QStringLiteral("cards.card.%1.forget").arg(number);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.findChild<QPushButton*>(remove), kPatienceMs);
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        const fixtures::ScreenReader reader;
        QPointer<QPushButton> removing = control<QPushButton>(dialog, remove);
        removing->setFocus();
        QTest::keyClick(removing, Qt::Key_Space);
        QCOMPARE(m_program->state(SignalId::Circle).entries, 4);
        QTest::keyClick(removing, Qt::Key_Space);
        QVERIFY(removing->hasFocus());
        QTRY_COMPARE_WITH_TIMEOUT(m_program->state(SignalId::Circle).entries, 2, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!removing, kPatienceMs);
        QVERIFY(dialog.focusWidget()); // the card that is left
        QVERIFY2(dialog.focusWidget()->objectName().endsWith(QStringLiteral(".forget")),
                 qPrintable(dialog.focusWidget()->objectName()));
        QVERIFY2(reader.spoken().last().startsWith(QStringLiteral("Removed: Anna")),
                 qPrintable(reader.spoken().join(u'|')));
        for (const QPushButton* button : dialog.findChildren<QPushButton*>()) {
            QVERIFY(!button->accessibleName().isEmpty() || !button->text().isEmpty());
        }
    }

    void aCardIsNotKeptWhereCircleIsDeclined() {
        auto& dialog = openCards();
        dialog.take(annasCard());
        QTRY_VERIFY_WITH_TIMEOUT(shownIn(dialog, "cards.keep"), kPatienceMs);
        control<QPushButton>(dialog, QStringLiteral("cards.keep"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(shownIn(dialog, "consentNotNow"), kPatienceMs);
        control<QPushButton>(dialog, QStringLiteral("consentNotNow"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->must(m_program->store().decided(SignalId::Circle)),
                                 kPatienceMs);
        control<QPushButton>(dialog, QStringLiteral("cards.keep"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(shownIn(dialog, "cards.openSignals"), kPatienceMs);
        QCOMPARE(m_program->state(SignalId::Circle).entries, 0);
        dialog.take(m_files.path() / "nowhere.json");
        QTRY_VERIFY_WITH_TIMEOUT(control<QLabel>(dialog, QStringLiteral("cards.result"))
                                     ->text()
                                     .contains(QLatin1String("nowhere.json")),
                                 kPatienceMs);
    }

    void onesOwnCardIsSeenBeforeItIsWritten() {
        auto& dialog = openCards();
        control<QPushButton>(dialog, QStringLiteral("cards.make"))->click();
        auto* off = control<ui::CardMaker>(dialog, QStringLiteral("cardMakerDialog"));
        const auto words = [](QWidget* maker) {
            return control<QLabel>(*maker, QStringLiteral("cardMaker.words"))->text();
        };
        QTRY_VERIFY_WITH_TIMEOUT(words(off).contains(QLatin1String("nothing to make a card from")),
                                 kPatienceMs);
        QVERIFY(!shownIn(*off, "cardMaker.lines"));
        delete off;

        m_program->allow({SignalId::Likes});
        m_program->must(m_program->store().setLike(track(), 1));
        ui::CardMaker maker(m_program->context());
        maker.show();
        QTRY_VERIFY_WITH_TIMEOUT(shownIn(maker, "cardMaker.lines"), kPatienceMs);
        auto* lines = control<QListWidget>(maker, QStringLiteral("cardMaker.lines"));
        auto* save = control<QPushButton>(maker, QStringLiteral("cardMaker.save"));
        QCOMPARE(lines->count(), 2);
        QVERIFY(lines->item(0)->text().contains(QLatin1String("Nils Frahm")));
        QVERIFY(lines->item(1)->text().contains(QStringLiteral("“Says”, Nils Frahm")));
        QVERIFY(!save->isEnabled()); // no name yet
        control<QLineEdit>(maker, QStringLiteral("cardMaker.name"))->setText(QStringLiteral("Me"));
        QVERIFY(save->isEnabled());
        lines->item(0)->setCheckState(Qt::Unchecked);
        QVERIFY(maker.chosen().artists.empty());
        save->click();
        auto* chooser = control<QFileDialog>(maker, QStringLiteral("savePageDialog"));
        const QString place = base::pathText(m_files.path() / "own.json");
        Q_EMIT chooser->fileSelected(place);
        const auto written = [&place] { return imports::readCard(base::pathFromText(place)); };
        QTRY_VERIFY_WITH_TIMEOUT(written().ok(), kPatienceMs);
        QCOMPARE(written()->name, QStringLiteral("Me"));
        QVERIFY(written()->artists.empty());
        QCOMPARE(written()->songs.size(), std::size_t(1));
        lines->item(1)->setCheckState(Qt::Unchecked);
        QVERIFY(!save->isEnabled()); // nothing is left
    }

    void whatListsFavourIsMeasuredWhenAsked() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 2);
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.favour"), kPatienceMs);
        QVERIFY(!m_page->findChild<QLabel*>(QStringLiteral("insights.favour.reached")));
        auto* measure = control<QPushButton>(*m_page, QStringLiteral("insights.favour.measure"));
        QVERIFY(!measure->accessibleName().isEmpty());
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        const fixtures::ScreenReader reader;
        measure->setFocus();
        QTest::keyClick(measure, Qt::Key_Space);
        QVERIFY(measure->hasFocus());
        QTest::keyClick(measure, Qt::Key_Space); // it works already
        QTRY_VERIFY_WITH_TIMEOUT(text("insights.favour.line").contains(QLatin1String("lists from")),
                                 kPatienceMs);
        QVERIFY(text("insights.favour.reached").endsWith(QLatin1Char('%')));
        QVERIFY(!text("insights.favour.concentration").isEmpty());
        QVERIFY(measure->hasFocus());
        QCOMPARE(reader.spoken(),
                 (QStringList{QStringLiteral("Making the lists…"), text("insights.favour.line")}));
    }

    void countsAreThoseOfThePeriod() {
        m_program->allow(
            {SignalId::Plays, SignalId::Completion, SignalId::Daytime, SignalId::Likes});
        m_program->play(0, 24 * 20);
        m_program->play(0, 2);
        m_program->play(0, 1);
        m_program->play(1, 1);
        m_program->play(2, 1, Ending::SkippedOn);
        m_program->must(m_program->store().setLike(m_program->track(1), 1));
        openPage();
        QTRY_COMPARE_WITH_TIMEOUT(text("insights.figures"),
                                  QStringLiteral("4 plays · 2 songs · 1 artist"), kPatienceMs);
        QCOMPARE(table("insights.songs.table").size(), 2);
        QVERIFY(table("insights.songs.table").first().startsWith(QStringLiteral("Tone 1")));
        QVERIFY(table("insights.songs.table").first().endsWith(QStringLiteral(": 3")));
        QCOMPARE(table("insights.days.table").size(), 30);
        QCOMPARE(table("insights.days.table").last(), QStringLiteral("Sun 15 Mar: 3"));
        QCOMPARE(table("insights.endings.table"),
                 QStringList({QStringLiteral("Finished: 4"), QStringLiteral("Skipped: 1"),
                              QStringLiteral("Stopped: 0")}));
        QVERIFY(
            table("insights.hours.table").contains(QStringLiteral("Sunday, 17:00 to 18:00: 2")));
        QCOMPARE(table("insights.likes.table").size(), 1);
        QCOMPARE(table("insights.skips.table").size(), 1);

        click("insights.week");
        QTRY_COMPARE_WITH_TIMEOUT(text("insights.figures"),
                                  QStringLiteral("3 plays · 2 songs · 1 artist"), kPatienceMs);
        click("insights.year");
        QTRY_COMPARE_WITH_TIMEOUT(text("insights.figures"),
                                  QStringLiteral("4 plays · 2 songs · 1 artist"), kPatienceMs);
    }

    void cardsEndBelowTheButtons() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        openPage();
        const auto right = [this](const char* name) {
            auto* widget = control(*m_page, QLatin1String(name));
            return widget->mapTo(m_page.get(), QPoint(widget->width(), 0)).x();
        };
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.days.chart"), kPatienceMs);
        for (const QSize size : {QSize(1000, 600), QSize(1000, 3000)}) { // with its bar and without
            m_page->resize(size);
            QTRY_COMPARE(right("insights.favour"), right("insights.bringIn"));
        }
    }

    void aChartWhoseSignalIsOffSaysSo() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.hours.note"), kPatienceMs);
        QVERIFY(!shows("insights.hours.chart"));
        QVERIFY(shows("insights.endings.note") && shows("insights.likes.note"));
        const QSignalSpy led(&m_program->context().navigator, &ui::Navigator::showSignal);
        click("insights.hours.link");
        QCOMPARE(led.first().first().value<SignalId>(), SignalId::Daytime);
    }

    void everyChartHasItsTable() {
        m_program->allow({SignalId::Plays, SignalId::Completion, SignalId::Daytime});
        m_program->play(0, 1);
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.days.chart"), kPatienceMs);
        QVERIFY(control(*m_page, QStringLiteral("insights.songs.chart"))
                    ->accessibleDescription()
                    .startsWith(QStringLiteral("Tone 1")));
        for (const char* name : {"days", "songs", "artists", "hours", "endings"}) {
            const QByteArray base = QByteArray("insights.") + name;
            click((base + ".asTable").constData());
            QVERIFY(shows((base + ".table").constData()));
            QVERIFY(!shows((base + ".chart").constData()));
            QVERIFY(fixtures::reachedByTab(*m_page).contains(QLatin1String(base + ".asTable")));
        }
    }

    void newPlaysAppearWhileItIsShown() {
        m_program->allow({SignalId::Plays});
        m_program->play(0, 1);
        openPage();
        QTRY_VERIFY_WITH_TIMEOUT(shows("insights.figures"), kPatienceMs);
        m_program->play(1, 0);
        Q_EMIT m_program->context().listening.recorded();
        QTRY_COMPARE_WITH_TIMEOUT(text("insights.figures"),
                                  QStringLiteral("2 plays · 2 songs · 1 artist"), kPatienceMs);
    }
};

EARSHOT_TEST(QApplication, TestInsightsPage)

} // namespace earshot::test_insights_page

#include "test_insights_page.moc"
