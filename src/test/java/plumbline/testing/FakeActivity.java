package plumbline.testing;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import plumbline.core.activity.ActivityReader;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.SessionList;
import plumbline.core.session.Session;

/// A server's activity as a test sets it; counts what was asked. Thread-safe.
public final class FakeActivity implements ActivityReader {

    private final AtomicInteger cheap = new AtomicInteger();
    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger lists = new AtomicInteger();
    private volatile ActivitySample now = JamSamples.quiet(JamSamples.NOW);
    private volatile Runnable meanwhile = () -> {};

    /// What the server shows from now on.
    public void show(ActivitySample sample) {
        now = sample;
    }

    /// What happens while it is asked.
    public void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    /// How often the cheap question was asked.
    public int cheap() {
        return cheap.get();
    }

    /// How often who waits for whom was asked.
    public int whole() {
        return whole.get();
    }

    /// How often the sessions were asked for.
    public int lists() {
        return lists.get();
    }

    @Override
    public boolean anybodyWaits(Session session) {
        cheap.incrementAndGet();
        return !now.isQuiet();
    }

    @Override
    public ActivitySample waits(Session session) {
        whole.incrementAndGet();
        meanwhile.run();
        return now;
    }

    @Override
    public SessionList sessions(Session session) {
        lists.incrementAndGet();
        return new SessionList(Instant.EPOCH, now.database(), false, now.backends(), List.of(), List.of());
    }
}
