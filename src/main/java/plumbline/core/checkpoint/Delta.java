package plumbline.core.checkpoint;

/// The rows of a table that differ between two sides. Kept in a private file, so that it may be larger than the memory.
public interface Delta {

    /// The columns both sides have, how they are written, and the key.
    TableForm form();

    /// Rows only the second side has.
    long added();

    /// Rows only the first side has.
    long removed();

    /// Rows both have under the same key with different cells.
    long changed();

    /// Reads them by key (without a key: in no order).
    DeltaReader read();

    /// Reads them from a later one on.
    ///
    /// @param first how many to pass over
    DeltaReader readFrom(long first);

    /// How many in all.
    default long size() {
        return added() + removed() + changed();
    }

    /// What happened to a row between the first side and the second.
    enum Kind {
        ADDED, REMOVED, CHANGED
    }

    /// Reads one after another. Used by one thread.
    interface DeltaReader extends AutoCloseable {

        /// Goes to the next.
        boolean next();

        /// What happened to it.
        Kind kind();

        /// The row of the first side, unless it was added; valid until [#next].
        Tuple before();

        /// The row of the second side, unless it was removed; valid until [#next].
        Tuple after();

        @Override
        void close();
    }
}
