package plumbline.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.CronText;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemText;
import plumbline.core.schedule.LastRun;
import plumbline.core.schedule.Ran;
import plumbline.core.schedule.ScheduledJob;
import plumbline.core.schedule.Timed;

/// Scheduled jobs and what became of them, as documents and for people: the same for backups and checkpoints.
///
/// @param area of messages for what differs between the two
record TimesWords(Said said, String area) {

    /// What is scheduled, and when each comes next.
    ///
    /// @param of what a job is about, in a few words
    /// @param to where to
    <J extends ScheduledJob> Answer schedule(String file, List<Timed<J>> all, Function<J, String> of,
            Function<J, String> to) {
        List<Object> json = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        Instant now = Instant.now();
        for (Timed<J> each : all) {
            J job = each.job();
            String last = each.last().map(Instant::toString).orElse("");
            String next = each.next().map(Instant::toString).orElse("");
            json.add(Json.object("name", job.name(), "of", of.apply(job), "to", to.apply(job), "cron", job.cron(),
                    "last", last.isEmpty() ? null : last, "next", next.isEmpty() ? null : next, "due", each.due(now),
                    "missed", each.missed(), "result", each.result().map(this::json).orElse(null)));
            rows.add(List.of(job.name(), of.apply(job), CronText.words(job.cron(), said.messages().get().language()),
                    last, each.result().map(this::line).orElse(""),
                    each.due(now) ? said.text("backup.due") : next));
        }
        List<Block> blocks = rows.isEmpty()
                ? List.of(new Block.Line(said.text(area + ".schedule.none", file)))
                : List.of(new Block.Table(
                        List.of(said.text("backup.column.name"), said.text("backup.column.of"),
                                said.text("backup.column.when"), said.text("backup.column.last"),
                                said.text("backup.column.result"), said.text("backup.column.next")),
                        List.of(false, false, false, false, false, false), rows));
        return new Answer(Json.object("file", file, "schedule", json), blocks, ExitCode.OK);
    }

    private Map<String, @Nullable Object> json(LastRun run) {
        Problem problem = run.problem();
        return Json.object("ended", run.ended().toString(), "ok", run.done(), "made", run.made(), "deleted",
                run.deleted(), "problem", problem == null ? null : words(problem));
    }

    private String line(LastRun run) {
        Problem problem = run.problem();
        return problem == null ? "● " + said.text("backup.result.done") : "✕ " + words(problem);
    }

    private String words(Problem problem) {
        return new ProblemText(said.messages().get()).line(problem);
    }

    /// What became of those that were due.
    ///
    /// @param document of what was made
    /// @param called   what was made, for people
    <J extends ScheduledJob, M> Answer ran(List<Ran<J, M>> all, Function<M, Object> document,
            Function<M, String> called) {
        List<Object> json = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        boolean failed = false;
        for (Ran<J, M> each : all) {
            Problem problem = each.problem();
            failed |= problem != null;
            String words = problem == null ? "" : words(problem);
            json.add(Json.object("name", each.job().name(), "ok", problem == null, "missed", each.missed(), "deleted",
                    each.deleted(), "made", each.made().stream().map(document).toList(), "problem",
                    problem == null ? null : words));
            each.made().forEach(made -> blocks.add(
                    new Block.Line(said.text("backup.ran", each.job().name(), called.apply(made)))));
            if (problem != null) {
                warnings.add(said.text("backup.failed", each.job().name(), words));
            }
            if (each.missed() > 0) {
                warnings.add(said.text("backup.missed", each.job().name(), each.missed()));
            }
        }
        if (json.isEmpty()) {
            blocks.add(new Block.Line(said.text(area + ".nothing-due")));
        }
        return new Answer(Json.object("ran", json), blocks, failed ? ExitCode.FAILED : ExitCode.OK, warnings);
    }
}
