package plumbline.db.postgresql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.text.Phrase;

/// Finds values which the server would take and make something else of, or about which it would say less than can be
/// said. Everything else is left to the server. Stateless.
///
/// - A key that a row lacks: nobody knows what was meant.
/// - NULL where the column takes none.
/// - Bytes that are not written as `\x` and hex digits: the server takes every other text for bytes as well, for example
///   base64, or what Python makes of a `memoryview`.
/// - A moment of `timestamptz` without its zone: it would be taken for one of the session's.
/// - More digits behind the point than `numeric(p,s)` keeps: they would be rounded away.
/// - NUL, which no text can hold.
final class JsonFit {

    private static final Pattern ZONELESS = Pattern
            .compile("\"\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?)?\"");
    private static final Pattern SCALED = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");
    private static final Pattern NUMBER = Pattern.compile("\"?\\s*([+-]?[0-9][0-9.]*([eE][+-]?\\d{1,4})?)\\s*\"?");
    private static final int LONG = 1000;
    private static final Phrase NOT_NULL = Phrase.of("detail.fit.not-null");
    private static final Phrase ABSENT = Phrase.of("detail.fit.absent");
    private static final Phrase NUL = Phrase.of("detail.fit.nul");
    private static final Phrase NO_HEX = Phrase.of("detail.fit.hex");
    private static final Phrase NO_ZONE = Phrase.of("detail.fit.zone");

    private final List<ColumnForm> columns;
    private final int[] scales;

    JsonFit(TableForm form) {
        columns = form.columns();
        scales = columns.stream().mapToInt(JsonFit::scale).toArray();
    }

    private static int scale(ColumnForm column) {
        Matcher scaled = SCALED.matcher(column.type());
        return scaled.matches() ? Integer.parseInt(scaled.group(2)) : -1;
    }

    /// Why a value doesn't fit; null where the server has to say.
    @Nullable
    Phrase misfit(Tuple row, int field) {
        ColumnForm column = columns.get(field);
        if (row.isNull(field)) {
            return column.notNull() ? NOT_NULL : null;
        }
        if (row.length(field) == 0) {
            return ABSENT;
        }
        if (holdsNul(row, field) && !column.base().equals("json")) {
            return NUL;
        }
        return switch (column.base()) {
            case "bytea" -> isHex(row, field) ? null : NO_HEX;
            case "timestamptz" -> isShort(row, field) && ZONELESS.matcher(text(row, field)).matches()
                    ? NO_ZONE
                    : null;
            case "numeric" -> scales[field] >= 0 && isShort(row, field)
                    ? digits(text(row, field), column, scales[field])
                    : null;
            default -> null;
        };
    }

    private static boolean isShort(Tuple row, int field) {
        return row.length(field) < LONG;
    }

    private static String text(Tuple row, int field) {
        return new String(row.bytes(), row.place(field), row.length(field), StandardCharsets.UTF_8);
    }

    /// In JSON as it is written here: a quote, two backslashes for one, then `x`.
    private static boolean isHex(Tuple row, int field) {
        byte[] bytes = row.bytes();
        int place = row.place(field);
        return row.length(field) >= 5 && bytes[place] == '"' && bytes[place + 1] == '\\' && bytes[place + 2] == '\\'
                && bytes[place + 3] == 'x';
    }

    private static @Nullable Phrase digits(String text, ColumnForm column, int scale) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(number.group(1));
            return value.signum() != 0 && value.stripTrailingZeros().scale() > scale
                    ? Phrase.of("detail.fit.digits", column.type())
                    : null;
        } catch (NumberFormatException notOne) {
            return null; // the server will say so
        }
    }

    /// Whether an escape `\u0000` is among the others.
    private static boolean holdsNul(Tuple row, int field) {
        byte[] bytes = row.bytes();
        int end = row.place(field) + row.length(field);
        for (int i = row.place(field); i < end; i++) {
            if (bytes[i] == '\\') {
                i++;
                if (i + 4 < end && bytes[i] == 'u' && bytes[i + 1] == '0' && bytes[i + 2] == '0' && bytes[i + 3] == '0'
                        && bytes[i + 4] == '0') {
                    return true;
                }
            }
        }
        return false;
    }
}
