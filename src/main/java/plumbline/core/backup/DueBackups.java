package plumbline.core.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.CronText;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.state.UiState;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Makes the backups whose time has come, once each, whoever asks: the open console every minute, or `backup run-due` from
/// the system's cron. Times that passed meanwhile are made up for once and said. Thread-safe.
public final class DueBackups {

    private static final String KEY = "backup.last.";
    private static final String SEEN = "backup.seen.";
    private static final int MOST_MISSED = 1000;

    private final Path lock;
    private final UiState remembered;
    private final BackupMaker maker;
    private final Pruner pruner;
    private final Function<String, Optional<Target>> targets;
    private final InstantSource clock;
    private final ZoneId zone;

    /// @param lock       a file of ours that keeps two programs from making the same backup
    /// @param remembered where the last runs are kept
    /// @param targets    the saved connections by name
    public DueBackups(Path lock, UiState remembered, BackupMaker maker, Pruner pruner,
            Function<String, Optional<Target>> targets, InstantSource clock, ZoneId zone) {
        this.lock = lock;
        this.remembered = remembered;
        this.maker = maker;
        this.pruner = pruner;
        this.targets = targets;
        this.clock = clock;
        this.zone = zone;
    }

    /// A job and its times.
    ///
    /// @param last   when it was last tried; empty where never
    /// @param next   when it comes next, which has passed where it is due; empty where never
    /// @param missed how many of its times have passed since, beside the one that is due
    public record Timed(BackupJob job, Optional<Instant> last, Optional<Instant> next, int missed) {

        /// Whether its time has come.
        public boolean due(Instant now) {
            return next.isPresent() && !next.get().isAfter(now);
        }
    }

    /// What became of a job.
    ///
    /// @param problem null where it was done
    public record Ran(BackupJob job, int missed, List<FoundBackup> made, int deleted, @Nullable Problem problem) {}

    /// The jobs with their times. A job that was never run counts from when it is first seen.
    public List<Timed> times(BackupJobs jobs) {
        Instant now = clock.instant();
        return jobs.jobs().stream().map(job -> timed(job, now)).toList();
    }

    private Timed timed(BackupJob job, Instant now) {
        Optional<Instant> last = moment(KEY + job.name());
        Instant since = last.or(() -> moment(SEEN + job.name())).orElseGet(() -> {
            remember(SEEN + job.name(), now);
            return now;
        });
        Optional<ZonedDateTime> next = CronText.next(job.cron(), since.atZone(zone));
        int missed = -1;
        for (Optional<ZonedDateTime> each = next; each.isPresent() && !each.get().toInstant().isAfter(now)
                && missed < MOST_MISSED; each = CronText.next(job.cron(), each.get())) {
            missed++;
        }
        return new Timed(job, last, next.map(ZonedDateTime::toInstant),
                Math.max(0, missed));
    }

    private Optional<Instant> moment(String key) {
        return remembered.get(key).map(json -> Instant.parse(json.replace("\"", "")));
    }

    private void remember(String key, Instant moment) {
        remembered.put(key, "\"" + moment + "\"");
    }

    /// Makes what is due.
    ///
    /// @return one for each job that was due; none where another program of ours is at it
    public List<Ran> run(BackupJobs jobs, WorkContext context) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                return List.of();
            }
            List<Ran> all = new ArrayList<>();
            for (Timed timed : times(jobs)) {
                Instant now = clock.instant();
                if (timed.due(now)) {
                    context.checkCancelled();
                    // before, so that a job that kills the program is not tried again and again
                    remember(KEY + timed.job().name(), now);
                    all.add(run(timed, context));
                }
            }
            return all;
        } catch (OverlappingFileLockException anotherThread) {
            return List.of();
        } catch (IOException refused) {
            throw new ProblemException(Problem.of(ProblemCode.HOME, lock.toString(), Words.of(refused)), refused);
        }
    }

    private Ran run(Timed timed, WorkContext context) {
        BackupJob job = timed.job();
        List<FoundBackup> made = new ArrayList<>();
        try {
            if (job.target().isEmpty()) {
                job.files().forEach(folder -> made.add(maker.files(folder, job.folder(), context)));
            } else {
                Target target = targets.apply(job.target()).orElseThrow(
                        () -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_TARGET, job.target())));
                made.add(maker.create(target, new DumpRequest(job.tables().stream().map(TableName::parse).toList(),
                        job.scope(), job.level()), job.folder(), "", context));
            }
            // only after a good one: a job that fails must not eat up what is there
            int deleted = job.keep() == null
                    ? 0
                    : pruner.perform(pruner.plan(job.folder(), job.keep(), false, OptionalInt.empty(), context),
                            context)
                            .deleted().size();
            return new Ran(job, timed.missed(), made, deleted, null);
        } catch (ProblemException failed) {
            return new Ran(job, timed.missed(), made, 0, failed.problem());
        }
    }
}
