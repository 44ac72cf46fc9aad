package plumbline.core.journal;

import java.util.Locale;

/// What is known of a change. INTENT without an outcome means that the console was killed in between.
public enum JournalState {

    INTENT, COMMITTED, ROLLED_BACK, UNKNOWN;

    /// The word in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
