package plumbline.core.pack;

import java.util.Locale;

/// How much a finding matters.
public enum Severity {

    CRITICAL, WARNING, INFO;

    /// The word in pack files and JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
