package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.backup.Backups;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.FoundBackup.State;
import plumbline.core.problem.ProblemCode;
import plumbline.core.schedule.ScheduledJob;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.testing.Desk;
import plumbline.testing.MemoryState;
import plumbline.testing.TestPostgres;
import plumbline.ui.backups.ArchiveViewModel;
import plumbline.ui.backups.BackupDialogs;
import plumbline.ui.backups.BackupsViewModel;
import plumbline.ui.backups.CreateBackupViewModel;
import plumbline.ui.backups.JobKind;
import plumbline.ui.backups.JobViewModel;
import plumbline.ui.backups.PruneViewModel;
import plumbline.ui.backups.RemoveJobViewModel;
import plumbline.ui.backups.SchedulesViewModel;
import plumbline.ui.fx.Mark;
import plumbline.ui.sheet.BackupDesk;
import plumbline.ui.sheet.BackupSheetViewModel;

/// The screens of full backups and schedules on real databases, without a window: every question is answered at once.
final class BackupScreensTest implements BackupDialogs {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Desk desk = new Desk();
    private final List<Object> asked = new ArrayList<>();
    private BackupStage stage;
    private Backups backups;
    private BackupsViewModel model;
    private SchedulesViewModel schedules;

    @BeforeEach
    void open() throws IOException, SQLException {
        stage = new BackupStage(folder);
        backups = stage.wiring.backups();
        SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(Instant.now());
        model = new BackupsViewModel(new BackupsViewModel.Sources(backups, stage.targets,
                new BackupDesk(backups, desk.work, desk.notices::add, desk), this, InstantSource.system(),
                ZoneOffset.UTC), desk.work, now, new MemoryState());
        schedules = new SchedulesViewModel(new SchedulesViewModel.Sources(backups.book(), backups.due(),
                stage.wiring.timedCheckpoints().due(), stage.targets, backups::folderOf, _ -> List.of("energy-faults"),
                this, InstantSource.system(), ZoneOffset.UTC), desk.work, now);
        model.refresh();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private <T> T last(Class<T> type) {
        return type.cast(asked.getLast());
    }

    @Override
    public void create(CreateBackupViewModel create) {
        asked.add(create);
    }

    @Override
    public void archive(ArchiveViewModel archive) {
        asked.add(archive);
    }

    @Override
    public void prune(PruneViewModel prune) {
        asked.add(prune);
    }

    @Override
    public void schedule(JobViewModel job) {
        asked.add(job);
    }

    @Override
    public void unschedule(RemoveJobViewModel remove) {
        asked.add(remove);
    }

    private FoundBackup made() {
        model.create();
        CreateBackupViewModel create = last(CreateBackupViewModel.class);
        create.targetProperty().set(stage.energy);
        create.create();
        return Objects.requireNonNull(model.chosenProperty().get());
    }

    @Test
    void whatWasMadeIsChosenAndStandsFirst() {
        FoundBackup made = made();

        assertEquals(made.path(), model.list().shown().getFirst().path());
    }

    @Test
    void plainDumpsAreReadThroughWithoutBeingAsked() {
        assertEquals(List.of(State.DAMAGED, State.UNRECORDED),
                model.list().shown().stream().map(FoundBackup::state).toList());
    }

    @Test
    void aPlainDumpCanBeRestoredNowhere() {
        model.chosenProperty().set(model.list().shown().getLast());

        assertEquals(List.of(), model.restorable());
    }

    @Test
    void aDamagedByteIsFoundByVerifying() throws IOException {
        Path file = made().path();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);

        model.verify();

        assertTrue(model.saidProperty().get().text().contains("SHA-256"), model.saidProperty().get().text());
        assertEquals(Mark.CRITICAL, model.saidProperty().get().mark());
    }

    private BackupSheetViewModel restoring(Target target) {
        if (target.equals(stage.energy)) {
            model.restore();
        } else {
            model.restoreInto(target);
        }
        return desk.backupSheets.getLast();
    }

    @Test
    void productionAsksForTheNameBeforeARestore() {
        made();
        BackupSheetViewModel sheet = restoring(stage.energy);
        boolean before = sheet.canAct().get();
        sheet.flow().typedNameProperty().set("energy-prod");

        assertEquals(List.of(false, true), List.of(before, sheet.canAct().get()));
    }

    @Test
    void aRestorePutsTheRowsBackBesideASafetyCopy() throws SQLException {
        made();
        stage.sql(stage.energy, "DELETE FROM pue");
        BackupSheetViewModel sheet = restoring(stage.energy);
        sheet.flow().typedNameProperty().set("energy-prod");

        sheet.act();

        assertEquals(3, stage.rows(stage.energy));
        assertTrue(desk.notices.getFirst().text().contains("before_restore"), desk.notices.getFirst().text());
    }

    @Test
    void anotherDatabaseMustBeMeantExpressly() throws SQLException {
        made();
        stage.sql(stage.copy, "DELETE FROM pue");
        BackupSheetViewModel sheet = restoring(stage.copy);
        sheet.act();
        int refused = stage.rows(stage.copy);
        sheet.acceptedProperty().set(true);
        sheet.act();

        assertEquals(List.of(0, 3), List.of(refused, stage.rows(stage.copy)));
    }

