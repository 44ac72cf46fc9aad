package plumbline.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import plumbline.core.activity.Explainer;
import plumbline.core.activity.Verb;
import plumbline.core.target.Target;
import plumbline.ui.fx.UiWork;
import plumbline.ui.locks.LocksViewModel;
import plumbline.ui.locks.SignalSheets;

/// The locks screen's surroundings on sample data; remembers which sheets were asked for.
public final class SampleLocks implements SignalSheets {

    private final FakeLockWatch watch = new FakeLockWatch();
    private final PastWaits history = new PastWaits();
    private final List<String> asked = new ArrayList<>();
    private final InstantSource clock;
    private final TestSessions sessions = new TestSessions();

    public SampleLocks(InstantSource clock) {
        this.clock = clock;
    }

    public FakeLockWatch watch() {
        return watch;
    }

    public PastWaits history() {
        return history;
    }

    /// The sheets that were asked for, such as `cancel [4711]`.
    public List<String> asked() {
        return asked;
    }

    /// The waits at this moment.
    public BusyMorning waits() {
        return new BusyMorning(clock.instant());
    }

    /// The screen's view-model.
    public LocksViewModel model(UiWork work, ObservableValue<Instant> now, MemoryState state) {
        return new LocksViewModel(new LocksViewModel.Sources(watch, history, this,
                new Explainer(sessions.sessions()), (_, _, _, _) -> {}, ZoneOffset.UTC), work, now, state);
    }

    @Override
    public void signal(Target target, Verb verb, List<Integer> pids, Runnable changed) {
        asked.add(verb.word() + " " + pids);
        changed.run();
    }

    @Override
    public void prepared(Target target, Verb verb, String gid, Runnable changed) {
        asked.add(verb.word() + " " + gid);
        changed.run();
    }
}
