package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.Checks;
import plumbline.core.check.Schedules;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.pack.Severity;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.problem.ProblemText;
import plumbline.core.session.ValueKind;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `check`: asks a target's questions.
@Command(name = "check", description = "Run the checks of a target.")
final class CheckCommand implements Callable<Answer> {

    private static final int SHOWN = 20;

    private final TargetNames names;
    private final Supplier<Checks> checks;
    private final Supplier<Schedules> schedules;
    private final BaselineRecording recording;
    private final Options options;
    private final Said said;

    @Mixin
    TargetWord target = new TargetWord();

    @Option(names = "--pack", paramLabel = "ID", description = "only this pack's checks; may be given several times")
    List<String> packs = new ArrayList<>();

    @Option(names = "--check", paramLabel = "ID", description = "only this check; may be given several times; a trial runs only when it is named so")
    List<String> ids = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "10000", description = "how many findings of a check to list; all are counted (default: ${DEFAULT-VALUE})")
    int limit = 10_000;

    @Option(names = "--record-baseline", description = "say what the numbers of rows are now, and with --execute record them as right; the target is not changed")
    boolean recordBaseline;

    @Option(names = "--from-checkpoint", paramLabel = "ID", description = "with --record-baseline: take the numbers saved in this checkpoint (an id, a path, or latest) instead of counting")
    String checkpoint = "";

    @Mixin
    ShelfOption shelf = new ShelfOption();

    @Option(names = "--execute", description = "with --record-baseline: record")
    boolean execute;

    @Mixin
    AskOptions asked = new AskOptions();

    @Mixin
    ServiceOption service = new ServiceOption();

    CheckCommand(TargetNames names, Supplier<Checks> checks, Supplier<Schedules> schedules,
            BaselineRecording recording, Options options, Said said) {
        this.names = names;
        this.checks = checks;
        this.schedules = schedules;
        this.recording = recording;
        this.options = options;
        this.said = said;
    }

    @Override
    public Answer call() {
        Target found = service.at(names.find(target.word, asked.environment));
        List<Check> chosen = checks.get().chosen(found, packs, ids).orThrow();
        if (recordBaseline) {
            return recording.of(found, chosen, new BaselineRecording.Source(checkpoint, shelf.dir), execute);
        }
        if (!checkpoint.isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_INPUT, "--from-checkpoint", "--record-baseline"));
        }
        if (execute) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--execute", "--record-baseline"));
        }
        Map<String, String> times = schedules.get().all(found.name());
        List<CheckResult> results = new ArrayList<>();
        for (Check check : chosen) {
            results.add(result(found, check));
        }
        return new Answer(json(found, results, times), blocks(found, results), exitCode(results), warnings(results));
    }

    private CheckResult result(Target found, Check check) {
        int keep = Math.max(0, limit);
        if (ids.isEmpty()) {
            return checks.get().run(found, check, keep, WorkContext.none());
        }
        if (check.onlyByName() && options.readOnly) {
            throw new ProblemException(Problem.of(ProblemCode.REFUSED_READ_ONLY, found.name()));
        }
        return checks.get().runByName(found, check, keep, WorkContext.none());
    }

    private static int exitCode(List<CheckResult> results) {
        if (results.stream().anyMatch(result -> result.status() == CheckStatus.FINDINGS)) {
            return ExitCode.FOUND;
        }
        return results.stream().anyMatch(result -> result.status() == CheckStatus.FAILED)
                ? ExitCode.FAILED
                : ExitCode.OK;
    }

    private List<String> warnings(List<CheckResult> results) {
        List<String> warnings = new ArrayList<>();
        for (CheckResult result : results) {
            if (result.status() == CheckStatus.FAILED && result.problem() != null) {
                warnings.add(result.check().path() + ": "
                        + new ProblemText(said.messages().get()).line(result.problem()));
            }
        }
        return warnings;
    }

    private Object json(Target found, List<CheckResult> results, Map<String, String> times) {
        return Json.object("target", found.name(), "checks",
                results.stream().map(result -> json(found, result, times)).toList(), "summary",
                Json.object("clean", count(results, CheckStatus.CLEAN), "findings",
                        count(results, CheckStatus.FINDINGS), "failed", count(results, CheckStatus.FAILED), "skipped",
                        count(results, CheckStatus.SKIPPED)));
    }

    private static long count(List<CheckResult> results, CheckStatus status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    private Object json(Target found, CheckResult result, Map<String, String> times) {
        Check check = result.check();
        return Json.object("pack", check.pack(), "id", check.id(), "title",
                check.title().in(said.messages().get().language()), "kind",
                PackWords.kind(check.kind()), "severity", result.severity().word(), "status",
                result.status().word(), "count", result.count(), "columns",
                result.columns().stream().map(column -> column.name()).toList(), "rows",
                result.rows().stream().map(row -> Json.row(result.columns(), row)).toList(), "verdicts",
                result.verdicts().stream().map(verdict -> verdict == Severity.INFO ? "ok" : verdict.word()).toList(),
                "ignored", result.ignored().stream().map(row -> Json.row(result.columns(), row)).toList(), "schedule",
                times.getOrDefault(check.path(), check.schedule()), "repair",
                result.ways().first(check, found.engine()).map(Repair::id).orElse(null), "message", message(result),
                "millis", result.millis());
    }

    private @Nullable String message(CheckResult result) {
        return result.problem() == null ? null : new ProblemText(said.messages().get()).what(result.problem());
    }

    private List<Block> blocks(Target found, List<CheckResult> results) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text("cli.check.heading", found.name(), results.size())));
        int width = results.stream().mapToInt(result -> Characters.width(state(result))).max().orElse(0);
        for (CheckResult result : results) {
            String state = state(result);
            String message = message(result);
            blocks.add(new Block.Line(state + " ".repeat(width - Characters.width(state) + 2)
                    + said.text(message == null ? "cli.check.line" : "cli.check.line-why", result.check().path(),
                            result.check().title().in(said.messages().get().language()),
                            Long.toString(result.millis()), message == null ? "" : message)));
            blocks.addAll(rows(result));
            if (!result.ignored().isEmpty()) {
                blocks.add(new Block.Line(said.text("cli.check.ignored", Integer.toString(result.ignored().size()))));
            }
        }
        return blocks;
    }

    private String state(CheckResult result) {
        String word = said.text("cli.check." + result.status().name(), Long.toString(result.count()));
        String shape = switch (result.status()) {
            case CLEAN -> "●";
            case FINDINGS -> result.severity() == Severity.CRITICAL ? "■" : "▲";
            case FAILED -> "✕";
            case SKIPPED -> "◌";
        };
        return shape + " " + word;
    }

    /// The findings first, then what is only shown, as many as fit a look.
    private List<Block> rows(CheckResult result) {
        List<List<String>> lines = new ArrayList<>();
        for (boolean findings : new boolean[]{true, false}) {
            for (int i = 0; i < result.rows().size() && lines.size() < SHOWN; i++) {
                if (result.isFinding(i) == findings) {
                    lines.add(result.rows().get(i).values().stream()
                            .map(value -> value == null ? "NULL" : value.toString()).toList());
                }
            }
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        Block table = new Block.Table(result.columns().stream().map(column -> column.name()).toList(),
                result.columns().stream().map(column -> column.kind() == ValueKind.NUMBER).toList(), lines);
        long all = result.verdicts().isEmpty() ? result.count() : result.rows().size();
        return all > lines.size()
                ? List.of(table, new Block.Line(said.text("cli.check.more", Long.toString(all - lines.size()))))
                : List.of(table);
    }
}
