package plumbline.core.pack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.sql.NamedSql;
import plumbline.core.target.Engine;
import plumbline.core.text.LocalText;

/// One read-only question whose honest answer is a list of findings.
///
/// @param pack       id of its pack
/// @param id         unique in the pack, kebab-case
/// @param why        what it asks and why that matters
/// @param statements by database system; each returns the rows that must not exist
/// @param key        the columns that identify a finding; they come first
/// @param wrong      the column that holds the wrong value, or empty
/// @param right      the column that holds what it should be, or empty
/// @param needs      tables with their columns, without which it is skipped
/// @param timeout    how long it may take
/// @param masked     columns that hold private data: never shown, exported or stored
/// @param repairs    ways to put it right, the least destructive first
public record Check(String pack, String id, LocalText title, LocalText why, Severity severity,
        Map<Engine, NamedSql> statements, List<String> key, String wrong, String right,
        Map<String, List<String>> needs, Duration timeout, List<String> masked, List<Repair> repairs) {

    public Check {
        statements = Map.copyOf(statements);
        key = List.copyOf(key);
        needs = Map.copyOf(needs);
        masked = List.copyOf(masked);
        repairs = List.copyOf(repairs);
    }

    /// The statement for a database system.
    public Optional<NamedSql> statement(Engine engine) {
        return Optional.ofNullable(statements.get(engine));
    }

    /// Pack and id as one word, for lists and history: `usage-tracking/usage-count`.
    public String path() {
        return pack + "/" + id;
    }

    /// The way of this id; an empty id names the first.
    public Optional<Repair> repair(String wayId) {
        return repairs.stream().filter(way -> wayId.isEmpty() || way.id().equals(wayId)).findFirst();
    }
}
