package plumbline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Restores;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.restore.AfterRestore;
import plumbline.core.checkpoint.restore.DeclaredTriggers;
import plumbline.core.export.ScriptFiles;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `checkpoint restore`: says what putting a checkpoint back would change, or does it.
@Command(name = "restore", description = "Preview what putting a checkpoint back would change, or do it with --execute.")
final class CheckpointRestoreCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<Restores> restores;
    private final Supplier<DeclaredTriggers> triggers;
    private final Supplier<AfterRestore> after;
    private final Function<@Nullable Path, Shelf> shelves;
    private final Unfinished unfinished;
    private final Supplier<WorkContext> work;
    private final PrintWriter err;
    private final Options options;
    private final Said said;

    @Parameters(index = "0", paramLabel = "ID", description = "a checkpoint's id or path")
    String id = "";

    @Parameters(index = "1", paramLabel = "TARGET", description = "a saved connection's name, or a URI")
    String target = "";

    @Option(names = "--table", paramLabel = "T", description = "only this table; may be given several times")
    List<String> tables = new ArrayList<>();

    @Option(names = "--mode", paramLabel = "MODE", description = "delta (default): change the rows that differ; reload: empty the tables and fill them again")
    String mode = "delta";

    @Option(names = "--no-safety", description = "make no safety checkpoint: the restore can't be taken back")
    boolean noSafety;

    @Option(names = "--full-copy", description = "make a checkpoint of the whole tables first, before anything is locked")
    boolean fullCopy;

    @Option(names = "--keep-triggers", description = "let the tables' triggers fire")
    boolean keepTriggers;

    @Option(names = "--all-triggers", description = "keep all the tables' triggers from firing, also where a pack names some of them")
    boolean allTriggers;

    @Option(names = "--into-other", description = "the target is meant to be another database than the one the checkpoint was taken of")
    boolean intoOther;

    @Option(names = "--script", paramLabel = "FILE", description = "write the guarded SQL into this file instead of applying")
    @Nullable
    Path script;

    @Option(names = "--ticket", paramLabel = "TEXT", description = "kept in the journal")
    String ticket = "";

    @Mixin
    ShelfOption shelf = new ShelfOption();

    @Mixin
    LogOption log = new LogOption();

    @Mixin
    ChangeOptions change = new ChangeOptions();

    CheckpointRestoreCommand(TargetNames names, Supplier<Restores> restores, Around around,
            Function<@Nullable Path, Shelf> shelves, Unfinished unfinished, Surroundings surroundings) {
        this.names = names;
        this.restores = restores;
        this.triggers = around.triggers();
        this.after = around.after();
        this.shelves = shelves;
        this.unfinished = unfinished;
        this.work = surroundings.work();
        this.err = surroundings.err();
        this.options = surroundings.options();
        this.said = surroundings.said();
    }

    /// What packs declare around a restore.
    record Around(Supplier<DeclaredTriggers> triggers, Supplier<AfterRestore> after) {}

    /// What every command that works for a while is run in.
    record Surroundings(Supplier<WorkContext> work, PrintWriter err, Options options, Said said) {}

    @Override
    public Answer call() {
        RestoreRequest.Mode chosen = mode();
        Target found = names.named(target, change.environment);
        change.permit(found, options.readOnly);
        Shelf place = shelf.in(shelves);
        Checkpoint checkpoint = place.find(id);
        found = names.find(target, change.environment);
        unfinished.resolve(found);
        RestoreRequest request = new RestoreRequest(found, place, checkpoint, ShelfOption.tables(tables), chosen,
                CellChoice.ALL, !noSafety, fullCopy, intoOther, !keepTriggers, List.of(), ticket);
        var _ = CheckpointWords.usable(checkpoint);
        RestoreDocument document = new RestoreDocument(allTriggers ? request : triggers.get().in(request), said);
        return script == null && change.execute ? done(document) : planned(document);
    }

    private RestoreRequest.Mode mode() {
        return Optional.of(mode.toUpperCase(Locale.ROOT)).filter(word -> word.equals("DELTA") || word.equals("RELOAD"))
                .map(RestoreRequest.Mode::valueOf).orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.BAD_INPUT, "--mode", mode + ": delta, reload")));
    }

    private Answer done(RestoreDocument document) {
        WorkContext context = work.get();
        RestoreResult result = restores.get().applyUnseen(document.request(), log.to(err), context).orThrow();
        List<RestorePlan.Said> afterwards = after.get().run(document.request(), result, context);
        return document.done(result, afterwards, target);
    }

    private Answer planned(RestoreDocument document) {
        try (RestorePlan plan = restores.get().preview(document.request(), log.to(err), work.get()).orThrow()) {
            meant(plan);
            if (script == null) {
                return document.planned(plan, "");
            }
            if (!plan.obstacles().isEmpty()) {
                throw new ProblemException(Problem.all(plan.obstacles()));
            }
            ScriptFiles.write(script, restores.get().script(plan).orThrow());
            return document.planned(plan, script.toString());
        }
    }

    /// Another database than the checkpoint's is not even previewed unless it is meant.
    private static void meant(RestorePlan plan) {
        plan.obstacles().stream().filter(each -> each.code() == ProblemCode.OTHER_DATABASE
                || each.code() == ProblemCode.UNTOLD_DATABASE).findFirst().ifPresent(doubt -> {
                    throw new ProblemException(doubt);
                });
    }
}
