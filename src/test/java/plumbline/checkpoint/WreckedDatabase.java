package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.testing.TestPostgres;

/// A small database that is always in one of two states, whole or wrecked, for tests that kill somebody in between.
final class WreckedDatabase {

    private static final String SETUP = """
            CREATE TABLE parent (id integer PRIMARY KEY, name text);
            CREATE TABLE child (id serial PRIMARY KEY, parent integer REFERENCES parent ON DELETE CASCADE, amount numeric);
            CREATE TABLE note (words text);
            INSERT INTO parent SELECT n, 'parent ' || n FROM generate_series(1, 40) AS n;
            INSERT INTO child (parent, amount) SELECT 1 + n % 40, n FROM generate_series(1, 200) AS n;
            INSERT INTO note VALUES ('one'), ('one'), ('two');
            """;
    private static final String WRECK = """
            DELETE FROM parent WHERE id % 9 = 0;
            UPDATE child SET amount = -amount WHERE id % 5 = 0;
            INSERT INTO parent VALUES (1000, 'new');
            SELECT setval('child_id_seq', 4000);
            DELETE FROM note WHERE words = 'two';
            """;

    private final TestPostgres.Database database;
    private final List<String> whole;
    private final Checkpoint checkpoint;
    private final List<String> wrecked;

    /// Made, saved on the round trip's shelf, and wrecked.
    WreckedDatabase(RoundTrip trip) {
        this.database = TestPostgres.of(18).freshDatabase();
        database.run(SETUP);
        this.whole = DatabaseImage.of(database);
        this.checkpoint = trip.create(database.target());
        database.run(WRECK);
        this.wrecked = DatabaseImage.of(database);
    }

    TestPostgres.Database database() {
        return database;
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    /// Ends the backends of jobs.
    void endJobs() {
        asked("SELECT count(pg_terminate_backend(pid)) " + JOBS);
    }

    private static final String JOBS = "FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name LIKE 'Plumbline job%'";

    /// Which state it is in, as soon as no job is left on the server; half of a restore fails the test.
    boolean isWhole(String when) {
        Await.until("the jobs are gone", Duration.ofSeconds(20), () -> asked("SELECT count(*) " + JOBS) == 0);
        List<String> now = DatabaseImage.of(database);
        assertTrue(now.equals(whole) || now.equals(wrecked), () -> when + ": half restored " + now);
        return now.equals(whole);
    }

    /// Wrecks it where it is whole.
    void wreckAgain(boolean isWhole) {
        if (isWhole) {
            database.run(WRECK);
        }
    }

    private long asked(String question) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// Nothing that is listed as good is damaged; the others are gone for the next round.
    static void assertGoodOnesAreWhole(Shelf shelf, Path kept, String when) {
        for (Checkpoint each : shelf.all()) {
            if (each.condition() == Checkpoint.Condition.GOOD) {
                assertEquals(List.of(), shelf.verify(each, WorkContext.none()), when + ": " + each.id());
            } else {
                assertEquals(Checkpoint.Condition.INCOMPLETE, each.condition(), when + ": " + each.id());
            }
            if (!each.path().equals(kept)) {
                shelf.delete(each);
            }
        }
    }
}
