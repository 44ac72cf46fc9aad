package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.cli.CommandLineMain;
import plumbline.store.SqliteUiState;
import plumbline.testing.Await;
import plumbline.testing.ChildJvm;

/// Ctrl-C, or a polite end of the process, in the middle of a backup command: nothing half is left, and it is said.
class CancelledBackupsTest {

    private static final long LONG = 64L << 30;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void politely() {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "there a process can't be ended politely");
    }

    @Test
    void anArchiveLeavesNothing() throws Exception {
        Path source = Files.createDirectories(folder.resolve("source"));
        sparse(source.resolve("large.bin"));
        Path to = folder.resolve("to");

        cancelled(to, "backup", "files", "--folder", source.toString(), "--to", to.toString());

        assertEquals(List.of(), names(to));
    }

    @Test
    void compressingAScriptLeavesTheScriptAlone() throws Exception {
        Path to = Files.createDirectories(folder.resolve("to"));
        Path script = to.resolve("backup_20200101_000000.sql");
        sparse(script);
        Files.setLastModifiedTime(script, FileTime.from(Instant.now().minus(Duration.ofDays(90))));

        cancelled(to, "backup", "prune", "--dir", to.toString(), "--daily", "1", "--gzip-sql", "1", "--execute");

        assertEquals(List.of("backup_20200101_000000.sql"), names(to));
        assertEquals(LONG, Files.size(script));
    }

    @Test
    void aScheduledArchiveLeavesNothing() throws Exception {
        Path source = Files.createDirectories(folder.resolve("source"));
        sparse(source.resolve("large.bin"));
        Path to = folder.resolve("to");
        Files.writeString(Files.createDirectories(folder.resolve("home")).resolve("backups.yaml"), """
                backups:
                  - name: keys
                    files: [%s]
                    at: "* * * * *"
                    to: %s
                """.formatted(source, to));

        dueSince(Duration.ofMinutes(2));

        cancelled(to, "backup", "run-due");

        assertEquals(List.of(), names(to));
    }

    private void dueSince(Duration ago) {
        try (Wiring wiring = new Wiring(() -> folder.resolve("home"), Map.of(), new CommandLineMain(Map.of(),
                new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), "1").messages())) {
            new SqliteUiState(wiring.store()).put("backup.last.keys", "\"" + Instant.now().minus(ago) + "\"");
        }
    }

    /// Zeros that take no room on the disk and a while to read.
    private static void sparse(Path file) throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(LONG);
        }
    }

    /// Ends the command as soon as it has begun to write; it says so.
    private void cancelled(Path to, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        command.addAll(List.of(words));
        Path said = folder.resolve("said");
        Process child = ChildJvm.of(Main.class, "256m", command).redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(said.toFile())).start();
        try {
            Await.until("the command writes", Duration.ofSeconds(40),
                    () -> !child.isAlive() || names(to).stream().anyMatch(name -> name.endsWith(".partial")));
            child.destroy();
            assertTrue(child.waitFor(25, TimeUnit.SECONDS), "it did not end");
        } finally {
            child.destroyForcibly();
        }
        assertNotEquals(0, child.exitValue());
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertTrue(text.contains("cancelled"), text);
    }

    private static List<String> names(Path to) {
        if (!Files.isDirectory(to)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(to)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException gone) {
            return List.of();
        }
    }
}
