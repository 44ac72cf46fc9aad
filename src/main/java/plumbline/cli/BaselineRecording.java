package plumbline.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.Baselines;
import plumbline.core.check.Baselines.Recorded;
import plumbline.core.check.Checks;
import plumbline.core.check.SavedNumbers;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Records the present numbers of rows as what is right: in our own store, not on the target.
final class BaselineRecording {

    private final Supplier<Checks> checks;
    private final Supplier<Baselines> baselines;
    private final Function<@Nullable Path, SavedNumbers> saved;
    private final Said said;

    /// @param saved the numbers of the checkpoints of a folder; of the usual one for null
    BaselineRecording(Supplier<Checks> checks, Supplier<Baselines> baselines,
            Function<@Nullable Path, SavedNumbers> saved, Said said) {
        this.checks = checks;
        this.baselines = baselines;
        this.saved = saved;
        this.said = said;
    }

    /// Where the numbers come from.
    ///
    /// @param checkpoint an id, a path or `latest`; empty: they are counted now
    /// @param folder     where checkpoints lie; null: the usual place
    record Source(String checkpoint, @Nullable Path folder) {}

    /// @param execute false: only says what would be recorded
    Answer of(Target target, List<Check> chosen, Source source, boolean execute) {
        List<Check> comparing = chosen.stream().filter(check -> check.kind() instanceof Kind.Baseline).toList();
        if (comparing.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--record-baseline",
                    String.join(", ", chosen.stream().map(check -> check.path() + ": "
                            + PackWords.kind(check.kind())).toList())));
        }
        List<Object> json = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (Check check : comparing) {
            Recorded now = now(target, check, source);
            Map<String, Long> counts = now.counts();
            Map<String, Long> before = before(target, check, (Kind.Baseline) check.kind());
            if (execute) {
                baselines.get().record(target.name(), check.path(), now);
            }
            json.add(Json.object("pack", check.pack(), "id", check.id(), "source", now.source(), "tables", counts
                    .entrySet().stream()
                    .map(each -> Json.object("table", each.getKey(), "before", before.get(each.getKey()), "baseline",
                            each.getValue()))
                    .toList()));
            blocks.add(new Block.Heading(said.text(execute ? "cli.baseline.recorded" : "cli.baseline.would",
                    check.path(), target.name())));
            if (!source.checkpoint().isEmpty()) {
                blocks.add(new Block.Line(said.text("cli.baseline.source", now.source())));
            }
            blocks.add(new Block.Table(
                    List.of(said.text("cli.baseline.table"), said.text("cli.baseline.before"),
                            said.text(source.checkpoint().isEmpty() ? "cli.baseline.now" : "cli.baseline.saved")),
                    List.of(false, true, true),
                    counts.entrySet().stream().map(each -> List.of(each.getKey(),
                            before.containsKey(each.getKey()) ? String.valueOf(before.get(each.getKey())) : "",
                            Long.toString(each.getValue()))).toList()));
        }
        if (!execute) {
            blocks.add(new Block.Line(said.text("cli.baseline.nothing-recorded")));
        }
        return new Answer(Json.object("target", target.name(), "executed", execute, "baselines", json), blocks,
                ExitCode.OK);
    }

    private Recorded now(Target target, Check check, Source source) {
        String who = System.getProperty("user.name", "");
        if (source.checkpoint().isEmpty()) {
            return new Recorded(checks.get().counts(target, check, WorkContext.none()).orThrow(), "counted", who,
                    Instant.now());
        }
        SavedNumbers.Numbers numbers = saved.apply(source.folder()).of(target,
                Baselines.tables(check, baselines.get().of(target.name(), check.path())), source.checkpoint(),
                WorkContext.none());
        return new Recorded(numbers.counts(), numbers.id(), who, Instant.now());
    }

    /// What holds now; a zero of the pack means that none is given.
    private Map<String, Long> before(Target target, Check check, Kind.Baseline kind) {
        Map<String, Long> before = new LinkedHashMap<>(kind.counts());
        before.values().removeIf(rows -> rows == 0);
        baselines.get().of(target.name(), check.path()).ifPresent(recorded -> before.putAll(recorded.counts()));
        return before;
    }
}
