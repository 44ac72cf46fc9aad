package plumbline.core.checkpoint.compare;

/// Hears how many rows were read since it last heard; every few thousand rows, by the thread that reads.
@FunctionalInterface
public interface Pace {

    /// Nobody listens.
    Pace UNHEARD = (rows, bytes) -> {};

    /// Hears.
    ///
    /// @param rows  read from either side since the last call
    /// @param bytes their length
    void read(long rows, long bytes);

    /// Hears that rows will be read a second time.
    ///
    /// @param rows of both sides
    default void again(long rows) {
        // nobody need know how many there are in all
    }
}
