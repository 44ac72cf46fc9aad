package plumbline.core.checkpoint.restore;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.JsonRows;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.Restoring;
import plumbline.core.journal.Journal;
import plumbline.core.repair.Actor;
import plumbline.core.session.Sessions;
import plumbline.core.target.Engine;

/// What a restore works with.
///
/// @param readers    for each database system
/// @param restorings for each database system
/// @param json       lets a server read rows that are JSON
/// @param scratch    the folder for rows that are kept for a while
/// @param version    of the program
public record RestoreParts(Sessions sessions, Map<Engine, LiveReader> readers, Map<Engine, Restoring> restorings,
        Optional<JsonRows> json, Checkpoints checkpoints, Comparisons comparisons, Journal journal, Actor actor,
        Supplier<Path> scratch, String version, InstantSource clock) {

    /// Without rows that are JSON.
    public RestoreParts(Sessions sessions, Map<Engine, LiveReader> readers, Map<Engine, Restoring> restorings,
            Checkpoints checkpoints, Comparisons comparisons, Journal journal, Actor actor, Supplier<Path> scratch,
            String version, InstantSource clock) {
        this(sessions, readers, restorings, Optional.empty(), checkpoints, comparisons, journal, actor, scratch,
                version,
                clock);
    }

    public RestoreParts {
        readers = Map.copyOf(readers);
        restorings = Map.copyOf(restorings);
    }

    LiveReader reader(Engine engine) {
        return known(readers.get(engine), engine);
    }

    Restoring restoring(Engine engine) {
        return known(restorings.get(engine), engine);
    }

    private static <T> T known(@org.jspecify.annotations.Nullable T part, Engine engine) {
        if (part == null) {
            throw new IllegalArgumentException("nothing for " + engine);
        }
        return part;
    }
}
