package plumbline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Restores;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Takes a restore back by restoring its safety checkpoint.
final class RestoreUndo {

    private static final String RESTORE = "restore";

    private final Supplier<Journal> journal;
    private final Supplier<Restores> restores;
    private final Function<@Nullable Path, Shelf> shelves;
    private final Supplier<WorkContext> work;
    private final PrintWriter err;
    private final Said said;

    RestoreUndo(Supplier<Journal> journal, Supplier<Restores> restores, Function<@Nullable Path, Shelf> shelves,
            CheckpointRestoreCommand.Surroundings surroundings) {
        this.journal = journal;
        this.restores = restores;
        this.shelves = shelves;
        this.work = surroundings.work();
        this.err = surroundings.err();
        this.said = surroundings.said();
    }

    /// The entry of a run, if it is a restore of this target.
    Optional<JournalEntry> restore(Target target, String run) {
        return journal.get().find(run)
                .filter(entry -> entry.action().equals(RESTORE) && entry.target().equals(target.name()));
    }

    /// Says what taking it back would change, or does it.
    Answer answer(Target target, JournalEntry entry, ShelfOption option, LogOption log, boolean execute) {
        if (!entry.undoneBy().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.ALREADY_UNDONE, entry.run(), entry.undoneBy()));
        }
        if (entry.state() != JournalState.COMMITTED) {
            throw new ProblemException(
                    Problem.of(ProblemCode.NOTHING_TO_UNDO, entry.run(), entry.state().word()));
        }
        Shelf shelf = option.in(shelves);
        Checkpoint safety = shelf.safetyOf(entry.run())
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.NO_UNDO, entry.run(),
                        said.text("cli.undo.no-safety", shelf.folder().toString()))));
        RestoreRequest whole = RestoreRequest.whole(target, shelf, safety);
        // it belongs to the database into which it was restored, wherever its checkpoint came from
        return execute ? done(whole, entry, log) : planned(whole, entry, log);
    }

    private Answer planned(RestoreRequest request, JournalEntry entry, LogOption log) {
        try (RestorePlan plan = restores.get().preview(request, log.to(err), work.get()).orThrow()) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Heading(said.text("cli.undo.restore-would", entry.run(), request.target().name(),
                    request.checkpoint().id(), plan.changes())));
            blocks.addAll(new RestoreDocument(request, said).planned(plan, "").blocks());
            return new Answer(json(entry, request, plan.changes(), null), blocks, ExitCode.OK);
        }
    }

    private Answer done(RestoreRequest request, JournalEntry entry, LogOption log) {
        RestoreResult result = restores.get().applyUnseen(request, log.to(err), work.get()).orThrow();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text("cli.undo.restore-done", entry.run(), request.target().name(),
                request.checkpoint().id(), result.changed())));
        blocks.addAll(new RestoreDocument(request, said).done(result, List.of(), request.target().name()).blocks());
        return new Answer(json(entry, request, result.changed(), result), blocks, ExitCode.OK);
    }

    private static Map<String, @Nullable Object> json(JournalEntry entry, RestoreRequest request, long rows,
            @Nullable RestoreResult result) {
        return Json.object("run", entry.run(), "undone", rows, "conflicts", List.of(), "undoneBy",
                result == null || result.run().isEmpty() ? null : result.run(), "executed", result != null,
                "checkpoint", request.checkpoint().id(), "safety",
                result == null || result.safety().isEmpty() ? null : result.safety());
    }
}
