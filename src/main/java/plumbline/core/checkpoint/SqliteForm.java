package plumbline.core.checkpoint;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// SQLite's values as fields of a [Tuple]; see [Coding#SQLITE]. Stateless.
public final class SqliteForm {

    /// A whole number.
    public static final byte INTEGER = 'i';
    /// A floating-point number.
    public static final byte REAL = 'r';
    /// A text.
    public static final byte TEXT = 't';
    /// Bytes.
    public static final byte BLOB = 'b';

    private SqliteForm() {}

    /// After "Sort Order" of SQLite's documentation, "Datatypes In SQLite".
    static int compare(Tuple left, int leftField, Tuple right, int rightField) {
        byte mine = left.bytes()[left.place(leftField)];
        byte its = right.bytes()[right.place(rightField)];
        int classes = Integer.compare(rank(mine), rank(its));
        if (classes != 0) {
            return classes;
        }
        if (mine == TEXT || mine == BLOB) {
            return Arrays.compareUnsigned(left.bytes(), left.place(leftField) + 1,
                    left.place(leftField) + left.length(leftField), right.bytes(), right.place(rightField) + 1,
                    right.place(rightField) + right.length(rightField));
        }
        long number = bits(left, leftField);
        long other = bits(right, rightField);
        if (mine == its) {
            return mine == INTEGER
                    ? Long.compare(number, other)
                    : Double.compare(Double.longBitsToDouble(number), Double.longBitsToDouble(other));
        }
        return mine == INTEGER
                ? mixed(number, Double.longBitsToDouble(other))
                : -mixed(other, Double.longBitsToDouble(number));
    }

    private static int mixed(long whole, double real) {
        return Double.isInfinite(real)
                ? real > 0 ? -1 : 1
                : BigDecimal.valueOf(whole).compareTo(new BigDecimal(real));
    }

    private static long bits(Tuple tuple, int field) {
        return ByteBuffer.wrap(tuple.bytes(), tuple.place(field) + 1, Long.BYTES).getLong();
    }

    private static int rank(byte storageClass) {
        return switch (storageClass) {
            case INTEGER, REAL -> 0;
            case TEXT -> 1;
            default -> 2;
        };
    }
}
