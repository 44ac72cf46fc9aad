package plumbline.core.repair;

import java.util.List;
import plumbline.core.journal.ChangeRecord;

/// What a repair did.
///
/// @param runs      its numbers in the journal, one for each go; none where nothing was wrong
/// @param change    every changed row before and after
/// @param verified  whether the check was clean for these rows before the commit and after it
/// @param remaining how many findings of the check remain; where it was asked about the chosen ones alone, as many as
///                  it found before beside them
public record RepairResult(List<String> runs, ChangeRecord change, boolean verified, long remaining, long millis) {

    public RepairResult {
        runs = List.copyOf(runs);
    }

    /// The first of its numbers in the journal, or empty.
    public String run() {
        return runs.isEmpty() ? "" : runs.getFirst();
    }

    /// How many rows changed.
    public long changed() {
        return change.size();
    }
}
