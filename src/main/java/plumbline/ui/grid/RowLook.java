package plumbline.ui.grid;

/// What a row is beside its values.
///
/// @param note what to know about it, or empty
public record RowLook(Kind kind, String note) {
    /// A row like every other.
    public static final RowLook PLAIN = new RowLook(Kind.FINDING, "");
    /// A row that is only shown.
    public static final RowLook SHOWN = new RowLook(Kind.SHOWN, "");

    /// What a row is: a finding of its check's severity or of one of its own, a row that is only shown, or a finding a
    /// person chose to ignore. `FINE` and
    /// `UNKNOWN` are rows of a list that holds no findings: nothing is wrong, and nobody can tell.
    public enum Kind {
        FINDING, WARNING, CRITICAL, SHOWN, IGNORED, FINE, UNKNOWN
    }

    /// Whether something can be done about it.
    public boolean finding() {
        return switch (kind) {
            case FINDING, WARNING, CRITICAL -> true;
            case SHOWN, IGNORED, FINE, UNKNOWN -> false;
        };
    }
}
