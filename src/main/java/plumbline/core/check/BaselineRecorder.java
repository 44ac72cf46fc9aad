package plumbline.core.check;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.core.check.Baselines.Recorded;
import plumbline.core.pack.Check;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Counts the tables of a baseline check and records the numbers. Thread-safe.
public final class BaselineRecorder implements BaselineRecording {

    private final Checks checks;
    private final Baselines baselines;
    private final SavedNumbers saved;
    private final String who;
    private final InstantSource clock;

    /// @param saved the numbers of checkpoints
    /// @param who   the account on this machine
    public BaselineRecorder(Checks checks, Baselines baselines, SavedNumbers saved, String who,
            InstantSource clock) {
        this.checks = checks;
        this.baselines = baselines;
        this.saved = saved;
        this.who = who;
        this.clock = clock;
    }

    @Override
    public Outcome<Recorded> record(Target target, Check check, WorkContext context) {
        return Outcome.of(() -> kept(target, check, checks.counts(target, check, context).orThrow(), "counted"));
    }

    private Recorded kept(Target target, Check check, Map<String, Long> counts, String source) {
        Recorded recorded = new Recorded(counts, source, who, clock.instant());
        baselines.record(target.name(), check.path(), recorded);
        return recorded;
    }

    @Override
    public Outcome<Recorded> recordSaved(Target target, Check check, String checkpoint, WorkContext context) {
        return Outcome.of(() -> {
            SavedNumbers.Numbers numbers = saved.of(target, tables(target, check), checkpoint, context);
            return kept(target, check, numbers.counts(), numbers.id());
        });
    }

    @Override
    public List<SavedNumbers.Offer> saved(Target target, Check check) {
        return saved.offers(target, tables(target, check));
    }

    private Set<String> tables(Target target, Check check) {
        return Baselines.tables(check, baselines.of(target.name(), check.path()));
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
