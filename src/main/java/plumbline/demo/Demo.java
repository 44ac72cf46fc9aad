package plumbline.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.target.Address;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;

/// The demo: an embedded PostgreSQL with four databases and a SQLite file, each with its planted faults.
///
/// The data are dated back from the moment they are loaded, so every start loads them anew. The console and the
/// applications connect without a password as roles that are no superusers; nothing outside this machine can connect.
/// Failures are `ProblemException`s of code DEMO. Thread-safe.
public final class Demo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String GROUP = "demo";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /// The tables of the accidents: no application writes them.
    private static final Map<String, TableName> ACCIDENTS = Map.of("usage-prod",
            TableName.of("public", "distillation_topics"), "energy-prod", TableName.of("fault_record"));

    private final Slot slot;
    private final PostgresServer server;
    private final Logins logins;
    private final List<DemoSystem> systems;
    private Workload workload;

    private Demo(Slot slot, PostgresServer server, Logins logins, List<DemoSystem> systems) {
        this.slot = slot;
        this.server = server;
        this.logins = logins;
        this.systems = systems;
        this.workload = new Workload(logins, systems);
    }

    /// What a start is doing.
    public enum Step {
        UNPACKING, STARTING, LOADING, READY
    }

    /// Starts everything and waits until it is ready: some seconds the first time, when PostgreSQL is unpacked.
    ///
    /// @param folder   where the demo keeps its files; its programs are unpacked there once
    /// @param progress is told each step when it begins; called on the calling thread
    public static Demo start(Path folder, Consumer<Step> progress) {
        List<DemoSystem> systems = DemoSystem.all();
        Slot slot = takeSlot(folder);
        Demo demo = null;
        boolean ready = false;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> files = loadFiles(threads, slot, systems);
            progress.accept(Step.UNPACKING);
            String password = slot.password();
            PostgresServer server = prepare(folder, slot, password);
            progress.accept(Step.STARTING);
            demo = new Demo(slot, server, bringUp(server, password), systems);
            progress.accept(Step.LOADING);
            demo.loadDatabases(threads);
            await(files);
            progress.accept(Step.READY);
            ready = true;
            return demo;
        } catch (IOException failed) {
            throw DemoProblem.of(folder.toString(), failed);
        } finally {
            if (!ready) {
                giveUp(demo, slot);
            }
        }
    }

    /// The demo's databases as the console watches them, in the order of the index.
    public List<Target> targets() {
        return systems.stream().map(system -> new Target(system.target(), GROUP, system.environment(), address(system),
                List.of(), Target.DEFAULT_REFRESH, false)).toList();
    }

    /// Opens the sessions of a jam on one of the demo's PostgreSQL databases.
    LockTour jam(Target target, Tour.Jam jam) {
        DemoSystem system = systems.stream().filter(each -> each.target().equals(target.name())).findFirst()
                .orElseThrow();
        return new LockTour(logins, system, target, jam.view(), jam.control());
    }

    /// A checkpoint of one of the demo's databases and the accident that it is made for; empty where none is planned.
    Optional<CheckpointTour> accident(Target target, CheckpointTour.Means means) {
        TableName table = ACCIDENTS.get(target.name());
        return table == null
                ? Optional.empty()
                : systems.stream().filter(each -> each.target().equals(target.name())).findFirst()
                        .map(system -> new CheckpointTour(means, target, table, () -> wreck(system)));
    }

    private void wreck(DemoSystem system) {
        String script = system.script("tour/accident.sql");
        try (Connection connection = system.engine() == Engine.SQLITE
                ? new SqliteLoader(file(slot, system)).open()
                : logins.superuser(system.database()); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate(script);
            connection.commit();
        } catch (SQLException failed) {
            throw DemoProblem.of(system.database(), failed);
        }
    }

    /// Starts the applications' work on the databases; does nothing where it runs.
    public synchronized void startWorkload() {
        workload.start();
    }

    /// Puts everything back as it was at the start, faults included; takes a few seconds.
    ///
    /// Sessions with the PostgreSQL databases are ended; a workload that ran begins anew afterwards.
    public synchronized void reset() {
        boolean working = workload.running();
        workload.close();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> files = loadFiles(threads, slot, systems);
            loadDatabases(threads);
            await(files);
        } finally {
            workload = new Workload(logins, systems);
            if (working) {
                workload.start();
            }
        }
    }

    /// Stops the workload and the server and waits for their end; the files stay for the next start.
    @Override
    public synchronized void close() {
        workload.close();
        try {
            server.stop(PostgresServer.StopMode.FAST);
        } finally {
            slot.close();
        }
    }

    /// The PostgreSQL server, for tests that take it away.
    public PostgresServer server() {
        return server;
    }

    private Address address(DemoSystem system) {
        return switch (system.engine()) {
            case POSTGRESQL -> new Address.PostgresAddress(PostgresServer.HOST, server.port(), system.database(),
                    Logins.DBA, TlsMode.DISABLE, "");
            case SQLITE -> new Address.SqliteAddress(file(slot, system));
        };
    }

    private static PostgresServer prepare(Path folder, Slot slot, String password) {
        ServerOptions options = ServerOptions.guarded(password, Logins.DBA)
                .with("shared_preload_libraries", "pg_stat_statements").with("track_io_timing", "on");
        return PostgresServer.prepare(PostgresBinaries.ofThisSystem(), folder.resolve("programs"),
                slot.folder().resolve("postgresql"), options);
    }

    /// Starts the server with its roles; with new data where the old ones don't work, as after a power cut.
    private static Logins bringUp(PostgresServer server, String password) {
        try {
            return start(server, password);
        } catch (ProblemException damaged) {
            LOG.info("the demo's server is made anew: {}", damaged.getMessage());
            server.recreate();
            try {
                return start(server, password);
            } catch (ProblemException failed) {
                server.close();
                throw failed;
            }
        }
    }

    private static Logins start(PostgresServer server, String password) {
        server.start();
        Logins logins = new Logins(server.port(), password);
        new DatabaseLoader(logins).createRoles();
        return logins;
    }

    private static void giveUp(@Nullable Demo demo, Slot slot) {
        if (demo != null) {
            demo.close();
        } else {
            slot.close();
        }
    }

    private static Path file(Slot slot, DemoSystem system) {
        return slot.folder().resolve(system.database()).toAbsolutePath().normalize();
    }

    private static Slot takeSlot(Path folder) {
        try {
            return Slot.take(folder);
        } catch (IOException failed) {
            throw DemoProblem.of(folder.toString(), failed);
        }
    }

    private static List<Future<?>> loadFiles(ExecutorService threads, Slot slot, List<DemoSystem> systems) {
        List<Future<?>> loading = new ArrayList<>();
        systems.stream().filter(system -> system.engine() == Engine.SQLITE)
                .forEach(system -> loading
                        .add(threads.submit(() -> new SqliteLoader(file(slot, system)).load(system))));
        return loading;
    }

    private void loadDatabases(ExecutorService threads) {
        DatabaseLoader loader = new DatabaseLoader(logins);
        List<Future<?>> loading = new ArrayList<>();
        systems.stream().filter(system -> system.engine() == Engine.POSTGRESQL)
                .forEach(system -> loading.add(threads.submit(() -> loader.load(system))));
        await(loading);
    }

    private static void await(List<Future<?>> loading) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Future<?> each : loading) {
            try {
                each.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof ProblemException expected) {
                    throw expected;
                }
                throw new IllegalStateException(failed.getCause());
            } catch (TimeoutException late) {
                loading.forEach(other -> other.cancel(true));
                throw DemoProblem.of("demo", "loading took longer than " + PATIENCE.toSeconds() + " s");
            } catch (InterruptedException wanted) {
                Thread.currentThread().interrupt();
                throw DemoProblem.of("demo", "loading was interrupted");
            }
        }
    }
}
