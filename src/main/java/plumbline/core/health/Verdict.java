package plumbline.core.health;

import java.util.Locale;

/// How a value stands against its thresholds; ordered from best to worst, unknown last.
public enum Verdict {

    OK, WARNING, CRITICAL, UNKNOWN;

    /// The word in JSON and in files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
