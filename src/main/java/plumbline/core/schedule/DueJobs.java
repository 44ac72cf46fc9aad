package plumbline.core.schedule;

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
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.check.CronText;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.state.UiState;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

/// Does the jobs of one kind whose time has come, once each, whoever asks: the open console every minute, or a command
/// from the system's cron. Times that passed meanwhile are made up for once and said. A job that fails never keeps the
/// others from being done. Thread-safe.
///
/// @param <M> what the jobs make
public final class DueJobs<J extends ScheduledJob, M> {

    private static final Logger LOG = LoggerFactory.getLogger(DueJobs.class);
    private static final int MOST_MISSED = 1000;

    private final Worker<J, M> worker;
    private final Path lock;
    private final UiState remembered;
    private final InstantSource clock;
    private final ZoneId zone;

    /// @param lock       a file of ours that keeps two programs from doing the same job
    /// @param remembered where the last runs are kept; asked anew each time, since another program writes there too
    /// @param zone       in which the times are meant
    public DueJobs(Worker<J, M> worker, Path lock, UiState remembered, InstantSource clock, ZoneId zone) {
        this.worker = worker;
        this.lock = lock;
        this.remembered = remembered;
        this.clock = clock;
        this.zone = zone;
    }

    /// The jobs with their times. A job that was never done counts from when it is first seen.
    public List<Timed<J>> times(List<J> jobs) {
        Instant now = clock.instant();
        return jobs.stream().map(job -> timed(job, now)).toList();
    }

    private Timed<J> timed(J job, Instant now) {
        Optional<Instant> last = moment(key(".last.", job));
        Instant since = last.or(() -> moment(key(".seen.", job))).orElseGet(() -> {
            remember(key(".seen.", job), now);
            return now;
        });
        Optional<ZonedDateTime> next = CronText.next(job.cron(), since.atZone(zone));
        int missed = -1;
        for (Optional<ZonedDateTime> each = next; each.isPresent() && !each.get().toInstant().isAfter(now)
                && missed < MOST_MISSED; each = CronText.next(job.cron(), each.get())) {
            missed++;
        }
        return new Timed<>(job, last, next.map(ZonedDateTime::toInstant), Math.max(0, missed),
                remembered.get(key(".result.", job)).flatMap(LastRun::of));
    }

    private String key(String what, J job) {
        return worker.kind() + what + job.name();
    }

    private Optional<Instant> moment(String key) {
        return remembered.get(key).map(json -> Instant.parse(json.replace("\"", "")));
    }

    private void remember(String key, Instant moment) {
        remembered.put(key, "\"" + moment + "\"");
    }

    /// Does what is due. Where it is cancelled, the job under way ends as one that was cancelled, and the others stay due.
    ///
    /// @return one for each job that was done; none where another program of ours is at it
    public List<Ran<J, M>> run(List<J> jobs, WorkContext context) {
        return alone(() -> {
            List<Ran<J, M>> all = new ArrayList<>();
            for (Timed<J> timed : times(jobs)) {
                if (timed.due(clock.instant()) && !context.cancelled()) {
                    all.add(run(timed, context));
                }
            }
            return all;
        }).orElse(List.of());
    }

    /// Does one job whether it is due or not; its next time is counted from now.
    ///
    /// @return empty where another program of ours is at the jobs of this kind
    public Optional<Ran<J, M>> runNow(J job, WorkContext context) {
        return alone(() -> run(timed(job, clock.instant()), context));
    }

    private <T> Optional<T> alone(java.util.function.Supplier<T> work) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held == null ? Optional.empty() : Optional.of(work.get());
        } catch (OverlappingFileLockException anotherThread) {
            return Optional.empty();
        } catch (IOException refused) {
            throw new ProblemException(
                    Problem.of(ProblemCode.HOME, lock.toString(), String.valueOf(refused.getMessage())), refused);
        }
    }

    private Ran<J, M> run(Timed<J> timed, WorkContext context) {
        J job = timed.job();
        // before, so that a job that kills the program is not tried again and again
        remember(key(".last.", job), clock.instant());
        Worker.Report<M> report = new Worker.Report<>();
        Ran<J, M> ran = attempt(timed, report, context);
        Function<M, String> names = worker::nameOf;
        remembered.put(key(".result.", job), new LastRun(clock.instant(), ran.made().stream().map(names).toList(),
                ran.deleted(), ran.problem()).json());
        return ran;
    }

    private Ran<J, M> attempt(Timed<J> timed, Worker.Report<M> report, WorkContext context) {
        J job = timed.job();
        Problem problem;
        try {
            worker.run(job, report, context);
            return new Ran<>(job, timed.missed(), report.all(), report.gone(), null);
        } catch (ProblemException failed) {
            problem = failed.problem();
        } catch (CancelledException stopped) {
            problem = Problem.of(ProblemCode.CANCELLED, job.name());
        } catch (RuntimeException bug) { // it must not keep the other jobs from being done
            LOG.error("the scheduled job {} failed", job.name(), bug);
            problem = new Problem(ProblemCode.UNEXPECTED, job.name(), Effect.NOTHING_CHANGED,
                    bug.getClass().getSimpleName());
        }
        return new Ran<>(job, timed.missed(), report.all(), report.gone(), problem);
    }
}
