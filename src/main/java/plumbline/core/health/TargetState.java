package plumbline.core.health;

import java.util.Locale;

/// How a target stands as a whole.
public enum TargetState {

    CONNECTING, OK, WARNING, CRITICAL, UNREACHABLE;

    /// The word in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
