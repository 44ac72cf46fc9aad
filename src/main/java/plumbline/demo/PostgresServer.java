package plumbline.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL on a free port of 127.0.0.1, for the demo and for tests; its data need not survive the machine.
///
/// It has no Unix socket and does not sync. Its port stays the same over restarts. Everything that can fail is a
/// `ProblemException` of code DEMO with the end of the server's log. Thread-safe; calls wait for each other, each at
/// most about half a minute.
public final class PostgresServer implements AutoCloseable {

    /// The superuser's role.
    public static final String SUPERUSER = "postgres";

    /// The only address it listens on.
    public static final String HOST = "127.0.0.1";

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration INITDB = Duration.ofSeconds(60);
    private static final Duration STALE_ENDS = Duration.ofSeconds(8);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final int PORTS_TRIED = 5;
    private static final int LOG_LINES = 12;

    private final ServerOptions options;
    private final Path home;
    private final Path folder;
    private final Path data;
    private @Nullable Guardian guardian;
    private int port;

    private PostgresServer(ServerOptions options, Path home, Path folder) {
        this.options = options;
        this.home = home;
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    /// Prepares a server: unpacks its programs and creates its data where they are not there yet. It does not start it.
    ///
    /// @param shelf  where unpacked programs are kept, shared by servers
    /// @param folder the server's own; as root under another account both lie elsewhere, see [ServerAccount#place]
    public static PostgresServer prepare(PostgresBinaries binaries, Path shelf, Path folder, ServerOptions options) {
        try {
            Path home = binaries.unpackInto(options.account().place(shelf.toAbsolutePath()));
            Path place = options.account().place(folder.toAbsolutePath());
            PostgresServer server = new PostgresServer(options, home, place);
            if (!server.dataFit()) {
                server.initialise();
            }
            return server;
        } catch (IOException failed) {
            throw DemoProblem.of(folder.toString(), failed);
        }
    }

    /// Throws its data away and creates it as new; stops it first.
    public synchronized void recreate() {
        stop(StopMode.IMMEDIATE);
        try {
            initialise();
        } catch (IOException failed) {
            throw DemoProblem.of(folder.toString(), failed);
        }
    }

    /// Starts it and waits until it accepts connections; does nothing where it runs.
    public synchronized void start() {
        if (guardian != null && guardian.running()) {
            return;
        }
        try {
            stopStale();
            int attempts = port == 0 ? PORTS_TRIED : 1;
            while (!startedOn(port == 0 ? freePort() : port)) {
                attempts--;
                if (attempts == 0 || !portTaken()) {
                    throw DemoProblem.of("PostgreSQL", "did not start: " + logEnd());
                }
            }
        } catch (IOException failed) {
            throw DemoProblem.of("PostgreSQL", failed);
        }
    }

    /// Stops it and waits until it has ended; does nothing where it does not run.
    public synchronized void stop(StopMode mode) {
        Guardian running = guardian;
        if (running != null && !running.stop(mode.name().toLowerCase(Locale.ROOT), STOP)) {
            throw DemoProblem.of("PostgreSQL", "did not stop: " + logEnd());
        }
        guardian = null;
        try {
            stopStale();
        } catch (IOException failed) {
            throw DemoProblem.of("PostgreSQL", failed);
        }
    }

    /// Stops it fast and starts it again on the same port.
    public synchronized void restart() {
        stop(StopMode.FAST);
        start();
    }

    /// Stops it at once; its data stay.
    @Override
    public void close() {
        stop(StopMode.IMMEDIATE);
    }

    /// The port it listens on since its first start.
    public synchronized int port() {
        return port;
    }

    /// The postmaster's process id; empty where it does not run.
    public Optional<Long> pid() {
        return PostmasterFile.in(data).flatMap(PostmasterFile::process).map(ProcessHandle::pid);
    }

    /// The server's own folder: its data, configuration and log.
    public Path folder() {
        return folder;
    }

    /// Where its data lie.
    public Path dataFolder() {
        return data;
    }

    /// The file that gets what it logs; emptied at each start.
    public Path log() {
        return folder.resolve("server.log");
    }

    /// The last lines of its log.
    public String logEnd() {
        try {
            List<String> lines = Files.readString(log(), StandardCharsets.ISO_8859_1).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "no log at " + log();
        }
    }

    /// How to stop a server: `FAST` ends sessions and writes data out; after `IMMEDIATE` the next start recovers, as
    /// after a crash.
    public enum StopMode {
        FAST, IMMEDIATE
    }

    private String program(String name) {
        return home.resolve("bin").resolve(ServerAccount.windows() ? name + ".exe" : name).toString();
    }

    /// Whether there are data that were made by these programs with this password.
    private boolean dataFit() throws IOException {
        Path note = folder.resolve("made-by");
        return Files.isDirectory(data) && Files.isReadable(note) && Files.readString(note).equals(maker());
    }

    private String maker() {
        return home.getFileName() + " " + ServerAccount.fingerprint(options.password());
    }

    /// Creates the data beside their place and renames them, so that an interrupted start leaves no half.
    private void initialise() throws IOException {
        Path part = folder.resolve("data.part");
        Path secret = folder.resolve("secret");
        Folders.remove(part);
        Folders.make(part, "rwx------");
        options.account().own(part);
        List<String> words = new ArrayList<>(List.of(program("initdb"), "-D", "data.part", "-U", SUPERUSER,
                "--encoding=UTF8", "--locale=C", "--no-sync"));
        if (options.password().isEmpty()) {
            words.add("--auth=trust");
        } else {
            Files.deleteIfExists(secret);
            Files.createFile(secret);
            Folders.permit(secret, "rw-------");
            Files.writeString(secret, options.password() + "\n");
            options.account().own(secret);
            words.addAll(List.of("--auth=scram-sha-256", "--pwfile=secret"));
        }
        try {
            Command.Ended ended = Command.run(options.account().command(words), folder, INITDB);
            if (!ended.well()) {
                throw DemoProblem.of("PostgreSQL", "initdb failed: " + ended.output());
            }
        } finally {
            Files.deleteIfExists(secret);
        }
        stopStale();
        Folders.remove(data);
        Files.move(part, data);
        Files.writeString(folder.resolve("made-by"), maker());
    }

    private boolean startedOn(int candidate) throws IOException {
        writeConfiguration(candidate);
        Guardian started = Guardian.start(options.account(), home.resolve("bin"), folder, log());
        await(START, () -> !started.running() || PostmasterFile.in(data).filter(PostmasterFile::ready).isPresent());
        if (started.running() && PostmasterFile.in(data).filter(PostmasterFile::ready).isPresent()) {
            guardian = started;
            port = candidate;
            return true;
        }
        started.stop("immediate", STOP);
        return false;
    }

    /// Written at each start into a folder of ours; what initdb found out (time zone, shared memory) is included.
    private void writeConfiguration(int candidate) throws IOException {
        Map<String, String> settings = new TreeMap<>(Map.of("fsync", "off", "full_page_writes", "off",
                "synchronous_commit", "off", "max_wal_size", "128MB", "min_wal_size", "32MB"));
        settings.putAll(options.settings());
        settings.put("listen_addresses", HOST);
        settings.put("unix_socket_directories", "");
        settings.put("port", String.valueOf(candidate));
        settings.put("hba_file", "access.conf");
        List<String> lines = new ArrayList<>();
        lines.add("include = 'data/postgresql.conf'");
        settings.forEach((name, value) -> lines.add(name + " = " + quoted(value)));
        write("server.conf", lines);
        write("access.conf", options.access());
    }

    /// Writes a file for the server; its names are seen from the folder, so that no path needs an encoding.
    private void write(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, lines);
        Folders.permit(file, "rw-r--r--");
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /// Ends a server of this folder that a killed console left behind, before its data are used again.
    private void stopStale() throws IOException {
        for (String signal : List.of("-INT", "-QUIT", "-KILL")) {
            Optional<ProcessHandle> stale = PostmasterFile.in(data).flatMap(PostmasterFile::process);
            if (stale.isEmpty()) {
                break;
            }
            if (ServerAccount.windows()) {
                stale.get().destroyForcibly();
            } else {
                Command.run(options.account().command(List.of("kill", signal, String.valueOf(stale.get().pid()))),
                        folder, STOP);
            }
            await(STALE_ENDS, () -> !stale.get().isAlive());
        }
        if (PostmasterFile.in(data).flatMap(PostmasterFile::process).isPresent()) {
            throw DemoProblem.of(data.toString(), "a server of an earlier run does not stop");
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    private boolean portTaken() {
        String log = logEnd();
        return log.contains("could not bind") || log.contains("Address already in use");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[]{127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private static void await(Duration deadline, BooleanSupplier condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
