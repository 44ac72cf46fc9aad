package plumbline.core.checkpoint;

/// A row kept beyond the next one, in a buffer that is used again. Used by one thread.
public final class HeldTuple {

    private static final int LEAST = 128;
    private static final int LARGE = 1 << 16;

    private final Tuple tuple = new Tuple();
    private final int most;
    private byte[] buffer = new byte[LEAST];

    /// @param most a buffer of more bytes is let go of with the next row
    public HeldTuple(int most) {
        this.most = most;
    }

    /// Takes a copy of a row in the place of the one before.
    ///
    /// @return the copy
    public Tuple hold(Tuple row) {
        int length = row.length();
        if (buffer.length < length || buffer.length > most) {
            buffer = new byte[length > LARGE ? length : Math.max(LEAST, 2 * length)];
        }
        tuple.keep(row, buffer);
        return tuple;
    }

    /// The row held last.
    public Tuple tuple() {
        return tuple;
    }
}
