package plumbline.ui.locks;

import java.time.Duration;
import java.util.Locale;

/// A stretch of time that the time line shows, up to now.
public enum TimeSpan {

    HOUR(Duration.ofHours(1)), DAY(Duration.ofDays(1)), WEEK(Duration.ofDays(7));

    private final Duration length;

    TimeSpan(Duration length) {
        this.length = length;
    }

    /// How long it is.
    public Duration length() {
        return length;
    }

    /// The word in ids, message keys and the remembered state.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
