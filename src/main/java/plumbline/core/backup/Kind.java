package plumbline.core.backup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import plumbline.core.text.Phrase;

/// What a backup is, and so how it is verified and restored.
///
/// - `DATABASE`: a PostgreSQL database in the custom format of `pg_dump`; `TABLES`: chosen tables of one.
/// - `SQLITE`: a copy of a SQLite file.
/// - `FILES`: a folder as `.tar.gz`.
/// - `SCRIPT`: statements as text, as `pg_dump` without a format writes them: listed, never run.
/// - `PROJECT`: a folder that a script copied as it was.
public enum Kind {

    DATABASE, TABLES, SQLITE, FILES, SCRIPT, PROJECT;

    /// The word in JSON and in a record.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a person calls it.
    public Phrase said() {
        return Phrase.of("backups.kind." + word());
    }

    static Optional<Kind> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
