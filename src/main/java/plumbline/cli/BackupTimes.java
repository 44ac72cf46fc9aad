package plumbline.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import plumbline.core.backup.Backups;
import plumbline.core.work.WorkContext;

/// The commands about backups that are made by themselves.
final class BackupTimes {

    private BackupTimes() {}

    /// `backup schedule`: what `backups.yaml` says, and when each comes next.
    @Command(name = "schedule", description = "Show the scheduled backups of backups.yaml in the console's folder, what became of each, and when it comes next.")
    static final class Schedule implements Callable<Answer> {

        private final Supplier<Backups> backups;
        private final Said said;

        Schedule(Supplier<Backups> backups, Said said) {
            this.backups = backups;
            this.said = said;
        }

        @Override
        public Answer call() {
            Backups all = backups.get();
            return new TimesWords(said, "backup").schedule(all.book().file().toString(),
                    all.due().get().times(all.jobs()),
                    job -> job.target().isEmpty() ? job.files().toString() : job.target(),
                    job -> job.folder().toString());
        }
    }

    /// `backup run-due`: makes those whose time has come; for the system's cron.
    @Command(name = "run-due", description = "Make the scheduled backups whose time has come; for cron, every few minutes.")
    static final class RunDue implements Callable<Answer> {

        private final Supplier<Backups> backups;
        private final Supplier<WorkContext> work;
        private final Said said;

        RunDue(Supplier<Backups> backups, Supplier<WorkContext> work, Said said) {
            this.backups = backups;
            this.work = work;
            this.said = said;
        }

        @Override
        public Answer call() {
            Backups all = backups.get();
            return new TimesWords(said, "backup").ran(all.due().get().run(all.jobs(), work.get()),
                    BackupWords::json, made -> made.path().toString());
        }
    }
}
