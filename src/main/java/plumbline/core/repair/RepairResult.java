package plumbline.core.repair;

import plumbline.core.journal.RowImages;

/// What a repair did.
///
/// @param run       its number in the journal
/// @param images    every changed row before and after
/// @param verified  whether the check was clean for these rows before the commit and after it
/// @param remaining how many findings of the check remain
public record RepairResult(String run, RowImages images, boolean verified, long remaining, long millis) {

    /// How many rows changed.
    public long changed() {
        return images.changes().size();
    }
}
