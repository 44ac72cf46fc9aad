package plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.PushDown;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.compare.ComparisonExport;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `checkpoint diff`: what would have to change in a checkpoint to become another one, or a target.
@Command(name = "diff", description = "Say what would have to change in a checkpoint to become another one, or a target.")
final class CheckpointDiffCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<Comparisons> comparisons;
    private final Function<@Nullable Path, Shelf> shelves;
    private final Supplier<WorkContext> work;
    private final PrintWriter err;
    private final Said said;

    @Parameters(index = "0", paramLabel = "ID", description = "a checkpoint's id or path")
    String id = "";

    @Parameters(index = "1", paramLabel = "OTHER", description = "a checkpoint's id or path, else a saved connection's name or a URI")
    String other = "";

    @Option(names = "--table", paramLabel = "T", description = "only this table; may be given several times")
    List<String> tables = new ArrayList<>();

    @Option(names = "--rows", description = "list the rows that differ, too")
    boolean rows;

    @Option(names = "--export", paramLabel = "FILE", description = "write all differences into this file: .md, .csv, .json, or .sql for a script")
    @Nullable
    Path export;

    @Option(names = "--read-by", paramLabel = "TARGET", description = "whose server reads JSON, where neither side is a target (default: where the other checkpoint was taken)")
    @Nullable
    String readBy;

    @Option(names = "--push-down", paramLabel = "WHEN", defaultValue = "auto", description = "let the target's server work out sums over ranges of keys, and read only the ranges whose sums differ: auto (large tables over a slow line), always, never; default: ${DEFAULT-VALUE}")
    PushDown pushDown = PushDown.AUTO;

    @Mixin
    ShelfOption shelf = new ShelfOption();

    @Mixin
    LogOption log = new LogOption();

    @Mixin
    AskOptions asked = new AskOptions();

    CheckpointDiffCommand(TargetNames names, Supplier<Comparisons> comparisons,
            Function<@Nullable Path, Shelf> shelves, CheckpointRestoreCommand.Surroundings surroundings) {
        this.names = names;
        this.comparisons = comparisons;
        this.shelves = shelves;
        this.work = surroundings.work();
        this.err = surroundings.err();
        this.said = surroundings.said();
    }

    @Override
    public Answer call() {
        ComparisonExport.Format form = export == null ? null : form(export);
        Shelf place = shelf.in(shelves);
        Checkpoint from = place.find(id);
        var _ = CheckpointWords.usable(from);
        Side to = other(place);
        Comparison comparison = comparisons.get().compare(new Side.Saved(place, from), to,
                ShelfOption.tables(tables), new Comparisons.Ways(pushDown, reader(from, to)), log.to(err), work.get())
                .orThrow();
        boolean kept = false;
        try {
            refuseUnknown(comparison);
            if (form != null && export != null) {
                write(form, comparison, from, to.name(), export);
            }
            Answer answer = new DiffDocument(comparison, from.id(), to.name(), rows, export, said).answer();
            kept = true;
            return answer;
        } finally {
            if (!kept) {
                comparison.close();
            }
        }
    }

    private static ComparisonExport.Format form(Path file) {
        String name = file.toString().toLowerCase(java.util.Locale.ROOT);
        return Map.of(".md", ComparisonExport.Format.MARKDOWN, ".csv", ComparisonExport.Format.CSV, ".json",
                ComparisonExport.Format.JSON, ".sql", ComparisonExport.Format.SQL).entrySet().stream()
                .filter(each -> name.endsWith(each.getKey())).map(Map.Entry::getValue).findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.BAD_INPUT, "--export", file + ": .md, .csv, .json, .sql")));
    }

    private void write(ComparisonExport.Format form, Comparison comparison, Checkpoint from, String to, Path file) {
        try {
            new ComparisonExport(comparison, from.id(), to, Long.MAX_VALUE, work.get()).write(form, file);
        } catch (IOException refused) {
            throw new ProblemException(Problem.of(ProblemCode.HOME, file.toString(),
                    String.valueOf(refused.getMessage())), refused);
        }
    }

    /// A checkpoint first; what is none is the name of a connection or a URI.
    private Side other(Shelf place) {
        if (!TargetNames.isUri(other)) {
            try {
                Checkpoint to = place.find(other);
                var _ = CheckpointWords.usable(to);
                return new Side.Saved(place, to);
            } catch (ProblemException unknown) {
                if (unknown.problem().code() != ProblemCode.UNKNOWN_CHECKPOINT || looksLikePath(other)) {
                    throw unknown;
                }
            }
        }
        return new Side.Live(names.find(other, asked.environment));
    }

    /// A connection of the name that one of two checkpoints carries, where nobody named a target.
    private @Nullable Target reader(Checkpoint from, Side to) {
        if (readBy != null) {
            return names.find(readBy, asked.environment);
        }
        if (!(to instanceof Side.Saved(_, Checkpoint second))
                || (from.condition() == Checkpoint.Condition.NATIVE_JSON) == (second
                        .condition() == Checkpoint.Condition.NATIVE_JSON)) {
            return null;
        }
        Checkpoint typed = from.condition() == Checkpoint.Condition.NATIVE_JSON ? second : from;
        try {
            return names.find(typed.contents().origin().target(), asked.environment);
        } catch (ProblemException unknown) {
            if (unknown.problem().code() != ProblemCode.UNKNOWN_TARGET) {
                throw unknown;
            }
            return null; // the comparison says what it needs
        }
    }

    private static boolean looksLikePath(String word) {
        return word.indexOf('/') >= 0 || word.endsWith(".plcp") || word.endsWith(".json");
    }

    private void refuseUnknown(Comparison comparison) {
        List<String> unknown = new ArrayList<>();
        for (TableName name : ShelfOption.tables(tables)) {
            if (comparison.tables().stream()
                    .noneMatch(table -> name.means(table.name()) || isRoot(comparison, table.name(), name))) {
                unknown.add(name.toString());
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, String.join(", ", unknown), id));
        }
    }

    private static boolean isRoot(Comparison comparison, TableName table, TableName name) {
        TableName root = comparison.delta(table).form().root();
        return root != null && (root.equals(name) || (name.schema().isEmpty() && root.table().equals(name.table())));
    }
}
