package plumbline.core.pack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.session.Needs;
import plumbline.core.sql.NamedSql;
import plumbline.core.target.Engine;
import plumbline.core.text.LocalText;

/// One read-only question whose honest answer is a list of findings.
///
/// @param pack       id of its pack
/// @param id         unique in the pack, kebab-case
/// @param why        what it asks and why that matters
/// @param kind       how the answer is judged
/// @param engines    the database systems it can be asked on
/// @param statements by database system; empty for the kinds that write their own or ask no database
/// @param key        the columns that identify a finding
/// @param wrong      the column that holds the wrong value, or empty
/// @param right      the column that holds what it should be, or empty
/// @param needs      without which it is skipped
/// @param timeout    how long it may take
/// @param schedule   when it is asked by itself unless the person says otherwise: a cron expression, or empty for never
/// @param masked     columns that hold private data: never shown, exported or stored
/// @param repairs    ways to put it right, the least destructive first
public record Check(String pack, String id, LocalText title, LocalText why, Severity severity, Kind kind,
        List<Engine> engines, Map<Engine, NamedSql> statements, List<String> key, String wrong, String right,
        Needs needs, Duration timeout, String schedule, List<String> masked, List<Repair> repairs) {

    public Check {
        engines = List.copyOf(engines);
        statements = Map.copyOf(statements);
        key = List.copyOf(key);
        masked = List.copyOf(masked);
        repairs = List.copyOf(repairs);
    }

    /// The statement for a database system.
    public Optional<NamedSql> statement(Engine engine) {
        return Optional.ofNullable(statements.get(engine));
    }

    /// All it runs on a database system, as its pack writes it: the steps of a trial, then the question; empty for the
    /// kinds that write their own or ask no database.
    public List<NamedSql> runs(Engine engine) {
        List<NamedSql> runs = new ArrayList<>(
                kind instanceof Kind.Trial(var steps) ? steps.getOrDefault(engine, List.of()) : List.of());
        statement(engine).ifPresent(runs::add);
        return runs;
    }

    /// Whether it is run only when a person chose it alone, never by its time and never together with others.
    public boolean onlyByName() {
        return kind instanceof Kind.Trial;
    }

    /// Whether it can be asked on a database system.
    public boolean asksOn(Engine engine) {
        return engines.contains(engine);
    }

    /// Pack and id as one word, for lists and history: `usage-tracking/usage-count`.
    public String path() {
        return pack + "/" + id;
    }

    /// The way of this id; an empty id names the first.
    public Optional<Repair> repair(String wayId) {
        return repairs.stream().filter(way -> wayId.isEmpty() || way.id().equals(wayId)).findFirst();
    }

    /// The ways that have something to do on a database system, the least destructive first.
    public List<Repair> repairs(Engine engine) {
        return repairs.stream().filter(way -> way.worksOn(engine)).toList();
    }
}
