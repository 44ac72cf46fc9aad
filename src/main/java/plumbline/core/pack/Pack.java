package plumbline.core.pack;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.core.target.Engine;
import plumbline.core.text.LocalText;

/// What teaches the console one application system.
///
/// @param id             stable, kebab-case; the name of its folder
/// @param engines        the database systems it works on
/// @param characteristic tables by whose existence a database is recognised as this system's; empty: fits every one
/// @param tiles          values of the application system that are watched
/// @param checkpoint     what it says about checkpoints; empty: nothing
/// @param histories      rows whose earlier versions are kept
/// @param origin         the folder it was read from, or `built in`
public record Pack(String id, LocalText title, Set<Engine> engines, List<String> characteristic, List<Check> checks,
        List<Tile> tiles, Optional<CheckpointRules> checkpoint, List<History> histories, String origin) {

    /// The pack that needs no knowledge of a schema.
    public static final String INTEGRITY = "integrity";

    public Pack {
        engines = Set.copyOf(engines);
        characteristic = List.copyOf(characteristic);
        checks = List.copyOf(checks);
        tiles = List.copyOf(tiles);
        histories = List.copyOf(histories);
    }

    /// A pack without tiles that says nothing about checkpoints.
    public Pack(String id, LocalText title, Set<Engine> engines, List<String> characteristic, List<Check> checks,
            String origin) {
        this(id, title, engines, characteristic, checks, List.of(), Optional.empty(), List.of(), origin);
    }

    /// The check of this id.
    public Optional<Check> check(String checkId) {
        return checks.stream().filter(check -> check.id().equals(checkId)).findFirst();
    }
}
