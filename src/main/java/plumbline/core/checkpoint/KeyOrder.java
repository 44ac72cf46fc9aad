package plumbline.core.checkpoint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;

/// By which rule rows are ordered by a column of their key, so that two readings can be merged without a server.
///
/// - `SIGNED`: whole numbers and times in their send form, two's complement of equal length.
/// - `BYTES`: byte by byte as unsigned numbers, a beginning before its continuation: text under `COLLATE "C"`, uuid,
///   boolean, and the send form of every other type.
/// - `NUMERIC`: PostgreSQL's `numeric` in its send form, by value; NaN is the greatest.
/// - `SQLITE`: SQLite's own order under `COLLATE BINARY`: NULL, numbers by value, texts, then bytes.
public enum KeyOrder {

    SIGNED, BYTES, NUMERIC, SQLITE;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /// The word in a manifest.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Compares a field of one row with a field of another; NULL comes last, but first for SQLITE.
    ///
    /// @return negative, zero or positive
    public int compare(Tuple left, int leftField, Tuple right, int rightField) {
        if (left.isNull(leftField) || right.isNull(rightField)) {
            int nulls = Boolean.compare(left.isNull(leftField), right.isNull(rightField));
            return this == SQLITE ? -nulls : nulls;
        }
        return switch (this) {
            case SIGNED -> signed(left, leftField, right, rightField);
            case BYTES -> bytes(left, leftField, right, rightField);
            case NUMERIC -> NumericForm.compare(left, leftField, right, rightField);
            case SQLITE -> SqliteForm.compare(left, leftField, right, rightField);
        };
    }

    private static int signed(Tuple left, int leftField, Tuple right, int rightField) {
        byte[] mine = left.bytes();
        byte[] other = right.bytes();
        int from = left.place(leftField);
        int otherFrom = right.place(rightField);
        int length = left.length(leftField);
        if (length == right.length(rightField)) {
            if (length == Long.BYTES) {
                return Long.compare((long) LONG.get(mine, from), (long) LONG.get(other, otherFrom));
            }
            if (length == Integer.BYTES) {
                return Integer.compare((int) INT.get(mine, from), (int) INT.get(other, otherFrom));
            }
        }
        int first = Byte.compare(mine[from], other[otherFrom]);
        return first != 0 ? first : bytes(left, leftField, right, rightField);
    }

    private static int bytes(Tuple left, int leftField, Tuple right, int rightField) {
        int from = left.place(leftField);
        int other = right.place(rightField);
        return Arrays.compareUnsigned(left.bytes(), from, from + left.length(leftField), right.bytes(), other,
                other + right.length(rightField));
    }
}
