package plumbline.ui.inconsistencies;

import java.util.Optional;

import plumbline.core.check.CheckStatus;
import plumbline.core.check.FindingHistory.Count;

/// How a count differs from an earlier answer.
///
/// @param by how many more or fewer; 0 unless it differs
public record Change(Kind kind, long by) {
    /// There is no earlier answer to compare with.
    public static final Change NONE = new Change(Kind.NONE, 0);

    /// Compares a count with an earlier answer; one that failed or was skipped tells nothing.
    public static Change of(long count, Optional<Count> earlier) {
        if (earlier.isEmpty() || !told(earlier.get().status())) {
            return NONE;
        }
        long before = earlier.get().count();
        if (count == before) {
            return new Change(Kind.SAME, 0);
        }
        if (before == 0) {
            return new Change(Kind.NEW, count);
        }
        return count > before ? new Change(Kind.MORE, count - before) : new Change(Kind.FEWER, before - count);
    }

    private static boolean told(CheckStatus status) {
        return status == CheckStatus.CLEAN || status == CheckStatus.FINDINGS;
    }

    /// How it differs.
    public enum Kind {
        NONE, SAME, NEW, MORE, FEWER
    }
}
