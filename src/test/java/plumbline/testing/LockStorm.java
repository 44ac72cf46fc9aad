package plumbline.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Many sessions in two databases that lock rows, tables, keys and numbers at random, wait, deadlock, prepare, give up
/// and begin again.
public final class LockStorm implements AutoCloseable {

    private static final int ROWS = 6;

    private final List<TestPostgres.Database> databases;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    /// Begins at once.
    ///
    /// @param seed by which the same choices are made again
    public LockStorm(TestPostgres server, int sessions, long seed) {
        databases = List.of(server.freshDatabase(), server.freshDatabase());
        for (TestPostgres.Database database : databases) {
            database.run(
                    "CREATE TABLE a (id int PRIMARY KEY, n int); INSERT INTO a SELECT i, 0 FROM generate_series(1, "
                            + ROWS + ") AS i; CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);"
                            + "CREATE TABLE c (id int)");
        }
        for (int i = 0; i < sessions; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().name("storm-" + i).start(() -> act(number, new Random(seed + number))));
        }
    }

    /// Where the product looks from.
    public TestPostgres.Database home() {
        return databases.getFirst();
    }

    private void act(int number, Random random) {
        TestPostgres.Database database = databases.get(number % 5 == 0 ? 1 : 0);
        while (!over.get()) {
            try (Connection connection = database.connect(Map.of("ApplicationName", "storm " + number));
                    Statement statement = connection.createStatement()) {
                statement.execute("SET deadlock_timeout = '" + (200 + random.nextInt(800)) + "ms'");
                while (!over.get()) {
                    transaction(statement, random, "storm " + database.name() + " " + number);
                }
            } catch (SQLException | InterruptedException brokenOff) {
                // begins again
            }
        }
    }

    private static void transaction(Statement statement, Random random, String gid)
            throws SQLException, InterruptedException {
        boolean advisory = false;
        statement.execute("BEGIN");
        try {
            statement.execute("SET LOCAL lock_timeout = '" + (300 + random.nextInt(2_000)) + "ms'");
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                String sql = lock(random);
                advisory |= sql.contains("advisory");
                statement.execute(sql);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(120));
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(600));
            if (!advisory && random.nextInt(4) == 0) {
                statement.execute("PREPARE TRANSACTION '" + gid + "'");
                TimeUnit.MILLISECONDS.sleep(random.nextInt(800));
                statement.execute("ROLLBACK PREPARED '" + gid + "'");
            } else {
                statement.execute("ROLLBACK");
            }
        } catch (SQLException gaveUp) {
            statement.execute("ROLLBACK");
        }
    }

    private static String lock(Random random) {
        int id = 1 + random.nextInt(ROWS);
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> "UPDATE a SET n = n + 1 WHERE id = " + id;
            case 3 -> "SELECT * FROM a WHERE id = " + id + " FOR SHARE";
            case 4 -> "INSERT INTO b VALUES (" + random.nextInt(4) + ", " + id + ")";
            case 5 -> "SELECT pg_advisory_xact_lock(" + id + ")";
            case 6 -> "LOCK TABLE c IN SHARE MODE";
            case 7 -> "LOCK TABLE c IN ROW EXCLUSIVE MODE";
            default -> random.nextInt(3) == 0 ? "LOCK TABLE c" : "SELECT count(*) FROM c";
        };
    }

    @Override
    public void close() {
        over.set(true);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
