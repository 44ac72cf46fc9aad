package plumbline.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import plumbline.core.journal.JournalEntry;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.repair.RepairScript;
import plumbline.core.repair.Repairs;
import plumbline.core.repair.UndoResult;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Repairs whose outcomes a test decides, and which remember what was asked of them.
public final class FakeRepairs implements Repairs {

    private final List<RepairRequest> previewed = new ArrayList<>();
    private final List<RepairPlan> applied = new ArrayList<>();
    private final List<String> undone = new ArrayList<>();
    private Function<RepairRequest, Outcome<RepairPlan>> preview = request -> new Outcome.Done<>(
            Shop.plan(request, 7, true));
    private Function<RepairPlan, Outcome<RepairResult>> apply = plan -> new Outcome.Done<>(
            new RepairResult(List.of("R-1"), plan.change(), true, 0, 4));
    private Supplier<List<UndoResult.Conflict>> conflicts = List::of;
    private Runnable during = () -> {};

    public void preview(Function<RepairRequest, Outcome<RepairPlan>> answer) {
        preview = answer;
    }

    public void apply(Function<RepairPlan, Outcome<RepairResult>> answer) {
        apply = answer;
    }

    public void conflicts(Supplier<List<UndoResult.Conflict>> answer) {
        conflicts = answer;
    }

    /// Does something while a change is being made.
    public void during(Runnable action) {
        during = action;
    }

    public List<RepairRequest> previewed() {
        return List.copyOf(previewed);
    }

    public List<RepairPlan> applied() {
        return List.copyOf(applied);
    }

    /// The runs that were really taken back.
    public List<String> undone() {
        return List.copyOf(undone);
    }

    @Override
    public Outcome<Repair> way(Target target, Check check) {
        return new Outcome.Done<>(check.repairs(target.engine()).getFirst());
    }

    @Override
    public Outcome<RepairPlan> preview(RepairRequest request, WorkContext context) {
        previewed.add(request);
        context.progress(0.5, "half");
        return preview.apply(request);
    }

    @Override
    public Outcome<RepairResult> apply(RepairPlan plan, WorkContext context) {
        applied.add(plan);
        during.run();
        context.checkCancelled();
        return apply.apply(plan);
    }

    @Override
    public Outcome<RepairResult> applyUnseen(RepairRequest request, WorkContext context) {
        return new Outcome.Failed<>(Problem.of(ProblemCode.UNEXPECTED, "a screen never repairs unseen"));
    }

    @Override
    public Outcome<RepairScript> script(RepairPlan plan) {
        return new Outcome.Done<>(new RepairScript("-- repair of " + plan.findings().size(), "-- undo"));
    }

    @Override
    public List<JournalEntry> resolve(Function<String, Optional<Target>> targets) {
        return List.of();
    }

    @Override
    public Outcome<UndoResult> undo(Target target, String run, boolean execute, WorkContext context) {
        List<UndoResult.Conflict> found = conflicts.get();
        boolean executed = execute && found.isEmpty();
        if (executed) {
            undone.add(run);
        }
        return new Outcome.Done<>(new UndoResult(executed ? "U-1" : run, found.isEmpty() ? 7 : 0, found, executed));
    }
}
