package plumbline.core.checkpoint.compare;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.RangeSum;
import plumbline.core.checkpoint.Tuple;

/// Sums up rows as the server does with `md5(record_send(ROW(...)))`: the count of columns, then each column's type, length
/// (-1 for NULL) and bytes, four bytes each number (PostgreSQL sources, `record_send` in utils/adt/rowtypes.c). The bytes
/// are those of a binary COPY, which calls the same send functions. Used by one thread.
final class RangeDigest {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int MD5_BYTES = 16;

    private final MessageDigest md5;
    private final int[] types;
    private final byte[] sum = new byte[MD5_BYTES];
    private byte[] record = new byte[1024];
    private long rows;
    private long high;
    private long low;

    private RangeDigest(MessageDigest md5, int[] types) {
        this.md5 = md5;
        this.types = types;
    }

    /// Begins without a row.
    ///
    /// @param columns of the target, whose types have the object ids that its server names
    /// @return empty where this machine has no MD5
    static Optional<RangeDigest> of(List<ColumnForm> columns) {
        try {
            return Optional.of(new RangeDigest(MessageDigest.getInstance("MD5"),
                    columns.stream().mapToInt(column -> (int) column.typeOid()).toArray()));
        } catch (NoSuchAlgorithmException forbidden) {
            return Optional.empty();
        }
    }

    void add(Tuple row) {
        // the row's own lengths stay, and each field gets its type; the count takes four bytes instead of two
        int size = row.length() + 2 + Integer.BYTES * types.length;
        if (record.length < size) {
            record = new byte[Math.max(size, 2 * record.length)];
        }
        INT.set(record, 0, types.length);
        int at = Integer.BYTES;
        for (int i = 0; i < types.length; i++) {
            int length = row.length(i);
            INT.set(record, at, types[i]);
            INT.set(record, at + Integer.BYTES, row.isNull(i) ? -1 : length);
            at += 2 * Integer.BYTES;
            System.arraycopy(row.bytes(), row.place(i), record, at, length);
            at += length;
        }
        md5.update(record, 0, at);
        try {
            md5.digest(sum, 0, MD5_BYTES);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
        rows++;
        high += (long) LONG.get(sum, 0);
        low += (long) LONG.get(sum, Long.BYTES);
    }

    /// How many rows were added since the last sum was taken.
    long rows() {
        return rows;
    }

    /// The sum of the rows added; begins anew.
    RangeSum take() {
        RangeSum taken = new RangeSum(rows, high, low);
        rows = 0;
        high = 0;
        low = 0;
        return taken;
    }
}
