// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fixtures/test_program.h"
#include "tests/ui/library/pages_program.h"
#include "ui/signals/change_preview.h"

#include <QLabel>

#include <algorithm>

#include <QApplication>

namespace earshot::test_change_preview {

using signals::SignalId;
using tests::control;
using tests::kPatienceMs;

namespace {

using TrackIds = std::vector<library::TrackId>;

TrackIds sorted(TrackIds ids) {
    std::ranges::sort(ids);
    return ids;
}

TrackIds onlyIn(const TrackIds& some, const TrackIds& others) {
    TrackIds only;
    std::ranges::set_difference(sorted(some), sorted(others), std::back_inserter(only));
    return only;
}

} // namespace

class TestChangePreview : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<tests::PagesProgram> m_program;

    /// The list as it is made now, in playing order.
    TrackIds listNow(const recommend::Request& request) {
        TrackIds ids;
        bool done = false;
        m_program->context().mixes.make(this, request, [&](const base::Result<ui::ShownMix>& made) {
            done = true;
            for (const recommend::Pick& pick : made->mix.picks) {
                ids.push_back(pick.track);
            }
        });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(done, kPatienceMs); }();
        return ids;
    }

    jobs::Preview previewOf(const recommend::Request& request, SignalId id) {
        jobs::Preview preview;
        bool done = false;
        m_program->context().mixes.previewWithout(this, request, id,
                                                  [&](const base::Result<ui::ShownPreview>& shown) {
                                                      done = true;
                                                      preview = shown->preview;
                                                  });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(done, kPatienceMs); }();
        return preview;
    }

private Q_SLOTS:
    void init() {
        m_program = std::make_unique<tests::PagesProgram>(200, tests::PagesProgram::Content::Rows);
    }
    void cleanup() { m_program.reset(); }

    void whatItSaysIsWhatHappens() {
        recommend::Request request;
        request.recipe = recommend::builtInMoods().front();
        const TrackIds before = listNow(request);
        QVERIFY(before.size() > 10);
        const jobs::Preview preview = previewOf(request, SignalId::Mood);
        QVERIFY(!preview.gone.empty());
        QCOMPARE(preview.length, static_cast<int>(before.size()));

        auto& store = m_program->workspace().signals();
        tests::PagesProgram::must(store.setEnabled(SignalId::Mood, false, QStringLiteral("test")));
        const TrackIds after = listNow(request);
        QVERIFY(sorted(preview.gone) == onlyIn(before, after));
        QVERIFY(sorted(preview.come) == onlyIn(after, before));
        int moved = 0;
        for (std::size_t i = 0; i < before.size(); ++i) {
            const auto at = std::ranges::find(after, before[i]);
            moved += at != after.end() && at - after.begin() != std::ptrdiff_t(i);
        }
        QCOMPARE(preview.moved, moved);
    }

    void aTurnedDialIsPreviewed() {
        recommend::Request request;
        request.recipe = recommend::builtInMoods().front();
        const TrackIds before = listNow(request);
        jobs::Preview preview;
        bool done = false;
        m_program->context().mixes.previewChange(this, request, {SignalId::Exploration, 200},
                                                 [&](const base::Result<ui::ShownPreview>& shown) {
                                                     done = true;
                                                     preview = shown->preview;
                                                 });
        QTRY_VERIFY_WITH_TIMEOUT(done, kPatienceMs);
        QVERIFY(!preview.gone.empty());
        tests::PagesProgram::must(
            m_program->workspace().signals().setDial(SignalId::Exploration, 200));
        const TrackIds after = listNow(request);
        QVERIFY(sorted(preview.gone) == onlyIn(before, after));
        QVERIFY(sorted(preview.come) == onlyIn(after, before));
    }

    void lookingChangesNothing() {
        recommend::Request request;
        request.recipe = recommend::builtInMoods().front();
        const TrackIds before = listNow(request);
        auto& store = m_program->workspace().signals();
        const auto used = tests::PagesProgram::must(store.states());
        (void)previewOf(request, SignalId::Mood);
        QVERIFY(tests::PagesProgram::must(store.enabled()).has(SignalId::Mood));
        const auto usedAfter = tests::PagesProgram::must(store.states());
        for (std::size_t i = 0; i < used.size(); ++i) {
            QCOMPARE(usedAfter[i].lastUsedBy, used[i].lastUsedBy);
        }
        QVERIFY(listNow(request) == before);
    }

    void theListIsChosenAndComparedInPlace() {
        ui::ChangePreview widget(m_program->context(), SignalId::Mood);
        widget.setOn(true);
        m_program->show(widget, {700, 200});
        auto* list = control<QComboBox>(widget, "signal.mood.preview.list");
        QCOMPARE(list->count(), 1 + static_cast<int>(recommend::builtInMoods().size() +
                                                     recommend::builtInRecipes().size()));
        list->setCurrentText(recommend::builtInMoods().front().name);
        auto* compare = control<QPushButton>(widget, "signal.mood.preview.compare");
        auto* summary = control<QLabel>(widget, "signal.mood.preview.summary");
        QVERIFY(!summary->isVisible());
        QTest::mouseClick(compare, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(summary->isVisible(), kPatienceMs);
        QVERIFY2(summary->text().startsWith(recommend::builtInMoods().front().name + u':'),
                 qPrintable(summary->text()));
        auto* songs = control<QLabel>(widget, "signal.mood.preview.songs");
        QVERIFY2(songs->text().contains(QStringLiteral("Would go: Song ")),
                 qPrintable(songs->text()));
        QVERIFY(compare->isEnabled());

        widget.setOn(false);
        QVERIFY(!compare->isEnabled());
        QVERIFY(!songs->isVisible());
        QVERIFY(summary->text().contains(QStringLiteral("no list uses it")));
    }
};

EARSHOT_TEST(QApplication, TestChangePreview)

} // namespace earshot::test_change_preview

#include "test_change_preview.moc"
