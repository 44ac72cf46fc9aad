package plumbline.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.FindingHistory;
import plumbline.core.sql.Sql;

/// What checks answered before, in the store: their counts, never their rows. Thread-safe.
public final class SqliteFindingHistory implements FindingHistory {

    private final Store store;
    private final Retention retention;

    public SqliteFindingHistory(Store store, Retention retention) {
        this.store = store;
        this.retention = retention;
    }

    @Override
    public void keep(CheckResult result) {
        Sql insert = Sql.of(
                """
                        INSERT INTO check_answer (target, check_path, at, status, findings, millis)
                        VALUES (?, ?, ?, ?, ?, ?)""", result.target(), result.check().path(), Nanos.of(result.at()),
                result.status().word(), result.count(), result.millis());
        store.write(change -> change.update(insert));
        retention.step();
    }

    @Override
    public List<Count> since(String target, String checkPath, Instant from) {
        Sql query = Sql.of("""
                SELECT at, status, findings FROM check_answer
                WHERE target = ? AND check_path = ? AND at >= ? ORDER BY at, id""", target, checkPath, Nanos.of(from));
        return List.copyOf(store.read(view -> view.list(query, SqliteFindingHistory::count)));
    }

    @Override
    public Optional<Count> lastBefore(String target, String checkPath, Instant moment) {
        Sql query = Sql.of(
                """
                        SELECT at, status, findings FROM check_answer
                        WHERE target = ? AND check_path = ? AND at < ? ORDER BY at DESC, id DESC LIMIT 1""", target,
                checkPath, Nanos.of(moment));
        return store.read(view -> view.first(query, SqliteFindingHistory::count));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(Nanos.instant(row.getLong(1)),
                CheckStatus.valueOf(row.getString(2).toUpperCase(Locale.ROOT)), row.getLong(3));
    }
}
