package plumbline.core.checkpoint;

import java.math.BigDecimal;
import java.math.BigInteger;

/// PostgreSQL's `numeric` in its send form: counts of digits, weight, sign and scale as 16-bit numbers, then digits to the
/// base of 10,000 (PostgreSQL sources, `numeric_send` in utils/adt/numeric.c). Stateless.
public final class NumericForm {

    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final int INFINITE = 0xD000;
    private static final int MINUS_INFINITE = 0xF000;
    private static final int HEADER = 8;

    private NumericForm() {}

    /// The number as PostgreSQL writes it, trailing zeros of its scale included; `NaN`, `Infinity` or `-Infinity`.
    public static String text(byte[] bytes, int place, int length) {
        int sign = unsigned(bytes, place + 4);
        if (isSpecial(sign)) {
            return sign == NAN ? "NaN" : sign == INFINITE ? "Infinity" : "-Infinity";
        }
        return value(bytes, place, length).toPlainString();
    }

    static int compare(Tuple left, int leftField, Tuple right, int rightField) {
        int place = left.place(leftField);
        int other = right.place(rightField);
        int rank = rank(unsigned(left.bytes(), place + 4));
        int otherRank = rank(unsigned(right.bytes(), other + 4));
        if (rank != 0 || otherRank != 0) {
            return Integer.compare(rank, otherRank);
        }
        return value(left.bytes(), place, left.length(leftField))
                .compareTo(value(right.bytes(), other, right.length(rightField)));
    }

    private static boolean isSpecial(int sign) {
        return sign == NAN || sign == INFINITE || sign == MINUS_INFINITE;
    }

    private static int rank(int sign) {
        return switch (sign) {
            case NAN -> 2;
            case INFINITE -> 1;
            case MINUS_INFINITE -> -1;
            default -> 0;
        };
    }

    private static BigDecimal value(byte[] bytes, int place, int length) {
        int digits = unsigned(bytes, place);
        if (length != HEADER + 2 * digits) {
            throw new IllegalArgumentException("not a number");
        }
        int weight = (short) unsigned(bytes, place + 2);
        int scale = unsigned(bytes, place + 6);
        BigInteger number = BigInteger.ZERO;
        BigInteger base = BigInteger.valueOf(10_000);
        for (int i = 0; i < digits; i++) {
            number = number.multiply(base).add(BigInteger.valueOf(unsigned(bytes, place + HEADER + 2 * i)));
        }
        // the first digit stands for 10000 to the power of the weight
        BigDecimal value = new BigDecimal(number).scaleByPowerOfTen(4 * (weight - digits + 1));
        BigDecimal scaled = value.setScale(scale, java.math.RoundingMode.DOWN);
        return unsigned(bytes, place + 4) == NEGATIVE ? scaled.negate() : scaled;
    }

    private static int unsigned(byte[] bytes, int place) {
        return ((bytes[place] & 0xFF) << 8) | (bytes[place + 1] & 0xFF);
    }
}
