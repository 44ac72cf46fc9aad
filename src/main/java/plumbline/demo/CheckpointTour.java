package plumbline.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Restores;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// A checkpoint of one of the demo's databases, an accident, and the way back. The database is left as it was found, and
/// no checkpoint stays. Used once by one thread.
final class CheckpointTour implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final Means means;
    private final Target target;
    private final TableName table;
    private final Runnable accident;
    private final List<Checkpoint> made = new ArrayList<>();

    /// What makes, keeps, compares and puts back checkpoints.
    record Means(Shelf shelf, Checkpoints checkpoints, Comparisons comparisons, Restores restores) {}

    /// @param table    the one that the accident happens to; nobody else writes it
    /// @param accident what happens
    CheckpointTour(Means means, Target target, TableName table, Runnable accident) {
        this.means = means;
        this.target = target;
        this.table = table;
        this.accident = accident;
    }

    /// How many rows differ.
    record Damage(long missing, long changed, long extra) {

        long rows() {
            return missing + changed + extra;
        }
    }

    /// Saves everything and reads it back.
    ///
    /// @return the checkpoint, every hash of which was compared
    Checkpoint save() {
        Checkpoint saved = means.checkpoints().create(new CreateRequest(target, Choice.ALL, "", "tour", Manifest.MANUAL,
                1, false), means.shelf(), CheckpointLog.SILENT, WorkContext.none()).orThrow();
        made.add(saved);
        List<Fault> faults = means.shelf().verify(saved, WorkContext.none());
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_CHECKPOINT, saved.id(), faults.getFirst()));
        }
        return saved;
    }

    /// Lets the accident happen and finds out what differs.
    Damage wreck(Checkpoint saved) {
        accident.run();
        return compare(saved);
    }

    /// What would have to change in the table to be as the checkpoint has it.
    Damage compare(Checkpoint saved) {
        try (Comparison found = means.comparisons().compare(new Side.Live(target), new Side.Saved(means.shelf(), saved),
                List.of(table), CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
            TableDifference differs = found.tables().getFirst();
            return new Damage(differs.added(), differs.changed(), differs.removed());
        }
    }

    /// Whether rows, structure and sequences of the table are as the checkpoint has them.
    boolean identical(Checkpoint saved) {
        try (Comparison found = means.comparisons().compare(new Side.Live(target), new Side.Saved(means.shelf(), saved),
                List.of(table), CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
            return found.identical();
        }
    }

    /// Puts the table back: previewed, then done.
    RestoreResult restore(Checkpoint saved) {
        RestoreRequest whole = RestoreRequest.whole(target, means.shelf(), saved);
        RestoreRequest request = new RestoreRequest(target, means.shelf(), saved, List.of(table), whole.mode(),
                whole.choice(), true, false, false, true, List.of(), "tour");
        RestoreResult done = patiently(() -> {
            RestorePlan plan = means.restores().preview(request, CheckpointLog.SILENT, WorkContext.none()).orThrow();
            try (plan) {
                return means.restores().apply(plan, CheckpointLog.SILENT, WorkContext.none());
            }
        });
        if (!done.safety().isEmpty()) {
            made.add(means.shelf().find(done.safety()));
        }
        return done;
    }

    // the demo's applications go on: one of them may hold a lock for longer than a restore waits
    private static RestoreResult patiently(Supplier<Outcome<RestoreResult>> attempt) {
        for (int left = ATTEMPTS - 1;; left--) {
            Outcome<RestoreResult> outcome = attempt.get();
            boolean again = left > 0 && outcome instanceof Outcome.Failed<RestoreResult>(Problem problem)
                    && (problem.code() == ProblemCode.LOCK_TIMEOUT || problem.code() == ProblemCode.GIVES_WAY);
            if (!again) {
                return outcome.orThrow();
            }
        }
    }

    /// Takes a restore back by its safety checkpoint.
    RestoreResult undo(RestoreResult done) {
        return restore(means.shelf().find(done.safety()));
    }

    /// Removes the checkpoints of the tour, the safety checkpoint of a restore that failed among them.
    @Override
    public void close() {
        List<String> own = made.stream().map(Checkpoint::id).toList();
        means.shelf().all().stream().filter(each -> own.contains(each.id())
                || (each.manifest() != null && own.contains(each.manifest().restores())))
                .forEach(means.shelf()::delete);
    }
}
