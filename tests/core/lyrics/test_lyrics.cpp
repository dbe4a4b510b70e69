// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lyrics/theme_words.h"
#include "core/lyrics/word_list.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <algorithm>

namespace earshot::test_lyrics {

using namespace earshot::lyrics;

namespace {

// Verses of our own.
const QString kNightInEnglish = QStringLiteral(
    "The moon is up and the night is long\nI walk with you through the dark of the town\n"
    "Midnight is calling and the stars are out\nWe have all the night until the evening is gone\n");
const QString kSorrowInGerman = QStringLiteral(
    "Ich bin allein und der Abschied ist schwer\nDie Tränen sind still und das Herz ist so leer\n"
    "Du hast mich verlassen, ich bin so allein\nUnd der Schmerz will nicht gehen, er will bei mir "
    "sein\n");
const QString kFrench = QStringLiteral(
    "La nuit est longue et la lune est belle\nJe marche avec toi dans les rues de la ville\n"
    "Les étoiles sont là pour nous deux\nEt je ne veux pas que le matin vienne\n");

Theme strongest(const ThemeWeights& weights) {
    return static_cast<Theme>(std::ranges::max_element(weights.of) - weights.of.begin());
}

} // namespace

class TestLyrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageKnowsEveryTheme();
    void faultyListsAreRefusedWithTheirLine_data();
    void faultyListsAreRefusedWithTheirLine();
    void wordsAreToldByTheirLanguage();
    void wordsSpeakOfTheirTheme();
    void aRefrainCountsOnce();
    void whatIsDeniedDoesNotCount();
    void anotherLanguageSaysNothing();
    void aFewWordsSayNothing();
    void timeMarksAndHeadsAreNoWords();
    void filesAreReadInTheirEncoding();
    void keysLeadBack();
};

void TestLyrics::everyLanguageKnowsEveryTheme() {
    QCOMPARE(wordLists().size(), std::size_t{2});
    for (const WordList& list : wordLists()) {
        for (int theme = 0; theme < kThemes; ++theme) {
            QVERIFY2(list.count(static_cast<Theme>(theme)) >= 7,
                     qPrintable(list.language() + u' ' + themeKey(static_cast<Theme>(theme))));
        }
    }
}

void TestLyrics::faultyListsAreRefusedWithTheirLine_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    QTest::newRow("unknown key") << "language xx\nnoise bang"
                                 << "line 2, “noise bang”";
    QTest::newRow("twice") << "language xx\njoy glad\njoy glad"
                           << "line 3, “joy glad”";
    QTest::newRow("too short") << "language xx\njoy ha*"
                               << "line 2, “joy ha*”";
    QTest::newRow("upper case") << "language xx\nstop The"
                                << "line 2, “stop The”";
    QTest::newRow("no language") << "joy glad"
                                 << "language";
    QTest::newRow("two languages") << "language xx yy"
                                   << "line 1, “language yy”";
}

void TestLyrics::faultyListsAreRefusedWithTheirLine() {
    QFETCH(QString, text);
    QFETCH(QString, told);
    const auto list = WordList::parse(text, QStringLiteral("list"));
    QVERIFY(!list);
    QVERIFY2(list.error().what.contains(told), qPrintable(list.error().what));
}

void TestLyrics::wordsAreToldByTheirLanguage() {
    QCOMPARE(languageOfWords(kNightInEnglish), QStringLiteral("en"));
    QCOMPARE(languageOfWords(kSorrowInGerman), QStringLiteral("de"));
    QCOMPARE(languageOfWords(kFrench), QString());
    // Half and half is neither.
    QCOMPARE(languageOfWords(kNightInEnglish + kSorrowInGerman), QString());
}

void TestLyrics::wordsSpeakOfTheirTheme() {
    const auto night = themesOfWords(kNightInEnglish);
    QVERIFY(night);
    QCOMPARE(strongest(*night), Theme::Night);
    QVERIFY(night->share(Theme::Night) > 0.8F);
    QVERIFY(night->share(Theme::Stars) > 0.5F);
    QCOMPARE(night->share(Theme::Sorrow), 0.0F);

    const auto sorrow = themesOfWords(kSorrowInGerman);
    QVERIFY(sorrow);
    QCOMPARE(strongest(*sorrow), Theme::Sorrow);
    QCOMPARE(sorrow->share(Theme::Joy), 0.0F);
    QCOMPARE(sorrow->share(Theme::Dance), 0.0F);
}

void TestLyrics::aRefrainCountsOnce() {
    const QString refrain = QStringLiteral("Dance, dance with me, dance on the floor\n");
    const auto once = themesOfWords(kNightInEnglish + refrain);
    const auto often = themesOfWords(kNightInEnglish + refrain.repeated(20));
    QVERIFY(once && once->share(Theme::Dance) > 0);
    QCOMPARE(often, once);
}

void TestLyrics::whatIsDeniedDoesNotCount() {
    const QString line = QStringLiteral("and i am %1 happy when you are with me\n");
    const auto said = themesOfWords(kNightInEnglish + line.arg(QStringLiteral("so")));
    const auto denied = themesOfWords(kNightInEnglish + line.arg(QStringLiteral("not")));
    QVERIFY(said->share(Theme::Joy) > 0);
    QCOMPARE(denied->share(Theme::Joy), 0.0F);
}

void TestLyrics::anotherLanguageSaysNothing() {
    QVERIFY(!themesOfWords(kFrench));
}

void TestLyrics::aFewWordsSayNothing() {
    QVERIFY(!themesOfWords(QString()));
    QVERIFY(!themesOfWords(QStringLiteral("Instrumental")));
    QVERIFY(!themesOfWords(QStringLiteral("I love you and the night\n").repeated(30)));
}

void TestLyrics::timeMarksAndHeadsAreNoWords() {
    QString marked = QStringLiteral("[ti:Dance Party Disco]\n[ar:Happy Joy]\n[Dance]\n");
    int second = 10;
    const QStringList lines = kNightInEnglish.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        marked += QStringLiteral("[00:%1.00][01:%1.50]<00:%1.20>%2\n").arg(second++).arg(line);
    }
    QCOMPARE(themesOfWords(marked), themesOfWords(kNightInEnglish));
}

void TestLyrics::filesAreReadInTheirEncoding() {
    const QString text = QStringLiteral("Die Tränen, für dich");
    QCOMPARE(lyricFileText(text.toUtf8()), text);
    QCOMPARE(lyricFileText("\xEF\xBB\xBF" + text.toUtf8()), text);
    QCOMPARE(lyricFileText(text.toLatin1()), text);
    QByteArray wide("\xFF\xFE");
    for (const QChar letter : text) {
        wide.append(static_cast<char>(letter.unicode() & 0xFF));
        wide.append(static_cast<char>(letter.unicode() >> 8));
    }
    QCOMPARE(lyricFileText(wide), text);
}

void TestLyrics::keysLeadBack() {
    for (int theme = 0; theme < kThemes; ++theme) {
        QCOMPARE(themeFromKey(themeKey(static_cast<Theme>(theme))), static_cast<Theme>(theme));
        QVERIFY(!themeWords(static_cast<Theme>(theme)).isEmpty());
    }
    QVERIFY(!themeFromKey(u"noise"));
}

EARSHOT_TEST(QCoreApplication, TestLyrics)

} // namespace earshot::test_lyrics

#include "test_lyrics.moc"
