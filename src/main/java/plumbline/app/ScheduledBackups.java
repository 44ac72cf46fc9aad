package plumbline.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.backup.BackupJobs;
import plumbline.core.backup.Backups;
import plumbline.core.backup.DueBackups;
import plumbline.core.backup.DueBackups.Ran;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.Jobs;
import plumbline.core.work.Rounds;

/// Makes the scheduled backups while the console is open: looks once a minute whether one is due, and makes it as a job
/// that can be seen and cancelled.
final class ScheduledBackups implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledBackups.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Supplier<Backups> backups;
    private final Jobs jobs;
    private final Supplier<String> title;
    private final Consumer<Ran> ran;
    private final Rounds rounds;
    private String said = "";

    /// @param title of the job, in the person's language
    /// @param ran   is told what became of each; on a thread of the job
    ScheduledBackups(Supplier<Backups> backups, Jobs jobs, Supplier<String> title, Consumer<Ran> ran) {
        this.backups = backups;
        this.jobs = jobs;
        this.title = title;
        this.ran = ran;
        this.rounds = new Rounds("scheduled-backups", false, () -> false, () -> EVERY, _ -> look());
    }

    void start() {
        rounds.start();
    }

    private void look() {
        try {
            Backups all = backups.get();
            BackupJobs written = all.jobs();
            if (written.jobs().isEmpty()) {
                return;
            }
            DueBackups due = all.due().get();
            Instant now = Instant.now();
            if (due.times(written).stream().anyMatch(each -> each.due(now))) {
                List<Ran> done = jobs.start(title.get(), "", context -> due.run(written, context)).result().join();
                done.forEach(ran);
            }
        } catch (ProblemException mistakes) {
            if (!said.equals(mistakes.problem().detail())) { // once, not every minute
                said = mistakes.problem().detail();
                LOG.error("no scheduled backup is made: {}", said);
            }
        } catch (java.util.concurrent.CompletionException ended) {
            LOG.warn("the scheduled backups were ended", ended);
        }
    }

    @Override
    public void close() {
        rounds.stop();
    }
}
