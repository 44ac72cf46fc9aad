package plumbline.demo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.Checks;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
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
    /// What a database or another check may forbid; then nothing is changed.
    private static final Set<ProblemCode> FORBIDDEN = EnumSet.of(ProblemCode.CONSTRAINT, ProblemCode.RIGHTS,
            ProblemCode.UNDECLARED_CHANGE, ProblemCode.WORSE, ProblemCode.STILL_WRONG, ProblemCode.MISSING_TABLE,
            ProblemCode.MISSING_FUNCTION);

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
    /// @param done    previewed, applied, verified, undone, and found as before
    /// @param refused forbidden by the database or by another check, without a change
    /// @param failed  what did not hold, each in a few words
    record Repaired(int done, int refused, List<String> failed) {}

    private enum Came {
        DONE, REFUSED
    }

    Repaired repair(Target target, Asked asked) {
        int done = 0;
        int refused = 0;
        List<String> failed = new ArrayList<>();
        for (CheckResult result : asked.results()) {
            if (result.status() != CheckStatus.FINDINGS) {
                continue;
            }
            for (Repair way : result.check().repairs(target.engine())) {
                if (!way.means().transactional() || !way.noUndo().isEmpty()) {
                    continue;
                }
                try {
                    switch (thereAndBack(target, result, way)) {
                        case DONE -> done++;
                        case REFUSED -> refused++;
                    }
                } catch (ProblemException broke) {
                    failed.add(result.check().id() + "/" + way.id() + ": " + broke.problem().code() + " "
                            + broke.problem().detail());
                }
            }
        }
        return new Repaired(done, refused, failed);
    }

    private Came thereAndBack(Target target, CheckResult before, Repair way) {
        RepairRequest request = new RepairRequest(target, before.check(), way, List.of(), "tour");
        try {
            RepairPlan seen = repairs.preview(request, WorkContext.none()).orThrow();
            RepairResult done = repairs.apply(seen, WorkContext.none()).orThrow();
            long left = count(target, before.check());
            if (left >= before.count()) {
                throw new ProblemException(Problem.of(ProblemCode.STILL_WRONG, target.name(),
                        before.count() + " -> " + left).withEffect(Effect.CHANGED));
            }
            for (String run : done.runs().reversed()) {
                UndoResult back = repairs.undo(target, run, true, WorkContext.none()).orThrow();
                if (!back.executed()) {
                    throw new ProblemException(Problem.of(ProblemCode.CONFLICT, run));
                }
            }
        } catch (ProblemException refused) {
            if (!FORBIDDEN.contains(refused.problem().code())
                    || refused.problem().effect() != Effect.NOTHING_CHANGED) {
                throw refused;
            }
            return Came.REFUSED;
        }
        long after = count(target, before.check());
        if (after != before.count()) {
            throw new ProblemException(Problem.of(ProblemCode.CONFLICT, before.check().id(),
                    before.count() + " -> " + after));
        }
        return Came.DONE;
    }

    private long count(Target target, Check check) {
        return checks.run(target, check, KEPT, WorkContext.none()).count();
    }
}
