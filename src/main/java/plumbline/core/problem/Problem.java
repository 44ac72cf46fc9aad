package plumbline.core.problem;

/// One expected failure as a value: what happened, to what, what it left behind, and the words of who refused.
///
/// The sentence for a person is made by [ProblemText] in the language of the screen.
///
/// @param code    which failure; decides sentence and advice
/// @param subject what it happened to, as the person named it; never holds a secret
/// @param effect  what it left behind on the target
/// @param detail  the server's or system's own words, or empty; never holds a secret
public record Problem(ProblemCode code, String subject, Effect effect, String detail) {

    /// A failure before anything was changed, without words from elsewhere.
    public static Problem of(ProblemCode code, String subject) {
        return new Problem(code, subject, Effect.NOTHING_CHANGED, "");
    }

    /// A failure before anything was changed, with the words of who refused.
    public static Problem of(ProblemCode code, String subject, String detail) {
        return new Problem(code, subject, Effect.NOTHING_CHANGED, detail);
    }

    /// The same failure where more is known about what it left behind.
    public Problem withEffect(Effect known) {
        return new Problem(code, subject, known, detail);
    }
}
