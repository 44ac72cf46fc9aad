package plumbline.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import plumbline.core.check.Schedules;
import plumbline.core.sql.Sql;

/// When checks are asked by themselves, as people chose it, in the store. Thread-safe.
public final class SqliteSchedules implements Schedules {

    private final Store store;

    public SqliteSchedules(Store store) {
        this.store = store;
    }

    @Override
    public Optional<String> chosen(String target, String checkPath) {
        Sql query = Sql.of("SELECT cron FROM schedule WHERE target = ? AND check_path = ?", target, checkPath);
        return store.read(view -> view.first(query, row -> row.getString(1)));
    }

    @Override
    public Map<String, String> all(String target) {
        Sql query = Sql.of("SELECT check_path, cron FROM schedule WHERE target = ?", target);
        Map<String, String> all = new TreeMap<>();
        store.read(view -> view.list(query, row -> Map.entry(row.getString(1), row.getString(2))))
                .forEach(each -> all.put(each.getKey(), each.getValue()));
        return all;
    }

    @Override
    public void choose(String target, String checkPath, String cron) {
        store.write(change -> change.update(Sql.of("""
                INSERT INTO schedule (target, check_path, cron) VALUES (?, ?, ?)
                ON CONFLICT (target, check_path) DO UPDATE SET cron = excluded.cron""", target, checkPath, cron)));
    }

    @Override
    public void forget(String target, String checkPath) {
        store.write(change -> change
                .update(Sql.of("DELETE FROM schedule WHERE target = ? AND check_path = ?", target, checkPath)));
    }
}
