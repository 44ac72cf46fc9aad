package plumbline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.checkpoint.archive.FolderShelf;
import plumbline.core.checkpoint.compare.SideComparison;
import plumbline.core.checkpoint.create.CheckpointMaker;
import plumbline.core.checkpoint.restore.RestoreEngine;
import plumbline.core.checkpoint.restore.RestoreParts;
import plumbline.core.repair.Actor;
import plumbline.core.target.Engine;
import plumbline.core.work.WorkContext;
import plumbline.db.postgresql.PostgresReader;
import plumbline.db.postgresql.PostgresRestoring;
import plumbline.demo.PostgresServer;
import plumbline.demo.ServerOptions;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// What the measurements of checkpoints share: a server of their own, the product wired over it, and the programs of the
/// machine beside it.
final class CheckpointGround implements AutoCloseable {

    private static final long PATIENCE_MINUTES = 30;

    private final TestSessions sessions = new TestSessions();
    private final PostgresReader reader = new PostgresReader(sessions.sessions());
    private final CheckpointMaker maker = new CheckpointMaker(Map.of(Engine.POSTGRESQL, reader),
            new Actor("bench", "bench"), "bench", InstantSource.system(), ZoneOffset.UTC);
    private final Path folder;
    private final int port;
    private final Runnable stop;

    private CheckpointGround(Path folder, int port, Runnable stop) {
        this.folder = folder;
        this.port = port;
        this.stop = stop;
    }

    /// Over a server that it starts.
    ///
    /// @param folder for whatever is written beside the server's own
    static CheckpointGround own(Path folder) {
        PostgresServer server = TestPostgres.own(15, ServerOptions.trusting().with("shared_buffers", "256MB")
                .with("max_wal_size", "8GB").with("autovacuum", "off").with("max_locks_per_transaction", "256"));
        server.start();
        return new CheckpointGround(folder, server.port(), server::close);
    }

    /// Over a server that runs.
    static CheckpointGround at(Path folder, int port) {
        return new CheckpointGround(folder, port, () -> {
            // whoever started it stops it
        });
    }

    int port() {
        return port;
    }

    TestPostgres.Database database(String name) {
        return new TestPostgres.Database(PostgresServer.HOST, port, name.toLowerCase(Locale.ROOT),
                PostgresServer.SUPERUSER);
    }

    /// A database of a script.
    TestPostgres.Database made(String name, String script) {
        database("postgres").run("CREATE DATABASE " + name.toLowerCase(Locale.ROOT));
        TestPostgres.Database database = database(name);
        database.run(script);
        database.run("VACUUM ANALYZE");
        database.run("CHECKPOINT");
        return database;
    }

    void drop(TestPostgres.Database database) {
        database("postgres").run("DROP DATABASE " + database.name() + " WITH (FORCE)");
    }

    /// A copy of a database, page by page.
    TestPostgres.Database copy(TestPostgres.Database of, String name) {
        database("postgres").run("CREATE DATABASE " + name + " TEMPLATE " + of.name());
        return database(name);
    }

    Shelf shelf(Path place) {
        return new FolderShelf(place, reader, InstantSource.system());
    }

    Checkpoint create(TestPostgres.Database database, Path place, int workers) {
        return maker.create(new CreateRequest(database.target(), Choice.ALL, "", "", Manifest.MANUAL, workers, false),
                shelf(place), CheckpointLog.SILENT, WorkContext.none()).orThrow();
    }

    RestoreEngine restores() {
        Map<Engine, LiveReader> readers = Map.of(Engine.POSTGRESQL, reader);
        return new RestoreEngine(new RestoreParts(sessions.sessions(), readers,
                Map.of(Engine.POSTGRESQL, new PostgresRestoring(sessions.sessions())), maker, comparisons(),
                new MemoryJournal(), new Actor("bench", "bench"), () -> folder.resolve("scratch"), "bench",
                InstantSource.system()));
    }

    private SideComparison comparisons() {
        return new SideComparison(Map.of(Engine.POSTGRESQL, reader), () -> folder.resolve("scratch"),
                Optional.empty());
    }

    /// Compares a checkpoint with its database as it is now.
    ///
    /// @return how many rows differ
    long differences(Shelf shelf, Checkpoint checkpoint, TestPostgres.Database database) {
        try (Comparison found = comparisons().compare(new Side.Saved(shelf, checkpoint),
                new Side.Live(database.target()), List.of(), CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
            return found.tables().stream().mapToLong(table -> table.added() + table.removed() + table.changed())
                    .sum();
        }
    }

    /// Reads all rows by COPY and throws them away.
    ///
    /// @param inOrder whether in the order in which a checkpoint reads them, not as they lie
    /// @return bytes
    long raw(TestPostgres.Database database, boolean inOrder) {
        long bytes = 0;
        try (LiveTables tables = reader.open(database.target(), Choice.ALL, WorkContext.none())) {
            for (TableForm form : tables.inventory().tables()) {
                try (TupleReader rows = tables.rows(inOrder ? form : form.read(false, form.coding()))) {
                    while (rows.next()) {
                        bytes += rows.tuple().length();
                    }
                }
            }
        }
        return bytes;
    }

    /// Runs a program of PostgreSQL on a database.
    static void program(TestPostgres.Database database, String name, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(name, "-h", database.host(), "-p",
                String.valueOf(database.port()), "-U", database.user(), "-d", database.name()));
        words.addAll(List.of(options));
        Process process = new ProcessBuilder(words).inheritIO().start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("failed: " + words);
        }
    }

    static long size(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    static void remove(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    @Override
    public void close() {
        sessions.close();
        stop.run();
    }
}
