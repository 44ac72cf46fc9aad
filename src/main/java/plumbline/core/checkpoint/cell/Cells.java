package plumbline.core.checkpoint.cell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.SqliteForm;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;

/// Fields as texts: what the server itself would write with `DateStyle` ISO, `IntervalStyle` postgres, `TimeZone` UTC,
/// `extra_float_digits` 3 and `bytea_output` hex; booleans as `true` and `false`. Stateless.
public final class Cells {

    /// More than a person reads in a cell.
    public static final int SHOWN = 64 * 1024;

    private static final PostgresTypes TYPES = new PostgresTypes();
    private static final JsonMapper JSON = new JsonMapper();

    private Cells() {}

    /// A field as text.
    ///
    /// @return null for NULL; `\x` and hex where the type is not known or the bytes don't fit it
    public static @Nullable String text(TableForm form, Tuple row, int field) {
        return row.isNull(field)
                ? null
                : text(form.coding(), form.columns().get(field), row.bytes(), row.place(field), row.length(field));
    }

    /// Whether texts of a column are its values, not the bare bytes.
    public static boolean known(Coding coding, ColumnForm column) {
        return coding != Coding.COPY_BINARY || TYPES.of(column.base()) != null;
    }

    /// Whether the server would read a column's text as the very same value whatever its settings: it is known, and no
    /// amount of money, whose text depends on `lc_monetary`, and of no type that may hold members of unknown types.
    public static boolean exact(Coding coding, ColumnForm column) {
        return known(coding, column) && (coding != Coding.COPY_BINARY || (!column.base().contains("money")
                && !column.base().contains("record") && !column.base().contains("composite")));
    }

    /// A text cut where it is too long for a screen.
    ///
    /// @param limit most characters
    public static String shown(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "...";
    }

    private static @Nullable String text(Coding coding, ColumnForm column, byte[] bytes, int place, int length) {
        return switch (coding) {
            case COPY_BINARY -> binary(column, bytes, place, length);
            case COPY_TEXT -> new String(bytes, place, length, StandardCharsets.UTF_8);
            case SQLITE -> sqlite(bytes, place, length);
            case JSON -> json(new String(bytes, place, length, StandardCharsets.UTF_8));
        };
    }

    private static String binary(ColumnForm column, byte[] bytes, int place, int length) {
        Decoder decoder = TYPES.of(column.base());
        if (decoder != null) {
            try {
                String text = decoder.text(new Field(bytes, place, length));
                return column.base().equals("bool") ? text.equals("t") ? "true" : "false" : text;
            } catch (RuntimeException notItsType) {
                // shown as it lies there
            }
        }
        return "\\x" + HexFormat.of().formatHex(bytes, place, place + length);
    }

    private static String sqlite(byte[] bytes, int place, int length) {
        return switch (bytes[place]) {
            case SqliteForm.INTEGER -> Long.toString(ByteBuffer.wrap(bytes, place + 1, Long.BYTES).getLong());
            case SqliteForm.REAL -> real(ByteBuffer.wrap(bytes, place + 1, Long.BYTES).getDouble());
            case SqliteForm.TEXT -> new String(bytes, place + 1, length - 1, StandardCharsets.UTF_8);
            default -> "x'" + HexFormat.of().formatHex(bytes, place + 1, place + length) + "'";
        };
    }

    /// With a point or an exponent, so that it is told from a whole number.
    private static String real(double value) {
        String text = Reals.float8(value);
        return text.matches("-?\\d+") ? text + ".0" : text;
    }

    private static @Nullable String json(String text) {
        try {
            JsonNode value = JSON.readTree(text);
            return value.isNull() ? null : value.isTextual() ? value.textValue() : text;
        } catch (JsonProcessingException notJson) {
            return text;
        }
    }
}
