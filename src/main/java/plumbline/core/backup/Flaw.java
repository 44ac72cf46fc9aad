package plumbline.core.backup;

import java.util.Locale;
import plumbline.core.text.Messages;

/// What is wrong with a backup.
///
/// @param detail the words of who found it, a number or a name; or empty
public record Flaw(Code code, String detail) {

    /// What can be wrong; each has a text under `backup.flaw`.
    public enum Code {
        SIZE, HASH, RECORD, UNREADABLE, ARCHIVE, SQLITE, PACKED, EMPTY, BEGINNING, ENDING, FILES, ROWS, SERIES, NEWEST, CHANGED
    }

    static Flaw of(Code code) {
        return new Flaw(code, "");
    }

    /// The word in JSON.
    public String word() {
        return code.name().toLowerCase(Locale.ROOT);
    }

    /// The sentence for a person.
    public String text(Messages messages) {
        return messages.text("backup.flaw." + word(), detail);
    }
}
