package plumbline.core.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Severity;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.service.ApplicationService;
import plumbline.core.session.Column;
import plumbline.core.session.Needs;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.target.Address;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Checks that measure instead of reading findings: numbers of rows, time, bytes, an answer of the application. Thread-safe.
final class Measurement {

    private final Baselines baselines;
    private final ApplicationService service;

    Measurement(Baselines baselines, ApplicationService service) {
        this.baselines = baselines;
        this.service = service;
    }

    /// Counts tables and compares with what was recorded, else with what the pack says.
    Judge.Judged baseline(Session session, Target target, Check check, Kind.Baseline kind) {
        Map<String, Long> recorded = recorded(target, check);
        Map<String, Long> counts = together(kind, recorded);
        refuseMissing(session, target, counts);
        List<Row> rows = new ArrayList<>();
        List<Severity> verdicts = new ArrayList<>();
        counts.forEach((table, baseline) -> {
            if (baseline == 0 && !recorded.containsKey(table)) {
                return;
            }
            long current = count(session, table);
            Severity verdict = Judge.drift(kind, baseline, current);
            verdicts.add(verdict);
            rows.add(Judge.with(row(table, baseline, current, Judge.percent(baseline, current)), verdict));
        });
        if (rows.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NO_BASELINE, target.name(),
                    String.join(", ", counts.keySet())));
        }
        return Judge.judged(check, List.of(text("table"), number("baseline"), number("current"), number("percent")),
                rows, verdicts);
    }

    /// Counts the tables of the pack and those that were recorded.
    Map<String, Long> counts(Session session, Target target, Check check, Kind.Baseline kind, WorkContext context) {
        Map<String, Long> counts = together(kind, recorded(target, check));
        refuseMissing(session, target, counts);
        Map<String, Long> now = new LinkedHashMap<>();
        for (String table : counts.keySet()) {
            context.checkCancelled();
            context.progress((double) now.size() / counts.size(), table);
            now.put(table, count(session, table));
        }
        return now;
    }

    private static void refuseMissing(Session session, Target target, Map<String, Long> counts) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        counts.keySet().forEach(table -> tables.put(table, List.of()));
        List<String> missing = session.dialect().missing(session, Needs.of(tables));
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.MISSING_TABLE, target.name(), String.join(", ", missing)));
        }
    }

    private Map<String, Long> recorded(Target target, Check check) {
        return baselines.of(target.name(), check.path()).map(Baselines.Recorded::counts).orElse(Map.of());
    }

    private static Map<String, Long> together(Kind.Baseline kind, Map<String, Long> recorded) {
        Map<String, Long> counts = new LinkedHashMap<>(kind.counts());
        counts.putAll(recorded);
        return counts;
    }

    /// The number of rows of a table.
    private static long count(Session session, String table) {
        Sql sql = new SqlBuilder().add("SELECT count(*) AS n FROM ").table(TableName.parse(table)).toSql();
        return session.query(sql, 1).first("n") instanceof Long rows ? rows : 0;
    }

    /// Runs a statement to its end and judges the time.
    Judge.Judged statement(Questions questions, Check check, Kind.StatementTime kind) {
        long began = System.nanoTime();
        questions.ask(check, 0);
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return timed(check, "statement", check.id(), millis, kind.warning(), kind.critical(), null);
    }

    /// Asks the application and judges status and time.
    Judge.Judged probe(Target target, Check check, Kind.Probe kind, WorkContext context) {
        ApplicationService.Answer answer = service.request(target, "GET", kind.path(), check.timeout(), context);
        return timed(check, "path", kind.path(), answer.millis(), kind.warning(), kind.critical(), answer);
    }

    /// Measures the write-ahead log beside the database file: its directory entry alone, since opening and closing the
    /// file would drop SQLite's locks.
    Judge.Judged wal(Target target, Check check, Kind.WalSize kind) {
        if (!(target.address() instanceof Address.SqliteAddress(Path file))) {
            throw new IllegalArgumentException("no file: " + target.name());
        }
        Path wal = file.resolveSibling(file.getFileName() + "-wal");
        long bytes = bytes(target, wal);
        Severity verdict = kind.limits().judge((double) bytes);
        return Judge.judged(check, List.of(text("file"), number("bytes")),
                List.of(Judge.with(row(String.valueOf(wal.getFileName()), bytes), verdict)), List.of(verdict));
    }

    private static long bytes(Target target, Path wal) {
        try {
            return Files.size(wal);
        } catch (NoSuchFileException _) {
            return 0; // nobody writes now, or the journal is of another mode
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_UNREADABLE, target.name(),
                    String.valueOf(unreadable.getMessage())), unreadable);
        }
    }

    private static Judge.Judged timed(Check check, String what, String name, long millis, Duration warning,
            Duration critical, ApplicationService.@Nullable Answer answer) {
        Severity verdict = millis > critical.toMillis()
                ? Severity.CRITICAL
                : millis > warning.toMillis() ? Severity.WARNING : Severity.INFO;
        List<Column> columns = new ArrayList<>(
                List.of(text(what), number("millis"), number("warning_millis"), number("critical_millis")));
        List<@Nullable Object> values = new ArrayList<>(
                List.of(name, millis, warning.toMillis(), critical.toMillis()));
        if (answer != null) {
            columns.add(number("status"));
            values.add((long) answer.status());
            verdict = answer.succeeded() ? verdict : Severity.CRITICAL;
        }
        return Judge.judged(check, columns, List.of(Judge.with(new Row(values), verdict)), List.of(verdict));
    }

    private static Row row(@Nullable Object... values) {
        return new Row(java.util.Arrays.asList(values));
    }

    private static Column text(String name) {
        return new Column(name, "text", ValueKind.TEXT);
    }

    private static Column number(String name) {
        return new Column(name, "numeric", ValueKind.NUMBER);
    }
}
