package plumbline.core.checkpoint.cell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Floating-point numbers as PostgreSQL 12 and later writes them: the fewest digits that lie strictly nearer to the number
/// than to its neighbours (`common/d2s.c` and `common/f2s.c`, which take no decimal exactly in the middle; Java does).
/// Stateless.
final class Reals {

    private static final int FIXED8 = 15;
    private static final int FIXED4 = 6;

    private Reals() {}

    static String float8(double value) {
        double size = Math.abs(value);
        return text(value, Math.nextDown(size), Math.nextUp(size), Double.toString(size), 17, FIXED8);
    }

    static String float4(float value) {
        float size = Math.abs(value);
        return text(value, Math.nextDown(size), Math.nextUp(size), Float.toString(size), 9, FIXED4);
    }

    /// A size as text.
    ///
    /// @param below the next smaller size
    /// @param above the next larger one
    /// @param guess Java's own text of the size
    /// @param most  digits that always tell it
    /// @param fixed digits from which on it is written with an exponent
    private static String text(double value, double below, double above, String guess, int most, int fixed) {
        String special = special(value);
        if (!special.isEmpty()) {
            return special;
        }
        BigDecimal exact = new BigDecimal(Math.abs(value));
        BigDecimal low = middle(exact, new BigDecimal(below));
        BigDecimal high = Double.isInfinite(above)
                ? exact.add(exact.subtract(low))
                : middle(exact, new BigDecimal(above));
        return written(value < 0, shortest(new BigDecimal(guess), exact, low, high, most), fixed);
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        return value == 0 ? 1 / value < 0 ? "-0" : "0" : "";
    }

    private static BigDecimal middle(BigDecimal one, BigDecimal other) {
        return one.add(other).multiply(new BigDecimal("0.5"));
    }

    /// @param guess Java's own, which is right but for a decimal in the middle and a second digit
    private static BigDecimal shortest(BigDecimal guess, BigDecimal exact, BigDecimal low, BigDecimal high, int most) {
        BigDecimal stripped = guess.stripTrailingZeros();
        if (stripped.precision() > 2 && inside(stripped, low, high)) {
            return stripped;
        }
        for (int digits = 1; digits < most; digits++) {
            BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean belowNearer = exact.subtract(below).compareTo(above.subtract(exact)) <= 0;
            BigDecimal nearer = belowNearer ? below : above;
            BigDecimal farther = belowNearer ? above : below;
            if (inside(nearer, low, high)) {
                return nearer.stripTrailingZeros();
            }
            if (inside(farther, low, high)) {
                return farther.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(most, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    private static boolean inside(BigDecimal number, BigDecimal low, BigDecimal high) {
        return number.compareTo(low) > 0 && number.compareTo(high) < 0;
    }

    private static String written(boolean negative, BigDecimal number, int fixed) {
        String digits = number.unscaledValue().toString();
        int exponent = digits.length() - 1 - number.scale();
        StringBuilder text = new StringBuilder(negative ? "-" : "");
        if (exponent >= -4 && exponent < fixed) {
            return text.append(number.toPlainString()).toString();
        }
        text.append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+');
        return text.append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent)).toString();
    }
}
