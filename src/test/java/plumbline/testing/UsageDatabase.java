package plumbline.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;

/// A usage-tracking database made by somebody else: another column order, extra columns, Chinese and mixed-case names
/// beside it. Five of its eight counters are right.
public final class UsageDatabase {

    /// The findings: id to what the counter says; 2 says too much, 5 too little, 7 nothing at all.
    public static final Map<Long, Long> WRONG = new TreeMap<>(Map.of(2L, 9L, 5L, 0L, 7L, -1L));

    private final Target target;
    private final Source source;

    private UsageDatabase(Target target, Source source) {
        this.target = target;
        this.source = source;
        run(SCHEMA);
    }

    /// Opens a plain connection for set-up.
    @FunctionalInterface
    public interface Source {

        Connection open() throws SQLException;
    }

    private static final String SCHEMA = """
            CREATE TABLE distillations (
                created_at TEXT, "备注" TEXT, usage_count INTEGER, keyword TEXT NOT NULL, "Mixed Case" INTEGER,
                id INTEGER PRIMARY KEY);
            CREATE TABLE distillation_usage (used_at TEXT, distillation_id INTEGER, article_id INTEGER,
                id INTEGER PRIMARY KEY);
            INSERT INTO distillations (id, keyword, usage_count, "备注", "Mixed Case") VALUES
                (1, '轮胎 "A"', 2, '甲', 1), (2, '机油', 9, NULL, 2), (3, '刹车片', 1, '丙', 3), (4, '火花塞', 0, '丁', 4),
                (5, '雨刷', 0, '戊', 5), (6, '空滤', 2, '己', 6), (7, '电瓶', NULL, '庚', 7), (8, '防冻液', 0, '辛', 8);
            INSERT INTO distillation_usage (id, distillation_id, article_id, used_at) VALUES
                (1, 1, 1, 'x'), (2, 1, 2, 'x'), (3, 2, 3, 'x'), (4, 3, 4, 'x'), (5, 5, 5, 'x'), (6, 5, 6, 'x'),
                (7, 6, 7, 'x'), (8, 6, 8, 'x'), (9, 7, 9, 'x');
            """;

    /// One on PostgreSQL.
    public static UsageDatabase postgres(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        return new UsageDatabase(database.target(), database::connect);
    }

    /// One by the word a test names it with: a PostgreSQL version, or `sqlite` for a file of its own under the folder.
    public static UsageDatabase of(String kind, Path folder) {
        return kind.equals("sqlite") ? sqlite(TestSessions.freshFolder(folder)) : postgres(Integer.parseInt(kind));
    }

    /// One in a SQLite file.
    public static UsageDatabase sqlite(Path folder) {
        Path file = folder.resolve("用量 usage.db");
        return new UsageDatabase(Target.adHoc(new Address.SqliteAddress(file), Environment.TEST),
                () -> DriverManager.getConnection("jdbc:sqlite:" + file));
    }

    public Target target() {
        return target;
    }

    /// A plain connection beside the console's.
    public Connection connect() throws SQLException {
        return source.open();
    }

    /// Runs a script.
    public void run(String script) {
        try (Connection connection = source.open(); Statement statement = connection.createStatement()) {
            for (String each : script.split(";\\s*\\n", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(script, broken);
        }
    }

    /// Every counter by id; -1 for NULL.
    public Map<Long, Long> counters() {
        Map<Long, Long> counters = new TreeMap<>();
        try (Connection connection = source.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT id, COALESCE(usage_count, -1) FROM distillations ORDER BY id")) {
            while (rows.next()) {
                counters.put(rows.getLong(1), rows.getLong(2));
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return counters;
    }
}
