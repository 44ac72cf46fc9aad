package plumbline.core.backup;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.core.text.Sentence;

/// What is wrong with a backup.
///
/// @param detail the words of who found it, a number or a name; or empty
/// @param words  what the detail says in English, where it is the program that says it; null where it stands as it is
public record Flaw(Code code, String detail, @Nullable Sentence words) implements Sentence {

    /// What can be wrong; each has a text under `backup.flaw`.
    public enum Code {
        SIZE, HASH, RECORD, UNREADABLE, ARCHIVE, SQLITE, PACKED, EMPTY, BEGINNING, ENDING, FILES, ROWS, SERIES, NEWEST, CHANGED
    }

    Flaw(Code code, String detail) {
        this(code, detail, null);
    }

    Flaw(Code code, Sentence words) {
        this(code, words.in(Messages.in(Language.EN)), words);
    }

    static Flaw of(Code code) {
        return new Flaw(code, "");
    }

    /// The word in JSON.
    public String word() {
        return code.name().toLowerCase(Locale.ROOT);
    }

    /// The sentence for a person.
    @Override
    public String in(Messages messages) {
        return messages.text("backup.flaw." + word(), words == null ? detail : words.in(messages));
    }
}
