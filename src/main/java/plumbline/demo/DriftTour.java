package plumbline.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.Checks;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.repair.Repairs;
import plumbline.core.repair.UndoResult;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Asks every check of a target and puts right, and back again, whatever can be taken back.
final class DriftTour {

    private static final int KEPT = 1_000;
    /// A way that lacks its function, and a rough way that would break something else, are refused as they should be.
    private static final Set<String> REFUSED = Set.of(ProblemCode.MISSING_TABLE.name(), ProblemCode.WORSE.name());

    private final Checks checks;
    private final Repairs repairs;

    DriftTour(Checks checks, Repairs repairs) {
        this.checks = checks;
        this.repairs = repairs;
    }

    /// What the checks answered.
    record Asked(List<CheckResult> results) {

        long with(CheckStatus status) {
            return results.stream().filter(result -> result.status() == status).count();
        }
    }

    Asked ask(Target target) {
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks.chosen(target, List.of(), List.of()).orThrow()) {
            results.add(checks.run(target, check, KEPT, WorkContext.none()));
        }
        return new Asked(results);
    }

    /// What came of the repairs.
    ///
    /// @param done   previewed, applied, verified, undone, and found as before
    /// @param failed what did not hold, each in a few words
    record Repaired(int done, List<String> failed) {}

    Repaired repair(Target target, Asked asked) {
        int done = 0;
        List<String> failed = new ArrayList<>();
        for (CheckResult result : asked.results()) {
            if (result.status() != CheckStatus.FINDINGS) {
                continue;
            }
            for (Repair way : result.check().repairs(target.engine())) {
                if (way.means().transactional() && way.noUndo().isEmpty()) {
                    String broke = thereAndBack(target, result, way);
                    if (broke.isEmpty()) {
                        done++;
                    } else if (!REFUSED.contains(broke)) {
                        failed.add(result.check().id() + "/" + way.id() + ": " + broke);
                    }
                }
            }
        }
        return new Repaired(done, failed);
    }

    /// @return what went wrong, or empty
    private String thereAndBack(Target target, CheckResult before, Repair way) {
        RepairRequest request = new RepairRequest(target, before.check(), way, List.of(), "tour");
        Outcome<RepairPlan> plan = repairs.preview(request, WorkContext.none());
        if (!(plan instanceof Outcome.Done<RepairPlan>(RepairPlan seen))) {
            return failure(plan);
        }
        Outcome<RepairResult> applied = repairs.apply(seen, WorkContext.none());
        if (!(applied instanceof Outcome.Done<RepairResult>(RepairResult done))) {
            return failure(applied);
        }
        CheckResult repaired = checks.run(target, before.check(), KEPT, WorkContext.none());
        for (String run : done.runs().reversed()) {
            Outcome<UndoResult> undone = repairs.undo(target, run, true, WorkContext.none());
            if (!(undone instanceof Outcome.Done<UndoResult>(UndoResult back)) || !back.executed()) {
                return "undo " + failure(undone);
            }
        }
        CheckResult after = checks.run(target, before.check(), KEPT, WorkContext.none());
        boolean right = repaired.count() < before.count() && after.count() == before.count();
        return right ? "" : before.count() + " -> " + repaired.count() + " -> " + after.count();
    }

    private static String failure(Outcome<?> outcome) {
        return outcome instanceof Outcome.Failed<?> failed
                ? REFUSED.contains(failed.problem().code().name())
                        ? failed.problem().code().name()
                        : failed.problem().code() + " " + failed.problem().detail()
                : "conflicts";
    }
}
