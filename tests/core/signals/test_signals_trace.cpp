// SPDX-License-Identifier: GPL-3.0-or-later
// Which tables are really touched, statement by statement, against what the registry says.
#include "tests/core/signals/canary.h"
#include "tests/fixtures/test_program.h"

#include <QSet>
#include <QTest>

#include <sqlite3.h>

namespace earshot::test_signals_trace {

using namespace earshot::signals;

namespace {

/// The tables of signals named by any statement that this connection runs while it lives.
class TableTrace {
public:
    explicit TableTrace(sqlite3* connection) : m_connection(connection) {
        sqlite3_trace_v2(m_connection, SQLITE_TRACE_STMT, &TableTrace::note, this);
    }
    ~TableTrace() { sqlite3_trace_v2(m_connection, 0, nullptr, nullptr); }
    TableTrace(const TableTrace&) = delete;
    TableTrace& operator=(const TableTrace&) = delete;

    [[nodiscard]] const QSet<QString>& tables() const { return m_tables; }
    [[nodiscard]] int statements() const { return m_statements; }

private:
    static int note(unsigned, void* self, void* statement, void*) {
        auto* trace = static_cast<TableTrace*>(self);
        ++trace->m_statements;
        const QString sql = QString::fromUtf8(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
        for (const SignalInfo& row : registry()) {
            const QString table = QString::fromStdString(signalTable(row.id));
            if (!table.isEmpty() && sql.contains(table)) {
                trace->m_tables.insert(table);
            }
        }
        return 0;
    }

    sqlite3* m_connection;
    QSet<QString> m_tables;
    int m_statements = 0;
};

QSet<QString> tableOf(SignalId id) {
    return hasTable(id) ? QSet<QString>{QString::fromStdString(signalTable(id))} : QSet<QString>{};
}

/// A store with its connection to listen in on, that holds something for every signal.
struct TracedStore {
    ListeningFixture data;
    std::unique_ptr<SignalStore> store;
    sqlite3* connection = nullptr;

    TracedStore() {
        auto opened = must(
            storage::Connection::open(data.file(), storage::Access::ReadWrite, data.backups()));
        connection = opened.db().getHandle();
        store = must(SignalStore::open(std::move(opened), data.sealer, data.clock, data.backups()));
        allowEverything(*store);
        must(store->record(data.play(1)));
        must(store->setLike(library::TrackId{1}, 1));
        must(store->setSpotlight(library::TrackId{1}, SpotlightScope::Album, 2, {}));
        importTrack(1);
        must(store->addCard(cardOf(QStringLiteral("Anna"), {library::TrackId{1}})));
        must(store->applyRetention());
    }
    void importTrack(qint64 track) const {
        const std::vector<ImportedPlay> plays{{library::TrackId{track}, 1'600'000'000, 0, {}, {}}};
        must(store->addImport(ImportSource::Spotify, plays));
    }
    /// Every personal signal off but this one.
    void allowOnly(SignalId id) {
        for (const SignalInfo& row : registry()) {
            if (row.kind == SignalKind::Personal) {
                must(store->setEnabled(row.id, row.id == id, kHow));
            }
        }
    }
};

} // namespace

class TestSignalsTrace : public QObject {
    Q_OBJECT

private:
    static void everySignal() {
        QTest::addColumn<int>("signal");
        for (const SignalInfo& row : registry()) {
            QTest::newRow(row.key) << static_cast<int>(row.id);
        }
    }

private Q_SLOTS:
    void theTraceSeesWhatIsRead() {
        TracedStore traced;
        const TableTrace trace(traced.connection);
        (void)must(traced.store->history());
        QSet<QString> all;
        for (const SignalInfo& row : registry()) {
            all += tableOf(row.id);
        }
        QCOMPARE(trace.tables(), all);
    }

    void readingTouchesTheRowsOwnTable_data() { everySignal(); }
    void readingTouchesTheRowsOwnTable() {
        QFETCH(int, signal);
        const auto id = static_cast<SignalId>(signal);
        TracedStore traced;
        traced.allowOnly(id);
        const TableTrace trace(traced.connection);
        (void)must(traced.store->history());
        QCOMPARE(trace.tables(), tableOf(id));
        (void)must(traced.store->like(library::TrackId{1}));
        QCOMPARE(trace.tables(), tableOf(id));
        must(traced.store->noteUse(must(traced.store->enabled()), QStringLiteral("Focus")));
        QCOMPARE(trace.tables(), tableOf(id));
        QVERIFY(trace.statements() > 0);
    }

    void recordingTouchesTheRowsOwnTable_data() { everySignal(); }
    void recordingTouchesTheRowsOwnTable() {
        QFETCH(int, signal);
        const auto id = static_cast<SignalId>(signal);
        TracedStore traced;
        traced.allowOnly(id);
        const TableTrace trace(traced.connection);
        must(traced.store->record(traced.data.play(2)));
        if (id == SignalId::Likes) {
            must(traced.store->setLike(library::TrackId{2}, -1));
        } else if (id == SignalId::Imports) {
            traced.importTrack(2);
        } else if (id == SignalId::Circle) {
            must(traced.store->addCard(cardOf(QStringLiteral("Ben"), {library::TrackId{2}})));
        }
        QCOMPARE(trace.tables(), tableOf(id));
    }

    void lookingTouchesTheRowsOwnTable_data() { everySignal(); }
    void lookingTouchesTheRowsOwnTable() {
        QFETCH(int, signal);
        const auto id = static_cast<SignalId>(signal);
        TracedStore traced;
        const TableTrace trace(traced.connection);
        (void)must(traced.store->entries(id, 10));
        QCOMPARE(trace.tables(), tableOf(id));
        (void)must(traced.store->holdings(id));
        QCOMPARE(trace.tables(), tableOf(id));
    }

    void aGuestTouchesNone() {
        ListeningFixture data;
        allowEverything(*data.open());
        const auto guest = std::make_shared<GuestMode>();
        guest->set(true);
        auto opened = must(storage::Connection::open(data.file(), storage::Access::ReadWrite));
        sqlite3* connection = opened.db().getHandle();
        const auto store = must(
            SignalStore::open(std::move(opened), data.sealer, data.clock, data.backups(), guest));
        const TableTrace trace(connection);
        must(store->record(data.play(1)));
        (void)must(store->history());
        (void)must(store->like(library::TrackId{1}));
        must(store->noteUse({}, QStringLiteral("Focus")));
        QVERIFY(trace.tables().isEmpty());
    }

    void everyTableHasItsRow() {
        ListeningFixture data;
        (void)data.open();
        QSet<QString> found, wanted;
        SQLite::Database raw = data.raw();
        SQLite::Statement tables(raw, "SELECT name FROM sqlite_schema WHERE name LIKE 'signal_%'");
        while (tables.executeStep()) {
            found.insert(QString::fromStdString(tables.getColumn(0).getString()));
        }
        for (const SignalInfo& row : registry()) {
            wanted += tableOf(row.id);
        }
        QCOMPARE(found, wanted);
    }
};

EARSHOT_TEST(QCoreApplication, TestSignalsTrace)

} // namespace earshot::test_signals_trace

#include "test_signals_trace.moc"
