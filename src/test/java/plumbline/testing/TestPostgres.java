package plumbline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;
import plumbline.demo.PostgresBinaries;
import plumbline.demo.PostgresServer;
import plumbline.demo.ServerOptions;

/// Real PostgreSQL servers for tests, one a major version, started when first asked for and shared by the test JVM.
///
/// They end with the JVM, also with a killed one. A test that stops a server or changes its settings takes one of its
/// own with [#own].
public final class TestPostgres {

    /// The versions that Maven lays into `target/postgresql`.
    public static final List<Integer> MAJORS = List.of(13, 14, 15, 16, 17, 18);

    private static final Map<Integer, TestPostgres> SHARED = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Path JARS = Path.of(System.getProperty("basedir", System.getProperty("user.dir", "")))
            .resolve("target/postgresql").toAbsolutePath();
    private static final Path SERVERS = JARS.resolve("servers");

    private final PostgresServer server;

    private TestPostgres(PostgresServer server) {
        this.server = server;
    }

    /// The shared server of a major version, running.
    public static TestPostgres of(int major) {
        return SHARED.computeIfAbsent(major, TestPostgres::startShared);
    }

    /// A server for one test, prepared and not started; the test closes it.
    ///
    /// @param options for example [ServerOptions#trusting] or [ServerOptions#withPassword], with settings
    public static PostgresServer own(int major, ServerOptions options) {
        Path folder = SERVERS
                .resolve(ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet() + "-" + major);
        PostgresServer server = PostgresServer.prepare(PostgresBinaries.ofJar(JARS.resolve(major + ".jar")),
                JARS.resolve("unpacked"), folder, options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "end-" + folder.getFileName()));
        return server;
    }

    /// A new, empty database on this server.
    public Database freshDatabase() {
        Database database = new Database(PostgresServer.HOST, server.port(), "test_" + NUMBERS.incrementAndGet(),
                PostgresServer.SUPERUSER);
        try (Connection connection = database("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(database.name(), true));
            return database;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// An existing database on this server.
    public Database database(String name) {
        return new Database(PostgresServer.HOST, server.port(), name, PostgresServer.SUPERUSER);
    }

    /// The server itself; shared, so don't stop it.
    public PostgresServer server() {
        return server;
    }

    private static TestPostgres startShared(int major) {
        removeLeftOvers();
        PostgresServer server = own(major, ServerOptions.trusting().with("shared_preload_libraries",
                "pg_stat_statements").with("max_prepared_transactions", "20"));
        server.start();
        return new TestPostgres(server);
    }

    private static void end(PostgresServer server) {
        server.close();
        deleteAll(server.folder());
    }

    /// Removes what test JVMs left that were killed.
    private static void removeLeftOvers() {
        if (!Files.isDirectory(SERVERS)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> children = Files.list(SERVERS)) {
            left = children.filter(child -> {
                String pid = child.getFileName().toString().replaceFirst("-.*", "");
                return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
            }).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        left.forEach(TestPostgres::deleteAll);
    }

    private static void deleteAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException leftForNextTime) {
            System.err.println("left behind: " + leftForNextTime);
        }
    }

    /// One database of a server.
    ///
    /// @param user a superuser without password on a shared server
    public record Database(String host, int port, String name, String user) {

        /// A plain connection, for setting up and looking behind the product's back.
        public Connection connect() throws SQLException {
            return connect(Map.of());
        }

        /// A plain connection with more of the driver's properties, for example `password` or `ApplicationName`.
        public Connection connect(Map<String, String> properties) throws SQLException {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setServerNames(new String[]{host});
            source.setPortNumbers(new int[]{port});
            source.setDatabaseName(name);
            source.setUser(user);
            source.setConnectTimeout(10); // the driver keeps to a login timeout by a thread of its own each time
            for (Map.Entry<String, String> property : new TreeMap<>(properties).entrySet()) {
                source.setProperty(property.getKey(), property.getValue());
            }
            return source.getConnection();
        }

        /// Runs a script of any number of statements.
        public void run(String script) {
            try (Connection connection = connect(); Statement statement = connection.createStatement()) {
                statement.execute(script);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        /// This database as the product's target, an environment for testing, no TLS.
        public Target target() {
            return new Target(name, "", Environment.TEST,
                    new Address.PostgresAddress(host, port, name, user, TlsMode.DISABLE, ""), List.of(),
                    Duration.ofSeconds(1), false);
        }
    }
}
