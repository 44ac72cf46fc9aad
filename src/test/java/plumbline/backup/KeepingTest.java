package plumbline.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.backup.BackupFolder;
import plumbline.core.backup.BackupJob;
import plumbline.core.backup.BackupJobs;
import plumbline.core.backup.BackupWork;
import plumbline.core.backup.Flaw;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.PrunePlan;
import plumbline.core.backup.Pruner;
import plumbline.core.backup.Tiers;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.schedule.DueJobs;
import plumbline.core.schedule.Ran;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.MemoryState;

/// Archives of files, what lies in a folder, retention and times: all without a server.
final class KeepingTest {

    private static final WorkContext NONE = WorkContext.none();
    private static final String WHOLE = """
            --
            -- PostgreSQL database dump
            --
            SELECT 1;
            --
            -- PostgreSQL database dump complete
            --
            """;

    @TempDir
    Path folder;

    private final Backing backing = new Backing(List.of());

    @AfterEach
    void end() {
        backing.close();
    }

    private Path dir() {
        return folder.resolve("backups");
    }

    private Path config() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("app.yaml"), "a: 1\n");
        Files.createSymbolicLink(config.resolve("current 当前"), Path.of("app.yaml"));
        Files.setPosixFilePermissions(config.resolve("app.yaml"), PosixFilePermissions.fromString("rw-r-x---"));
        return config;
    }

    private Pruner pruner() {
        return new Pruner(backing.verifier, backing.clock, ZoneOffset.UTC);
    }

    private PrunePlan plan(int daily, int weekly, int monthly, boolean others) {
        return pruner().plan(dir(), new Tiers(daily, weekly, monthly), others, OptionalInt.empty(), NONE);
    }

    private static List<String> names(List<FoundBackup> backups) {
        return backups.stream().map(FoundBackup::name).toList();
    }

    private Path old(String name, int days, String text) throws IOException {
        Path file = Files.createDirectories(dir()).resolve(name);
        if (name.endsWith(".gz")) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } else {
            Files.writeString(file, text);
        }
        Files.setLastModifiedTime(file, FileTime.from(backing.clock.instant().minus(Duration.ofDays(days))));
        return file;
    }

    @Test
    void anArchivedFolderComesBackWithLinksAndRights() throws IOException {
        FoundBackup made = backing.maker.files(config(), dir(), NONE);

        backing.restorer.unpack(made.path(), folder.resolve("back"), NONE);

        Path back = folder.resolve("back/config");
        assertEquals("config_20260131_020000.tar.gz", made.name());
        assertEquals("app.yaml", Files.readSymbolicLink(back.resolve("current 当前")).toString());
        assertEquals("rw-r-x---",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(back.resolve("app.yaml"))));
    }

    @Test
    void anArchiveIsNeverUnpackedOverFilesThatAreThere() throws IOException {
        FoundBackup made = backing.maker.files(config(), dir(), NONE);

        assertThrows(ProblemException.class,
                () -> backing.restorer.unpack(made.path(), folder.resolve("config"), NONE));
    }

    @Test
    void anArchiveThatIsCutOffIsFound() throws IOException {
        FoundBackup made = backing.maker.files(config(), dir(), NONE);
        byte[] bytes = Files.readAllBytes(made.path());
        Files.write(made.path(), java.util.Arrays.copyOf(bytes, bytes.length - 20));

        FoundBackup now = new BackupFolder(ZoneOffset.UTC).one(made.path(), NONE);

        assertEquals(FoundBackup.State.DAMAGED, now.state());
    }

    @Test
    void aBackupsFolderInsideTheArchivedOneIsLeftOut() throws IOException {
        Path config = config();
        backing.maker.files(config, config.resolve("backups"), NONE);

        FoundBackup second = backing.maker.files(config, config.resolve("backups"), NONE);

        assertEquals("config_20260131_020000_2.tar.gz", second.name());
        assertEquals(3, backing.verifier.verify(second, NONE).entries());
    }

    @Test
    void scriptsAreListedWithWhetherTheyAreWhole() throws IOException {
        old("backup_20260101_020000.sql.gz", 30, WHOLE);
        old("backup_20260102_020000.sql.gz", 29, WHOLE.substring(0, 60));
        Files.write(old("backup_20260103_020000.sql.gz", 28, WHOLE), new byte[]{31, -117, 8, 0, 0});

        List<FoundBackup> found = new BackupFolder(ZoneOffset.UTC).list(dir(), true, NONE);

        assertEquals(List.of("PACKED", "ENDING", "whole"), found.stream().map(FoundBackup::flaw)
                .map(flaw -> flaw == null ? "whole" : flaw.code().name()).toList());
    }

    @Test
    void aScriptIsNeverRun() throws IOException {
        Path script = old("backup_20260101_020000.sql.gz", 30, WHOLE);
        Target target = Target.adHoc(new Address.SqliteAddress(folder.resolve("x.db")), Environment.TEST);

        ProblemException refused = assertThrows(ProblemException.class,
                () -> backing.restorer.plan(script, target, List.of(), true, NONE));

        assertEquals(ProblemCode.PLAIN_SCRIPT, refused.problem().code());
    }

    private void madeDaily(int days) throws IOException {
        Instant last = backing.clock.instant();
        config();
        for (int day = days; day >= 0; day--) {
            backing.clock.set(last.minus(Duration.ofDays(day)));
            backing.maker.files(folder.resolve("config"), dir(), NONE);
        }
    }

    @Test
    void eachTierKeepsItsOwn() throws IOException {
        madeDaily(60);

        List<String> stay = plan(3, 2, 3, false).lines().stream().filter(line -> !line.reason().goes())
                .map(line -> line.backup().name().substring(7, 15) + " " + line.reason().word()).toList();

        assertEquals(List.of("20260131 daily", "20260130 daily", "20260129 daily", "20260128 daily",
                "20260125 weekly", "20251231 monthly"), stay);
    }

    @Test
    void theNewestStaysHoweverOldItIs() throws IOException {
        madeDaily(2);
        backing.clock.forward(Duration.ofDays(400));

        assertEquals(2, plan(0, 0, 0, false).going().size());
    }

    @Test
    void aPlanDeletesNothing() throws IOException {
        madeDaily(2);

        int going = plan(0, 0, 0, false).going().size();

        assertEquals(2, going);
        assertEquals(3, new BackupFolder(ZoneOffset.UTC).list(dir(), false, NONE).size());
    }

    @Test
    void nothingIsDeletedWhereTheNewestIsNotGood() throws IOException {
        madeDaily(2);
        Path newest = dir().resolve("config_20260131_020000.tar.gz");
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);

        Pruner.Pruned done = pruner().perform(plan(0, 0, 0, false), NONE);

        assertEquals(List.of(), done.deleted());
        assertEquals(Flaw.Code.NEWEST, done.left().getFirst().why().code());
    }

    @Test
    void filesOfOtherScriptsGoOnlyWhenAskedFor() throws IOException {
        old("backup_20250101_020000.sql.gz", 300, WHOLE);
        old("backup_20260130_020000.sql.gz", 1, WHOLE);
        old("notes_20250101_020000.sql.gz", 300, WHOLE);
        old("notes_20260101_020000.sql.gz", 30, WHOLE);

        assertEquals(List.of(), plan(7, 0, 0, false).going());
        assertEquals(List.of("backup_20250101_020000.sql.gz"), names(plan(7, 0, 0, true).going()));
    }

    @Test
    void oldPlainScriptsAreCompressedAndYoungOnesNot() throws IOException {
        Path aged = old("campaign_data_20250101_020000.sql", 31, WHOLE);
        Path young = old("campaign_data_20260130_020000.sql", 1, WHOLE);

        pruner().perform(pruner().plan(dir(), new Tiers(0, 0, 0), false, OptionalInt.of(30), NONE), NONE);

        assertFalse(Files.exists(aged));
        assertTrue(Files.exists(dir().resolve("campaign_data_20250101_020000.sql.gz")));
        assertTrue(Files.exists(young));
    }

    private Path yaml(String text) throws IOException {
        return Files.writeString(folder.resolve("backups.yaml"), text);
    }

    @Test
    void everyMistakeOfTheScheduleIsToldAtOnce() throws IOException {
        Path file = yaml("""
                backups:
                  - name: nightly
                    target: shop
                    to: relative
                    at: noon
                    color: red
                """);

        ProblemException refused = assertThrows(ProblemException.class, () -> BackupJobs.read(file));

        for (String option : List.of("backups[0].to", "backups[0].at", "backups[0].color")) {
            assertTrue(refused.problem().detail().contains(option), refused.problem().detail());
        }
    }

    private DueJobs<BackupJob, FoundBackup> due(MemoryState state) {
        return new DueJobs<>(new BackupWork(backing.maker, pruner(), _ -> Optional.empty()), folder.resolve("lock"),
                state, backing.clock, ZoneOffset.UTC);
    }

    private List<BackupJob> jobs() throws IOException {
        config();
        return BackupJobs.read(yaml("backups:\n  - name: files\n    files: " + folder.resolve("config") + "\n    to: "
                + dir() + "\n    at: daily\n    keep: {daily: 1}\n")).jobs();
    }

    @Test
    void aScheduledBackupIsMadeOnceWhenItsTimeComesAndMissedTimesAreSaid() throws IOException {
        List<BackupJob> jobs = jobs();
        DueJobs<BackupJob, FoundBackup> due = due(new MemoryState());
        assertEquals(List.of(), due.run(jobs, NONE), "it counts from when it is first seen");
        backing.clock.forward(Duration.ofHours(73));

        List<Ran<BackupJob, FoundBackup>> ran = due.run(jobs, NONE);

        assertEquals(1, ran.size());
        assertEquals(2, ran.getFirst().missed());
        assertEquals(1, ran.getFirst().made().size());
        assertEquals(List.of(), due.run(jobs, NONE), "and not twice");
    }
}
