package plumbline.core.checkpoint;

/// Reads rows one after another in constant memory. Used by one thread.
///
/// Every method fails with a `ProblemException`: what a server, a file or a deadline may do.
public interface TupleReader extends AutoCloseable {

    /// No rows at all.
    static TupleReader none() {
        return new TupleReader() {
            @Override
            public boolean next() {
                return false;
            }

            @Override
            public Tuple tuple() {
                throw new IllegalStateException("there is no row");
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    /// Goes to the next row.
    ///
    /// @return false behind the last one
    boolean next();

    /// The row last gone to; valid until the next call of [#next].
    Tuple tuple();

    /// Whether the rows so far came in the order that was asked for. Only a reader that relies on how a table's rows lie can
    /// find that they did not.
    default boolean inOrder() {
        return true;
    }

    /// Lets go of what it reads from, also in the middle. Never fails.
    @Override
    void close();
}
