package plumbline.core.checkpoint;

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
            case SIGNED -> {
                int first = Byte.compare(left.bytes()[left.place(leftField)], right.bytes()[right.place(rightField)]);
                yield first != 0 ? first : bytes(left, leftField, right, rightField);
            }
            case BYTES -> bytes(left, leftField, right, rightField);
            case NUMERIC -> NumericForm.compare(left, leftField, right, rightField);
            case SQLITE -> SqliteForm.compare(left, leftField, right, rightField);
        };
    }

    private static int bytes(Tuple left, int leftField, Tuple right, int rightField) {
        int from = left.place(leftField);
        int other = right.place(rightField);
        return Arrays.compareUnsigned(left.bytes(), from, from + left.length(leftField), right.bytes(), other,
                other + right.length(rightField));
    }
}
