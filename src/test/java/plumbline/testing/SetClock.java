package plumbline.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands until it is set. Thread-safe.
public final class SetClock implements InstantSource {

    private volatile Instant now;

    public SetClock(Instant first) {
        this.now = first;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /// Sets it.
    public void set(Instant next) {
        now = next;
    }

    /// Puts it forward.
    public void forward(Duration by) {
        now = now.plus(by);
    }
}
