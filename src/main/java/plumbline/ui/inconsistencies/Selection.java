package plumbline.ui.inconsistencies;

/// Which findings the repair would treat.
///
/// @param rows how many
public record Selection(Extent extent, long rows) {

    /// What they are: none, since there is nothing to repair; those the person chose; where none is chosen but a filter
    /// hides some, those it shows; or all findings of the check, also those beyond the rows that were kept.
    public enum Extent {
        NOTHING, CHOSEN, SHOWN, ALL
    }
}
