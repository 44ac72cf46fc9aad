package plumbline.core.checkpoint.compare;

import java.util.Arrays;
import java.util.List;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;

/// Reads some fields of each row. Used by one thread.
final class Projected implements TupleReader {

    private final TupleReader rows;
    private final int[] fields;
    private final Tuple some = new Tuple();
    private byte[] buffer = new byte[1024];
    private boolean built;

    Projected(TupleReader rows, List<Integer> fields) {
        this.rows = rows;
        this.fields = fields.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public boolean next() {
        built = false;
        return rows.next();
    }

    @Override
    public Tuple tuple() {
        if (!built) {
            buffer = project(rows.tuple(), fields, buffer, some);
            built = true;
        }
        return some;
    }

    /// Writes fields of a row into a buffer.
    ///
    /// @return the buffer, or a larger one
    static byte[] project(Tuple row, int[] fields, byte[] buffer, Tuple into) {
        int size = 2;
        for (int field : fields) {
            size += 4 + row.length(field);
        }
        byte[] out = buffer.length >= size ? buffer : Arrays.copyOf(buffer, Math.max(size, 2 * buffer.length));
        out[0] = (byte) (fields.length >>> 8);
        out[1] = (byte) fields.length;
        int at = 2;
        for (int field : fields) {
            int length = row.isNull(field) ? -1 : row.length(field);
            out[at] = (byte) (length >>> 24);
            out[at + 1] = (byte) (length >>> 16);
            out[at + 2] = (byte) (length >>> 8);
            out[at + 3] = (byte) length;
            at += 4;
            if (length > 0) {
                System.arraycopy(row.bytes(), row.place(field), out, at, length);
                at += length;
            }
        }
        into.set(out, 0, size);
        return out;
    }

    @Override
    public void close() {
        rows.close();
    }
}