    @Test
    void keepingInBoundsShowsWhatGoesAndDeletesNothingElse() {
        model.list().folderProperty().set(backups.folderOf("energy-prod"));
        model.prune();
        PruneViewModel prune = last(PruneViewModel.class);
        prune.dailyProperty().set(0);
        prune.weeklyProperty().set(0);
        prune.monthlyProperty().set(0);
        boolean before = prune.hasWork();
        prune.othersProperty().set(true);

        prune.prune();

        assertFalse(before, "files of other scripts stay unless they are meant");
        assertEquals(List.of("backup_20261101_020000.sql.gz"), model.list().shown().stream()
                .filter(each -> each.state() != State.DAMAGED).map(FoundBackup::name).toList(), "the newest good one");
    }

    @Test
    void anArchivedFolderIsUnpackedBesideWhatIsThere() throws IOException {
        Path etc = Files.createDirectories(folder.resolve("etc"));
        Files.writeString(etc.resolve("app.yaml"), "a: 1");
        model.archive();
        ArchiveViewModel archive = last(ArchiveViewModel.class);
        archive.folderProperty().set(etc.toString());
        archive.archive();

        model.unpack(folder.resolve("back"));

        assertEquals("a: 1", Files.readString(folder.resolve("back/etc/app.yaml")));
    }

    @Test
    void aFolderOfAnotherScriptIsRemembered() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("backup_20260101_020000.sql"), "SELECT 1");

        model.list().add(other);

        assertEquals(List.of("backup_20260101_020000.sql"),
                model.list().shown().stream().map(FoundBackup::name).toList());
    }

    private void schedule(String name) {
        schedules.add(JobKind.CHECKPOINT);
        JobViewModel job = last(JobViewModel.class);
        job.nameProperty().set(name);
        job.targetProperty().set(stage.energy);
        job.cronProperty().set("*/15 * * * *");
        job.save();
    }

    @Test
    void aScheduleIsWrittenDownAndShownWithItsNextTime() {
        schedule("quarterly");

        assertEquals(List.of("quarterly"), schedules.lines().stream().map(each -> each.job().name()).toList());
        assertTrue(schedules.lines().getFirst().next().orElseThrow().isAfter(Instant.now()));
    }

    @Test
    void aNameThatIsTakenIsSaidAndNothingIsLost() {
        schedule("quarterly");
        schedule("quarterly");

        assertEquals(ProblemCode.NAME_TAKEN,
                Objects.requireNonNull(last(JobViewModel.class).problemProperty().get()).code());
    }

    @Test
    void aScheduleThatIsRunNowMakesAScheduledCheckpoint() {
        schedule("quarterly");
        schedules.chosenProperty().set(schedules.lines().getFirst());

        schedules.runNow();

        var made = stage.wiring.checkpointShelf(null).all().getFirst().contents();
        assertEquals("scheduled true", made.reason() + " " + made.id().startsWith("quarterly_"));
        assertTrue(schedules.lines().getFirst().result().orElseThrow().done());
    }

    @Test
    void whatFailedIsCountedForTheRail() throws IOException {
        stage.schedule("checkpoints:\n  - name: lost\n    target: gone\n    at: daily\n");
        schedules.refresh();
        schedules.chosenProperty().set(schedules.lines().getFirst());

        schedules.runNow();

        assertEquals(1, schedules.failingProperty().get());
        assertEquals(ProblemCode.UNKNOWN_TARGET, Objects.requireNonNull(schedules.problemProperty().get()).code());
    }

    @Test
    void aScheduleIsChangedWhereItStandsAndTakenOut() {
        schedule("quarterly");
        schedules.chosenProperty().set(schedules.lines().getFirst());
        schedules.change();
        JobViewModel job = last(JobViewModel.class);
        job.cronProperty().set("daily");
        job.save();
        List<String> changed = schedules.lines().stream().map(each -> each.job().cron()).toList();
        schedules.remove();
        last(RemoveJobViewModel.class).remove();

        assertEquals(List.of(List.of(ScheduledJob.NAMED.get("daily")), List.of()),
                List.of(changed, schedules.lines()));
    }

    @Test
    void mistakesOfTheFileAreShownInsteadOfJobs() throws IOException {
        stage.schedule("checkpoints:\n  - name: x\n");

        schedules.refresh();

        assertTrue(Objects.requireNonNull(schedules.mistakesProperty().get()).detail().contains("target is missing"));
    }

    @Test
    void aDumpIsTriedInADatabaseOfItsOwn() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/pg_dump")), "no pg_dump here");
        TestPostgres.Database database = TestPostgres.of(13).freshDatabase();
        database.run("CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 7)");
        Target plain = database.target();
        Target shop = new Target("shop", plain.group(), Environment.TEST, plain.address(), plain.packs(),
                plain.refresh(), plain.service(), true);
        stage.targets.set(List.of(shop));
        model.create();
        last(CreateBackupViewModel.class).create();

        model.tryOn(shop);
        desk.trialSheets.getFirst().act();

        assertTrue(desk.notices.getFirst().text().contains("1 table, 7 rows"), desk.notices.getFirst().text());
    }
}
