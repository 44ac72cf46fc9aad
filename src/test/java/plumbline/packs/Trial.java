package plumbline.packs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.pack.Check;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Repair;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.repair.Actor;
import plumbline.core.repair.RepairEngine;
import plumbline.core.repair.RepairRequest;
import plumbline.core.service.ApplicationService;
import plumbline.core.work.WorkContext;
import plumbline.core.yaml.Yaml;
import plumbline.core.yaml.YamlNode;
import plumbline.testing.Forgetful;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// One pack on real servers.
final class Trial implements AutoCloseable {

    private final TestSessions sessions = new TestSessions();
    private final PackShelf shelf = new PackShelf(Path.of("/nonexistent"));
    private final Pack pack;
    final MemoryJournal journal = new MemoryJournal();
    final RepairEngine repairs = new RepairEngine(sessions.sessions(), shelf, IgnoredFindings.none(),
            ApplicationService.none(), journal, new Actor("anna", "desk"), InstantSource.system());
    private final CheckRunner checks = new CheckRunner(sessions.sessions(), shelf, new Forgetful(), Baselines.none(),
            IgnoredFindings.none(), ApplicationService.none(), InstantSource.system());

    Trial(String pack) {
        this.pack = shelf.pack(pack)
                .orElseThrow(() -> new IllegalStateException(shelf.shelf().get().mistakes().toString()));
    }

    /// A fault of one check and how often it is there.
    record Fault(String check, long count, String sql) {

        @Override
        public String toString() {
            return check;
        }
    }

    /// A fault and one way to put it right.
    record Mend(Fault fault, String way) {

        @Override
        public String toString() {
            return fault.check() + " " + way;
        }
    }

    List<Check> checks() {
        return pack.checks();
    }

    Check check(String id) {
        return pack.check(id).orElseThrow();
    }

    /// Every fault with every way of its check.
    List<Mend> mends(List<Fault> faults) {
        List<Mend> mends = new ArrayList<>();
        faults.forEach(fault -> check(fault.check()).repairs().stream().map(Repair::id)
                .forEach(way -> mends.add(new Mend(fault, way))));
        return mends;
    }

    TestPostgres.Database database(int major, String... scripts) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        for (String script : scripts) {
            database.run(script);
        }
        return database;
    }

    /// A database as the demo makes it.
    TestPostgres.Database demo(String system) {
        return database(18, resource(system, "10-schema.sql"), resource(system, "30-data.sql"),
                resource(system, "90-faults.sql"));
    }

    /// What the demo says it planted: id to count.
    static Map<String, Long> planted(String system) {
        Map<String, Long> planted = new TreeMap<>();
        if (Yaml.read(resource(system, "planted.yaml"), (_, _, _) -> {})
                .orElseThrow() instanceof YamlNode.Items(List<YamlNode> items, _)) {
            items.forEach(item -> {
                if (item instanceof YamlNode.Fields(Map<String, YamlNode> fields, _)
                        && fields.get("id") instanceof YamlNode.Scalar(String id, _)
                        && fields.get("count") instanceof YamlNode.Scalar(String count, _)) {
                    planted.put(id, Long.valueOf(count));
                }
            });
        }
        return planted;
    }

    private static String resource(String system, String file) {
        try (InputStream in = Objects
                .requireNonNull(Trial.class.getResourceAsStream("/plumbline/demo/" + system + "/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    CheckResult ask(TestPostgres.Database database, String check) {
        return checks.run(database.target(), check(check), 1_000, WorkContext.none());
    }

    RepairRequest request(TestPostgres.Database database, String check, String way) {
        return new RepairRequest(database.target(), check(check), check(check).repair(way).orElseThrow(), List.of(),
                "");
    }

    private static final String CATALOG = """
            SELECT 'an index', indexdef FROM pg_indexes WHERE schemaname = 'public'
            UNION ALL
            SELECT 'a constraint', conrelid::regclass || ' ' || conname || pg_get_constraintdef(oid) || convalidated
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT 'a column', table_name || column_name FROM information_schema.columns WHERE table_schema = 'public'
            """;

    /// Every row, column, constraint and index of the schema `public`, as text.
    static String everything(TestPostgres.Database database) {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            StringBuilder question = new StringBuilder(CATALOG);
            for (String table : column(statement,
                    "SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) {
                question.append(" UNION ALL SELECT ").append(statement.enquoteLiteral(table)).append(", t::text FROM ")
                        .append(table).append(" t");
            }
            column(statement,
                    "SELECT part || ' ' || line FROM (" + question + ") AS each (part, line) ORDER BY part, line")
                    .forEach(line -> all.append(line).append('\n'));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return all.toString();
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                values.add(String.valueOf(result.getString(1)));
            }
        }
        return values;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
