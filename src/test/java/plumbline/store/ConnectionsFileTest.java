package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;
import plumbline.testing.Await;

final class ConnectionsFileTest {

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Home home;
    private ConnectionsFile file;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void open(@TempDir Path folder) {
        home = new Home(folder.resolve("home"));
        file = new ConnectionsFile(home, SOON);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void createsNothingByReading() {
        assertEquals(List.of(), file.all().get());
        assertFalse(Files.exists(home.folder()));
    }

    @Test
    void savesInOrderForItsOwnerOnly() throws IOException {
        file.save(postgres("first"), "");
        file.save(sqlite("second"), "second");
        file.save(sqlite("once first"), "first");
        assertEquals(List.of("once first", "second"), names(file));
        assertTrue(file.all().get().stream().allMatch(Target::saved));
        assertEquals("rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(home.connections())));
        try (ConnectionsFile again = new ConnectionsFile(home)) {
            assertEquals(file.all().get(), again.all().get());
        }
        file.remove("once first");
        assertEquals(List.of("second"), names(file));
        try (Stream<Path> left = Files.list(home.folder())) {
            assertEquals(List.of("connections.yaml", "connections.yaml.lock"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void writesWhatATeamCanRead() throws IOException {
        file.save(postgres("用量"), "");
        file.save(sqlite("energy"), "");
        assertEquals("""
                # The connections of Plumbline. There are no passwords in here, so that a team can share the file.
                connections:
                  - name: 用量
                    group: shop
                    environment: production
                    engine: postgresql
                    host: db1
                    port: 5432
                    database: usage
                    user: app
                    tls: require
                    packs:
                      - usage-tracking
                    refresh-seconds: 10
                  - name: energy
                    environment: test
                    engine: sqlite
                    file: /data/energy.db
                """, Files.readString(home.connections()));
    }

    @Test
    void refusesATakenAndAnUnknownName() {
        file.save(sqlite("a"), "");
        file.save(sqlite("b"), "");
        assertEquals(ProblemCode.NAME_TAKEN, refusal(() -> file.save(sqlite("a"), "b")).code());
        assertEquals(ProblemCode.NAME_TAKEN, refusal(() -> file.save(sqlite("a"), "")).code());
        assertEquals(ProblemCode.UNKNOWN_TARGET, refusal(() -> file.remove("c")).code());
        assertEquals(List.of("a", "b"), names(file));
    }

    @Test
    void refusesWhatItCouldNotReadBack() {
        for (Target odd : List.of(sqlite(" blanks "), sqlite("two\nlines"), sqlite("postgresql://x"),
                with(Duration.ofMillis(1500)), with(Duration.ZERO))) {
            Problem problem = refusal(() -> file.save(odd, ""));
            assertEquals(ProblemCode.BAD_INPUT, problem.code(), problem.detail());
            assertFalse(problem.detail().isBlank());
        }
        assertFalse(Files.exists(home.connections()));
    }

    @Test
    void leavesAFileWithMistakesAlone() throws IOException {
        file.save(sqlite("a"), "");
        String mistaken = "connections:\n  - name: a\n    password: hunter2\n";
        Files.writeString(home.connections(), mistaken);
        for (Runnable change : List.<Runnable>of(() -> file.save(sqlite("b"), ""), () -> file.remove("a"))) {
            Problem problem = refusal(change);
            assertEquals(ProblemCode.BAD_CONNECTIONS_FILE, problem.code());
            assertTrue(problem.detail().contains("line 2: engine is missing"), problem.detail());
            assertTrue(problem.detail().contains("line 3: a password has no place"), problem.detail());
        }
        assertEquals(mistaken, Files.readString(home.connections()));
        try (ConnectionsFile again = new ConnectionsFile(home)) {
            assertEquals(ProblemCode.BAD_CONNECTIONS_FILE, again.problem().get().orElseThrow().code());
        }
    }

    @Test
    void followsWhatOtherProgramsDo() throws IOException {
        file.follow();
        try (ConnectionsFile other = new ConnectionsFile(home)) {
            other.save(sqlite("a"), "");
            Await.until("the new connection", DEADLINE, () -> names(file).equals(List.of("a")));
            String good = Files.readString(home.connections());
            Files.writeString(home.connections(), "connections: [");
            Await.until("the mistake", DEADLINE, () -> file.problem().get().isPresent());
            assertEquals(List.of("a"), names(file), "what was last known");
            Files.writeString(home.connections(), good.replace("name: a", "name: b"));
            Await.until("the mended file", DEADLINE, () -> names(file).equals(List.of("b")));
            assertEquals(Optional.empty(), file.problem().get());
            Files.delete(home.connections());
            Await.until("no file any more", DEADLINE, () -> names(file).isEmpty());
        }
    }

    @Test
    void addsToWhatAnotherProgramHasJustWritten() {
        try (ConnectionsFile other = new ConnectionsFile(home)) {
            other.save(sqlite("a"), "");
            file.save(sqlite("b"), "");
            assertEquals(List.of("a", "b"), names(file));
        }
    }

    @Test
    void writesThroughASymbolicLink() throws IOException {
        Path shared = Files.createDirectory(home.create().folder().resolve("git")).resolve("team.yaml");
        Files.writeString(shared, "# of the team\nconnections:\n");
        Files.createSymbolicLink(home.connections(), shared);
        file.save(sqlite("a"), "");
        assertTrue(Files.isSymbolicLink(home.connections()));
        assertTrue(Files.readString(shared).startsWith("# of the team\nconnections:\n  - name: a\n"));
    }

    @Test
    void removesWhatAKilledWriterLeft() throws IOException {
        Path left = Files.createFile(home.create().folder().resolve(".connections.yaml-123.tmp"));
        file.save(sqlite("a"), "");
        assertFalse(Files.exists(left));
    }

    @Test
    void saysWhenTheFileIsNoText() throws IOException {
        Files.write(home.create().connections(), new byte[]{(byte) 0xff, 0, 1});
        try (ConnectionsFile again = new ConnectionsFile(home)) {
            assertEquals(ProblemCode.BAD_CONNECTIONS_FILE, again.problem().get().orElseThrow().code());
        }
    }

    private static Problem refusal(Runnable action) {
        return assertThrows(ProblemException.class, action::run).problem();
    }

    private static List<String> names(ConnectionsFile file) {
        return file.all().get().stream().map(Target::name).toList();
    }

    private static Target postgres(String name) {
        return new Target(name, "shop", Environment.PRODUCTION,
                new PostgresAddress("db1", 5432, "usage", "app", TlsMode.REQUIRE, ""), List.of("usage-tracking"),
                Duration.ofSeconds(10), false);
    }

    private static Target sqlite(String name) {
        return new Target(name, "", Environment.TEST, new SqliteAddress(Path.of("/data/energy.db")), List.of(),
                Target.DEFAULT_REFRESH, false);
    }

    private static Target with(Duration refresh) {
        return new Target("odd", "", Environment.TEST, new SqliteAddress(Path.of("/data/energy.db")), List.of(),
                refresh, false);
    }
}
