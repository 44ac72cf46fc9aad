package plumbline.core.check;

import java.util.Locale;

/// What came of a check. That it could not be asked is an answer too, and never looks like clean.
public enum CheckStatus {

    CLEAN, FINDINGS, FAILED, SKIPPED;

    /// The word in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
