package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.Sql;

/// On a disk of four megabytes, where this account may mount one.
final class FullDiskTest {

    private Path disk;
    private boolean mounted;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void mount(@TempDir Path folder) throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(Files.isExecutable(Path.of("/bin/mount")), "no mount here");
        mounted = run("/bin/mount", "-t", "tmpfs", "-o", "size=4m", "plumbline-test", disk.toString());
        assumeTrue(mounted, "this account may not mount");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertTrue(run("/bin/umount", disk.toString()));
        }
    }

    @Test
    void refusesWhatItCannotKeepAndGoesOnWhenThereIsRoom() throws IOException {
        Home home = new Home(disk.resolve("home"));
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[1 << 20]);
        try (Store store = new Store(home)) {
            SqliteJournal journal = new SqliteJournal(store);
            int kept = fill(journal);
            assertTrue(kept > 0);
            for (int i = 0; i < kept; i++) {
                assertTrue(journal.change("R-" + i).isPresent(), "R-" + i);
            }
            assertEquals(Optional.empty(), journal.find("R-" + kept), "all of it or nothing");
            assertEquals(List.of("ok"), store.read(
                    view -> view.list(Sql.of("PRAGMA integrity_check"), row -> row.getString(1))));
            Files.delete(ballast);
            journal.intend(Samples.entry("R-later"), Samples.images("a", "b"));
            assertTrue(journal.find("R-later").isPresent());
        }
    }

    private static int fill(SqliteJournal journal) {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            byte[] noise = new byte[50_000];
            random.nextBytes(noise);
            String run = "R-" + i;
            String text = HexFormat.of().formatHex(noise);
            try {
                journal.intend(Samples.entry(run), Samples.images(text, "b"));
            } catch (ProblemException full) {
                assertEquals(ProblemCode.STORE, full.problem().code());
                assertTrue(full.problem().detail().contains("full"), full.problem().detail());
                return i;
            }
        }
        throw new AssertionError("the disk never got full");
    }

    @Test
    void saysThatThereIsNoRoomForConnectionsAndKeepsTheOldOnes() throws IOException {
        Home home = new Home(disk.resolve("home")).create();
        String text = "# ours\nconnections:\n- {name: a, environment: test, engine: sqlite, file: /a.db}\n";
        Files.writeString(home.connections(), text);
        try (ConnectionsFile file = new ConnectionsFile(home)) {
            assertThrows(IOException.class, () -> Files.write(disk.resolve("ballast"), new byte[5 << 20]));
            ProblemException full = assertThrows(ProblemException.class,
                    () -> file.save(file.all().get().getFirst(), "a"));
            assertEquals(ProblemCode.STORE, full.problem().code());
        }
        assertEquals(text, Files.readString(home.connections()));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        return process.exitValue() == 0;
    }
}
