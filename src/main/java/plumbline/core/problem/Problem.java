package plumbline.core.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.core.text.Phrase;
import plumbline.core.text.Sentence;

/// One expected failure as a value: what happened, to what, what it left behind, and the words of who refused.
///
/// The sentence for a person is made by [ProblemText] in the language of the screen.
///
/// @param code    which failure; decides sentence and advice
/// @param subject what it happened to, as the person named it; never holds a secret
/// @param effect  what it left behind on the target
/// @param detail  the server's or system's own words, or empty; never holds a secret
/// @param words   what the detail says, where it is the program that says it: told in the language of the screen, while
///                the detail has it in English; null where the detail stands as it is
/// @param others  what else stood in the way at the same time, each without others of its own
public record Problem(ProblemCode code, String subject, Effect effect, String detail, @Nullable Sentence words,
        List<Problem> others) {

    public Problem {
        others = List.copyOf(others);
    }

    /// A failure that came alone.
    public Problem(ProblemCode code, String subject, Effect effect, String detail) {
        this(code, subject, effect, detail, null, List.of());
    }

    /// A failure with others beside it.
    public Problem(ProblemCode code, String subject, Effect effect, String detail, List<Problem> others) {
        this(code, subject, effect, detail, null, others);
    }

    /// Several that were found at once, under the first one.
    ///
    /// @param found at least one
    public static Problem all(List<Problem> found) {
        Problem first = found.getFirst();
        return new Problem(first.code, first.subject, first.effect, first.detail, first.words,
                found.subList(1, found.size()));
    }

    /// A failure before anything was changed, without words from elsewhere.
    public static Problem of(ProblemCode code, String subject) {
        return new Problem(code, subject, Effect.NOTHING_CHANGED, "");
    }

    /// A failure before anything was changed, with the words of who refused.
    public static Problem of(ProblemCode code, String subject, String detail) {
        return new Problem(code, subject, Effect.NOTHING_CHANGED, detail);
    }

    /// A failure before anything was changed, with what the program itself has to say of it.
    public static Problem of(ProblemCode code, String subject, Sentence words) {
        return new Problem(code, subject, Effect.NOTHING_CHANGED, words.in(Messages.in(Language.EN)), words, List.of());
    }

    /// What the detail says, for whoever tells it under another failure's name.
    public Sentence said() {
        return words != null ? words : Phrase.of("detail.said", detail.strip());
    }

    /// The same failure where more is known about what it left behind.
    public Problem withEffect(Effect known) {
        return new Problem(code, subject, known, detail, words, others);
    }
}
