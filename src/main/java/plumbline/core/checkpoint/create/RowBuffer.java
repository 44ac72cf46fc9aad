package plumbline.core.checkpoint.create;

import java.util.Arrays;
import java.util.function.Consumer;
import plumbline.core.checkpoint.Tuple;

/// Rows that wait for their turn. Used by one thread.
final class RowBuffer {

    /// Beyond this it takes no more; a single row may be larger.
    private static final int MOST = 8 << 20;

    private byte[] bytes = new byte[1 << 16];
    private int[] ends = new int[1024];
    private int rows;

    /// Keeps a copy of the row.
    ///
    /// @return false where it is full, and the row was not kept
    boolean add(Tuple tuple) {
        int used = used();
        if ((long) used + tuple.length() > MOST) {
            return false;
        }
        if (bytes.length < used + tuple.length()) {
            bytes = Arrays.copyOf(bytes, Math.max(used + tuple.length(), Math.min(MOST, bytes.length * 2)));
        }
        if (ends.length == rows) {
            ends = Arrays.copyOf(ends, rows * 2);
        }
        System.arraycopy(tuple.bytes(), tuple.start(), bytes, used, tuple.length());
        ends[rows++] = used + tuple.length();
        return true;
    }

    private int used() {
        return rows == 0 ? 0 : ends[rows - 1];
    }

    /// Gives all rows in their order, and is empty afterwards.
    void drain(Consumer<Tuple> to) {
        Tuple tuple = new Tuple();
        int from = 0;
        for (int i = 0; i < rows; i++) {
            tuple.set(bytes, from, ends[i] - from);
            to.accept(tuple);
            from = ends[i];
        }
        rows = 0;
    }
}
