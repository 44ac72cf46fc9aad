package plumbline.store;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import plumbline.core.sql.Sql;
import plumbline.core.state.UiState;

/// What the screens remember, in the store. Thread-safe.
public final class SqliteUiState implements UiState {

    private final Store store;

    public SqliteUiState(Store store) {
        this.store = store;
    }

    @Override
    public Optional<String> get(String name) {
        return store.read(
                view -> view.first(Sql.of("SELECT value FROM ui_state WHERE name = ?", name), row -> row.getString(1)));
    }

    /// Everything that is remembered.
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        store.read(view -> view.list(Sql.of("SELECT name, value FROM ui_state"),
                row -> Map.entry(row.getString(1), row.getString(2))))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    @Override
    public void put(String name, String json) {
        store.write(change -> change.update(Sql.of("""
                INSERT INTO ui_state (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value""", name, json)));
    }
}
