package plumbline.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.SavedNumbers;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.EngineReader;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.Restores;
import plumbline.core.checkpoint.Restoring;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.archive.FolderShelf;
import plumbline.core.checkpoint.compare.SideComparison;
import plumbline.core.checkpoint.count.CheckpointNumbers;
import plumbline.core.checkpoint.create.CheckpointMaker;
import plumbline.core.checkpoint.restore.RestoreEngine;
import plumbline.core.checkpoint.restore.RestoreParts;
import plumbline.core.journal.Journal;
import plumbline.core.repair.Actor;
import plumbline.core.session.Sessions;
import plumbline.core.target.Engine;
import plumbline.db.postgresql.PostgresJsonRows;
import plumbline.db.postgresql.PostgresReader;
import plumbline.db.postgresql.PostgresRestoring;
import plumbline.db.sqlite.SqliteReader;
import plumbline.db.sqlite.SqliteRestoring;

/// What makes, keeps, compares and puts back checkpoints, each when it is first needed. Thread-safe.
///
/// @param folder  where checkpoints lie unless they are put elsewhere
/// @param scratch where rows and files are kept for a while
/// @param version of the program
record CheckpointParts(Supplier<Sessions> sessions, Supplier<Journal> journal, Supplier<Actor> actor,
        Supplier<Path> folder, Supplier<Path> scratch, String version, InstantSource clock) {

    /// The longest that one statement on a SQLite file may take.
    private static final Duration STATEMENT = Duration.ofHours(6);

    /// The checkpoints of a folder.
    ///
    /// @param chosen null: the usual one
    Shelf shelf(@Nullable Path chosen) {
        return new FolderShelf(chosen == null ? folder.get() : chosen, sqlite(), scratch, clock);
    }

    /// Makes checkpoints.
    Checkpoints checkpoints() {
        return new CheckpointMaker(readers(), actor.get(), version, clock, ZoneId.systemDefault());
    }

    /// The numbers of rows they tell.
    ///
    /// @param chosen null: the usual folder
    SavedNumbers numbers(@Nullable Path chosen) {
        return new CheckpointNumbers(() -> shelf(chosen), sessions.get());
    }

    /// Compares them.
    Comparisons comparisons() {
        return new SideComparison(readers(), scratch, Optional.of(new PostgresJsonRows()));
    }

    /// Puts them back.
    Restores restores() {
        return new RestoreEngine(new RestoreParts(sessions.get(), readers(), restorings(),
                Optional.of(new PostgresJsonRows()), checkpoints(), comparisons(), journal.get(), actor.get(), scratch,
                version, clock));
    }

    /// Reads targets.
    LiveReader reader() {
        return new EngineReader(readers());
    }

    private LiveReader sqlite() {
        return new SqliteReader(sessions.get(), clock, STATEMENT);
    }

    private Map<Engine, LiveReader> readers() {
        return Map.of(Engine.POSTGRESQL, new PostgresReader(sessions.get()), Engine.SQLITE, sqlite());
    }

    private Map<Engine, Restoring> restorings() {
        return Map.of(Engine.POSTGRESQL, new PostgresRestoring(sessions.get()), Engine.SQLITE,
                new SqliteRestoring(sessions.get(), clock, STATEMENT));
    }
}
