package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.repair.Actor;
import plumbline.core.repair.RepairEngine;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.service.ApplicationService;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.Forgetful;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// A pack at work on one database, with the real engine behind it.
final class PackBench implements AutoCloseable {

    /// The word for SQLite where a test otherwise gives a version of PostgreSQL.
    static final String SQLITE = "sqlite";

    private static final Pattern PLANTED = Pattern.compile("id: ([a-z0-9-]+),.*count: (\\d+)");

    private final String pack;
    private final Target target;
    private final Source source;
    private final TestSessions sessions = new TestSessions();
    private final CheckRunner checks;
    private final RepairEngine repairs;

    /// Opens a plain connection behind the product's back.
    @FunctionalInterface
    private interface Source {

        Connection open() throws SQLException;
    }

    /// @param kind   a version of PostgreSQL, or `sqlite`
    /// @param folder for the file and whatever is kept
    PackBench(String pack, String kind, Path folder, ApplicationService service) {
        this.pack = pack;
        if (kind.equals(SQLITE)) {
            Path file = TestSessions.freshFolder(folder).resolve("库 file.db");
            target = Target.adHoc(new Address.SqliteAddress(file), Environment.TEST);
            source = () -> DriverManager.getConnection("jdbc:sqlite:" + file);
        } else {
            TestPostgres.Database database = TestPostgres.of(Integer.parseInt(kind)).freshDatabase();
            target = database.target();
            source = database::connect;
        }
        PackShelf packs = new PackShelf(folder.resolve("packs"));
        checks = new CheckRunner(sessions.sessions(), packs, new Forgetful(), Baselines.none(),
                IgnoredFindings.none(), service, InstantSource.system());
        repairs = new RepairEngine(sessions.sessions(), packs, IgnoredFindings.none(), service, new MemoryJournal(),
                new Actor("anna", "desk"), InstantSource.system());
    }

    /// Another program's connection.
    Connection connect() throws SQLException {
        return source.open();
    }

    /// Runs a script; on SQLite a statement ends with its line.
    void run(String script) {
        try (Connection connection = source.open(); Statement statement = connection.createStatement()) {
            for (String each : script.split(";\\s*(\\n|$)", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(script, broken);
        }
    }

    /// Loads a system of the demo with its planted faults.
    void demo(String system) {
        List<String> scripts = new ArrayList<>();
        for (String script : List.of("10-schema.sql", "30-data.sql", "90-faults.sql")) {
            scripts.add(resource("plumbline/demo/" + system + "/" + script));
        }
        run(String.join("\n", scripts));
    }

    /// The planted faults of a system of the demo: id to count.
    static Map<String, Long> planted(String system) {
        Map<String, Long> planted = new TreeMap<>();
        Matcher lines = PLANTED.matcher(resource("plumbline/demo/" + system + "/planted.yaml"));
        while (lines.find()) {
            planted.put(lines.group(1), Long.valueOf(lines.group(2)));
        }
        return planted;
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(PackBench.class.getClassLoader().getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Check check(String id) {
        return checks.chosen(target, List.of(pack), List.of(id)).orThrow().getFirst();
    }

    List<Check> checks() {
        return checks.chosen(target, List.of(pack), List.of()).orThrow();
    }

    CheckResult ask(String id) {
        CheckResult result = checks.run(target, check(id), 1_000, WorkContext.none());
        assertTrue(result.problem() == null || result.status().name().equals("SKIPPED"),
                id + ": " + result.problem());
        return result;
    }

    /// The ways of a check that can be tried and taken back here.
    List<Repair> ways(String id) {
        return check(id).repairs(target.engine()).stream().filter(way -> way.means().transactional()).toList();
    }

    /// Puts findings right.
    RepairResult apply(String id, String way) {
        Check check = check(id);
        return repairs.applyUnseen(new RepairRequest(target, check, check.repair(way).orElseThrow(), List.of(), ""),
                WorkContext.none()).orThrow();
    }

    /// Previews, applies and undoes a way, and looks at the rows and at the check after each.
    void roundTrip(String id, Repair way) {
        long found = ask(id).count();
        String before = everything();
        repairs.preview(new RepairRequest(target, check(id), way, List.of(), ""), WorkContext.none()).orThrow();
        assertEquals(before, everything(), "a preview changes nothing");
        List<String> runs = apply(id, way.id()).runs();
        assertEquals(0, ask(id).count(), way.id() + " puts right");
        for (String run : runs.reversed()) {
            assertTrue(repairs.undo(target, run, true, WorkContext.none()).orThrow().executed(), way.id());
        }
        assertEquals(before, everything(), "an undo puts every row back");
        assertEquals(found, ask(id).count(), "the fault is back");
    }

    /// All rows of all tables.
    private String everything() {
        StringBuilder all = new StringBuilder();
        try (Connection connection = source.open();
                ResultSet tables = connection.getMetaData().getTables(null,
                        target.engine().word().equals(SQLITE) ? null : "public", "%", new String[]{"TABLE"})) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    List<String> lines = new ArrayList<>();
                    while (rows.next()) {
                        lines.add(line(rows));
                    }
                    lines.sort(null);
                    all.append(table).append('\n').append(String.join("\n", lines)).append('\n');
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return all.toString();
    }

    private static String line(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            values.add(rows.getString(i));
        }
        return values.toString();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
