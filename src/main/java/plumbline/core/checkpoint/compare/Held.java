package plumbline.core.checkpoint.compare;

import plumbline.core.checkpoint.Tuple;

/// A row kept beyond the next one, in a buffer that is used again. Used by one thread.
final class Held {

    private final Tuple tuple = new Tuple();
    private byte[] buffer = new byte[1024];

    Tuple hold(Tuple row) {
        int length = row.length();
        if (buffer.length < length) {
            buffer = new byte[Math.max(length, (int) Math.min(2L * buffer.length, Integer.MAX_VALUE - 8))];
        }
        tuple.keep(row, buffer);
        return tuple;
    }
}
