package plumbline.core.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.health.MetricSource.Measured;
import plumbline.core.health.MetricSource.Probe;
import plumbline.core.health.MetricSource.Shape;
import plumbline.core.health.MetricSource.Statement;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.sql.Ident;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.target.Address;
import plumbline.core.target.ServerVersion;

/// Takes single readings of one target and remembers the counters behind rates. Used by one thread at a time.
final class Sampler {

    private static final String WAL = "-wal";
    /// SQLite folds the log back at 1,000 pages of 4 KiB unless a reader stands in the way.
    private static final long LARGE_LOG = 4L * 1024 * 1024;

    private final Address address;
    private final FileHolders files;
    private final InstantSource clock;
    private final Map<String, Counters> before = new HashMap<>();
    private final Map<String, Double> traffic = new HashMap<>();

    Sampler(Address address, FileHolders files, InstantSource clock) {
        this.address = address;
        this.files = files;
        this.clock = clock;
    }

    /// Counters at one moment; the moment is monotonic, in nanoseconds.
    private record Counters(double part, double whole, long nanos) {}

    /// Takes one reading. A value that can't be had is a reading too; only a lost connection is thrown.
    Reading read(Metric metric, Session session, ServerVersion version, double responseMillis) {
        try {
            return switch (metric.source()) {
                case Measured(Probe probe) -> measured(metric, probe, session, responseMillis);
                case Statement statement -> asked(metric, statement, session, version);
            };
        } catch (ProblemException failed) {
            if (isLost(failed.problem().code())) {
                throw failed;
            }
            return Reading.unknown(metric.id(), clock.instant(), "", failed.problem());
        }
    }

    /// Whether a failure means that the target is gone, not that one value is.
    static boolean isLost(ProblemCode code) {
        return switch (code) {
            case LOST, NO_ANSWER, REFUSED, NAME_NOT_RESOLVED, SERVER_STARTING, TOO_MANY_CONNECTIONS, FILE_MISSING,
                    FILE_UNREADABLE, NOT_SQLITE ->
                true;
            default -> false;
        };
    }

    private Reading asked(Metric metric, Statement statement, Session session, ServerVersion version) {
        Optional<NamedSql> sql = statement.of(version);
        if (sql.isEmpty()) {
            return Reading.unknown(metric.id(), clock.instant(), version.text(), null);
        }
        Rows rows = session.query(sql.get().bind(Map.of()), 1);
        Instant now = clock.instant();
        String detail = text(rows, "detail");
        String culprit = text(rows, "culprit");
        Double value = switch (statement.shape()) {
            case Shape.Gauge _ -> number(rows, "value");
            case Shape.Rate _ -> rate(metric.id(), number(rows, "value"));
            case Shape.Ratio _ -> ratio(metric.id(), number(rows, "part"), number(rows, "whole"));
        };
        Verdict verdict = value == null ? Verdict.UNKNOWN : metric.threshold().judge(value);
        Double hidden = number(rows, "hidden");
        if (hidden != null && hidden > 0 && (verdict == Verdict.OK || verdict == Verdict.UNKNOWN)) {
            // what is hidden could be the worst; a value that is bad already stays as it is
            return Reading.unknown(metric.id(), now, detail,
                    Problem.of(ProblemCode.RIGHTS, address.databaseName(), String.valueOf(hidden.longValue())));
        }
        if (statement.shape() instanceof Shape.Ratio(double floor) && belowFloor(metric.id(), floor)) {
            verdict = value == null ? Verdict.UNKNOWN : Verdict.OK;
        }
        return new Reading(metric.id(), value, verdict, now, detail, culprit, null);
    }

    private @Nullable Double rate(String metric, @Nullable Double counter) {
        if (counter == null) {
            return null;
        }
        Counters now = new Counters(counter, 0, System.nanoTime());
        Counters last = before.put(metric, now);
        // a counter that fell was reset: there is no rate across that
        if (last == null || now.part < last.part || now.nanos == last.nanos) {
            return null;
        }
        return (now.part - last.part) * 1e9 / (now.nanos - last.nanos);
    }

