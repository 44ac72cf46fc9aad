package plumbline.db.sqlite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import plumbline.core.sql.KeyArray;

/// The lossless form of SQLite's values, in which each keeps its storage class and which survives JSON:
///
/// | stored as | kept as |
/// |---|---|
/// | NULL | null |
/// | INTEGER | a Long |
/// | REAL | a Double; the two infinities, which JSON lacks, as `r'Infinity'` and `r'-Infinity'` |
/// | BLOB | the text `x'…'` with hexadecimal digits |
/// | TEXT | the text; one that begins like one of the marked forms as `t'` followed by it |
///
/// So a text never reads as anything else, whatever it holds.
final class SqliteValues {

    private static final String BLOB = "x'";
    private static final String REAL = "r'";
    private static final String TEXT = "t'";
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private SqliteValues() {}

    /// The lossless form of a value as the driver gives it.
    static @Nullable Object kept(@Nullable Object raw) {
        return switch (raw) {
            case null -> null;
            case Integer number -> number.longValue();
            case Double number when number.isInfinite() || number.isNaN() -> REAL + number + "'";
            case byte[] bytes -> hex(bytes);
            case String text when marked(text) -> TEXT + text;
            default -> raw;
        };
    }

    /// What the lossless form is bound as, also after it went through JSON, where a Long may come back as an Integer.
    static @Nullable Object bindable(@Nullable Object kept) {
        return switch (kept) {
            case null -> null;
            case Integer number -> number.longValue();
            case BigInteger number -> number.longValueExact();
            case BigDecimal number -> number.doubleValue();
            case Float number -> number.doubleValue();
            case String text when text.startsWith(TEXT) -> text.substring(TEXT.length());
            case String text when text.startsWith(BLOB) -> bytes(text);
            case String text when text.startsWith(REAL) -> Double.valueOf(inside(text));
            default -> kept;
        };
    }

    static String hex(byte[] bytes) {
        return BLOB + HexFormat.of().withUpperCase().formatHex(bytes) + "'";
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(inside(hex));
    }

    /// The keys as a JSON array, for `json_each`.
    static String json(KeyArray keys) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Object key : keys.values()) {
            switch (key) {
                case null -> array.addNull();
                case Integer number -> array.add(number);
                case Long number -> array.add(number);
                case Double number -> array.add(number);
                case BigDecimal number -> array.add(number);
                case Boolean truth -> array.add(truth ? 1 : 0);
                case String text when text.startsWith(TEXT) -> array.add(text.substring(TEXT.length()));
                default -> array.add(key.toString());
            }
        }
        return array.toString();
    }

    /// Binds a number that may have a fraction or not: SQLite has no decimals.
    static void bind(PreparedStatement statement, int index, BigDecimal number) throws SQLException {
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        BigInteger integer = whole ? number.toBigInteger() : BigInteger.ZERO;
        if (whole && integer.compareTo(LEAST) >= 0 && integer.compareTo(MOST) <= 0) {
            statement.setLong(index, integer.longValue());
        } else {
            statement.setDouble(index, number.doubleValue());
        }
    }

    private static boolean marked(String text) {
        return text.startsWith(BLOB) || text.startsWith(REAL) || text.startsWith(TEXT);
    }

    private static String inside(String text) {
        return text.substring(2, text.length() - 1);
    }
}
