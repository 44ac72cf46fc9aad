package plumbline.core.checkpoint.compare;

import java.util.Arrays;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;

/// The order in which two readings are merged.
sealed interface RowOrder {

    static RowOrder of(TableForm form) {
        return form.key().isEmpty() ? new Whole() : new Keyed(form);
    }

    int compare(Tuple left, Tuple right);

    /// A number that is never larger, read as unsigned, for a row that comes earlier.
    long prefix(Tuple row);

    private static long prefix(Tuple row, int field) {
        int place = row.place(field);
        int length = Math.min(Long.BYTES, row.length(field));
        long prefix = 0;
        for (int i = 0; i < length; i++) {
            prefix |= (row.bytes()[place + i] & 0xFFL) << (56 - 8 * i);
        }
        return prefix;
    }

    /// By the table's key.
    record Keyed(TableForm form) implements RowOrder {

        @Override
        public int compare(Tuple left, Tuple right) {
            return form.compareKeys(left, right);
        }

        @Override
        public long prefix(Tuple row) {
            KeyPart part = form.key().getFirst();
            return switch (part.order()) {
                case SIGNED -> row.isNull(part.column())
                        ? -1
                        : RowOrder.prefix(row, part.column()) ^ Long.MIN_VALUE;
                case BYTES -> row.isNull(part.column()) ? -1 : RowOrder.prefix(row, part.column());
                case NUMERIC, SQLITE -> 0;
            };
        }
    }

    /// Any order will do where rows are only counted; by the first field, then by all bytes, so that rows that are alike
    /// often stand together.
    record Whole() implements RowOrder {

        @Override
        public int compare(Tuple left, Tuple right) {
            if (left.fields() > 0 && right.fields() > 0) {
                int compared = Boolean.compare(left.isNull(0), right.isNull(0));
                if (compared == 0) {
                    compared = Arrays.compareUnsigned(left.bytes(), left.place(0), left.place(0) + left.length(0),
                            right.bytes(), right.place(0), right.place(0) + right.length(0));
                }
                if (compared != 0) {
                    return compared;
                }
            }
            return Arrays.compareUnsigned(left.bytes(), left.start(), left.start() + left.length(), right.bytes(),
                    right.start(), right.start() + right.length());
        }

        @Override
        public long prefix(Tuple row) {
            return row.fields() == 0 ? 0 : row.isNull(0) ? -1 : RowOrder.prefix(row, 0);
        }
    }
}
