package plumbline.checkpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.JsonRows;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.archive.FolderShelf;
import plumbline.core.checkpoint.compare.SideComparison;
import plumbline.core.checkpoint.create.CheckpointMaker;
import plumbline.core.checkpoint.restore.RestoreEngine;
import plumbline.core.checkpoint.restore.RestoreParts;
import plumbline.core.repair.Actor;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.postgresql.PostgresJsonRows;
import plumbline.db.postgresql.PostgresReader;
import plumbline.db.postgresql.PostgresRestoring;
import plumbline.db.sqlite.SqliteReader;
import plumbline.db.sqlite.SqliteRestoring;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestSessions;

/// Checkpoints as the product wires them, over a folder of the test's own.
final class RoundTrip implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    final TestSessions sessions = new TestSessions();
    final MemoryJournal journal = new MemoryJournal();
    final Shelf shelf;
    final Checkpoints checkpoints;
    final Comparisons comparisons;
    final RestoreEngine restores;

    RoundTrip(Path folder) {
        SqliteReader files = new SqliteReader(sessions.sessions(), InstantSource.system(), LONGEST);
        Map<Engine, LiveReader> readers = Map.of(Engine.POSTGRESQL, new PostgresReader(sessions.sessions()),
                Engine.SQLITE, files);
        this.shelf = new FolderShelf(folder.resolve("checkpoints"), files, () -> folder.resolve("scratch"),
                InstantSource.system());
        this.checkpoints = new CheckpointMaker(readers, new Actor("tester", "here"), "test",
                InstantSource.system(), ZoneOffset.UTC);
        Optional<JsonRows> json = Optional.of(new PostgresJsonRows());
        this.comparisons = new SideComparison(readers, () -> folder.resolve("scratch"), json);
        this.restores = new RestoreEngine(new RestoreParts(sessions.sessions(), readers,
                Map.of(Engine.POSTGRESQL, new PostgresRestoring(sessions.sessions()), Engine.SQLITE,
                        new SqliteRestoring(sessions.sessions(), InstantSource.system(), LONGEST)),
                json, checkpoints, comparisons, journal,
                new Actor("tester", "here"), () -> folder.resolve("scratch"), "test", InstantSource.system()));
    }

    Checkpoint create(Target target) {
        return checkpoints.create(new CreateRequest(target, Choice.ALL, "", "", Manifest.MANUAL, 1, false), shelf,
                CheckpointLog.SILENT, WorkContext.none()).orThrow();
    }

    RestoreResult restore(Target target, Checkpoint checkpoint, RestoreRequest.Mode mode) {
        return restores.applyUnseen(new RestoreRequest(target, shelf, checkpoint, List.of(), mode,
                plumbline.core.checkpoint.CellChoice.ALL, true, false, false, true, List.of(), ""),
                CheckpointLog.SILENT, WorkContext.none()).orThrow();
    }

    Comparison compare(Side from, Side to) {
        return comparisons.compare(from, to, List.of(), CheckpointLog.SILENT, WorkContext.none()).orThrow();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