    private @Nullable Double ratio(String metric, @Nullable Double part, @Nullable Double whole) {
        if (part == null || whole == null) {
            return null;
        }
        Counters now = new Counters(part, whole, System.nanoTime());
        Counters last = before.put(metric, now);
        if (last == null || now.whole < last.whole || now.part < last.part) {
            traffic.remove(metric);
            return null;
        }
        double grown = now.whole - last.whole;
        traffic.put(metric, grown);
        return grown == 0 ? null : (now.part - last.part) * 100 / grown;
    }

    private boolean belowFloor(String metric, double floor) {
        return traffic.getOrDefault(metric, 0.0) < floor;
    }

    private Reading measured(Metric metric, Probe probe, Session session, double responseMillis) {
        try {
            return switch (probe) {
                case REACHABLE -> valued(metric, 1, "");
                case RESPONSE -> valued(metric, responseMillis, "");
                case FILE_SIZE -> valued(metric, (double) Files.size(file()), "");
                case WAL_SIZE -> valued(metric, (double) sizeOrZero(wal()), "");
                case DISK_USED -> diskUsed(metric);
                case ROW_COUNTS -> rowCounts(metric, session);
                case WRITE_LOCK_HELD -> {
                    FileHolders.Look look = files.look(file());
                    yield held(metric, look, look.writer());
                }
                case LOG_READER_STANDS -> {
                    FileHolders.Look look = files.look(file());
                    yield held(metric, look, look.reader().filter(_ -> look.logBytes() > LARGE_LOG));
                }
            };
        } catch (IOException unreadable) {
            return Reading.unknown(metric.id(), clock.instant(), "", Problem.of(ProblemCode.FILE_UNREADABLE,
                    address.databaseName(), String.valueOf(unreadable.getMessage())));
        }
    }

    /// Nobody holds it: 0; that it can't be told: unknown.
    private Reading held(Metric metric, FileHolders.Look look, Optional<FileHolders.Held> holder) {
        if (holder.isEmpty() && !look.told()) {
            return Reading.unknown(metric.id(), clock.instant(), "",
                    Problem.of(ProblemCode.NOT_TOLD, address.databaseName()));
        }
        double seconds = holder.map(each -> each.time().toMillis() / 1000.0).orElse(0.0);
        return new Reading(metric.id(), seconds, metric.threshold().judge(seconds), clock.instant(),
                holder.map(FileHolders.Held::locks).orElse(""), holder.map(FileHolders.Held::who).orElse(""), null);
    }

    private Reading diskUsed(Metric metric) throws IOException {
        var disk = Files.getFileStore(file());
        long total = disk.getTotalSpace();
        long free = disk.getUsableSpace();
        double used = total == 0 ? 0 : (total - free) * 100.0 / total;
        return valued(metric, used, Bytes.text((double) free) + " / " + Bytes.text((double) total));
    }

    private Reading rowCounts(Metric metric, Session session) {
        Rows tables = session.query(Sql.of("""
                SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                ORDER BY name"""), Integer.MAX_VALUE);
        long total = 0;
        StringBuilder detail = new StringBuilder();
        for (var row : tables.rows()) {
            Sql count = new SqlBuilder().add("SELECT count(*) FROM ").name(new Ident(row.text(0))).toSql();
            long rows = Long.parseLong(session.query(count, 1).firstText());
            total += rows;
            detail.append(detail.isEmpty() ? "" : " · ").append(row.text(0)).append(' ').append(rows);
        }
        return valued(metric, (double) total, detail.toString());
    }

    private Reading valued(Metric metric, double value, String detail) {
        return new Reading(metric.id(), value, metric.threshold().judge(value), clock.instant(), detail, "", null);
    }

    private Path file() {
        return switch (address) {
            case Address.SqliteAddress(Path path) -> path;
            case Address.PostgresAddress _ -> throw new IllegalStateException("a file probe on a server");
        };
    }

    private Path wal() {
        return file().resolveSibling(file().getFileName() + WAL);
    }

    private static long sizeOrZero(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static String text(Rows rows, String column) {
        Object value = rows.first(column);
        return value == null ? "" : value.toString();
    }

    private static @Nullable Double number(Rows rows, String column) {
        return rows.first(column) instanceof Number number ? number.doubleValue() : null;
    }
}
