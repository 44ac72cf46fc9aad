package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.Checks;
import plumbline.core.pack.Check;
import plumbline.core.problem.ProblemText;
import plumbline.core.session.ValueKind;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `check`: asks a target's questions.
@Command(name = "check", description = "Run the checks of a target.")
final class CheckCommand implements Callable<Answer> {

    private static final int SHOWN = 50;

    private final TargetNames names;
    private final Supplier<Checks> checks;
    private final Said said;

    @Mixin
    TargetWord target = new TargetWord();

    @Option(names = "--pack", paramLabel = "ID", description = "only this pack's checks; may be given several times")
    List<String> packs = new ArrayList<>();

    @Option(names = "--check", paramLabel = "ID", description = "only this check; may be given several times")
    List<String> ids = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "10000", description = "how many findings of a check to list; all are counted (default: ${DEFAULT-VALUE})")
    int limit = 10_000;

    @Mixin
    AskOptions asked = new AskOptions();

    @Mixin
    ServiceOption service = new ServiceOption();

    CheckCommand(TargetNames names, Supplier<Checks> checks, Said said) {
        this.names = names;
        this.checks = checks;
        this.said = said;
    }

    @Override
    public Answer call() {
        Target found = service.at(names.find(target.word, asked.environment));
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks.get().chosen(found, packs, ids).orThrow()) {
            results.add(checks.get().run(found, check, Math.max(0, limit), WorkContext.none()));
        }
        return new Answer(json(found, results), blocks(found, results), exitCode(results), warnings(results));
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

    private Object json(Target found, List<CheckResult> results) {
        return Json.object("target", found.name(), "checks", results.stream().map(this::json).toList(), "summary",
                Json.object("clean", count(results, CheckStatus.CLEAN), "findings",
                        count(results, CheckStatus.FINDINGS), "failed", count(results, CheckStatus.FAILED), "skipped",
                        count(results, CheckStatus.SKIPPED)));
    }

    private static long count(List<CheckResult> results, CheckStatus status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    private Object json(CheckResult result) {
        Check check = result.check();
        return Json.object("pack", check.pack(), "id", check.id(), "title",
                check.title().in(said.messages().get().language()), "severity", check.severity().word(), "status",
                result.status().word(), "count", result.count(), "columns",
                result.columns().stream().map(column -> column.name()).toList(), "rows",
                result.rows().stream().map(row -> Json.row(result.columns(), row)).toList(), "repair",
                check.repairs().isEmpty() ? null : check.repairs().getFirst().id(), "message", message(result),
                "millis", result.millis());
    }

    private @Nullable String message(CheckResult result) {
        return result.problem() == null ? null : new ProblemText(said.messages().get()).what(result.problem());
    }

    private List<Block> blocks(Target found, List<CheckResult> results) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text("cli.check.heading", found.name(), results.size())));
        for (CheckResult result : results) {
            String message = message(result);
            blocks.add(new Block.Line(said.text("cli.check." + result.status().name(), result.check().path(),
                    result.check().title().in(said.messages().get().language()), Long.toString(result.count()),
                    Long.toString(result.millis()), message == null ? "" : message)));
            if (!result.rows().isEmpty()) {
                blocks.add(table(result));
                if (result.count() > SHOWN) {
                    blocks.add(new Block.Line(
                            said.text("cli.check.more", Long.toString(result.count() - Math.min(SHOWN, limit)))));
                }
            }
        }
        return blocks;
    }

    private static Block table(CheckResult result) {
        return new Block.Table(result.columns().stream().map(column -> column.name()).toList(),
                result.columns().stream().map(column -> column.kind() == ValueKind.NUMBER).toList(),
                result.rows().stream().limit(SHOWN)
                        .map(row -> row.values().stream().map(value -> value == null ? "NULL" : value.toString())
                                .toList())
                        .toList());
    }
}
