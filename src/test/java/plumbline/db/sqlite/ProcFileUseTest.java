package plumbline.db.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.activity.FileUse;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// What is made of the system's lists, written by hand here; the real ones are in [FileHoldersTest].
final class ProcFileUseTest {

    private static final long SELF = 4000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;
    @SuppressWarnings("NullAway.Init")
    private Path proc;
    private String device = "";

    @BeforeEach
    void lay() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("unix"), "not a Unix");
        file = folder.toRealPath().resolve("shop data.db");
        Files.createFile(file);
        Files.createFile(folder.resolve("shop data.db-shm"));
        Files.write(folder.resolve("shop data.db-wal"), new byte[100]);
        proc = Files.createDirectories(folder.resolve("proc"));
        Files.createDirectories(proc.resolve("self"));
        device = "%02x:%02x".formatted(254, 3);
        mounted("254:3", "ext4");
    }

    private void mounted(String numbers, String kind) throws IOException {
        Files.writeString(proc.resolve("self/mountinfo"),
                "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n28 27 " + numbers + " / "
                        + folder.toRealPath().toString().replace(" ", "\\040") + " rw shared:7 - " + kind
                        + " /dev/vdb rw\n");
    }

    private static long inode(Path path) throws IOException {
        return ((Number) Files.getAttribute(path, "unix:ino")).longValue();
    }

    private FileUse told(String... locks) throws IOException {
        Files.write(proc.resolve("locks"), List.of(locks));
        return new ProcFileUse(proc, SELF, InstantSource.system()).read(file);
    }

    private String line(String kind, String mode, long pid, long inode, String range) {
        return "1: " + kind + "  ADVISORY  " + mode + " " + pid + " " + device + ":" + inode + " " + range;
    }

    private static List<String> words(FileUse use) {
        return use.holders().stream()
                .map(holder -> holder.pid() + " " + holder.command() + " " + holder.locks()).toList();
    }

    @Test
    void aWriterOfTheFileHoldsThreeLocks() throws IOException {
        openedBy(7, file);
        assertEquals(List.of("7 python3 [EXCLUSIVE, PENDING, RESERVED]"),
                words(told(line("POSIX", "WRITE", 7, inode(file), "1073741824 1073742335"))));
    }

    private void openedBy(long pid, Path... open) throws IOException {
        Files.createDirectories(proc.resolve(pid + "/fd"));
        Files.writeString(proc.resolve(pid + "/comm"), "python3\n");
        for (int i = 0; i < open.length; i++) {
            Files.createSymbolicLink(proc.resolve(pid + "/fd/" + i), open[i]);
        }
        mounted("254:3", "btrfs"); // a device of its own, so that open files decide
    }

    @Test
    void aReaderInTheLogHoldsWhatACheckpointCantPass() throws IOException {
        Path shm = file.resolveSibling("shop data.db-shm");
        openedBy(7, file, shm);
        assertEquals(List.of("7 python3 [WAL_READ, SHARED]"),
                words(told(line("POSIX", "READ", 7, inode(shm), "124 124"),
                        line("POSIX", "READ", 7, inode(shm), "128 128"),
                        line("POSIX", "READ", 7, inode(file), "1073741826 1073742335"))));
    }

    @Test
    void theWriterStandsFirst() throws IOException {
        Path shm = file.resolveSibling("shop data.db-shm");
        openedBy(7, file, shm);
        openedBy(8, file, shm);
        assertEquals(List.of("8 python3 [WAL_WRITE]", "7 python3 [WAL_READ]"),
                words(told(line("POSIX", "READ", 7, inode(shm), "124 124"),
                        line("POSIX", "WRITE", 8, inode(shm), "120 120"))));
    }

    @Test
    void theConsoleItselfIsLeftOut() throws IOException {
        openedBy(SELF, file);
        assertEquals(List.of(), words(told(line("POSIX", "WRITE", SELF, inode(file), "1073741825 1073741825"))));
    }

    @Test
    void onesThatWaitHoldNothing() throws IOException {
        openedBy(7, file);
        assertEquals(List.of(), words(told("1: -> POSIX  ADVISORY  WRITE 7 " + device + ":" + inode(file)
                + " 1073741825 1073741825")));
    }

    @Test
    void locksOfOtherFilesAreLeftOut() throws IOException {
        openedBy(7, file);
        assertEquals(List.of(), words(told(line("POSIX", "WRITE", 7, inode(file) + 1, "1073741825 1073741825"),
                line("FLOCK", "WRITE", 7, inode(file), "0 EOF"))));
    }

    @Test
    void aLockOfTheWholeFileCoversSqlitesOwn() throws IOException {
        openedBy(7, file);
        assertEquals(List.of("7 python3 [EXCLUSIVE, PENDING, RESERVED]"),
                words(told(line("POSIX", "WRITE", 7, inode(file), "0 EOF"))));
    }

    @Test
    void theSameNumberOnAnotherVolumeIsAnotherFile() throws IOException {
        openedBy(7, folder.resolve("another.db"));
        assertEquals(List.of(), words(told(line("POSIX", "WRITE", 7, inode(file), "1073741825 1073741825"))));
    }

    @Test
    void whereWhoHasItOpenCantBeSeenNobodyIsNamed() throws IOException {
        mounted("254:3", "btrfs");
        Files.createDirectories(proc.resolve("7"));
        Files.createFile(proc.resolve("7/fd")); // not a folder: it can't be listed
        FileUse use = told(line("POSIX", "WRITE", 7, inode(file), "1073741825 1073741825"));
        assertEquals("false []", use.told() + " " + use.holders());
    }

    @Test
    void locksOnANetworkAreNotAllTold() throws IOException {
        mounted("254:3", "nfs4");
        assertFalse(told().told());
    }

    @Test
    void numbersOfLayersAreNotTrusted() throws IOException {
        mounted("254:3", "overlay");
        assertFalse(told().told());
    }

    @Test
    void withoutTheListNothingIsToldButTheLog() {
        FileUse use = new ProcFileUse(proc, SELF, InstantSource.system()).read(file);
        assertEquals("false 100", use.told() + " " + use.walBytes());
    }

    @Test
    void aFileWithoutALogKeepsNone() throws IOException {
        Files.delete(file.resolveSibling("shop data.db-wal"));
        assertFalse(told().wal());
    }

    @Test
    void strangeLinesAreLeftOut() throws IOException {
        openedBy(7, file);
        assertTrue(told("", "1: POSIX", "2: POSIX ADVISORY WRITE x y z 1 2").holders().isEmpty());
    }

    @Test
    void aFileThatIsGoneIsSaid() throws IOException {
        Files.delete(file);
        assertEquals(ProblemCode.FILE_MISSING,
                assertThrows(ProblemException.class, () -> told()).problem().code());
    }
}
