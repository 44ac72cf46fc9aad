package plumbline.core.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.testing.ChildJvm;

class PrivateFolderTest {

    @TempDir
    Path parent = Path.of("");

    @Test
    void goesWithAllInIt() throws IOException {
        try (PrivateFolder folder = PrivateFolder.in(parent)) {
            Files.createDirectories(folder.path().resolve("below/deeper"));
            Files.writeString(folder.path().resolve("below/deeper/file"), "secret");
        }
        assertEquals(List.of(), children());
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        try (PrivateFolder folder = PrivateFolder.in(parent.resolve("new/scratch"))) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())));
            assertEquals("rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("new/scratch"))));
        }
    }

    @Test
    void anotherOneOfTheSameProcessIsLeftAlone() throws IOException {
        try (PrivateFolder first = PrivateFolder.in(parent); PrivateFolder second = PrivateFolder.in(parent)) {
            assertTrue(Files.isDirectory(first.path()) && Files.isDirectory(second.path()));
        }
    }

    @Test
    void oneOfALivingProcessIsLeftAloneAndOneOfAKilledProcessGoes() throws IOException, InterruptedException {
        Process other = ChildJvm.of(Holder.class, "64m", List.of(parent.toString())).start();
        try (BufferedReader said = other.inputReader(StandardCharsets.UTF_8)) {
            Path held = Path.of(Optional.ofNullable(said.readLine()).orElseThrow());
            PrivateFolder.sweep(parent);
            assertTrue(Files.exists(held.resolve("file")), "swept while it was in use");
            other.destroyForcibly();
            other.waitFor(20, TimeUnit.SECONDS);
            PrivateFolder.sweep(parent);
            assertFalse(Files.exists(held), "left behind");
        } finally {
            other.destroyForcibly();
        }
        assertEquals(List.of(), children());
    }

    @Test
    void whatIsNotItsOwnIsLeftAlone() throws IOException {
        Path strange = Files.createDirectory(parent.resolve("plumbline-private-notes"));
        PrivateFolder.sweep(parent);
        assertTrue(Files.exists(strange));
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.toList();
        }
    }

    /// Holds one until it is killed.
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            PrivateFolder folder = PrivateFolder.in(Path.of(arguments[0]));
            Files.writeString(folder.path().resolve("file"), "secret");
            System.out.println(folder.path());
            System.out.flush();
            var _ = System.in.read(); // until somebody kills it
        }
    }
}
