package plumbline.core.checkpoint;

import org.jspecify.annotations.Nullable;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.core.text.Phrase;
import plumbline.core.text.Sentence;

/// A difference in structure.
///
/// @param what   a word: `table-added`, `table-removed`, `column-added`, `column-removed`, `type-changed`,
///               `key-changed`, `definition-added`, `definition-removed`, `collation-changed`, `not-comparable`
/// @param detail the line of the definition, or both sides of it
/// @param blocks whether rows can't be put back over it without a decision
/// @param words  what the detail says in English, where it is the program that says it; null where it stands as it is
public record Drift(String what, String detail, boolean blocks, @Nullable Phrase words) implements Sentence {

    /// A difference with what was written down of it.
    public Drift(String what, String detail, boolean blocks) {
        this(what, detail, blocks, null);
    }

    /// Rows that can't be compared, and so not put back.
    public static Drift notComparable(Phrase why) {
        return new Drift("not-comparable", why.in(Messages.in(Language.EN)), true, why);
    }

    /// The word for a person.
    public String word(Messages messages) {
        return messages.text("checkpoints.drift." + what);
    }

    /// The detail for a person.
    public String detail(Messages messages) {
        return words == null ? detail : words.in(messages);
    }

    /// What it means for a restore, whose first side is the database and whose second is the checkpoint.
    public Phrase forRestore() {
        return Phrase.of("restoring.drift." + what, words == null ? detail.strip() : words);
    }

    @Override
    public String in(Messages messages) {
        return messages.text("restore.drift.line", word(messages), detail(messages));
    }
}
