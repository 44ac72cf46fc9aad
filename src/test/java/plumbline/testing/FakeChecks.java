package plumbline.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.check.CheckResult;
import plumbline.core.check.Checks;
import plumbline.core.pack.Check;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Checks whose answers a test decides.
public final class FakeChecks implements Checks {

    private final Map<String, CheckResult> answers = new HashMap<>();
    private final Map<String, Problem> unreachable = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> byName = new ArrayList<>();
    private List<Check> all = List.of(Shop.COUNTS, Shop.ORPHANS);
    private Runnable before = () -> {};

    /// The checks of every target.
    public void all(List<Check> checks) {
        all = List.copyOf(checks);
    }

    public FakeChecks answer(Target target, CheckResult result) {
        answers.put(target.name() + " " + result.check().path(), result);
        return this;
    }

    public FakeChecks unreachable(Target target, Problem problem) {
        unreachable.put(target.name(), problem);
        return this;
    }

    public void reachable(Target target) {
        unreachable.remove(target.name());
    }

    /// Does something each time a check is about to be asked.
    public void before(Runnable action) {
        before = action;
    }

    /// What was asked, as `target path`.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /// What was asked because it was chosen alone, as `target path`.
    public List<String> askedByName() {
        return List.copyOf(byName);
    }

    @Override
    public Outcome<List<Check>> chosen(Target target, List<String> packs, List<String> checks) {
        Problem problem = unreachable.get(target.name());
        return problem != null ? new Outcome.Failed<>(problem) : new Outcome.Done<>(all);
    }

    @Override
    public Outcome<Map<String, Long>> counts(Target target, Check check, WorkContext context) {
        throw new UnsupportedOperationException("no shop compares numbers of rows");
    }

    @Override
    public CheckResult runByName(Target target, Check check, int keep, WorkContext context) {
        byName.add(target.name() + " " + check.path());
        return run(target, check, keep, context);
    }

    @Override
    public CheckResult run(Target target, Check check, int keep, WorkContext context) {
        before.run();
        asked.add(target.name() + " " + check.path());
        return answers.getOrDefault(target.name() + " " + check.path(), Shop.found(target, check, 0));
    }
}
