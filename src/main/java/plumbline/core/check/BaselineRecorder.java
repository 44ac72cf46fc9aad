package plumbline.core.check;

import java.time.InstantSource;
import java.util.Optional;
import plumbline.core.check.Baselines.Recorded;
import plumbline.core.pack.Check;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Counts the tables of a baseline check and records the numbers. Thread-safe.
public final class BaselineRecorder implements BaselineRecording {

    private final Checks checks;
    private final Baselines baselines;
    private final String who;
    private final InstantSource clock;

    /// @param who the account on this machine
    public BaselineRecorder(Checks checks, Baselines baselines, String who, InstantSource clock) {
        this.checks = checks;
        this.baselines = baselines;
        this.who = who;
        this.clock = clock;
    }

    @Override
    public Outcome<Recorded> record(Target target, Check check, WorkContext context) {
        return Outcome.of(() -> {
            Recorded recorded = new Recorded(checks.counts(target, check, context).orThrow(), "counted", who,
                    clock.instant());
            baselines.record(target.name(), check.path(), recorded);
            return recorded;
        });
    }

    @Override
    public Optional<Recorded> recorded(String target, String checkPath) {
        return baselines.of(target, checkPath);
    }

    @Override
    public void forget(String target, String checkPath) {
        baselines.forget(target, checkPath);
    }
}
