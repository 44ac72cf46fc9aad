package plumbline.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemException;
import plumbline.core.schedule.DueJobs;
import plumbline.core.schedule.Ran;
import plumbline.core.schedule.ScheduledJob;
import plumbline.core.work.Jobs;
import plumbline.core.work.Rounds;

/// Does the scheduled jobs of one kind while the console is open: looks once a minute whether one is due, and does it as
/// a job that can be seen and cancelled.
final class ScheduledWork<J extends ScheduledJob, M> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledWork.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Supplier<List<J>> written;
    private final Supplier<DueJobs<J, M>> due;
    private final Jobs jobs;
    private final Supplier<String> title;
    private final Told<J, M> told;
    private final Rounds rounds;
    private String said = "";

    /// Who hears of it, on a thread of the job.
    ///
    /// @param ran      what became of each
    /// @param mistakes why none can be done; once for each
    record Told<J extends ScheduledJob, M>(Consumer<Ran<J, M>> ran, Consumer<Problem> mistakes) {}

    /// @param written what stands in the file now
    /// @param title   of the job, in the person's language
    ScheduledWork(String thread, Supplier<List<J>> written, Supplier<DueJobs<J, M>> due, Jobs jobs,
            Supplier<String> title, Told<J, M> told) {
        this.written = written;
        this.due = due;
        this.jobs = jobs;
        this.title = title;
        this.told = told;
        this.rounds = new Rounds(thread, false, () -> false, () -> EVERY, _ -> look());
    }

    void start() {
        rounds.start();
    }

    private void look() {
        try {
            List<J> all = written.get();
            said = "";
            if (all.isEmpty()) {
                return;
            }
            DueJobs<J, M> when = due.get();
            Instant now = Instant.now();
            if (when.times(all).stream().anyMatch(each -> each.due(now))) {
                jobs.start(title.get(), "", context -> when.run(all, context)).result().join().forEach(told.ran());
            }
        } catch (ProblemException mistakes) {
            if (!said.equals(mistakes.problem().detail())) { // once, not every minute
                said = mistakes.problem().detail();
                LOG.error("nothing scheduled is done: {}", said);
                told.mistakes().accept(mistakes.problem());
            }
        } catch (CompletionException ended) {
            LOG.warn("the scheduled jobs were ended", ended);
        }
    }

    @Override
    public void close() {
        rounds.stop();
    }
}
