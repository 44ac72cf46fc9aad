package plumbline.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import plumbline.core.backup.BackupJob;
import plumbline.core.backup.BackupJobs;
import plumbline.core.backup.ScheduleBook;
import plumbline.core.checkpoint.timed.CheckpointJob;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.schedule.ScheduledJob;
import plumbline.core.text.Phrase;

/// The jobs that are done by themselves, in `<home>/backups.yaml`, which a person may edit too. Thread-safe, also across
/// programs.
public final class ScheduleFile implements ScheduleBook {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Home home;

    public ScheduleFile(Home home) {
        this.home = home;
    }

    @Override
    public Path file() {
        return home.backupSchedule();
    }

    @Override
    public BackupJobs read() {
        return BackupJobs.read(file());
    }

    @Override
    public void save(ScheduledJob job, String replaces) {
        change(now -> switch (job) {
            case BackupJob backup -> new BackupJobs(now.tools(), with(now.jobs(), backup, replaces),
                    now.checkpoints());
            case CheckpointJob checkpoint -> new BackupJobs(now.tools(), now.jobs(),
                    with(now.checkpoints(), checkpoint, replaces));
            default -> throw new IllegalArgumentException("can't be written down: " + job);
        });
    }

    @Override
    public void remove(ScheduledJob job) {
        change(now -> switch (job) {
            case BackupJob _ -> new BackupJobs(now.tools(), without(now.jobs(), job.name()), now.checkpoints());
            default -> new BackupJobs(now.tools(), now.jobs(), without(now.checkpoints(), job.name()));
        });
    }

    private static <J extends ScheduledJob> List<J> with(List<J> jobs, J job, String replaces) {
        boolean taken = jobs.stream()
                .anyMatch(each -> each.name().equals(job.name()) && !each.name().equals(replaces));
        if (taken) {
            throw new ProblemException(Problem.of(ProblemCode.NAME_TAKEN, job.name()));
        }
        List<J> with = new ArrayList<>(jobs);
        int at = jobs.stream().map(ScheduledJob::name).toList().indexOf(replaces);
        if (at < 0) {
            with.add(job);
        } else {
            with.set(at, job);
        }
        return with;
    }

    private static <J extends ScheduledJob> List<J> without(List<J> jobs, String name) {
        return jobs.stream().filter(each -> !each.name().equals(name)).toList();
    }

    // what stands in the file counts, and not what was last read: a person may just have edited it
    private void change(UnaryOperator<BackupJobs> edit) {
        home.create();
        try (FileLatch _ = FileLatch.enter(home.folder().resolve("backups.yaml.lock"), PATIENCE)) {
            String before = Files.exists(file()) ? Files.readString(file(), StandardCharsets.UTF_8) : "";
            BackupJobs after = edit.apply(BackupJobs.parse(before, file()));
            String text = ScheduleWriter.write(after, before);
            // the reader's rules are the rules: what it would not read as it was meant is not written
            if (!BackupJobs.parse(text, file()).equals(after)) {
                throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "backups.yaml",
                        Phrase.of("detail.not-as-it-is")));
            }
            PrivateFiles.replace(file(), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            throw new ProblemException(
                    Problem.of(ProblemCode.STORE, file().toString(), FileRefusal.of(refused)), refused);
        }
    }
}
