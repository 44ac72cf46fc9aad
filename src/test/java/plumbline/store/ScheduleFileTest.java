package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.backup.BackupJob;
import plumbline.core.backup.BackupJobs;
import plumbline.core.backup.Scope;
import plumbline.core.backup.Tiers;
import plumbline.core.checkpoint.timed.CheckpointJob;
import plumbline.core.checkpoint.timed.CheckpointJob.Keep;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// The file of scheduled jobs, written by the console and by people.
final class ScheduleFileTest {

    private static final CheckpointJob HOURLY = new CheckpointJob("hourly", "商店: prod #1", List.of("distillation"),
            List.of("public.notes"), List.of("sales"), "before \"noon\"", Path.of("/data/检查点"), "*/15 * * * *",
            new Keep(24, 7));
    private static final BackupJob NIGHTLY = new BackupJob("2026", "shop", List.of("public.t"), Scope.DATA, 6,
            List.of(), Path.of("/backups"), "0 2 * * *", new Tiers(7, 4, 12));
    private static final BackupJob FILES = new BackupJob("files", "", List.of(), Scope.ALL, -1,
            List.of(Path.of("/etc/app"), Path.of("/srv/a b")), Path.of("/backups"), "0 2 * * 0", null);

    @TempDir
    Path folder;

    private ScheduleFile file;

    @BeforeEach
    void open() {
        file = new ScheduleFile(new Home(folder).create());
    }

    private void write(String text) throws IOException {
        Files.writeString(file.file(), text);
    }

    @Test
    void whatIsWrittenDownIsReadAsItWasMeant() {
        file.save(HOURLY, "");
        file.save(NIGHTLY, "");
        file.save(FILES, "");

        assertEquals(new BackupJobs(List.of(), List.of(NIGHTLY, FILES), List.of(HOURLY)), file.read());
    }

    @Test
    void commentsAtTheHeadAndToolsStay() throws IOException {
        write("# ours\n\ntools: /opt/pg/bin\n");

        file.save(HOURLY, "");

        assertTrue(Files.readString(file.file()).startsWith("# ours\n"));
        assertEquals(List.of(Path.of("/opt/pg/bin")), file.read().tools());
    }

    @Test
    void aNameIsTakenOnceAmongItsKind() {
        file.save(HOURLY, "");

        ProblemException refused = assertThrows(ProblemException.class, () -> file.save(HOURLY, ""));

        assertEquals(ProblemCode.NAME_TAKEN, refused.problem().code());
    }

    @Test
    void aChangedJobStandsWhereItStood() {
        file.save(NIGHTLY, "");
        file.save(FILES, "");
        BackupJob renamed = new BackupJob("nightly", "shop", List.of(), Scope.ALL, -1, List.of(), Path.of("/b"),
                "30 3 * * *", null);

        file.save(renamed, "2026");

        assertEquals(List.of(renamed, FILES), file.read().jobs());
    }

    @Test
    void aFileWithMistakesIsNeverWrittenOver() throws IOException {
        write("checkpoints:\n  - name: x\n");

        assertThrows(ProblemException.class, () -> file.save(HOURLY, ""));

        assertEquals("checkpoints:\n  - name: x\n", Files.readString(file.file()));
    }

    @Test
    void theLastJobLeavesAFileThatCanBeRead() {
        file.save(HOURLY, "");
        file.remove(HOURLY);

        assertEquals(BackupJobs.NONE, file.read());
    }

    @Test
    void everyMistakeOfACheckpointIsToldAtOnce() throws IOException {
        write("checkpoints:\n  - name: x\n    at: noon\n    keep: {count: 0, weeks: 3}\n    to: here\n");

        String said = assertThrows(ProblemException.class, () -> file.read()).problem().detail();

        for (String option : List.of("target is missing", "at 'noon'", "keep.count", "keep.weeks", "to 'here'")) {
            assertTrue(said.contains(option), option + " in " + said);
        }
    }
}
