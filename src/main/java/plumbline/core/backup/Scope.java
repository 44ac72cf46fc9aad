package plumbline.core.backup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which part of its objects a dump holds: all, the rows without the definitions, or the definitions without the rows.
public enum Scope {

    ALL, DATA, SCHEMA;

    /// The word in JSON, in a record and in `backups.yaml`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The scope of a word.
    public static Optional<Scope> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
