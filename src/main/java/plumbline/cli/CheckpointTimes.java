package plumbline.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import plumbline.core.backup.TimedCheckpoints;
import plumbline.core.work.WorkContext;

/// The commands about checkpoints that are made by themselves.
final class CheckpointTimes {

    private CheckpointTimes() {}

    /// `checkpoint schedule`: what `backups.yaml` says, and when each comes next.
    @Command(name = "schedule", description = "Show the scheduled checkpoints of backups.yaml in the console's folder, what became of each, and when it comes next.")
    static final class Schedule implements Callable<Answer> {

        private final Supplier<TimedCheckpoints> timed;
        private final Said said;

        Schedule(Supplier<TimedCheckpoints> timed, Said said) {
            this.timed = timed;
            this.said = said;
        }

        @Override
        public Answer call() {
            TimedCheckpoints all = timed.get();
            return new TimesWords(said, "cli.checkpoint").schedule(all.book().file().toString(),
                    all.due().get().times(all.jobs()), job -> job.target(),
                    job -> job.folder() == null ? "" : job.folder().toString());
        }
    }

    /// `checkpoint run-due`: makes those whose time has come; for the system's cron.
    @Command(name = "run-due", description = "Make the scheduled checkpoints whose time has come; for cron, every few minutes.")
    static final class RunDue implements Callable<Answer> {

        private final Supplier<TimedCheckpoints> timed;
        private final Supplier<WorkContext> work;
        private final Said said;

        RunDue(Supplier<TimedCheckpoints> timed, Supplier<WorkContext> work, Said said) {
            this.timed = timed;
            this.work = work;
            this.said = said;
        }

        @Override
        public Answer call() {
            TimedCheckpoints all = timed.get();
            return new TimesWords(said, "cli.checkpoint").ran(all.due().get().run(all.jobs(), work.get()),
                    new CheckpointWords(said)::json, made -> made.path().toString());
        }
    }
}
