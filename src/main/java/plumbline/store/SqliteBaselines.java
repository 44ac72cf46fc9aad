package plumbline.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.check.Baselines;
import plumbline.core.sql.Sql;

/// Numbers of rows that were declared right, in the store. Thread-safe.
public final class SqliteBaselines implements Baselines {

    private final Store store;

    public SqliteBaselines(Store store) {
        this.store = store;
    }

    /// One table of a recorded baseline.
    private record Line(String table, long rows, String source, String who, Instant at) {}

    @Override
    public Optional<Recorded> of(String target, String checkPath) {
        Sql query = Sql.of("""
                SELECT table_name, row_count, source, who, at FROM baseline
                WHERE target = ? AND check_path = ?
                ORDER BY table_name""", target, checkPath);
        List<Line> lines = store.read(view -> view.list(query, row -> new Line(row.getString(1), row.getLong(2),
                row.getString(3), row.getString(4), Nanos.instant(row.getLong(5)))));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        lines.forEach(line -> counts.put(line.table(), line.rows()));
        Line any = lines.getFirst(); // all were recorded together
        return Optional.of(new Recorded(counts, any.source(), any.who(), any.at()));
    }

    @Override
    public void record(String target, String checkPath, Recorded baseline) {
        store.write(change -> {
            int replaced = change.update(delete(target, checkPath));
            baseline.counts().forEach((table, rows) -> change.update(Sql.of("""
                    INSERT INTO baseline (target, check_path, table_name, row_count, source, who, at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""", target, checkPath, table, rows, baseline.source(), baseline.who(),
                    Nanos.of(baseline.at()))));
            return replaced;
        });
    }

    @Override
    public void forget(String target, String checkPath) {
        store.write(change -> change.update(delete(target, checkPath)));
    }

    private static Sql delete(String target, String checkPath) {
        return Sql.of("DELETE FROM baseline WHERE target = ? AND check_path = ?", target, checkPath);
    }
}
