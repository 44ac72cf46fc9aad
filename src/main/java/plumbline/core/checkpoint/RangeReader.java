package plumbline.core.checkpoint;

import java.util.List;

/// A table of a target, looked at by ranges of its key at the instant of its [LiveTables]. Used by one thread, and not
/// while rows are being read.
///
/// Every method fails with a `ProblemException`.
public interface RangeReader {

    /// By how many leading columns of the key ranges are told: by those that the server has in the order of [KeyOrder]
    /// without sorting. At least one.
    int keyColumns();

    /// Whether the rows of a range lie together, or are so few that it makes no difference.
    boolean together();

    /// The sum of one range. That the server can't work sums out leaves everything else usable.
    ///
    /// @param most where it has more rows, some of them are enough
    RangeSum sum(KeyRange range, int most);

    /// The sums of the ranges between bounds that follow each other.
    ///
    /// @param bounds ascending, at least two; each is the end of a range and the beginning of the next
    /// @param most   of a range that has more rows, some of them are enough
    /// @return one fewer than there are bounds
    List<RangeSum> sums(List<Tuple> bounds, int most);

    /// Reads the rows of some ranges in the key's order.
    ///
    /// @param ranges ascending, none over another; at least one; several only where all have both bounds
    TupleReader rows(List<KeyRange> ranges);
}
