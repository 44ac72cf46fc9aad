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
}
