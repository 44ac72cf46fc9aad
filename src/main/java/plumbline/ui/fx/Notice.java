package plumbline.ui.fx;

/// A message that does not interrupt.
///
/// @param text       one sentence, in the present language
/// @param actionText the verb of what can be done about it, or empty
/// @param action     what the verb does
public record Notice(Kind kind, String text, String actionText, Runnable action) {

    /// A message without an action.
    public static Notice of(Kind kind, String text) {
        return new Notice(kind, text, "", () -> {});
    }

    /// How a notice is drawn.
    public enum Kind {
        INFO, DONE, WARNING, FAILED
    }
}
