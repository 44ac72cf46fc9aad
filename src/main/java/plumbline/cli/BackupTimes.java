package plumbline.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import plumbline.core.backup.BackupJob;
import plumbline.core.backup.Backups;
import plumbline.core.backup.DueBackups.Ran;
import plumbline.core.backup.DueBackups.Timed;
import plumbline.core.check.CronText;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemText;
import plumbline.core.work.WorkContext;

/// The commands about backups that are made by themselves.
final class BackupTimes {

    private BackupTimes() {}

    /// `backup schedule`: what `backups.yaml` says, and when each comes next.
    @Command(name = "schedule", description = "Show the scheduled backups of backups.yaml in the console's folder, and when each comes next.")
    static final class Schedule implements Callable<Answer> {

        private final Supplier<Backups> backups;
        private final Said said;

        Schedule(Supplier<Backups> backups, Said said) {
            this.backups = backups;
            this.said = said;
        }

        @Override
        public Answer call() {
            List<Object> json = new ArrayList<>();
            List<List<String>> rows = new ArrayList<>();
            Instant now = Instant.now();
            for (Timed each : backups.get().due().get().times(backups.get().jobs())) {
                BackupJob job = each.job();
                String what = job.target().isEmpty() ? job.files().toString() : job.target();
                String last = each.last().map(Instant::toString).orElse("");
                String next = each.next().map(Instant::toString).orElse("");
                json.add(Json.object("name", job.name(), "of", what, "to", job.folder().toString(), "cron", job.cron(),
                        "last", last.isEmpty() ? null : last, "next", next.isEmpty() ? null : next, "due",
                        each.due(now), "missed", each.missed()));
                rows.add(List.of(job.name(), what, CronText.words(job.cron(), said.messages().get().language()), last,
                        each.due(now) ? said.text("backup.due") : next));
            }
            List<Block> blocks = rows.isEmpty()
                    ? List.of(new Block.Line(said.text("backup.schedule.none", backups.get().file().toString())))
                    : List.of(new Block.Table(List.of(said.text("backup.column.name"), said.text("backup.column.of"),
                            said.text("backup.column.when"), said.text("backup.column.last"),
                            said.text("backup.column.next")), List.of(false, false, false, false, false), rows));
            return new Answer(Json.object("file", backups.get().file().toString(), "schedule", json), blocks,
                    ExitCode.OK);
        }
    }

    /// `backup run-due`: makes those whose time has come; for the system's cron.
    @Command(name = "run-due", description = "Make the scheduled backups whose time has come; for cron, every few minutes.")
    static final class RunDue implements Callable<Answer> {

        private final Supplier<Backups> backups;
        private final Said said;

        RunDue(Supplier<Backups> backups, Said said) {
            this.backups = backups;
            this.said = said;
        }

        @Override
        public Answer call() {
            List<Object> json = new ArrayList<>();
            List<Block> blocks = new ArrayList<>();
            List<String> warnings = new ArrayList<>();
            boolean failed = false;
            for (Ran each : backups.get().due().get().run(backups.get().jobs(), WorkContext.none())) {
                Problem problem = each.problem();
                failed |= problem != null;
                String words = problem == null ? "" : new ProblemText(said.messages().get()).line(problem);
                json.add(Json.object("name", each.job().name(), "ok", problem == null, "missed", each.missed(),
                        "deleted", each.deleted(), "made", each.made().stream().map(BackupWords::json).toList(),
                        "problem", problem == null ? null : words));
                each.made().forEach(made -> blocks.add(new Block.Line(said.text("backup.ran", each.job().name(),
                        made.path().toString()))));
                if (problem != null) {
                    warnings.add(said.text("backup.failed", each.job().name(), words));
                }
                if (each.missed() > 0) {
                    warnings.add(said.text("backup.missed", each.job().name(), each.missed()));
                }
            }
            if (json.isEmpty()) {
                blocks.add(new Block.Line(said.text("backup.nothing-due")));
            }
            return new Answer(Json.object("ran", json), blocks, failed ? ExitCode.FAILED : ExitCode.OK, warnings);
        }
    }
}
