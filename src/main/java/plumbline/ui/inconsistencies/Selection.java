package plumbline.ui.inconsistencies;

/// Which findings the repair would treat.
///
/// @param rows how many
public record Selection(Extent extent, long rows) {
    /// What they are.
    public enum Extent {
        /// There is nothing to repair.
        NOTHING,
        /// The rows the person chose.
        CHOSEN,
        /// None is chosen, but a filter hides some: those it shows.
        SHOWN,
        /// All findings of the check, also those beyond the rows that were kept.
        ALL
    }
}
